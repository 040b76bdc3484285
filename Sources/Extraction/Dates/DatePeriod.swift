import Model

/// A stretch of the calendar with a name of its own, or from one such stretch to another.
indirect enum DatePeriod: Sendable, Equatable {
  case day(CalendarDate)
  /// The ISO week that begins on this Monday.
  case week(monday: CalendarDate)
  case month(year: Int, month: Int)
  /// A year; 0 is 1 BCE.
  case year(Int)
  /// A season by its EDTF code; winter belongs to the year of its December.
  case season(year: Int, code: Int)
  /// The first year of ten.
  case decade(Int)
  /// The first year of a hundred.
  case century(Int)
  case interval(DatePeriod, DatePeriod)

  /// ISO 8601-2 (EDTF): `2024-W46`, `2019-22`, `198X`, `18XX`, `-0398`, `a/b`.
  var edtf: String {
    switch self {
    case .day(let day): day.description
    case .week(let monday):
      "\(CalendarDate.padded(Self.isoYear(of: monday), 4))-W\(CalendarDate.padded(Self.isoWeek(of: monday), 2))"
    case .month(let year, let month): "\(CalendarDate.padded(year, 4))-\(CalendarDate.padded(month, 2))"
    case .year(let year): CalendarDate.padded(year, 4)
    case .season(let year, let code): "\(CalendarDate.padded(year, 4))-\(code)"
    case .decade(let first): CalendarDate.padded(first / 10, 3) + "X"
    case .century(let first): first < 0 ? "-" + CalendarDate.padded(-first / 100, 2) + "XX" : CalendarDate.padded(first / 100, 2) + "XX"
    case .interval(let first, let last): first.firstPeriod.edtf + "/" + last.lastPeriod.edtf
    }
  }

  /// The unit to which the period is known.
  var precision: DatePrecision {
    switch self {
    case .day: .day
    case .week: .week
    case .month: .month
    case .year: .year
    case .season: .season
    case .decade: .decade
    case .century: .century
    case .interval: .interval
    }
  }

  /// The first day, `nil` before the common era.
  var first: CalendarDate? {
    switch self {
    case .day(let day): day
    case .week(let monday): monday
    case .month(let year, let month): Self.counted(year, month)
    case .year(let year), .decade(let year), .century(let year): Self.counted(year, 1)
    case .season(let year, let code): Self.counted(year, 3 * (code - 20))
    case .interval(let first, _): first.first
    }
  }

  /// The last day, `nil` before the common era.
  var last: CalendarDate? {
    switch self {
    case .day(let day): day
    case .week(let monday): monday.adding(days: 6)
    case .month(let year, let month): Self.counted(year, month)?.adding(months: 1).adding(days: -1)
    case .year(let year): Self.counted(year, 12)?.adding(days: 30)
    case .season: first?.adding(months: 3).adding(days: -1)
    case .decade(let year): year >= 0 ? Self.counted(year + 9, 12)?.adding(days: 30) : nil
    case .century(let year): year >= 0 ? Self.counted(year + 99, 12)?.adding(days: 30) : nil
    case .interval(_, let last): last.last
    }
  }

  /// The first end of an interval, else the period itself.
  var firstPeriod: DatePeriod {
    if case .interval(let first, _) = self { first.firstPeriod } else { self }
  }

  /// The last end of an interval, else the period itself.
  var lastPeriod: DatePeriod {
    if case .interval(_, let last) = self { last.lastPeriod } else { self }
  }

  /// The days from one to another, both included.
  static func days(_ range: ClosedRange<Int>) -> DatePeriod {
    let first = DatePeriod.day(CalendarDate(daysSinceEpoch: range.lowerBound))
    return range.count == 1 ? first : .interval(first, .day(CalendarDate(daysSinceEpoch: range.upperBound)))
  }

  /// The ISO week that holds a day.
  static func week(of day: CalendarDate) -> DatePeriod {
    .week(monday: day.adding(days: 1 - day.weekday))
  }

  /// A month counted from the first of year 0, so that months can be added.
  static func month(index: Int) -> DatePeriod {
    let year = index >= 0 ? index / 12 : (index - 11) / 12
    return .month(year: year, month: index - year * 12 + 1)
  }

  /// A third of the period: ten days of a month, four months of a year, about three years of a decade, a third of a century.
  func part(_ part: DatePart) -> DatePeriod {
    switch self {
    case .month(let year, let month):
      let length = CalendarDate.days(inMonth: month, of: year)
      let days = part == .start ? (1, 10) : part == .middle ? (11, 20) : (21, length)
      guard let first = CalendarDate(year: year, month: month, day: days.0), let last = CalendarDate(year: year, month: month, day: days.1)
      else { return self }
      return .interval(.day(first), .day(last))
    case .year(let year):
      let start = part == .start ? 1 : part == .middle ? 5 : 9
      return .interval(.month(year: year, month: start), .month(year: year, month: start + 3))
    case .decade(let year):
      let years = part == .start ? (0, 3) : part == .middle ? (4, 6) : (7, 9)
      return .interval(.year(year + years.0), .year(year + years.1))
    case .century(let year):
      let years = part == .start ? (0, 32) : part == .middle ? (33, 65) : (66, 99)
      return .interval(.year(year + years.0), .year(year + years.1))
    case .interval(.day(let first), .day(let last)) where first < last: return Self.third(part, of: first, last)
    default: return self
    }
  }

  private static func third(_ part: DatePart, of first: CalendarDate, _ last: CalendarDate) -> DatePeriod {
    let start = first.daysSinceEpoch
    let end = last.daysSinceEpoch
    // A Hijri month is cut as a Gregorian one is, a Hijri year in three.
    let step = end - start < 31 ? 10 : (end - start + 1) / 3
    switch part {
    case .start: return .days(start...min(end, start + step - 1))
    case .middle: return .days(min(end, start + step)...min(end, start + 2 * step - 1))
    case .end: return .days(min(end, start + 2 * step)...end)
    }
  }

  private static func counted(_ year: Int, _ month: Int) -> CalendarDate? {
    year > 0 ? CalendarDate(year: year, month: month, day: 1) : nil
  }

  private static func isoYear(of monday: CalendarDate) -> Int {
    monday.adding(days: 3).year
  }

  private static func isoWeek(of monday: CalendarDate) -> Int {
    let thursday = monday.adding(days: 3)
    return (thursday.daysSinceEpoch - (CalendarDate(year: thursday.year, month: 1, day: 1)?.daysSinceEpoch ?? 0)) / 7 + 1
  }
}
