import ArabicText

/// Dates in digits alone: 12/2/2024 (day first), 2024-02-12, 5.9.2025.
extension DateGrammar {
  /// A date of three numbers with the same mark between them; behind يوم also one of two (13/8).
  func numericDate(at index: Int, mayLackYear: Bool) -> Parsed<DatePoint>? {
    guard let first = words.number(at: index), let mark = separator(at: index + 1), let second = words.number(at: index + 2),
      !isContinued(index - 1, index - 2)
    else { return nil }
    guard separator(at: index + 3) == mark, let third = words.number(at: index + 4) else {
      return mayLackYear && mark == "/" ? numericPoint(day: first, month: second, year: nil).map { ($0, index + 3) } : nil
    }
    guard separator(at: index + 5) != mark || words.number(at: index + 6) == nil else { return nil }
    let end = era(at: index + 5)?.end ?? index + 5
    if words.digits(at: index) == 4 { return numericPoint(day: third, month: second, year: first).map { ($0, end) } }
    guard words.digits(at: index + 4) == 4 else { return nil }
    let point = numericPoint(day: first, month: second, year: third) ?? numericPoint(day: second, month: first, year: third)
    return point.map { ($0, end) }
  }

  private func isContinued(_ mark: Int, _ number: Int) -> Bool {
    separator(at: mark) != nil && words.number(at: number) != nil && words.tokens[mark + 1].isGlued
  }

  /// The mark between two numbers of a date, a point only when nothing stands beside it.
  private func separator(at index: Int) -> String? {
    guard index > 0, index < words.limit else { return nil }
    let mark = words.tokens[index].folded
    switch mark {
    case "/", "-", "–": return mark
    case ".": return words.tokens[index].isGlued ? mark : nil
    default: return nil
    }
  }

  private func numericPoint(day: Int, month: Int, year: Int?) -> DatePoint? {
    guard (1...31).contains(day), (1...12).contains(month) else { return nil }
    if let year, (1300...1500).contains(year) {
      return DatePoint(day: day, month: .init(calendar: .hijri, number: month, bare: .no), year: .hijri(year))
    }
    if let year, !(1500...2200).contains(year) { return nil }
    return DatePoint(day: day, month: .init(calendar: .gregorian, number: month, bare: .no), year: year.map { .common($0) })
  }
}
