import Extraction
import Model
import Testing

/// Who did it to whom, in sentences invented for this file.
@Suite struct RoleFinderTests {
  private static func sides(_ text: String, _ type: PloverType) throws -> [(actors: String, targets: String)] {
    try ConfigFiles.findings(text).events.filter { $0.type == type }.map {
      ($0.actors.map(\.text).joined(separator: " + "), $0.targets.map(\.text).joined(separator: " + "))
    }
  }

  @Test(arguments: [
    ("قال السكان إن مسلحين مجهولين خطفوا مهندسا أجنبيا قرب الحقل النفطي.", "مسلحين", "مهندسا"),
    ("أفادت الوكالة بأن انتحاريا يقود شاحنة فجر نفسه قرب ثكنة فقتل أربعة جنود.", "انتحاريا", "أربعة جنود"),
    ("هاجمت مجموعة من المتمردين قافلة للجيش شرق البلاد فقتل جنديان.", "مجموعة من المتمردين", ""),
    ("أطلقت دبابة قذيفة على منزل في الحي الشرقي.", "دبابة", "منزل"),
    ("قتل ضابط في الشرطة على يد مسلحين أمام منزله أمس.", "مسلحين", "ضابط"),
  ])
  func `attackers and victims are found`(_ text: String, _ actor: String, _ target: String) throws {
    let found = try Self.sides(text, .assault)
    #expect(found.contains { $0.actors.contains(actor) && (target.isEmpty || $0.targets.contains(target)) }, "\(found)")
  }

  @Test(arguments: [
    ("تجمع مئات المتظاهرين أمام مقر البلدية مطالبين باستقالة المحافظ.", "المتظاهرين"),
    ("شهدت المدينة الساحلية أمس مسيرات احتجاجية شارك فيها آلاف العمال.", ""),
  ])
  func `a town protests never, its people do`(_ text: String, _ actor: String) throws {
    let found = try Self.sides(text, .protest)
    #expect(!found.isEmpty && found.allSatisfy { !$0.actors.contains("المدينة") })
    #expect(actor.isEmpty || found.contains { $0.actors.contains(actor) }, "\(found)")
  }

  @Test(arguments: [
    "انتقد الأمين العام للحزب قرار الحكومة رفع الأسعار.", "أعلنت الإدارة فرض عقوبات مالية جديدة على ثلاث شركات.",
    "تمكنت دورية من إلقاء القبض على شخصين عشية اليوم في منطقة جبلية.",
  ])
  func `times and adjectives are nobody`(_ text: String) throws {
    let found = try ConfigFiles.findings(text).events.flatMap { $0.actors + $0.targets }.map(\.text)
    for word in ["العام", "مالية", "جديدة", "عشية"] { #expect(!found.contains(word), "\(found)") }
  }

  @Test func `who manages an arrest is the subject of the verb of managing`() throws {
    let found = try Self.sides("تمكنت دورية للشرطة مساء أمس الأربعاء من القبض على ثلاثة لصوص في السوق.", .coerce)
    #expect(found.contains { $0.actors.contains("دورية") && $0.targets.contains("ثلاثة لصوص") }, "\(found)")
  }

  @Test func `what people in the streets do is a protest`() throws {
    let found = try Self.sides("وهتف المتظاهرون ضد الحكومة في ساحة المدينة.", .protest)
    #expect(found.contains { $0.actors.contains("المتظاهرون") && $0.targets.contains("الحكومة") }, "\(found)")
  }

  @Test func `one sentence tells one attack`() throws {
    let found = try Self.sides("قتل سبعة مدنيين وأصيب عشرة بجروح في غارة جوية على سوق في البلدة.", .assault)
    #expect(found.count == 1)
  }
}
