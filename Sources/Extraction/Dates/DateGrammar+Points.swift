/// Places in the calendar: weekdays, days of a month, months and years, alone or together.
extension DateGrammar {
  func point(at index: Int) -> Parsed<DatePoint>? {
    weekdayPoint(at: index) ?? dayPoint(at: index) ?? monthPoint(at: index) ?? yearPoint(at: index)
  }

  /// يوم الأربعاء 21 يناير 2026, مساء الخميس الماضي.
  func weekdayPoint(at start: Int) -> Parsed<DatePoint>? {
    guard let found = words.first(at: skipDay(start), { $0.word.weekday }) else { return nil }
    var point = DatePoint(weekday: found.value)
    let direction = direction(at: found.end)
    point.direction = direction?.value.direction
    point.steps = direction?.value.steps ?? 1
    let end = direction?.end ?? found.end
    guard let day = dayBehindWeekday(end) else { return (point, end) }
    point.day = day.value.day
    point.month = day.value.month
    point.monthOffset = day.value.monthOffset
    point.year = day.value.year
    point.direction = day.value.direction ?? point.direction
    return (point, day.end)
  }

  private func dayBehindWeekday(_ index: Int) -> Parsed<DatePoint>? {
    if words.isToken(index, "(") {
      guard let day = dayPoint(at: index + 1), words.isToken(day.end, ")") else { return nil }
      return (day.value, day.end + 1)
    }
    var next = words.role(.agreeing, at: index) ?? index
    if words.isToken(next, "،") || words.isToken(next, ",") { next += 1 }
    return dayPoint(at: next)
  }

  /// Skips صباح, ليل, يوم and the like in front of a weekday.
  func skipDay(_ start: Int) -> Int {
    var index = start
    while let next = words.role(.dayPart, at: index), next < words.limit { index = next }
    return dayUnit(at: index) ?? index
  }

  private func dayUnit(at index: Int) -> Int? {
    words.first(at: index) { $0.word.unit?.unit == .day && !$0.isDefinite && $0.word.unit?.form != .many ? true : nil }?.end
  }

  /// 12 فبراير, السابع من أكتوبر, 5 من الشهر الجاري, 13/8/2024.
  func dayPoint(at start: Int) -> Parsed<DatePoint>? {
    let index = dayUnit(at: start) ?? start
    if let numeric = numericDate(at: index, mayLackYear: index > start) { return numeric }
    guard let day = dayNumber(at: index) else { return nil }
    let isWord = words.number(at: index) == nil
    let from = words.role(.from, at: day.end)
    // في 25 الجاري: of the present month.
    if !isWord, from == nil, let current = direction(at: day.end), current.value.direction == .current, current.value.steps == 1 {
      return (DatePoint(day: day.value, monthOffset: 0), current.end)
    }
    if let month = monthPhrase(at: from ?? day.end) {
      // "The seventh of" needs its "of", but for أول مايو.
      guard !isWord || from != nil || month.value.monthOffset == nil && words.role(.first, at: index) != nil || hasMonthUnit(day.end)
      else { return nil }
      var point = month.value
      point.day = day.value
      return (point, month.end)
    }
    return nil
  }

  private func hasMonthUnit(_ index: Int) -> Bool {
    words.first(at: index) { $0.word.unit?.unit == .month ? true : nil } != nil
  }

  /// The day of a month in digits or as an ordinal; أول is the first.
  func dayNumber(at index: Int) -> Parsed<Int>? {
    if let number = words.number(at: index) {
      return (1...31).contains(number) && words.digits(at: index) <= 2 ? (number, index + 1) : nil
    }
    if let first = words.first(at: index, { $0.word.roles.contains(.first) && !$0.isDefinite ? true : nil }), first.end == index + 1 {
      return (1, first.end)
    }
    return ordinal(at: index).flatMap { (1...31).contains($0.value) ? $0 : nil }
  }

  /// الخامس, الخامس عشر, الخامس والعشرين.
  func ordinal(at index: Int) -> Parsed<Int>? {
    guard let unit = words.first(at: index, { $0.word.ordinal }) else { return nil }
    guard unit.value < 10 else { return unit }
    if let ten = words.first(at: unit.end, { !$0.isDefinite && $0.word.cardinal == 10 ? true : nil }), words.items[unit.end].prefix == 0 {
      return (unit.value + 10, ten.end)
    }
    if unit.end < words.limit, words.items[unit.end].hasConjunction, let tens = words.first(at: unit.end, { $0.word.ordinal }),
      tens.value >= 20
    {
      return (unit.value + tens.value, tens.end)
    }
    return unit
  }

  /// A month with what tells its year, alone or behind شهر.
  func monthPoint(at index: Int) -> Parsed<DatePoint>? {
    guard let found = monthPhrase(at: index), found.value.monthOffset == nil else { return nil }
    return found
  }

  /// شهر مايو من العام 2020, أكتوبر/تشرين الأول 2023, and behind a day also الشهر الجاري.
  private func monthPhrase(at start: Int) -> Parsed<DatePoint>? {
    if let unit = unitReference(at: start), case .shifted(.month, let count) = unit.value {
      return (DatePoint(monthOffset: count), unit.end)
    }
    let unit = words.first(at: start) { $0.word.unit?.unit == .month && !$0.isDefinite && $0.word.unit?.form != .many ? true : nil }
    guard let found = words.first(at: unit?.end ?? start, { $0.isDefinite ? nil : $0.word.month }) else { return nil }
    var point = DatePoint(month: found.value)
    let end = twin(of: found.value, at: found.end) ?? found.end
    guard let tail = yearTail(at: end, calendar: found.value.calendar) else { return (point, end) }
    point.year = tail.value.year
    point.direction = tail.value.direction
    point.steps = tail.value.steps
    return (point, tail.end)
  }

  /// The same month by its name in another system: فبراير (شباط), أكتوبر/تشرين الأول, مايو أيار.
  private func twin(of month: DateWord.Month, at index: Int) -> Int? {
    let isParenthesised = words.isToken(index, "(") || words.isToken(index, "[")
    let start = isParenthesised || words.isToken(index, "/") || words.isToken(index, "-") ? index + 1 : index
    guard let other = words.first(at: start, { $0.isDefinite ? nil : $0.word.month }), other.value.number == month.number,
      other.value.calendar == month.calendar, words.items[start].prefix == 0
    else { return nil }
    guard isParenthesised else { return other.end }
    return words.isToken(other.end, ")") || words.isToken(other.end, "]") ? other.end + 1 : nil
  }

  /// عام 2022, سنة 399 قبل الميلاد, العام الدراسي 2023, سنة ألف وتسعمئة وسبعين.
  func yearPoint(at start: Int) -> Parsed<DatePoint>? {
    guard let unit = words.first(at: start, { $0.word.unit?.unit == .year ? true : nil }) else { return nil }
    let index = words.role(.calendarYear, at: unit.end) ?? unit.end
    if era(at: unit.end)?.value == .hijri, let number = words.number(at: index), (1...1500).contains(number) {
      return (DatePoint(year: .hijri(number)), index + 1)
    }
    guard let year = yearNumber(at: index, calendar: nil, isCalledYear: true) ?? yearInWords(at: index) else { return nil }
    return (DatePoint(year: year.value), year.end)
  }
}
