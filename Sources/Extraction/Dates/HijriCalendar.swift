import Model

/// The Hijri calendar: Umm al-Qura where its table reaches, the tabular civil calendar (30-year cycle, epoch 16 July 622) elsewhere.
struct HijriCalendar: Sendable {
  /// The first year of the table.
  private var firstYear = 0
  /// The first day of each month of the table as days since 1970-01-01, and behind them the day after the last.
  private var starts: [Int] = []

  /// Adds the next year to the table; `false` when it does not follow the years there are.
  mutating func append(year: Int, first: CalendarDate, lengths: [Int]) -> Bool {
    if starts.isEmpty {
      firstYear = year
      starts = [first.daysSinceEpoch]
    }
    guard year == firstYear + starts.count / 12, starts.last == first.daysSinceEpoch else { return false }
    var day = first.daysSinceEpoch
    for length in lengths {
      day += length
      starts.append(day)
    }
    return true
  }

  /// The first day of a month, as days since 1970-01-01.
  func start(year: Int, month: Int) -> Int {
    let index = (year - firstYear) * 12 + month - 1
    return starts.indices.contains(index) ? starts[index] : Self.tabularStart(year: year, month: month)
  }

  /// The days of a month, or `nil` when the month has no such days.
  func days(year: Int, month: Int, day: Int? = nil) -> ClosedRange<Int>? {
    let first = start(year: year, month: month)
    let last = (month == 12 ? start(year: year + 1, month: 1) : start(year: year, month: month + 1)) - 1
    guard first <= last else { return nil }
    guard let day else { return first...last }
    let found = first + day - 1
    return day >= 1 && found <= last ? found...found : nil
  }

  /// The days of a year.
  func days(year: Int) -> ClosedRange<Int> {
    let first = start(year: year, month: 1)
    return first...max(first, start(year: year + 1, month: 1) - 1)
  }

  /// The year that holds a day.
  func year(of day: CalendarDate) -> Int {
    let days = day.daysSinceEpoch
    // A Hijri year has 354.367 days; the tabular epoch is day -492148.
    var year = (days + 492_148) * 30 / 10_631 + 1
    while start(year: year + 1, month: 1) <= days { year += 1 }
    while start(year: year, month: 1) > days { year -= 1 }
    return year
  }

  /// Source: R. G. van Gent, "Islamic-Western calendar converter", civil variant: leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29 of 30.
  private static func tabularStart(year: Int, month: Int) -> Int {
    let leapDays = (11 * year + 3) / 30
    return 354 * (year - 1) + leapDays + 30 * (month - 1) - (month - 1) / 2 - 492_148
  }
}
