/// A date as far as it is known: a year, a month or a day, as in `2025`, `2025-03`, `2025-03-18`.
public struct PartialDate: Hashable, Sendable, CustomStringConvertible {
  /// How much of the date is known.
  public let precision: DatePrecision
  /// The first day that it may mean.
  public let first: CalendarDate
  /// The last day that it may mean.
  public let last: CalendarDate

  /// A whole day.
  public init(_ day: CalendarDate) {
    precision = .day
    first = day
    last = day
  }

  /// A year, or a month of a year, or `nil` when there is no such month.
  public init?(year: Int, month: Int? = nil) {
    guard let first = CalendarDate(year: year, month: month ?? 1, day: 1),
      let last = CalendarDate(year: year, month: month ?? 12, day: CalendarDate.days(inMonth: month ?? 12, of: year))
    else { return nil }
    self.first = first
    self.last = last
    precision = month == nil ? .year : .month
  }

  /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; `nil` for anything else and for days that do not exist.
  public init?(iso text: String) {
    if let day = CalendarDate(iso: text) {
      self.init(day)
      return
    }
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts[0].count == 4, let year = CalendarDate.digits(parts[0]) else { return nil }
    if parts.count == 1 {
      self.init(year: year)
    } else {
      guard parts[1].count == 2, let month = CalendarDate.digits(parts[1]) else { return nil }
      self.init(year: year, month: month)
    }
  }

  /// ISO 8601, as precise as it is known.
  public var description: String {
    switch precision {
    case .year: CalendarDate.padded(first.year, 4)
    case .month: "\(CalendarDate.padded(first.year, 4))-\(CalendarDate.padded(first.month, 2))"
    default: first.description
    }
  }
}

/// The unit to which a date is known.
public enum DatePrecision: String, Sendable, CaseIterable {
  case day, week, month, season, year, decade, century
  /// From one day to another, with no name of its own.
  case interval
}
