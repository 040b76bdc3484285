import FoundationEssentials
import Model

/// The time of the machine, in UTC.
enum Clock {
  /// Now, as RFC 3339: `2025-03-18T09:30:00Z`.
  static func instant() -> String {
    let seconds = Int(Date().timeIntervalSince1970.rounded(.down))
    let rest = seconds % 86_400
    let day = CalendarDate(daysSinceEpoch: seconds / 86_400)
    let time = [rest / 3_600, rest / 60 % 60, rest % 60].map { CalendarDate.padded($0, 2) }.joined(separator: ":")
    return "\(day)T\(time)Z"
  }

  /// Today.
  static func today() -> CalendarDate {
    CalendarDate(daysSinceEpoch: Int(Date().timeIntervalSince1970.rounded(.down)) / 86_400)
  }
}
