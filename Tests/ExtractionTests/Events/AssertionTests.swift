import Extraction
import Foundation
import Model
import Testing

/// What tells a reported happening from one that is only spoken of. The sentences are invented.
@Suite struct AssertionTests {
  private static func events(_ text: String, _ type: PloverType) throws -> [Event] {
    try ConfigFiles.findings(text).events.filter { $0.type == type }
  }

  private static func isReported(_ text: String, _ type: PloverType) throws -> Bool {
    try events(text, type).contains { !$0.historical && ($0.status == .occurred || $0.status == .planned) }
  }

  @Test(arguments: [
    "قالت الشرطة إن مسلحين مجهولين قتلوا ثلاثة حراس في هجوم على مصرف وسط المدينة مساء أمس.",
    "انفجرت سيارة مفخخة قرب سوق شعبية فقتل ستة أشخاص وأصيب عشرون بجروح.",
    "أعلن متحدث عسكري مقتل خمسة جنود في انفجار عبوة ناسفة قرب الحدود.",
  ])
  func `an attack that is told is reported`(_ text: String) throws {
    #expect(try Self.isReported(text, .assault))
  }

  @Test(arguments: [
    "استنكر الكاتب خطف البحارة وطالب بمعاقبة كل من يبرر ذلك في مقالاته.",
    "يحاكم اليوم رجل في قضية قتل شغلت الرأي العام.",
    "يعرض المهرجان وثائقيا عن المصور الذي خطفته عصابة قبل أعوام.",
    "أجرت البحرية تدريبا تحسبا لأي هجوم محتمل على الميناء.",
    "يقول الباحث إن على المدن أن تستعد كي لا يهاجمها أحد.",
  ])
  func `an attack that is only spoken of is not`(_ text: String) throws {
    let events = try Self.events(text, .assault).map { "\($0.rule) \($0.confidence) \($0.status)" }
    #expect(try !Self.isReported(text, .assault), "\(events)")
  }

  @Test func `a negated light verb denies its noun`() throws {
    let events = try Self.events("قال المحقق إنه لم يتم القبض على المشتبه به بعد مداهمة البيت أمس.", .coerce)
    #expect(!events.contains { $0.triggerText.contains("القبض") && $0.status == .occurred })
  }

  @Test func `who sets fire to himself attacks nobody`() throws {
    #expect(try Self.events("أضرم شاب النار في جسده أمام مقر البلدية صباح اليوم.", .assault).isEmpty)
  }

  @Test func `the confidence is the logistic function of its parts`() throws {
    let events = try ConfigFiles.findings("أطلق مسلحون النار على دورية للشرطة وسط بغداد أمس فقتل شرطيان.").events
    let event = try #require(events.first { $0.type == .assault })
    let sum = event.evidence.reduce(0) { $0 + $1.weight }
    #expect(event.evidence.contains { $0.name == "past-verb" })
    #expect(abs(event.confidence - 1 / (1 + exp(-sum))) < 0.011)
  }

  @Test func `a masdar behind a noun is not read as a verb`() throws {
    let events = try Self.events("فتحت النيابة تحقيقا في جريمة قتل وقعت في القرية.", .assault)
    #expect(events.allSatisfy { $0.actors.isEmpty })
  }

  @Test func `an event has the contexts of its rule and its sentence`() throws {
    let events = try ConfigFiles.findings("التقى وزير الخارجية المصري نظيره الأردني في عمان لبحث أزمة اللاجئين.").events
    let meeting = try #require(events.first { $0.type == .consult })
    #expect(meeting.contexts.first == "diplomatic")
    #expect(meeting.contexts.count <= 4)
  }
}
