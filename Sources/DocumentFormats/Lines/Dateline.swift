import ArabicText
import Model

/// A line that says when something was published, and nothing else: `الأحد، 1 فبراير 2026`, `نُشر: 18 نوفمبر/تشرين الثاني 2025`.
struct Dateline: Equatable {
  /// The day.
  let date: CalendarDate
  /// The day of the week that the line names, 1 is Monday.
  let weekday: Int?
  /// The place before the date: `طرابلس، 5 مايو 2024`.
  let place: String?
  /// The agency behind the date: `12 أكتوبر 2025 م واس`.
  var agency: String?

  /// What contradicts itself in the line, in words for a person.
  var warning: String? {
    guard let weekday, weekday != date.weekday else { return nil }
    return "The dateline \(date) names another day of the week"
  }

  /// Reads a line, or says that it is no dateline: everything in it but up to three words of a place must belong to the date.
  init?(_ text: Scalars) {
    guard (6...120).contains(text.count), text.contains(where: { $0.digitValue != nil }) else { return nil }
    var parser = DatelineParser(text)
    guard let dateline = parser.parse() else { return nil }
    self = dateline
  }

  init(date: CalendarDate, weekday: Int?, place: String?) {
    self.date = date
    self.weekday = weekday
    self.place = place
  }
}

/// Goes through the words and numbers of one line.
private struct DatelineParser {
  private struct Piece {
    let folded: String
    let number: Int?
    let start: Int
    let end: Int
  }

  private let text: Scalars
  private var pieces: [Piece] = []
  private var used: Set<Int> = []
  /// Whether a date of the Islamic calendar stands beside the other.
  private var hasHijri = false

  init(_ text: Scalars) {
    self.text = text
    var position = 0
    while position < text.count {
      let start = position
      let kind = CharacterClass(text[position])
      while position < text.count, CharacterClass(text[position]) == kind { position += 1 }
      if kind == .digit {
        let number = position - start <= 4 ? text[start..<position].reduce(0) { $0 * 10 + ($1.digitValue ?? 0) } : nil
        pieces.append(Piece(folded: "", number: number, start: start, end: position))
      } else if kind == .arabic || kind == .letter {
        let folded = Folding.fold(text[start..<position].string)
        if !folded.isEmpty { pieces.append(Piece(folded: folded, number: nil, start: start, end: position)) }
      }
    }
  }

  mutating func parse() -> Dateline? {
    cutCounters()
    cutIssue()
    guard pieces.count <= 18 else { return nil }
    let agency = takeAgency()
    markHijri()
    guard let date = numeric() ?? written() else { return nil }
    var weekday: Int?
    var place: (start: Int, end: Int)?
    for index in pieces.indices where !used.contains(index) {
      let piece = pieces[index]
      if let day = MonthNames.weekdays[piece.folded] {
        guard weekday == nil else { return nil }
        weekday = day
      } else if piece.number != nil {
        guard isTime(index) else { return nil }
      } else if !Self.companions.contains(piece.folded), index == 0 || !Self.zones.contains(pieces[index - 1].folded) {
        guard place == nil || index == 0 || !used.contains(index - 1), used.isEmpty || index < (used.min() ?? 0) else { return nil }
        place = (place?.start ?? piece.start, piece.end)
      }
    }
    if let place {
      let mark = text[place.end...].first { $0 != " " && $0 != ")" }
      let isMarked = mark == "،" || mark == "," || mark == "-" || mark == "–" || mark == ":"
      let isBound = hasHijri || agency != nil || text[place.end...].starts(with: Self.inWord)
      guard text[place.start..<place.end].split(separator: " ").count <= (isMarked ? 3 : 2), isMarked || isBound else { return nil }
    }
    var dateline = Dateline(date: date, weekday: weekday, place: place.map { text[$0.start..<$0.end].string })
    dateline.agency = agency
    return dateline
  }

  /// What stands before the place whose clock is meant.
  private static let zones: Set<String> = ["بتوقيت", "توقيت"]

  private static let inWord: Scalars = [" ", "ف", "ي", " "]

  /// Forgets what a page prints behind a date: how often the text was read.
  private mutating func cutCounters() {
    let cut = pieces.indices.dropLast().first { pieces[$0].folded == "عدد" && Self.counted.contains(pieces[$0 + 1].folded) }
    if let cut { pieces.removeSubrange(cut...) }
    // How long the reading takes.
    let minutes = pieces.indices.first { pieces[$0].folded == "دقائق" || pieces[$0].folded == "دقيقه" }
    if let minutes, minutes > 3, pieces[minutes - 1].number != nil, minutes + 2 >= pieces.count { pieces.removeSubrange((minutes - 1)...) }
  }

  /// Forgets the number of the issue before a date: `العدد 41 | الأحد 18 يناير 2026`.
  private mutating func cutIssue() {
    if pieces.count > 4, pieces[0].folded == "العدد" || pieces[0].folded == "عدد", pieces[1].number != nil { pieces.removeFirst(2) }
  }

