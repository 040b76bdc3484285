import Model
import Testing

@testable import DocumentFormats

@Suite struct PublicationDatingTests {
  private static let second =
    "وقال رئيس البلدية إن المشروع سيموّل من صندوق محلي، وإن الصيادين سيُنقلون مؤقتاً إلى رصيف مجاور."

  private func article(_ lead: String, dateline: String? = nil, client: String? = nil) throws -> Article {
    let front = dateline.map { $0 + "\n\n" } ?? ""
    let text = "ترميم المرفأ القديم في المدينة\n\n\(front)\(lead)\n\n\(Self.second)\n"
    let read = try Fixture.read(text, metadata: DocumentMetadata(published: client.flatMap { PartialDate(iso: $0) }))
    #expect(read.articles.count == 1)
    return read.articles[0]
  }

  @Test func `the client's date wins over a printed one, with a warning`() throws {
    let made = try article("بدأت البلدية ترميم المرفأ.", dateline: "12 مارس 2026", client: "2026-03-20")
    #expect(made.published == Publication(PartialDate(iso: "2026-03-20") ?? Self.never, basis: .client))
    #expect(made.warnings.count == 1)
  }

  @Test func `a printed day is taken inside the month that the client gives`() throws {
    let made = try article("بدأت البلدية ترميم المرفأ.", dateline: "12 مارس 2026", client: "2026-03")
    #expect(made.published?.date.description == "2026-03-12")
    #expect(made.published?.basis == .dateline)
    #expect(made.warnings.isEmpty)
  }

  @Test(arguments: [
    ("بدأت البلدية أمس (الأربعاء) 14 يناير 2026 ترميم المرفأ القديم.", "2026-01-15"),
    ("تبدأ البلدية اليوم الخميس 15 يناير 2026 ترميم المرفأ القديم.", "2026-01-15"),
    ("أعلنت البلدية أنها ستفتح المرفأ في 18 يناير الحالي، بعد أن أغلقته في أكتوبر من عام 2025 ثم في 3 يناير 2026.", "2026-01"),
    ("أغلقت البلدية المرفأ يوم الأحد 18 يناير الحالي، وكانت قد فتحته في 3 مارس 2025 بعد انتظار.", "2026-01"),
    ("انطلقت الأربعاء 14 يناير/كانون الثاني 2026 أعمال ترميم المرفأ القديم.", "2026-01"),
  ])
  func `a page without a date gets the one that its text shows`(lead: String, date: String) throws {
    let made = try article(lead)
    #expect(made.published?.date.description == date)
    #expect(made.published?.basis == .inferred)
    #expect(made.warnings.count == 1)
  }

  @Test(arguments: [
    "بدأت البلدية أمس (الأربعاء) ترميم المرفأ القديم.", "بُني المرفأ في 14 يناير 1926 وتهدّم بعد ذلك بأعوام.",
    "تعلن البلدية في 18 يناير الحالي موعد الافتتاح.", "زار الوزير المرفأ في 2024، وتعهّد بترميمه قبل 2027.",
  ])
  func `a text that does not show its date has none`(lead: String) throws {
    #expect(try article(lead).published == nil)
  }

  @Test func `a caption that is dated speaks for its text`() throws {
    let made = try article("تجمّع الصيادون اليوم (الخميس) أمام المرفأ.\n\nصيادون أمام المرفأ في 14 يناير 2026 (رويترز)")
    #expect(made.captions.count == 1)
    #expect(made.published?.date.description == "2026-01")
  }

  @Test func `a text of another day than its date is kept with a warning`() throws {
    let made = try article("بدأت البلدية اليوم (الثلاثاء) ترميم المرفأ القديم.", client: "2026-01-15")
    #expect(made.published?.date.description == "2026-01-15")
    #expect(made.warnings.count == 1)
    #expect(try article("بدأت البلدية اليوم (الخميس) ترميم المرفأ القديم.", client: "2026-01-15").warnings.isEmpty)
  }

  @Test func `a page's printed date wins over the one in its head`() throws {
    let html = """
      <html><head><meta property="article:published_time" content="2026-01-20T08:00:00Z"></head><body><article><h1>ترميم المرفأ</h1>
      <p>12 يناير 2026</p><p>\(Self.second) \(Self.second)</p><p>\(Self.second) \(Self.second)</p></article></body></html>
      """
    let made = try Fixture.read(html, type: .html).articles[0]
    #expect(made.published?.date.description == "2026-01-12")
    #expect(made.warnings.count == 1)
  }

  private static let never = PartialDate(CalendarDate(daysSinceEpoch: 0))
}
