import Model

/// Finds the stretch of the calendar that a phrase means, from the day on which it was written and the tense of its clause.
struct DateResolver: Sendable {
  /// What the words around a phrase tell.
  struct Context: Sendable {
    var tense: TenseCues.Tense?
    /// The year that a yearless date belongs to, when the text fixes it.
    var boundYear: Int?
    /// The year named last, for من العام نفسه.
    var lastYear: Int?
  }

  let hijri: HijriCalendar
  let reference: PartialDate?

  /// The reference as a day, when it is known to the day.
  var today: CalendarDate? { reference?.precision == .day ? reference?.first : nil }
  /// The reference as a month counted from the first of year 0.
  var thisMonth: Int? {
    guard let reference, reference.precision == .day || reference.precision == .month else { return nil }
    return reference.first.year * 12 + reference.first.month - 1
  }
  var thisYear: Int? { reference?.first.year }

  func resolve(_ meaning: DateMeaning, _ context: Context) -> DatePeriod? {
    switch meaning {
    case .point(let point): resolve(point, context)
    case .day(let offset, let weekday): day(offset: offset, weekday: weekday)
    case .shifted(let unit, let count): shifted(unit, by: count)
    case .stretch(let unit, let count, let direction): stretch(unit, count: count, direction)
    case .part(let part, let inner): resolve(inner, context)?.part(part)
    case .share(let index, let count, let inner): resolve(inner, context).flatMap { share(index, of: count, $0) }
    case .week(let index, let inner): resolve(inner, context).flatMap { week(index, of: $0) }
    case .season(let code, let year, let direction): season(code, year, direction, context)
    case .decade(let tens, let century): decade(tens, century)
    case .century(let century): self.century(century)
    case .weekend(let count): weekend(by: count, context)
    case .range(let first, let last): range(first, last, context)
    }
  }

  /// A day counted from today. A weekday beside it that does not fit tells that the reference is off by a few days, and wins.
  private func day(offset: Int, weekday: Int?) -> DatePeriod? {
    guard let day = today?.adding(days: offset) else { return nil }
    guard let weekday, weekday != day.weekday else { return .day(day) }
    var distance = (weekday - day.weekday + 7) % 7
    if distance > 3 { distance -= 7 }
    return .day(day.adding(days: distance))
  }

  private func weekend(by count: Int?, _ context: Context) -> DatePeriod? {
    guard let today else { return nil }
    let isBehind = count == nil && context.tense == .past && today.weekday < 6
    let saturday = today.adding(days: 6 - today.weekday + 7 * (isBehind ? -1 : count ?? 0))
    return .interval(.day(saturday), .day(saturday.adding(days: 1)))
  }

  private func shifted(_ unit: DateUnit, by count: Int) -> DatePeriod? {
    switch unit {
    case .day: today.map { .day($0.adding(days: count)) }
    case .week: today.map { .week(of: $0.adding(days: 7 * count)) }
    case .month: thisMonth.map { .month(index: $0 + count) }
    case .quarter:
      thisMonth.map { month in
        let first = (month / 3 + count) * 3
        return .interval(.month(index: first), .month(index: first + 2))
      }
    case .year: thisYear.map { .year($0 + count) }
    case .decade: thisYear.map { .decade(($0 / 10 + count) * 10) }
    case .century: thisYear.map { .century(($0 / 100 + count) * 100) }
    }
  }

  private func stretch(_ unit: DateUnit, count: Int, _ direction: DateDirection) -> DatePeriod? {
    let steps = direction == .past ? (-count, -1) : direction == .future ? (1, count) : (0, count - 1)
    guard let first = shifted(unit, by: steps.0), let last = shifted(unit, by: steps.1) else { return nil }
    return first == last ? first : .interval(first, last)
  }

  private func share(_ index: Int, of count: Int, _ whole: DatePeriod) -> DatePeriod? {
    guard (1...count).contains(index) else { return nil }
    switch whole {
    case .year(let year):
      let length = 12 / count
      let first = year * 12 + (index - 1) * length
      return .interval(.month(index: first), .month(index: first + length - 1))
    case .century(let year):
      let length = 100 / count
      return .interval(.year(year + (index - 1) * length), .year(year + index * length - 1))
    case .month:
      guard count == 2, let first = whole.first?.daysSinceEpoch, let last = whole.last?.daysSinceEpoch else { return nil }
      return index == 1 ? .days(first...(first + 14)) : .days((first + 15)...last)
    default: return nil
    }
  }

  private func week(_ index: Int, of whole: DatePeriod) -> DatePeriod? {
    guard case .month = whole, let first = whole.first?.daysSinceEpoch, let last = whole.last?.daysSinceEpoch, index <= 4 else {
      return nil
    }
    let start = index == 0 ? last - 6 : first + 7 * (index - 1)
    return .days(start...(start + 6))
  }

  /// The season of a year, or the nearest one in the direction of الماضي or المقبل that does not hold today.
  private func season(_ code: Int, _ year: DateYear?, _ direction: DateDirection?, _ context: Context) -> DatePeriod? {
    if let year { return commonYear(year, context).map { .season(year: $0, code: code) } }
    guard let direction, let month = thisMonth else { return nil }
    let year = month / 12
    let first = 3 * (code - 20) - 1
    switch direction {
    case .past: return .season(year: year * 12 + first + 2 < month ? year : year - 1, code: code)
    case .future: return .season(year: year * 12 + first > month ? year : year + 1, code: code)
    case .current: return .season(year: code == 24 && month % 12 < 2 ? year - 1 : year, code: code)
    }
  }

  private func decade(_ tens: Int, _ century: DateCentury) -> DatePeriod? {
    guard case .century(let first) = self.century(century), first >= 0 else { return nil }
    return .decade(first + tens)
  }

  private func century(_ century: DateCentury) -> DatePeriod? {
    switch century {
    case .hundreds(let hundreds): .century(hundreds * 100)
    // The n-th century before the common era begins with the year -100n + 1, astronomically counted.
    case .beforeCommonEra(let number): .century(-100 * (number - 1) - 1)
    case .relative(let count): shifted(.century, by: count)
    }
  }

  /// A year of the common era as the phrase names it; `nil` for Hijri ones.
  func commonYear(_ year: DateYear, _ context: Context) -> Int? {
    switch year {
    case .common(let year): year
    case .relative(let count): thisYear.map { $0 + count }
    case .same: context.lastYear
    case .hijri: nil
    }
  }
}
