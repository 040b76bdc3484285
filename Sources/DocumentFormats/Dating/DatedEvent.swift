import ArabicText
import Model

/// A day named in a text by its number and month: `الأربعاء 14 يناير/كانون الثاني 2026`, `18 يناير الحالي`.
struct DatedEvent: Equatable {
  let day: Int
  let month: Int
  let year: Int?
  /// The day of the week that stands before it, 1 is Monday.
  let weekday: Int?
  /// Whether the month is said to be the present one.
  let isCurrentMonth: Bool
  /// Where the number of the day stands.
  let start: Int

  /// The whole date, when the text has its year.
  var date: CalendarDate? { year.flatMap { CalendarDate(year: $0, month: month, day: day) } }

  /// The days named in a text, in its order.
  static func all(in text: Scalars) -> [DatedEvent] {
    var events: [DatedEvent] = []
    var index = 0
    while index < text.count {
      guard text[index].digitValue != nil else {
        index += 1
        continue
      }
      var end = index
      while end < text.count, text[end].digitValue != nil { end += 1 }
      if end - index <= 2, let event = event(text, number: index..<end) { events.append(event) }
      index = end
    }
    return events
  }

  private static func event(_ text: Scalars, number: Range<Int>) -> DatedEvent? {
    let day = text[number].reduce(0) { $0 * 10 + ($1.digitValue ?? 0) }
    guard (1...31).contains(day), number.upperBound < text.count, text[number.upperBound] == " " else { return nil }
    let words = text[number.upperBound...].prefix(60).prefix { $0 != "." && $0 != "\n" }
      .split { $0 == " " || $0 == "/" || $0 == "(" || $0 == ")" || $0 == "،" }.prefix(6).map(\.foldedName)
    var month: Int?
    var next = 0
    while next < words.count {
      let two = next + 1 < words.count ? words[next] + " " + words[next + 1] : ""
      if let found = MonthNames.gregorian[two], month == nil || month == found {
        (month, next) = (found, next + 2)
      } else if let found = MonthNames.gregorian[words[next]], month == nil || month == found {
        (month, next) = (found, next + 1)
      } else {
        break
      }
    }
    guard let month else { return nil }
    if next < words.count, words[next] == "من" || words[next] == "عام" || words[next] == "سنه" { next += 1 }
    let year = next < words.count ? Int(words[next]).flatMap { (1900...2100).contains($0) ? $0 : nil } : nil
    let isCurrent = next < words.count && ["الحالي", "الجاري"].contains(words[next])
    return DatedEvent(
      day: day, month: month, year: year, weekday: weekday(before: number.lowerBound, in: text), isCurrentMonth: isCurrent,
      start: number.lowerBound)
  }

  private static func weekday(before position: Int, in text: Scalars) -> Int? {
    let before = text[max(0, position - 16)..<position].trimming { $0 == " " || $0 == "،" || $0 == "(" || $0 == ")" }
    guard let word = before.split(separator: " ").last else { return nil }
    return MonthNames.weekdays[word.foldedName]
  }
}
