import Extraction
import Model
import Testing

@Suite struct NameBordersTests {
  private static func texts(_ text: String, _ type: EntityType) throws -> [String] {
    let findings = try ConfigFiles.findings(text)
    let types = Dictionary(uniqueKeysWithValues: findings.entities.map { ($0.slug, $0.type) })
    return findings.mentions.filter { types[$0.entity] == type }.map(\.text)
  }

  @Test func `players in a list between dashes are several`() throws {
    let names = try Self.texts("تشكيلة الفريق: سامر حمدان - كريم شلهوب - رامي الزبداني.", .person)
    #expect(names == ["سامر حمدان", "كريم شلهوب", "رامي الزبداني"])
  }

  @Test func `a title is no part of a name`() throws {
    #expect(try Self.texts("وشاركت في الحفل الفنانة سلمى الزبداني والمطرب هيثم شلهوب.", .person) == ["سلمى الزبداني", "هيثم شلهوب"])
  }

  @Test(arguments: [
    ("وقالت الجمعية الوطنية للمزارعين إن الموسم جيد.", "الجمعية الوطنية للمزارعين"),
    ("وبحسب المركز الوطني للأرصاد الجوية فإن الحرارة ترتفع.", "المركز الوطني للأرصاد الجوية"),
    ("رفض الاتحاد اليمني للصناعة والتجارة القرار.", "الاتحاد اليمني للصناعة والتجارة"),
  ])
  func `the name of a body goes on with whom it is for`(text: String, name: String) throws {
    #expect(try Self.texts(text, .organization) == [name])
  }

  @Test(arguments: [
    "وقدمت الجمعية الوطنية للرئيس عون تقريرها.", "اجتمعت اللجنة المحلية للمرة الثانية.", "سعت الجمعية الخيرية للحصول على دعم.",
  ])
  func `the complement of a verb is no part of the body before it`(text: String) throws {
    #expect(try Self.texts(text, .organization).allSatisfy { !$0.contains("لل") })
  }

  @Test func `the article of a body keeps its alef behind the particle`() throws {
    let findings = try ConfigFiles.findings("والتقى بالمدير التجاري للشركة الوطنية للملاحة مساء.")
    #expect(findings.entities.map(\.name) == ["الشركة الوطنية للملاحة"])
    #expect(findings.faults(in: Article(title: "عنوان", body: "والتقى بالمدير التجاري للشركة الوطنية للملاحة مساء.")) == [])
  }

  @Test(arguments: [
    ("استهدفت الغارات سجن الزرنوقة قرب المدينة.", "سجن الزرنوقة"), ("وقع الحادث في بلدة الزرنوقة مساء.", "الزرنوقة"),
    ("اندلع حريق في جبل الصنوان فجراً.", "جبل الصنوان"),
  ])
  func `a noun before it shows a place that nobody knows`(text: String, name: String) throws {
    #expect(try Self.texts(text, .place) == [name])
  }

  @Test(arguments: ["عاش في قرية صغيرة هادئة.", "زار مدينة الألعاب مع أولاده.", "وضع في سجن انفرادي.", "سكن في حي سكني جديد."])
  func `a noun before a word of the language shows no place`(text: String) throws {
    #expect(try Self.texts(text, .place) == [])
  }

  @Test func `banks are no capital of Greenland`() throws {
    #expect(try Self.texts("أغلقت بنوك كثيرة أبوابها، وبنوك أخرى تنتظر.", .place) == [])
    #expect(try Self.texts("وصل الوفد إلى عاصمة الجزيرة، نوك، مساء.", .place) == ["نوك"])
  }
}
