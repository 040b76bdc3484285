import ArabicText
import Model

/// The beginning of agency copy: `القاهرة 14 مارس (وكالة) - …`, `طرابلس (وال) - …`, `الكويت – …`, `جدة في 7 رمضان /واس/ …`. It stays in the body, whose first words it
/// is; place and date are read out of it.
struct WireLead: Equatable {
  let place: String
  /// The agency in brackets behind them, as it is written.
  let agency: String?
  let day: Int?
  let month: Int?
  let year: Int?
  /// Whether an agency or a day stands behind the place: a place and a dash alone may begin any sentence.
  var isSigned: Bool { isBracketed || day != nil }
  private let isBracketed: Bool

  init?(_ line: Scalars) {
    // `وطنية - بيروت - …`: the agency, then the place.
    let text = line.starts(with: "وطنية - ".unicodeScalars) ? Array(line.dropFirst(8)) : line
    let head = text.prefix(90)
    if let numeric = Self.numeric(head) {
      self = numeric
      return
    }
    let slashed = Self.slashed(head)
    let dash = head.firstIndex { $0 == "-" || $0 == "–" || $0 == "—" || $0 == "ـ" }
    guard let end = slashed.map({ $0.lowerBound }) ?? dash, end > 2, head[end - 1] == " " || head[end - 1] == ")" else { return nil }
    var lead = head[..<end].trimmed
    isBracketed = slashed != nil || lead.last == ")"
    var signer: ArraySlice<Unicode.Scalar> = []
    if let slashed {
      signer = head[slashed].dropFirst().dropLast()
    } else if isBracketed, let open = lead.lastIndex(of: "(") {
      signer = lead[(open + 1)...].dropLast()
      lead = lead[..<open].trimmed
    }
    if let open = lead.firstIndex(of: "("), let close = lead[open...].firstIndex(of: ")"), open > lead.startIndex {
      // The country in brackets behind a town.
      lead = Array(lead[..<open] + lead[(close + 1)...])[...]
    }
    var words = lead.split(whereSeparator: { $0 == " " || $0 == "/" || $0 == "،" }).map { $0 }
    var numbers: (day: Int?, month: Int?, year: Int?) = (nil, nil, nil)
    if let at = words.firstIndex(where: { $0.allSatisfy { $0.digitValue != nil } }) {
      guard let found = Self.date(words[at...]) else { return nil }
      numbers = found
      words = Array(words[..<at])
      if words.last?.foldedName == "في" { words.removeLast() }
    }
    guard (1...(isBracketed || numbers.day != nil ? 4 : 2)).contains(words.count), lead.count <= 50,
      words.allSatisfy({ $0.allSatisfy(\.isArabicLetter) && !Self.verbs.contains($0.foldedName) })
    else { return nil }
    place = lead[words[0].startIndex..<words[words.count - 1].endIndex].prefix { $0 != "،" && $0 != "/" }.trimmed.string
    agency = AgencyCredit.agency(named: signer) ?? (slashed == nil ? nil : signer.string)
    (day, month, year) = numbers
  }

  /// `رام الله 4-5-2026 وفا- …`
  private static func numeric(_ head: ArraySlice<Unicode.Scalar>) -> WireLead? {
    guard let start = head.firstIndex(where: { $0.digitValue != nil }), start > 2, head[start - 1] == " " else { return nil }
    let place = head[..<start].trimmed
    let end = head[start...].firstIndex(of: " ") ?? head.endIndex
    let numbers = head[start..<end].split(whereSeparator: { $0 == "-" || $0 == "/" || $0 == "." })
    guard numbers.count == 3, numbers[2].count == 4, numbers.allSatisfy({ $0.count < 5 && $0.allSatisfy { $0.digitValue != nil } }),
      let date = CalendarDate(year: number(numbers[2]), month: number(numbers[1]), day: number(numbers[0])),
      let dash = head[end...].firstIndex(where: { $0 == "-" || $0 == "–" }), dash - end < 24,
      let agency = AgencyCredit.agency(named: head[end..<dash]), isPlace(place)
    else { return nil }
    return WireLead(place: place.string, agency: agency, date: date)
  }

  private init(place: String, agency: String, date: CalendarDate) {
    (self.place, self.agency, isBracketed) = (place, agency, true)
    (day, month, year) = (date.day, date.month, date.year)
  }

  private static func isPlace(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    let words = text.split(separator: " ")
    return (1...4).contains(words.count) && words.allSatisfy { $0.allSatisfy(\.isArabicLetter) && !verbs.contains($0.foldedName) }
  }

  /// The letters of an agency between strokes: `/واس/`.
  private static func slashed(_ head: ArraySlice<Unicode.Scalar>) -> Range<Int>? {
    guard let open = head.firstIndex(of: "/"), open > 2, let close = head[(open + 1)...].firstIndex(of: "/") else { return nil }
    let name = head[(open + 1)..<close].trimmed
    return (2...7).contains(name.count) && name.allSatisfy({ $0.isArabicLetter || $0 == " " || $0 == "." }) ? open..<(close + 1) : nil
  }

  /// The date, with the year taken from a date close to it when the lead has none.
  func date(near reference: CalendarDate?) -> CalendarDate? {
    guard let day, let month else { return nil }
    if let year { return CalendarDate(year: year, month: month, day: day) }
    guard let reference else { return nil }
    return (-1...1).compactMap { CalendarDate(year: reference.year + $0, month: month, day: day) }
      .min { abs($0.daysSinceEpoch - reference.daysSinceEpoch) < abs($1.daysSinceEpoch - reference.daysSinceEpoch) }
  }

  private static func date(_ words: ArraySlice<ArraySlice<Unicode.Scalar>>) -> (day: Int?, month: Int?, year: Int?)? {
    let words = Array(words)
    guard (2...5).contains(words.count), words[0].count <= 2 else { return nil }
    let day = number(words[0])
    let one = words[1].foldedName
    let two = words.count > 2 ? one + " " + words[2].foldedName : one
    guard (1...31).contains(day) else { return nil }
    // A day of the Islamic calendar says only that this is a lead.
    if MonthNames.hijri.contains(one) { return (day, nil, nil) }
    guard let month = MonthNames.gregorian[two] ?? MonthNames.gregorian[one] else { return nil }
    let last = words[words.count - 1]
    let year = last.count == 4 && last.allSatisfy { $0.digitValue != nil } ? number(last) : nil
    return (day, month, year)
  }

  private static func number(_ digits: ArraySlice<Unicode.Scalar>) -> Int {
    digits.reduce(0) { $0 * 10 + ($1.digitValue ?? 0) }
  }

  private static let verbs = WordList.firstWords.set
}
