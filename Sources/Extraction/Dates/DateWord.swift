/// What a form may mean inside a date expression. One form may have several meanings; its neighbours decide.
struct DateWord: Sendable, Equatable {
  /// What a form does to the phrase around it; the meanings are told in `Config/dates/context.tsv`.
  struct Roles: OptionSet, Sendable {
    let rawValue: UInt32
    static let ago = Roles(rawValue: 1 << 0)
    static let since = Roles(rawValue: 1 << 1)
    static let later = Roles(rawValue: 1 << 2)
    static let from = Roles(rawValue: 1 << 3)
    static let to = Roles(rawValue: 1 << 4)
    static let between = Roles(rawValue: 1 << 5)
    static let preposition = Roles(rawValue: 1 << 6)
    static let about = Roles(rawValue: 1 << 7)
    static let this = Roles(rawValue: 1 << 8)
    static let same = Roles(rawValue: 1 << 9)
    static let that = Roles(rawValue: 1 << 10)
    static let dayPart = Roles(rawValue: 1 << 11)
    static let agreeing = Roles(rawValue: 1 << 12)
    static let last = Roles(rawValue: 1 << 13)
    static let first = Roles(rawValue: 1 << 14)
    static let half = Roles(rawValue: 1 << 15)
    static let holiday = Roles(rawValue: 1 << 16)
    static let calendarYear = Roles(rawValue: 1 << 17)
    static let namely = Roles(rawValue: 1 << 18)
    static let now = Roles(rawValue: 1 << 19)
    static let event = Roles(rawValue: 1 << 20)
    static let yearPreposition = Roles(rawValue: 1 << 21)
    static let counted = Roles(rawValue: 1 << 22)
    static let age = Roles(rawValue: 1 << 23)
    static let name = Roles(rawValue: 1 << 24)
    static let general = Roles(rawValue: 1 << 25)
    static let every = Roles(rawValue: 1 << 26)
    static let notToday = Roles(rawValue: 1 << 27)
    static let notTodayBefore = Roles(rawValue: 1 << 28)
    static let label = Roles(rawValue: 1 << 29)

    /// The roles by the names that they have in the file.
    static let named: [String: Roles] = [
      "ago": .ago, "since": .since, "later": .later, "from": .from, "to": .to, "between": .between, "in": .preposition, "about": .about,
      "this": .this, "same": .same, "that": .that, "daypart": .dayPart, "agreeing": .agreeing, "last": .last, "first": .first,
      "half": .half, "holiday": .holiday, "calendaryear": .calendarYear, "namely": .namely, "now": .now, "event": .event,
      "yearprep": .yearPreposition, "counted": .counted, "age": .age, "name": .name, "general": .general, "every": .every,
      "nottoday": .notToday, "nottodaybefore": .notTodayBefore, "label": .label,
    ]
  }

  /// A month by calendar and number, and where its name alone counts.
  struct Month: Sendable, Hashable {
    let calendar: DateCalendar
    let number: Int
    let bare: Bareness
  }

  /// Where the name of a month counts without day, year or adjective.
  enum Bareness: String, Sendable {
    case yes, near, no
  }

  /// A unit with the number of its form: one year, two years, years.
  struct UnitForm: Sendable, Hashable {
    let unit: DateUnit
    let form: Form

    enum Form: String, Sendable {
      case one, two, many
    }
  }

  var month: Month?
  /// 1 is Monday.
  var weekday: Int?
  /// Days from the day of reference.
  var dayOffset: Int?
  var unit: UnitForm?
  var direction: DateDirection?
  var part: DatePart?
  /// The EDTF code, 21 spring ... 24 winter.
  var season: Int?
  /// The tens of a decade: 80 for the eighties.
  var decade: Int?
  /// Of how many equal shares of a year this is one.
  var share: Int?
  var era: DateEra?
  var ordinal: Int?
  var cardinal: Int?
  var roles: Roles = []

  /// The meanings that the form keeps when the article stands in front of it.
  var definite: DateWord? {
    var word = DateWord()
    word.unit = unit
    word.season = season
    word.decade = decade
    word.share = share
    word.cardinal = cardinal
    word.roles = roles.intersection([.event, .holiday])
    return word == DateWord() ? nil : word
  }

  /// Adds the meanings of another row of the same form.
  mutating func merge(_ other: DateWord) {
    month = month ?? other.month
    weekday = weekday ?? other.weekday
    dayOffset = dayOffset ?? other.dayOffset
    unit = unit ?? other.unit
    direction = direction ?? other.direction
    part = part ?? other.part
    season = season ?? other.season
    decade = decade ?? other.decade
    share = share ?? other.share
    era = era ?? other.era
    ordinal = ordinal ?? other.ordinal
    cardinal = cardinal ?? other.cardinal
    roles.formUnion(other.roles)
  }
}

/// In which calendar a month or year is counted.
enum DateCalendar: String, Sendable {
  case gregorian, hijri
}

/// The era written behind a year.
enum DateEra: String, Sendable {
  case hijri, common, before
}

/// A unit of the calendar.
enum DateUnit: String, Sendable {
  case day, week, month, quarter, year, decade, century
}

/// Where a phrase points from the day of reference: الماضي, المقبل, الجاري; also the tense of a clause.
enum DateDirection: String, Sendable {
  case past, future, current
}

/// A third of a period: أوائل, منتصف, أواخر.
enum DatePart: String, Sendable {
  case start, middle, end
}
