import ArabicText

/// Phrases that count from the day on which they were written: أمس, قبل يومين, الأيام الثلاثة الماضية, العام الماضي.
extension DateGrammar {
  /// قبل ثلاثة أيام, منذ نحو عامين, بعد أسبوع.
  func distance(at start: Int) -> DateExpression? {
    let later = words.role(.later, at: start)
    let since = words.role(.since, at: start)
    guard let opened = since ?? later ?? words.role(.ago, at: start), !words.isToken(start - 1, "من") else { return nil }
    guard let amount = amount(at: words.role(.about, at: opened) ?? opened) else { return nil }
    if since == nil, let from = words.role(.from, at: amount.end), words.role(.now, at: from) == nil { return nil }
    // "A month after the summit" is no distance from today.
    if words.isToken(amount.end, "على") || words.first(at: amount.end, { $0.word.month ?? nil }) != nil { return nil }
    let (unit, count, length) = amount.value
    let steps = length * (later == nil ? -count : count)
    return DateExpression(start: start, end: amount.end, meaning: .shifted(unit, by: steps), needsFuture: later != nil)
  }

  /// A number of units with the length of each: `unit` counts `length` times `count`, so that half a century is fifty years.
  private func amount(at index: Int) -> Parsed<(unit: DateUnit, count: Int, length: Int)>? {
    if let half = fraction(at: index) { return half }
    if let unit = unit(at: index, isDefinite: false) {
      switch unit.value.form {
      case .two: return withHalf(unit.value.unit, 2, unit.end)
      case .many: return nil
      case .one:
        let one = words.first(at: unit.end) { $0.word.cardinal == 1 && !$0.isDefinite ? true : nil }
        guard one != nil || isFree(unit.end) else { return nil }
        return withHalf(unit.value.unit, 1, one?.end ?? unit.end)
      }
    }
    if let number = words.number(at: index), (1...1000).contains(number), let unit = unit(at: index + 1, isDefinite: false) {
      return withHalf(unit.value.unit, number, unit.end)
    }
    guard let number = cardinal(at: index), number.value >= 3, let unit = unit(at: number.end, isDefinite: false) else { return nil }
    return withHalf(unit.value.unit, number.value, unit.end)
  }

  /// عام ونصف is counted in the next smaller unit.
  private func withHalf(_ unit: DateUnit, _ count: Int, _ end: Int) -> Parsed<(unit: DateUnit, count: Int, length: Int)> {
    guard let half = words.role(.half, at: end) else { return ((unit, count, 1), end) }
    switch unit {
    case .year: return ((.month, 12 * count + 6, 1), half)
    case .century: return ((.decade, 10 * count + 5, 1), half)
    case .decade: return ((.year, 10 * count + 5, 1), half)
    default: return ((unit, count, 1), half)
    }
  }

  /// نصف قرن, ربع قرن, نصف عام.
  private func fraction(at index: Int) -> Parsed<(unit: DateUnit, count: Int, length: Int)>? {
    guard let share = words.first(at: index, { $0.isDefinite ? nil : $0.word.share }), let unit = unit(at: share.end, isDefinite: false),
      unit.value.form == .one
    else { return nil }
    switch unit.value.unit {
    case .century: return ((.year, 100 / share.value, 1), unit.end)
    case .year: return ((.month, 12 / share.value, 1), unit.end)
    default: return nil
    }
  }

  /// Whether nothing behind a lone unit makes it the name of something: قبل عام 2019, قبل شهر رمضان, قبل يوم الأحد.
  private func isFree(_ index: Int) -> Bool {
    guard index < words.limit else { return true }
    if words.tokens[index].kind == .number { return false }
    guard words.items[index].prefix == 0 else { return true }
    return words.first(at: index) { $0.word.month != nil || $0.word.weekday != nil || $0.word.cardinal ?? 0 > 1 ? true : nil } == nil
  }

  func unit(at index: Int, isDefinite: Bool) -> Parsed<DateWord.UnitForm>? {
    words.first(at: index) { $0.isDefinite == isDefinite ? $0.word.unit : nil }
  }

