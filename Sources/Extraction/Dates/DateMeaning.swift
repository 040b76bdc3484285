/// What a phrase says, before it is known on which day it was written.
indirect enum DateMeaning: Sendable, Equatable {
  /// A place in the calendar, with or without its year.
  case point(DatePoint)
  /// So many days from today; the weekday named beside it is a check.
  case day(offset: Int, weekday: Int?)
  /// The unit that lies so many units from the present one: last week, two months ago.
  case shifted(DateUnit, by: Int)
  /// The last or next so many units together, without the present one.
  case stretch(DateUnit, count: Int, DateDirection)
  case part(DatePart, DateMeaning)
  /// One of the equal shares of a year or month: 4 quarters, 2 halves.
  case share(Int, of: Int, DateMeaning)
  /// The n-th seven days of a month, 0 for its last.
  case week(Int, of: DateMeaning)
  case season(Int, DateYear?, DateDirection?)
  /// A decade by its tens, and the century (18 for the 1800s) or its distance from the present one.
  case decade(Int, century: DateCentury)
  case century(DateCentury)
  /// Saturday and Sunday of the week so many weeks away; `nil` is the nearest in the direction of the tense.
  case weekend(by: Int?)
  case range(DatePoint, DatePoint)
}

extension DateMeaning {
  /// The year of the common era that the phrase itself names.
  var namedYear: Int? {
    switch self {
    case .point(let point), .range(_, let point):
      if case .common(let year) = point.year { year } else { nil }
    case .part(_, let inner), .share(_, of: _, let inner), .week(_, of: let inner): inner.namedYear
    case .season(_, .common(let year), _): year
    default: nil
    }
  }

  /// Whether the phrase is a year or a range of years.
  var isYear: Bool {
    switch self {
    case .point(let point), .range(_, let point): point.isYearOnly
    default: false
    }
  }
}

/// A century by its hundreds (18 for 1800 to 1899; below zero before the common era) or by its distance from the present one.
enum DateCentury: Sendable, Equatable {
  case hundreds(Int)
  case beforeCommonEra(Int)
  case relative(Int)
}

/// How a phrase names its year.
enum DateYear: Sendable, Equatable {
  case common(Int)
  case hijri(Int)
  /// Years from the present one.
  case relative(Int)
  /// من العام نفسه: the year named last.
  case same
}

/// A place in the calendar as far as the phrase names it.
struct DatePoint: Sendable, Equatable {
  var weekday: Int?
  var day: Int?
  var month: DateWord.Month?
  /// من الشهر الجاري: months from the present one.
  var monthOffset: Int?
  var year: DateYear?
  var direction: DateDirection?
  /// قبل الماضي and بعد المقبل go one step further.
  var steps = 1

  /// Whether nothing but a weekday is named.
  var isWeekdayOnly: Bool { weekday != nil && day == nil && month == nil && year == nil }
  /// Whether nothing but a year is named.
  var isYearOnly: Bool { year != nil && day == nil && month == nil && monthOffset == nil && weekday == nil }
}

/// A phrase with its place in the tokens.
struct DateExpression: Sendable, Equatable {
  var start: Int
  var end: Int
  var meaning: DateMeaning
  /// بعد يومين counts from today only where the clause speaks of what is to come.
  var needsFuture = false
  /// بالأمس is one phrase with its particle.
  var keepsParticles = false
  /// شارع 26 يوليو: the phrase is a name, and what it is made of is no date either.
  var isName = false
}
