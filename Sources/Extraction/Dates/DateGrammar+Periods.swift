import ArabicText

/// Periods with names: الأسبوع الماضي, أوائل مايو, الربع الأخير من العام, صيف 2019, ثمانينيات القرن الماضي.
extension DateGrammar {
  func period(at index: Int) -> Parsed<DateMeaning>? {
    part(at: index) ?? weekend(at: index) ?? share(at: index) ?? decade(at: index) ?? century(at: index) ?? unitReference(at: index)
      ?? season(at: index) ?? thisWeekday(at: index)
  }

  /// A unit counted from the present one: الأسبوع الماضي, العام الدراسي المقبل, هذا الشهر, العام قبل الماضي, العام الجاري 2025.
  func unitReference(at start: Int) -> Parsed<DateMeaning>? {
    let this = words.role(.this, at: start)
    let index = this ?? start
    guard let unit = unit(at: index, isDefinite: true) ?? quarter(at: index), unit.value.form == .one else { return nil }
    if unit.value.unit == .year, words.role(.general, at: start - 1) == start { return nil }
    let next = words.role(.calendarYear, at: unit.end) ?? unit.end
    guard let direction = direction(at: next) else {
      guard unit.value.unit != .decade, unit.value.unit != .day else { return nil }
      if let this { return this == start ? nil : (.shifted(unit.value.unit, by: 0), unit.end) }
      return words.role(.this, at: unit.end).flatMap { isFollowedByNoun($0) ? nil : (.shifted(unit.value.unit, by: 0), $0) }
    }
    if unit.value.unit == .day { return nil }
    if unit.value.unit == .year, isYearLike(direction.end), let year = yearNumber(at: direction.end, calendar: nil) {
      return (.point(DatePoint(year: year.value)), year.end)
    }
    let sign = direction.value.direction == .past ? -1 : direction.value.direction == .future ? 1 : 0
    return (.shifted(unit.value.unit, by: sign * direction.value.steps), direction.end)
  }

  /// Whether "this" belongs to the word behind it: العام هذا الاتفاق.
  private func isFollowedByNoun(_ index: Int) -> Bool {
    index < words.limit && words.tokens[index].folded.hasPrefix("ال")
  }

  private func quarter(at index: Int) -> Parsed<DateWord.UnitForm>? {
    guard let share = words.first(at: index, { $0.isDefinite ? $0.word.share : nil }), share.value == 4,
      !words.tokens[index].folded.hasSuffix("ين")
    else { return nil }
    return (.init(unit: .quarter, form: .one), share.end)
  }

  /// أوائل نوفمبر, منتصف العام الماضي, نهاية الشهر, مطلع 2020.
  private func part(at start: Int) -> Parsed<DateMeaning>? {
    guard let part = words.first(at: start, { $0.isDefinite ? nil : $0.word.part }) else { return nil }
    let isEnd = part.value == .end
    if isEnd, let weekend = weekendBody(at: part.end) { return weekend }
    guard let inner = partBody(at: part.end) else { return nil }
    return (.part(part.value, inner.value), inner.end)
  }

  private func partBody(at index: Int) -> Parsed<DateMeaning>? {
    if let found = decade(at: index) ?? century(at: index) ?? unitReference(at: index) ?? season(at: index) { return found }
    if let month = monthPoint(at: index) { return (.point(month.value), month.end) }
    if let year = yearPhrase(at: index) { return (.point(DatePoint(year: year.value)), year.end) }
    if isYearLike(index), !isCounted(index + 1), let year = yearNumber(at: index, calendar: nil) {
      return (.point(DatePoint(year: year.value)), year.end)
    }
    // نهاية الشهر: the present one.
    guard let unit = unit(at: index, isDefinite: true), unit.value.form == .one, [.month, .year, .week].contains(unit.value.unit),
      words.role(.same, at: unit.end) == nil, words.first(at: unit.end, { $0.word.ordinal }) == nil
    else { return nil }
    return (.shifted(unit.value.unit, by: 0), unit.end)
  }

  /// عطلة نهاية الأسبوع الماضي.
  private func weekend(at start: Int) -> Parsed<DateMeaning>? {
    guard let holiday = words.role(.holiday, at: start), words.first(at: holiday, { $0.word.part }) != nil else { return nil }
    return weekendBody(at: holiday + 1)
  }

  private func weekendBody(at index: Int) -> Parsed<DateMeaning>? {
    let this = words.role(.this, at: index)
    guard let unit = unit(at: this ?? index, isDefinite: true), unit.value.unit == .week, unit.value.form == .one
    else { return nil }
    guard let direction = direction(at: unit.end) else { return (.weekend(by: this == nil ? nil : 0), unit.end) }
    let sign = direction.value.direction == .past ? -1 : direction.value.direction == .future ? 1 : 0
    return (.weekend(by: sign * direction.value.steps), direction.end)
  }

