import ArabicText

/// Reads date expressions at a token: the order in which the kinds of phrases are tried, and what forbids each.
struct DateGrammar: Sendable {
  /// A value with the token behind the words that say it.
  typealias Parsed<Value> = (value: Value, end: Int)

  var words: DateTokens
  let namedDays: [DateLexicon.NamedDay: Int]
  /// The token behind the expression found last, and whether that was a year: و2023 behind it is one, too.
  var previousEnd = -1
  var previousIsYear = false

  /// The expressions that begin at a token: none, one, or those of a list.
  func expressions(at index: Int) -> [DateExpression] {
    if words.tokens[index].kind == .number {
      return list(at: index) ?? (range(at: index) ?? absolute(at: index) ?? bareYear(at: index)).map { [$0] } ?? []
    }
    guard !words.items[index].matches.isEmpty else { return [] }
    if let found = list(at: index) { return found }
    let found =
      range(at: index) ?? distance(at: index) ?? stretch(at: index) ?? dayWord(at: index) ?? periodExpression(at: index)
      ?? absolute(at: index)
    return found.map { [$0] } ?? []
  }

  private func periodExpression(at index: Int) -> DateExpression? {
    period(at: index).map { DateExpression(start: index, end: $0.end, meaning: $0.value) }
  }

  /// A place in the calendar, unless the words around it show that it is a name, a repetition or no month at all.
  private func absolute(at index: Int) -> DateExpression? {
    guard var found = point(at: index), !isQuotedAlone(index, found.end) else { return nil }
    let before = index - 1
    if found.value.year == nil, found.value.direction == nil {
      if words.role(.name, at: before) == index {
        return DateExpression(start: index, end: found.end, meaning: .point(found.value), isName: true)
      }
      if let year = namedYear(found.value, at: index) { found.value.year = .common(year) }
    }
    if found.value.isWeekdayOnly, words.role(.every, at: before) == index { return nil }
    if isBareMonth(found.value, index, found.end), !allowsBareMonth(found.value, at: index) { return nil }
    return DateExpression(start: index, end: found.end, meaning: .point(found.value))
  }

  /// Whether the phrase is a month's name and nothing else.
  private func isBareMonth(_ point: DatePoint, _ start: Int, _ end: Int) -> Bool {
    point.month != nil && point.day == nil && point.year == nil && point.direction == nil && point.weekday == nil
      && words.first(at: start, { $0.word.unit }) == nil
  }

  private func allowsBareMonth(_ point: DatePoint, at index: Int) -> Bool {
    switch point.month?.bare {
    case .yes: true
    case .near:
      words.role([.preposition, .from, .to, .between, .since], at: index - 1) == index
        || previousEnd == index && words.items[index].hasConjunction
    default: false
    }
  }

  /// The year of a day that is known by its day and month: ثورة 25 يناير.
  private func namedYear(_ point: DatePoint, at index: Int) -> Int? {
    guard let month = point.month, month.calendar == .gregorian, index > 0, words.tokens[index - 1].kind == .arabic else { return nil }
    var word = words.tokens[index - 1].folded
    for _ in 0..<2 {
      if let year = namedDays[.init(word: word, day: point.day, month: month.number)] { return year }
      guard let first = word.unicodeScalars.first, "وفبلك".unicodeScalars.contains(first) else { return nil }
      word = String(word.dropFirst())
    }
    return nil
  }

  /// Whether the phrase is all that stands between quotation marks: «الخميس» is a title.
  private func isQuotedAlone(_ start: Int, _ end: Int) -> Bool {
    guard end - start == 1 else { return false }
    return words.isToken(start - 1, "«") && words.isToken(end, "»") || words.isToken(start - 1, "\"") && words.isToken(end, "\"")
  }

  /// A year in digits that nothing calls a year: counts behind a preposition or the name of an event, alone in parentheses, or behind
  /// another year; not in front of what is counted.
  private func bareYear(at index: Int) -> DateExpression? {
    guard let number = words.number(at: index), !isPartOfNumber(index) else { return nil }
    if let era = era(at: index + 1), era.value != .common, (1...9999).contains(number) {
      return DateExpression(start: index, end: era.end, meaning: .point(DatePoint(year: year(number, era.value))))
    }
    guard isYearLike(index), !isCounted(index + 1) else { return nil }
    let before = index - 1
    let isParenthesised = words.isToken(before, "(") && words.isToken(index + 1, ")")
    let isListed = previousIsYear && (previousEnd == before && words.isToken(before, "و") || previousEnd == index)
    let isMany = words.role(.about, at: index - 2) == index
    let isCalled = words.role([.yearPreposition, .event, .namely], at: before) == index && !isMany
    guard isParenthesised || isListed || isCalled || isFootballYear(before) else { return nil }
    let end = era(at: index + 1)?.end ?? index + 1
    return DateExpression(start: index, end: end, meaning: .point(DatePoint(year: .common(number))))
  }

  /// كأس العالم 2022: an event of two words.
  private func isFootballYear(_ before: Int) -> Bool {
    words.role(.event, at: before - 1) == before + 1
  }

  /// Whether the number is between 1800 and 2100, written with four digits.
  func isYearLike(_ index: Int) -> Bool {
    guard let number = words.number(at: index), words.digits(at: index) == 4 else { return false }
    return (1800...2100).contains(number) && !isPartOfNumber(index)
  }

  /// Whether the token goes on in a decimal, a sum with separators, a time or a fraction.
  private func isPartOfNumber(_ index: Int) -> Bool {
    func joins(_ mark: Int, _ number: Int) -> Bool {
      guard number >= 0, number < words.limit, mark >= 0, mark < words.limit, words.tokens[number].kind == .number else { return false }
      let later = max(mark, number)
      return words.tokens[later].isGlued && ".,:٫٬".contains(words.tokens[mark].folded)
        && (number < mark || words.tokens[mark].isGlued)
    }
    return joins(index + 1, index + 2) || joins(index - 1, index - 2) || words.isToken(index + 1, "%") || words.isToken(index + 1, "٪")
  }

  /// Whether the word is something that is counted, so that the number in front of it is no year.
  func isCounted(_ index: Int) -> Bool {
    guard index < words.limit, words.items[index].prefix == 0 else { return false }
    return words.role(.counted, at: index) != nil
  }
}