  private static let counted: Set<String> = ["القراءات", "المشاهدات", "القراء", "الزيارات", "التعليقات", "المشاركات"]

  /// Takes the agency off that signs behind the date.
  private mutating func takeAgency() -> String? {
    guard let last = pieces.last, last.number == nil, pieces.count > 3, last.end - last.start > 2,
      let name = AgencyCredit.agency(named: text[last.start..<last.end])
    else { return nil }
    pieces.removeLast()
    return name
  }

  /// Takes the date of the Islamic calendar out, when a Gregorian one stands beside it.
  private mutating func markHijri() {
    for index in pieces.indices where MonthNames.hijri.contains(pieces[index].folded) && !isGregorianPart(index) {
      used.insert(index)
      hasHijri = true
      if index > 0, pieces[index - 1].number != nil { used.insert(index - 1) }
      var next = index + 1
      while next < pieces.count, MonthNames.hijri.contains(pieces[next].folded) { next += 1 }
      if next < pieces.count, let year = pieces[next].number, (1300...1500).contains(year) {
        used.insert(next)
        if next + 1 < pieces.count, ["ه", "هجري", "هجريه"].contains(pieces[next + 1].folded) { used.insert(next + 1) }
      }
    }
  }

  private func isGregorianPart(_ index: Int) -> Bool {
    index > 0 && MonthNames.gregorian[pieces[index - 1].folded + " " + pieces[index].folded] != nil
  }

  /// `2025-03-18`, `18/3/2025`, `18.3.2025`; the first one, since a later one tells of a change.
  private mutating func numeric() -> CalendarDate? {
    var first: CalendarDate?
    for index in pieces.indices.dropLast(2) where !used.contains(index) {
      guard let one = pieces[index].number, let two = pieces[index + 1].number, let three = pieces[index + 2].number,
        let mark = separator(index), mark == separator(index + 1), "/-.".unicodeScalars.contains(mark)
      else { continue }
      if Self.isHijri(one, two, three) {
        hasHijri = true
        used.formUnion(index...(index + 2))
        continue
      }
      let date = one > 999 ? CalendarDate(year: one, month: two, day: three) : dayFirst(one, two, three)
      guard let date, Self.years.contains(date.year) else { continue }
      used.formUnion(index...(index + 2))
      first = first ?? date
    }
    return first
  }

  private static func isHijri(_ one: Int, _ two: Int, _ three: Int) -> Bool {
    let (year, day) = one > 999 ? (one, three) : (three, one)
    return (1300...1500).contains(year) && (1...12).contains(two) && (1...30).contains(day)
  }

  /// Day before month, unless only the other order is a date.
  private func dayFirst(_ first: Int, _ second: Int, _ year: Int) -> CalendarDate? {
    CalendarDate(year: year, month: second, day: first) ?? CalendarDate(year: year, month: first, day: second)
  }

  private func separator(_ index: Int) -> Unicode.Scalar? {
    let gap = text[pieces[index].end..<pieces[index + 1].start].filter { $0 != " " }
    return gap.count == 1 ? gap.first : nil
  }

  /// `1 فبراير (شباط) 2026`, `March 12, 2026`.
  private mutating func written() -> CalendarDate? {
    guard let first = nextWritten() else { return nil }
    // A second one tells of a change.
    _ = nextWritten()
    return first
  }

  private mutating func nextWritten() -> CalendarDate? {
    for index in pieces.indices where !used.contains(index) {
      guard let (month, end) = monthRun(from: index) else { continue }
      var taken = Set(index..<end)
      var day = index > 0 && !used.contains(index - 1) ? pieces[index - 1].number : nil
      var next = end
      if day != nil {
        taken.insert(index - 1)
      } else if next < pieces.count, let number = pieces[next].number, number <= 31 {
        day = number
        taken.insert(next)
        next += 1
      }
      guard next < pieces.count, let year = pieces[next].number, Self.years.contains(year), let day,
        let date = CalendarDate(year: year, month: month, day: day)
      else { return nil }
      taken.insert(next)
      used.formUnion(taken)
      return date
    }
    return nil
  }

  /// The month that is named from a piece on, its twin in another system included, and the piece behind it.
  private func monthRun(from index: Int) -> (month: Int, end: Int)? {
    var month: Int?
    var position = index
    while position < pieces.count {
      let two = position + 1 < pieces.count ? pieces[position].folded + " " + pieces[position + 1].folded : ""
      if let found = MonthNames.gregorian[two], month == nil || month == found {
        month = found
        position += 2
      } else if let found = MonthNames.gregorian[pieces[position].folded], month == nil || month == found {
        month = found
        position += 1
      } else {
        break
      }
    }
    return month.map { ($0, position) }
  }

  private func isTime(_ index: Int) -> Bool {
    (index + 1 < pieces.count && pieces[index + 1].number != nil && separator(index) == ":")
      || (index > 0 && pieces[index - 1].number != nil && separator(index - 1) == ":")
  }

  private static let years = 1900...2100

  /// Words that stand beside a date and say nothing of it.
  private static let companions = WordList.datelineWords.set
}
