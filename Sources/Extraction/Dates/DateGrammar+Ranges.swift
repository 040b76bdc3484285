/// From one place in the calendar to another, and lists of places: من 3 إلى 7 مايو, بين عامي 2017 و2021, يومي السبت والأحد.
extension DateGrammar {
  /// A range, with or without the word that opens it.
  func range(at start: Int) -> DateExpression? {
    let from = words.role(.from, at: start)
    let between = words.role(.between, at: start)
    guard let first = endpoint(at: from ?? between ?? start) else { return nil }
    var behind = first.end
    if words.isToken(behind, "،") { behind += 1 }
    let isYear = first.value.isYearOnly
    guard let link = connector(at: behind, isBetween: between != nil, isYear: isYear), let last = endpoint(at: link.next) else {
      return nil
    }
    guard let points = completed(first.value, last.value) else { return nil }
    // A range without an opening word, of days, needs its month; of weekdays its hyphen.
    let isOpened = from != nil || between != nil
    if !isOpened, points.0.isWeekdayOnly, !link.isHyphen { return nil }
    let begins = link.isHyphen && isOpened ? (from ?? between ?? start) : start
    return DateExpression(start: begins, end: last.end, meaning: .range(points.0, points.1))
  }

  /// Two or more places joined by "and": neighbours are one stretch, others are dates of their own.
  func list(at start: Int) -> [DateExpression]? {
    guard words.role([.between, .from], at: start) == nil, let first = endpoint(at: start) else { return nil }
    var ends: [(point: DatePoint, start: Int, end: Int)] = [(first.value, start, first.end)]
    while let next = conjunction(at: ends[ends.count - 1].end), let point = endpoint(at: next) {
      ends.append((point.value, next, point.end))
    }
    let isAnnounced = words.first(at: start) { $0.word.unit.map { $0.form != .one } } ?? (false, 0)
    guard ends.count > 1 else { return nil }
    let isNumbers = first.value.isOpen
    guard isAnnounced.value || isNumbers else { return nil }
    while ends.count > 1, completed(first.value, ends[ends.count - 1].point) == nil { ends.removeLast() }
    guard ends.count > 1, let last = ends.last, !last.point.isOpen || last.point.isYearOnly else { return nil }
    let points = ends.map { completed($0.point, last.point)?.0 ?? $0.point }
    if ends.count > 2 || areNeighbours(points[0], last.point) {
      return [DateExpression(start: start, end: last.end, meaning: .range(points[0], last.point))]
    }
    return zip(ends, points).map { DateExpression(start: $0.start, end: $0.end, meaning: .point($1)) }
  }

  private func areNeighbours(_ first: DatePoint, _ last: DatePoint) -> Bool {
    if let a = first.weekday, let b = last.weekday { return a % 7 + 1 == b }
    if let a = first.day, let b = last.day { return a + 1 == b || a >= 28 && b == 1 }
    if let a = first.month, let b = last.month { return a.number % 12 + 1 == b.number }
    if case .common(let a) = first.year, case .common(let b) = last.year { return a + 1 == b }
    return false
  }

  /// A place, or a number that only its fellow makes a day or a year.
  private func endpoint(at index: Int) -> Parsed<DatePoint>? {
    if let point = point(at: index) { return point }
    let start = skipDayUnit(index)
    if let weekday = words.first(at: start, { $0.word.weekday }) {
      return (DatePoint(weekday: weekday.value), weekday.end)
    }
    guard let number = words.number(at: start), !isCounted(start + 1) else { return nil }
    if isYearLike(start) { return (DatePoint(year: .common(number)), start + 1) }
    return (1...31).contains(number) && words.digits(at: start) <= 2 ? (DatePoint(day: number), start + 1) : nil
  }

  private func skipDayUnit(_ index: Int) -> Int {
    words.first(at: index) { $0.word.unit?.unit == .day && !$0.isDefinite && $0.word.unit?.form == .two ? true : nil }?.end ?? index
  }

  private func connector(at index: Int, isBetween: Bool, isYear: Bool) -> (next: Int, isHyphen: Bool)? {
    // موسم 2023/2024
    if isYear, words.isToken(index, "/"), isYearLike(index + 1) { return (index + 1, true) }
    if words.isToken(index, "-") || words.isToken(index, "–") || words.isToken(index, "—") { return (index + 1, true) }
    if let to = words.role(.to, at: index) { return (to, false) }
    if isBetween, let next = conjunction(at: index) { return (next, false) }
    return nil
  }

  /// The token behind "and": itself when the letter is written onto it.
  private func conjunction(at index: Int) -> Int? {
    guard index < words.limit else { return nil }
    if words.isToken(index, "و") { return index + 1 }
    return words.items[index].hasConjunction && words.items[index].preposition == nil ? index : nil
  }

  /// Both ends of one kind, the first with the month that it takes from the second; `nil` when they do not belong together.
  private func completed(_ first: DatePoint, _ last: DatePoint) -> (DatePoint, DatePoint)? {
    if first.isYearOnly, last.isYearOnly { return (first, last) }
    if first.isYearOnly || last.isYearOnly { return nil }
    if first.day != nil {
      guard last.day != nil, last.month != nil || last.monthOffset != nil else { return nil }
      if let calendar = first.month?.calendar, calendar != last.month?.calendar { return nil }
      var first = first
      if first.month == nil, first.monthOffset == nil {
        guard first.direction == nil else { return nil }
        first.month = last.month
        first.monthOffset = last.monthOffset
        first.year = last.year
        first.direction = last.direction
      }
      return (first, last)
    }
    if first.isWeekdayOnly || last.isWeekdayOnly { return first.isWeekdayOnly && last.isWeekdayOnly ? (first, last) : nil }
    guard last.day == nil, first.month?.calendar == last.month?.calendar else { return nil }
    return (first, last)
  }
}

extension DatePoint {
  /// Whether it is a number that needs a fellow to be a date.
  var isOpen: Bool { day != nil && month == nil && monthOffset == nil }
}
