/// Years: behind a month, in digits with an era, in words.
extension DateGrammar {
  /// What stands behind a month and tells its year.
  struct Tail {
    var year: DateYear?
    var direction: DateDirection?
    var steps = 1
  }

  /// 2024, من عام 2024, لسنة 2024, الماضي, من العام الماضي, هذا العام, من العام نفسه.
  func yearTail(at index: Int, calendar: DateCalendar) -> Parsed<Tail>? {
    if let direction = direction(at: index) {
      return (Tail(direction: direction.value.direction, steps: direction.value.steps), direction.end)
    }
    if words.digitsBegin(at: index), let year = yearNumber(at: index, calendar: calendar) { return (Tail(year: year.value), year.end) }
    let start = words.role(.from, at: index) ?? index
    if let year = yearPhrase(at: start) { return (Tail(year: year.value), year.end) }
    return nil
  }

  /// A year behind its unit: عام 2024, العام الماضي, هذا العام, العام نفسه, نفس العام.
  func yearPhrase(at start: Int) -> Parsed<DateYear>? {
    if let point = yearPoint(at: start), let year = point.value.year { return (year, point.end) }
    if let unit = unitReference(at: start), case .shifted(.year, let count) = unit.value { return (.relative(count), unit.end) }
    let that = words.role(.that, at: start)
    if let unit = words.first(at: that ?? start, { $0.isDefinite && $0.word.unit?.unit == .year ? true : nil }) {
      if that != nil { return (.same, unit.end) }
      if let same = words.role(.same, at: unit.end) { return (.same, same) }
    }
    return nil
  }

  /// A year in digits. Without an era it has three or four digits; behind a Hijri month it is a Hijri one when it is small enough.
  func yearNumber(at index: Int, calendar: DateCalendar?, isCalledYear: Bool = false) -> Parsed<DateYear>? {
    guard let number = words.number(at: index), (1...9999).contains(number) else { return nil }
    if let era = era(at: index + 1) { return (year(number, era.value), era.end) }
    guard words.digits(at: index) >= 3, number < 2200, isCalledYear || !isCounted(index + 1) else { return nil }
    if words.isToken(index + 1, ":") || calendar != nil && number < 1000 { return nil }
    guard calendar == .hijri else { return (.common(number), index + 1) }
    // رمضان 1587 زيارة: too late for a year of the Hijra, too early for one that the press names so.
    if number > 1500 && number < 1900 { return nil }
    return (number <= 1500 ? .hijri(number) : .common(number), index + 1)
  }

  func year(_ number: Int, _ era: DateEra) -> DateYear {
    switch era {
    case .hijri: .hijri(number)
    case .common: .common(number)
    case .before: .common(1 - number)
    }
  }

  /// هـ, م, قبل الميلاد, ق.م.
  func era(at index: Int) -> Parsed<DateEra>? {
    if words.isToken(index, "ق"), words.isToken(index + 1, "."), words.isToken(index + 2, "م") {
      return (.before, words.isToken(index + 3, ".") ? index + 4 : index + 3)
    }
    return words.first(at: index) { $0.word.era }
  }

  /// ألفين وأربعة وعشرين: a sum of number words, of at least four digits.
  func yearInWords(at start: Int) -> Parsed<DateYear>? {
    guard let sum = cardinal(at: start), (1000...2200).contains(sum.value) else { return nil }
    return (.common(sum.value), sum.end)
  }

  /// A number in words: خمسة, خمسة عشر, خمسة وعشرين, ألف وتسعمئة وسبعين.
  func cardinal(at start: Int) -> Parsed<Int>? {
    guard var sum = teen(at: start) else { return nil }
    while sum.end < words.limit, words.items[sum.end].hasConjunction, let next = teen(at: sum.end) {
      sum = (sum.value + next.value, next.end)
    }
    return sum
  }

  /// One number word, or a unit with its ten: خمسة, خمسة عشر.
  private func teen(at start: Int) -> Parsed<Int>? {
    guard let unit = words.first(at: start, { $0.word.cardinal }) else { return nil }
    guard unit.value < 10, unit.end < words.limit, words.items[unit.end].prefix == 0,
      let ten = words.first(at: unit.end, { $0.isDefinite ? nil : $0.word.cardinal }), ten.value == 10
    else { return unit }
    return (unit.value + 10, ten.end)
  }

  /// الماضي, المقبل, قبل الماضي (two steps back).
  func direction(at index: Int) -> Parsed<(direction: DateDirection, steps: Int)>? {
    if let found = words.first(at: index, { $0.word.direction }) { return ((found.value, 1), found.end) }
    let skipped = words.isToken(index, "ما") ? index + 1 : index
    if let ago = words.role([.ago, .later], at: skipped), ago == skipped + 1, let found = words.first(at: ago, { $0.word.direction }),
      found.value != .current
    {
      return ((found.value, 2), found.end)
    }
    return nil
  }
}

extension DateTokens {
  /// Whether the token is a number in digits.
  func digitsBegin(at index: Int) -> Bool {
    number(at: index) != nil
  }
}
