import Model
import Testing

@Suite struct CalendarDateTests {
  @Test(arguments: [
    ("1970-01-01", 0, 4), ("2000-02-29", 11_016, 2), ("2025-03-18", 20_165, 2), ("2026-02-01", 20_485, 7), ("1969-12-31", -1, 3),
  ])
  func `counts days and weekdays`(iso: String, days: Int, weekday: Int) throws {
    let date = try #require(CalendarDate(iso: iso))
    #expect(date.daysSinceEpoch == days)
    #expect(date.weekday == weekday)
    #expect(CalendarDate(daysSinceEpoch: days) == date)
    #expect(date.description == iso)
  }

  @Test(arguments: [
    "2025-02-30", "2025-13-01", "2025-00-10", "2025-1-01", "25-01-01", "2025-01-01T", "2025/01/01", "", "٢٠٢٥-٠١-٠١", "-025-01-01",
  ])
  func `refuses days that do not exist and other spellings`(text: String) {
    #expect(CalendarDate(iso: text) == nil)
  }

  @Test func `days and dates are inverse over four centuries`() {
    for days in stride(from: -150_000, to: 150_000, by: 7) {
      #expect(CalendarDate(daysSinceEpoch: days).daysSinceEpoch == days)
    }
  }

  @Test func `months are added with the last day kept inside`() throws {
    let date = try #require(CalendarDate(iso: "2024-01-31"))
    #expect(date.adding(months: 1).description == "2024-02-29")
    #expect(date.adding(months: -2).description == "2023-11-30")
    #expect(date.adding(months: 13).description == "2025-02-28")
  }

  @Test(arguments: [
    ("2025", "2025-01-01", "2025-12-31"), ("2024-02", "2024-02-01", "2024-02-29"), ("2025-03-18", "2025-03-18", "2025-03-18"),
  ])
  func `a partial date knows its first and last day`(text: String, first: String, last: String) throws {
    let date = try #require(PartialDate(iso: text))
    #expect(date.first.description == first)
    #expect(date.last.description == last)
    #expect(date.description == text)
  }

  @Test(arguments: ["2025-", "2025-3", "202", "20255", "2025-00", "abc"])
  func `refuses partial dates that are none`(text: String) {
    #expect(PartialDate(iso: text) == nil)
  }
}