  /// اليومين الماضيين, السنوات الخمس الأخيرة, الأيام الـ10 المقبلة.
  func stretch(at start: Int) -> DateExpression? {
    guard let unit = unit(at: start, isDefinite: true), unit.value.form != .one else { return nil }
    var count = 2
    var index = unit.end
    if unit.value.form == .many {
      if words.isToken(index, "ال"), let number = words.number(at: index + 1) {
        count = number
        index += 2
      } else if let number = words.first(at: index, { $0.isDefinite ? $0.word.cardinal : nil }) {
        count = number.value
        index = number.end
      } else {
        return nil
      }
    }
    guard (2...200).contains(count) else { return nil }
    if let direction = words.first(at: index, { $0.word.direction }) {
      return DateExpression(start: start, end: direction.end, meaning: .stretch(unit.value.unit, count: count, direction.value))
    }
    return words.role(.last, at: index).map {
      DateExpression(start: start, end: $0, meaning: .stretch(unit.value.unit, count: count, .past))
    }
  }

  /// أمس, مساء اليوم, غداً, أول من أمس الثلاثاء, اليوم (الخميس).
  func dayWord(at start: Int) -> DateExpression? {
    // يوم غد is one form, مساء أمس is not.
    let index = words.first(at: start) { $0.word.dayOffset } == nil ? skipDay(start) : start
    guard let found = words.first(at: index, { $0.word.dayOffset }), isDayWord(index, found.value, found.end) else { return nil }
    let keeps = start == index && words.items[index].preposition == "ب"
    guard let weekday = apposition(at: found.end) else {
      return DateExpression(
        start: start, end: found.end, meaning: .day(offset: found.value, weekday: nil), keepsParticles: keeps)
    }
    if weekday.value.month != nil {
      return DateExpression(start: start, end: weekday.end, meaning: .point(weekday.value), keepsParticles: keeps)
    }
    let meaning = DateMeaning.day(offset: found.value, weekday: weekday.value.weekday)
    return DateExpression(start: start, end: weekday.end, meaning: meaning, keepsParticles: keeps)
  }

  /// The weekday beside a day word, in parentheses, behind a comma or bare.
  private func apposition(at index: Int) -> Parsed<DatePoint>? {
    if words.isToken(index, "(") || words.isToken(index, "[") {
      guard let day = weekdayPoint(at: index + 1) ?? dayPoint(at: index + 1), words.isToken(day.end, ")") || words.isToken(day.end, "]")
      else { return nil }
      return (day.value, day.end + 1)
    }
    let next = words.isToken(index, "،") ? index + 1 : index
    return weekdayPoint(at: next).flatMap { $0.value.direction == nil ? $0 : nil }
  }

  /// Whether the word is a day counted from today and not "the day", "became" or "the past".
  private func isDayWord(_ index: Int, _ offset: Int, _ end: Int) -> Bool {
    let token = words.tokens[index]
    guard end == index + 1 else { return true }
    let before = index - 1
    if token.folded.hasSuffix("امس"), token.folded.contains("ال") {
      return words.items[index].preposition == "ب" || words.isToken(before, "يوم")
    }
    if offset == 0 {
      if words.items[index].preposition == "ك" { return false }
      if words.isToken(before, "«") && words.isToken(end, "»") { return false }
      return words.role(.notToday, at: end) == nil && words.role(.notTodayBefore, at: before) != index
    }
    guard token.folded.hasSuffix("غدا") else { return true }
    let hasTanwin = words.text.scalars[token.start..<token.end].contains("\u{64B}")
    // Without its marks غدا is also "became", which stands in front of its subject.
    if hasTanwin || weekdayPoint(at: end) != nil { return true }
    let opens = before < 0 || words.items[index].hasConjunction || words.tokens[before].kind == .punctuation
    return !(opens && end < words.limit && words.tokens[end].folded.hasPrefix("ال"))
  }
}
