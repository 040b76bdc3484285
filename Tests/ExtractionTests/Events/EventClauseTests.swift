import Extraction
import Model
import Testing

/// What belongs to an event's own clause and what does not, in sentences invented for this file.
@Suite struct EventClauseTests {
  private static func events(_ text: String, _ type: PloverType) throws -> [Event] {
    try ConfigFiles.findings(text).events.filter { $0.type == type }
  }

  private static func actors(_ event: Event) -> String { event.actors.map(\.text).joined(separator: " + ") }
  private static func targets(_ event: Event) -> String { event.targets.map(\.text).joined(separator: " + ") }

  @Test func `the head of a relative clause between commas is the subject behind it`() throws {
    let events = try Self.events("يذكر أن وزير خارجية النرويج، الذي يقود وفدا كبيرا، قد التقى أمس رئيس البرلمان التونسي.", .consult)
    #expect(events.contains { Self.actors($0).contains("النرويج") && Self.targets($0).contains("البرلمان") }, "\(events)")
  }

  @Test func `the object stands behind the words that say what is threatened`() throws {
    let events = try Self.events("هددت الحكومة الهندية بطرد السفير الكندي قبل نهاية الأسبوع.", .threaten)
    #expect(events.contains { Self.actors($0).contains("الهندية") && Self.targets($0).contains("السفير") }, "\(events)")
  }

  @Test func `a word that begins with waw of its own is an object`() throws {
    let events = try Self.events("استقبل ملك الأردن وزير الخارجية الياباني في القصر.", .consult)
    #expect(events.contains { Self.targets($0).contains("وزير الخارجية") }, "\(events)")
  }

  @Test func `an attack as the subject is no victim`() throws {
    let events = try Self.events("استهدف هجوم مسلح كنيسة صغيرة وقتل حارسها برصاص مجهولين.", .assault)
    #expect(!events.isEmpty && events.allSatisfy { !Self.targets($0).contains("هجوم") }, "\(events)")
  }

  @Test func `who is arrested did not arrest`() throws {
    let events = try Self.events("تم أمس القبض على ثلاثة عناصر مسلحة إثر مداهمة منزل في الضاحية.", .coerce)
    #expect(!events.isEmpty && events.allSatisfy { !Self.actors($0).contains("عناصر") }, "\(events)")
  }

  @Test func `what follows a pronoun is not the recipient`() throws {
    let events = try Self.events("قال مصدر في الشرطة إن عملية إلقاء القبض عليه تمت إثر متابعة طويلة.", .coerce)
    #expect(events.allSatisfy { !Self.targets($0).contains("تمت") }, "\(events)")
  }

  @Test func `those between whom there is fighting are on both sides`() throws {
    let events = try Self.events("اندلعت معارك عنيفة بين الجيش والمتمردين في ضواحي المدينة.", .assault)
    #expect(events.contains { Self.actors($0).contains("المتمردين") && Self.targets($0).contains("الجيش") }, "\(events)")
  }

  @Test func `an adjective with the ending of a noun is no verb with a pronoun`() throws {
    #expect(try Self.events("تعمل مجموعة ضيقة على إفساد الأجواء في المنطقة.", .coerce).isEmpty)
  }

  @Test(arguments: [
    "تظاهرة ثقافية كبرى تحتضنها المدينة في الربيع.", "نظمت الجمعية تظاهرة رياضية شارك فيها مئات التلاميذ.",
    "خطف المهاجم الشاب الأضواء في افتتاح الموسم.", "شنت الوزارة حربا على التدخين في المدارس.",
  ])
  func `words that mean something else leave no violence and no protest`(_ text: String) throws {
    let events = try ConfigFiles.findings(text).events
    #expect(events.allSatisfy { $0.type != .protest && $0.type != .assault }, "\(events)")
  }

  @Test func `who says what others must do demands it`() throws {
    let events = try Self.events("قال الرئيس التركي إنه يجب على إسرائيل أن تفتح المعابر فورا.", .request)
    #expect(events.contains { Self.actors($0).contains("التركي") && Self.targets($0).contains("إسرائيل") }, "\(events)")
  }

  @Test func `the date of saying is not the date of what is said`() throws {
    let events = try ConfigFiles.findings("أفاد المدير يوم 12 يونيو 2024 بأن الشرطة اعتقلت ثلاثة لصوص في السوق.", published: "2024-06-20")
      .events
    #expect(events.contains { $0.type == .coerce && $0.date?.basis == .article }, "\(events)")
  }
}