  /// الربع الأول من عام 2023, النصف الثاني من مايو, الأسبوع الأخير من يونيو.
  private func share(at start: Int) -> Parsed<DateMeaning>? {
    let share = words.first(at: start) { $0.isDefinite ? $0.word.share : nil }
    let week = unit(at: start, isDefinite: true).flatMap { $0.value == .init(unit: .week, form: .one) ? $0.end : nil }
    guard let named = share?.end ?? week else { return nil }
    let last = words.role(.last, at: named)
    guard let index = last.map({ (value: 0, end: $0) }) ?? ordinal(at: named) else { return nil }
    // الربعين الثاني والثالث من 2024: the two together.
    if share?.value == 4, words.tokens[start].folded.hasSuffix("ين") || words.tokens[start].folded.hasSuffix("ان") {
      guard let second = ordinal(at: index.end), second.value == index.value + 1,
        let whole = partBody(at: words.role(.from, at: second.end) ?? second.end), let year = year(of: whole.value)
      else { return nil }
      return (.range(quarterMonth(index.value * 3 - 2, year), quarterMonth(second.value * 3, year)), whole.end)
    }
    guard let whole = partBody(at: words.role(.from, at: index.end) ?? index.end) else {
      guard share?.value == 4, words.role(.preposition, at: start - 1) == start else { return nil }
      return (.share(index.value == 0 ? 4 : index.value, of: 4, .shifted(.year, by: 0)), index.end)
    }
    if let count = share?.value { return (.share(index.value == 0 ? count : index.value, of: count, whole.value), whole.end) }
    return (.week(index.value, of: whole.value), whole.end)
  }

  private func year(of meaning: DateMeaning) -> DateYear? {
    switch meaning {
    case .point(let point) where point.isYearOnly: point.year
    case .shifted(.year, let count): .relative(count)
    default: nil
    }
  }

  private func quarterMonth(_ number: Int, _ year: DateYear) -> DatePoint {
    DatePoint(month: .init(calendar: .gregorian, number: number, bare: .yes), year: year)
  }

  /// الثمانينيات, سبعينات القرن العشرين, عقد التسعينيات.
  private func decade(at start: Int) -> Parsed<DateMeaning>? {
    let unit = words.first(at: start) { $0.isDefinite ? nil : $0.word.unit.map { $0.unit == .decade && $0.form == .one } }
    let index = unit?.value == true ? unit?.end ?? start : start
    guard let tens = words.first(at: index, { match in match.word.decade.map { (tens: $0, isDefinite: match.isDefinite) } }) else {
      return nil
    }
    let from = words.role(.from, at: tens.end)
    if words.role(.age, at: from ?? tens.end) != nil { return nil }
    if case .century(let century)? = self.century(at: from ?? tens.end)?.value, let end = self.century(at: from ?? tens.end)?.end {
      return (.decade(tens.value.tens, century: century), end)
    }
    // العشرينيات alone are two centuries, or an age.
    guard tens.value.isDefinite, tens.value.tens > 20 else { return nil }
    return (.decade(tens.value.tens, century: .hundreds(19)), tens.end)
  }

  /// القرن التاسع عشر, القرن الخامس قبل الميلاد, القرن الماضي.
  private func century(at start: Int) -> Parsed<DateMeaning>? {
    guard let unit = unit(at: start, isDefinite: true), unit.value == .init(unit: .century, form: .one) else { return nil }
    if let direction = direction(at: unit.end) {
      let sign = direction.value.direction == .past ? -1 : direction.value.direction == .future ? 1 : 0
      return (.century(.relative(sign)), direction.end)
    }
    guard let number = ordinal(at: unit.end) else { return nil }
    guard let era = era(at: number.end) else { return (.century(.hundreds(number.value - 1)), number.end) }
    if era.value == .hijri { return nil }
    return (.century(era.value == .before ? .beforeCommonEra(number.value) : .hundreds(number.value - 1)), era.end)
  }

  /// صيف 2019, صيف عام 2019, شتاء العام الماضي, الصيف المقبل, هذا الصيف.
  private func season(at start: Int) -> Parsed<DateMeaning>? {
    let this = words.role(.this, at: start)
    let found = words.first(at: this ?? start) { match in match.word.season.map { (code: $0, isDefinite: match.isDefinite) } }
    guard let season = found else { return nil }
    if season.value.isDefinite {
      if this != nil { return (.season(season.value.code, nil, .current), season.end) }
      return direction(at: season.end).map { (.season(season.value.code, nil, $0.value.direction), $0.end) }
    }
    guard this == nil else { return nil }
    if let year = yearPhrase(at: words.role(.from, at: season.end) ?? season.end) {
      return (.season(season.value.code, year.value, nil), year.end)
    }
    guard isYearLike(season.end), !isCounted(season.end + 1), let year = yearNumber(at: season.end, calendar: nil) else { return nil }
    return (.season(season.value.code, year.value, nil), year.end)
  }

  /// هذا الأحد: the one of this week.
  private func thisWeekday(at start: Int) -> Parsed<DateMeaning>? {
    guard let this = words.role(.this, at: start), let weekday = words.first(at: this, { $0.word.weekday }) else { return nil }
    return (.point(DatePoint(weekday: weekday.value, direction: .current)), weekday.end)
  }
}
