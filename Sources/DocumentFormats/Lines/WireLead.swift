import ArabicText
import Model

/// The beginning of agency copy: `القاهرة 14 مارس (وكالة) - …`, `طرابلس (وال) - …`, `الكويت – …`. It stays in the body, whose first words it
/// is; place and date are read out of it.
struct WireLead: Equatable {
  let place: String
  /// The agency in brackets behind them, as it is written.
  let agency: String?
  let day: Int?
  let month: Int?
  let year: Int?

  init?(_ line: Scalars) {
    // `وطنية - بيروت - …`: the agency, then the place.
    let text = line.starts(with: "وطنية - ".unicodeScalars) ? Array(line.dropFirst(8)) : line
    let head = text.prefix(90)
    guard let dash = head.firstIndex(where: { $0 == "-" || $0 == "–" || $0 == "—" || $0 == "ـ" }), dash > 2, head[dash - 1] == " " else {
      return nil
    }
    var lead = head[..<dash].trimmed
    let isSigned = lead.last == ")"
    var signer: ArraySlice<Unicode.Scalar> = []
    if isSigned, let open = lead.lastIndex(of: "(") {
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
    guard (1...(isSigned || numbers.day != nil ? 4 : 2)).contains(words.count), lead.count <= 50,
      words.allSatisfy({ $0.allSatisfy(\.isArabicLetter) && !Self.verbs.contains($0.foldedName) })
    else { return nil }
    place = lead[words[0].startIndex..<words[words.count - 1].endIndex].prefix { $0 != "،" && $0 != "/" }.trimmed.string
    agency = AgencyCredit.agency(named: signer)
    (day, month, year) = numbers
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
    guard (1...31).contains(day), let month = MonthNames.gregorian[two] ?? MonthNames.gregorian[one] else { return nil }
    let last = words[words.count - 1]
    let year = last.count == 4 && last.allSatisfy { $0.digitValue != nil } ? number(last) : nil
    return (day, month, year)
  }

  private static func number(_ digits: ArraySlice<Unicode.Scalar>) -> Int {
    digits.reduce(0) { $0 * 10 + ($1.digitValue ?? 0) }
  }

  private static let verbs = WordList.firstWords.set
}
