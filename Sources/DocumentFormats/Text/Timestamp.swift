import Model

/// Instants as machines write them: RFC 3339 (`2025-06-18T09:15:00Z`) and RFC 5322 (`Thu, 17 Apr 2025 17:40:00 +0300`). The day is the one
/// of the writer's own time zone.
enum Timestamp {
  static func day(in text: ArraySlice<Unicode.Scalar>) -> CalendarDate? {
    let text = text.trimmed
    if text.count >= 10, let date = CalendarDate(iso: text.prefix(10).string) { return date }
    let words = text.split(whereSeparator: { $0 == " " || $0 == "," })
    for index in words.indices where index + 2 < words.count {
      guard let day = Int(words[index].string), let month = MonthNames.gregorian[words[index + 1].foldedName],
        let year = Int(words[index + 2].string)
      else { continue }
      if let date = CalendarDate(year: year, month: month, day: day) { return date }
    }
    return nil
  }
}
