import Extraction
import Model
import Testing

@Suite struct StrangerFinderTests {
  @Test(arguments: [
    ("حذر المحلل السياسي سامر قنديل من الجفاف.", "سامر قنديل"),
    ("رأى الشاعر وليد الخطيب أن القصيدة لا تموت.", "وليد الخطيب"),
    ("افتتح الفنان التشكيلي مازن الصباغ معرضه الثالث.", "مازن الصباغ"),
    ("شكرت الباحثة سلمى الحلبي طلابها.", "سلمى الحلبي"),
  ])
  func `a title or profession introduces a person`(text: String, name: String) throws {
    let findings = try ConfigFiles.findings(text)
    #expect(findings.mentions.map(\.text) == [name])
    #expect(findings.entities.map(\.type) == [.person])
    #expect(findings.entities.map(\.name) == [name])
  }

  @Test func `the slug of a stranger is ASCII and the same in every article`() throws {
    let first = try ConfigFiles.findings("حذر المحلل السياسي سامر قنديل من الجفاف.")
    let second = try ConfigFiles.findings("عاد الخبير سامر قنديل إلى بلدته.", published: nil)
    let slug = try #require(first.entities.first?.slug)
    #expect(second.entities.map(\.slug) == [slug])
    #expect(slug.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") })
  }

  @Test(arguments: [
    "اعتمد المهندس على أحسن الخبراء، وطلب من المدير أن يحضر.", "على المزارعين أن يحفظوا الماء على أحسن وجه.",
    "صرح المتحدث باسم الشركة أن العمل مستمر.", "وقّع المدير باسم القرية كلها.", "وضع الرئيس حسن النوايا أساساً للحوار.",
    "قال الوزير على الهاتف إنه قادم.", "طلب الطبيب أن يستريح المريض.", "أصر المدرب على أن الفوز قريب.",
    "قدّم الأستاذ كريم العطاء مثالاً للطلاب.", "كان الشيخ على علم بالأمر.",
  ])
  func `particles and virtues are no persons`(text: String) throws {
    let findings = try ConfigFiles.findings(text)
    #expect(findings.entities.filter { $0.type == .person }.map(\.name) == [])
  }

  @Test func `a given name alone is nobody`() throws {
    #expect(try ConfigFiles.findings("ذهب محمد إلى السوق وعاد مع أحمد.").mentions.isEmpty)
  }

  @Test func `a known person behind a profession stays that person`() throws {
    let findings = try ConfigFiles.findings("صافح المحامي باراك أوباما جيرانه.")
    #expect(findings.entities.map(\.slug) == ["barack-obama"])
  }
}
