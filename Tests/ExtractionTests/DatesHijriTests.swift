import Model
import Testing

@testable import Extraction

/// The Hijri calendar against known days.
struct DatesHijriTests {
  private func calendar() throws -> HijriCalendar { try DateLexicon(files: DatesSample.files).hijri }

  /// Published first days of the Umm al-Qura calendar.
  @Test(arguments: [
    (1400, 1, 1, "1979-11-20"), (1445, 9, 1, "2024-03-11"), (1446, 1, 1, "2024-07-07"), (1446, 10, 1, "2025-03-30"),
    (1421, 1, 1, "2000-04-06"),
  ])
  func `days of the table are the published ones`(year: Int, month: Int, day: Int, gregorian: String) throws {
    let days = try #require(try calendar().days(year: year, month: month, day: day))
    #expect(CalendarDate(daysSinceEpoch: days.lowerBound).description == gregorian)
  }

  /// The first day of the era, and the fall of Baghdad's caliphate, by the tabular calendar.
  @Test(arguments: [(1, 1, 1, "0622-07-19"), (656, 2, 4, "1258-02-16"), (1501, 1, 1, "2077-11-17")])
  func `outside the table the tabular calendar counts`(year: Int, month: Int, day: Int, gregorian: String) throws {
    let days = try #require(try calendar().days(year: year, month: month, day: day))
    let expected = try #require(CalendarDate(iso: gregorian)).daysSinceEpoch
    #expect(abs(days.lowerBound - expected) <= 1)
  }

  @Test func `months follow each other without a gap from 1300 to 1550`() throws {
    let calendar = try calendar()
    var last: Int?
    for year in 1300...1550 {
      for month in 1...12 {
        let days = try #require(calendar.days(year: year, month: month))
        #expect(last.map { $0 + 1 == days.lowerBound } ?? true)
        #expect((27...31).contains(days.count))
        last = days.upperBound
      }
    }
  }

  @Test func `the year of a day holds the day`() throws {
    let calendar = try calendar()
    for day in stride(from: -480_000, through: 60_000, by: 997) {
      let date = CalendarDate(daysSinceEpoch: day)
      #expect(calendar.days(year: calendar.year(of: date)).contains(day))
    }
  }

  @Test func `a day that the month lacks is none`() throws {
    let calendar = try calendar()
    #expect(calendar.days(year: 1446, month: 9, day: 30) == nil)
    #expect(calendar.days(year: 1446, month: 9, day: 0) == nil)
    #expect(calendar.days(year: 1446, month: 8, day: 29) != nil)
  }
}
