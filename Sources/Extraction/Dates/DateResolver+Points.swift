import Model

/// Places in the calendar: with a year they are what they say, without one they are the nearest in the direction of the tense.
extension DateResolver {
  func resolve(_ point: DatePoint, _ context: Context) -> DatePeriod? {
    if point.isWeekdayOnly, let weekday = point.weekday { return self.weekday(weekday, point, context) }
    if let offset = point.monthOffset { return day(point, monthOffset: offset) }
    guard let month = point.month else {
      switch point.year {
      case .hijri(let year): return .days(hijri.days(year: year))
      case .some(let year): return commonYear(year, context).map { .year($0) }
      case nil: return nil
      }
    }
    if month.calendar == .hijri { return hijriPoint(point, month: month.number, context) }
    if let year = point.year {
      return commonYear(year, context).flatMap { gregorian(year: $0, month: month.number, day: point.day) }
    }
    if let year = context.boundYear { return gregorian(year: year, month: month.number, day: point.day) }
    return nearest(point, context, years: -3...3, around: reference?.first.year) {
      gregorian(year: $0, month: month.number, day: point.day)
    }
  }

  func gregorian(year: Int, month: Int, day: Int?) -> DatePeriod? {
    guard let day else { return .month(year: year, month: month) }
    return CalendarDate(year: year, month: month, day: day).map { .day($0) }
  }

  private func day(_ point: DatePoint, monthOffset: Int) -> DatePeriod? {
    guard let thisMonth, case .month(let year, let month) = DatePeriod.month(index: thisMonth + monthOffset) else { return nil }
    return gregorian(year: year, month: month, day: point.day)
  }

  /// A weekday by itself: the latest one up to today in a past clause, the next one in a clause about what is to come.
  private func weekday(_ weekday: Int, _ point: DatePoint, _ context: Context) -> DatePeriod? {
    guard let today else { return nil }
    let back = (today.weekday - weekday + 7) % 7
    let ahead = (weekday - today.weekday + 7) % 7
    switch point.direction {
    case .past: return .day(today.adding(days: -(back == 0 ? 7 : back) - 7 * (point.steps - 1)))
    case .future: return .day(today.adding(days: (ahead == 0 ? 7 : ahead) + 7 * (point.steps - 1)))
    case .current: return .day(today.adding(days: weekday - today.weekday))
    case nil: break
    }
    switch context.tense {
    case .future: return .day(today.adding(days: ahead == 0 ? 7 : ahead))
    case .present, .weakPresent: return .day(today.adding(days: ahead))
    case .past, nil: return .day(today.adding(days: -back))
    }
  }

  private func hijriPoint(_ point: DatePoint, month: Int, _ context: Context) -> DatePeriod? {
    func days(_ year: Int) -> DatePeriod? {
      hijri.days(year: year, month: month, day: point.day).map { .days($0) }
    }
    switch point.year {
    case .hijri(let year): return days(year)
    case nil:
      let around = reference.map { hijri.year(of: $0.first) }
      return nearest(point, context, years: -1...1, around: around, days)
    case .some(let year):
      // رمضان 2024: the one that begins in that year.
      guard let year = commonYear(year, context), let first = CalendarDate(year: year, month: 1, day: 1), year > 622 else { return nil }
      let start = hijri.year(of: first)
      return (start...start + 1).lazy.compactMap(days).first { $0.first?.year == year }
    }
  }

  /// The candidate that the direction of the phrase or of its clause asks for. Months are compared with this month, days with today.
  private func nearest(
    _ point: DatePoint, _ context: Context, years: ClosedRange<Int>, around year: Int?, _ make: (Int) -> DatePeriod?
  ) -> DatePeriod? {
    guard let year, let reference else { return nil }
    var candidates = years.compactMap { make(year + $0) }
    if let weekday = point.weekday {
      let fitting = candidates.filter { $0.first?.weekday == weekday }
      if !fitting.isEmpty { candidates = fitting }
    }
    /// How far a candidate lies from the reference: 0 when they share a day.
    func distance(_ period: DatePeriod) -> Int {
      guard let first = period.first, let last = period.last else { return .max }
      if first > reference.last { return first.daysSinceEpoch - reference.last.daysSinceEpoch }
      return last < reference.first ? last.daysSinceEpoch - reference.first.daysSinceEpoch : 0
    }
    let past = candidates.filter { distance($0) <= 0 }.last
    let future = candidates.first { distance($0) >= 0 }
    switch point.direction {
    case .past: return candidates.filter { distance($0) < 0 }.last
    case .future: return candidates.first { distance($0) > 0 }
    case .current: return candidates.min { abs(distance($0)) < abs(distance($1)) }
    case nil: break
    }
    switch context.tense {
    case .past: return past ?? future
    case .present, .future: return future ?? past
    case .weakPresent:
      // Ten months ahead or one month ago: the verb was another clause's.
      guard let future, let past, -distance(past) * 3 < distance(future) else { return future ?? past }
      return past
    case nil: return candidates.min { abs(distance($0)) < abs(distance($1)) }
    }
  }

  /// From one place to another: what one end leaves out it takes from the other, and the first is the latest before the second.
  func range(_ first: DatePoint, _ last: DatePoint, _ context: Context) -> DatePeriod? {
    var first = first
    if first.month == nil, first.monthOffset == nil, first.day != nil {
      first.month = last.month
      first.monthOffset = last.monthOffset
      first.year = first.year ?? last.year
    }
    guard let end = resolve(last, context)?.lastPeriod else { return nil }
    if first.year == nil, first.monthOffset == nil, let day = end.last {
      first.direction = nil
      let before = DateResolver(hijri: hijri, reference: PartialDate(day))
      guard let start = before.resolve(first, Context(tense: .past))?.firstPeriod else { return nil }
      return ordered(start, end)
    }
    return resolve(first, context).flatMap { ordered($0.firstPeriod, end) }
  }

  private func ordered(_ first: DatePeriod, _ last: DatePeriod) -> DatePeriod? {
    if let start = first.first, let end = last.last, start > end { return nil }
    return first == last ? first : .interval(first, last)
  }
}
