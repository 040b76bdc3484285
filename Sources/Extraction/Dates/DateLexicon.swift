import ArabicText
public import Model

/// The words of time, read from `Config/dates/*.tsv`, by the folded forms in which they stand in a text.
public struct DateLexicon: Sendable {
  /// A form of one or more words.
  struct Entry: Sendable {
    /// The words behind the first.
    let rest: [PackedWord]
    var word: DateWord
  }

  /// A day or month that is named without its year, for the words that stand in front of it.
  struct NamedDay: Sendable, Hashable {
    let word: String
    let day: Int?
    let month: Int
  }

  private(set) var entries: [PackedWord: [Entry]] = [:]
  /// Phrases in which no date is read, by their first word.
  private(set) var guards: [PackedWord: [[PackedWord]]] = [:]
  /// By the first two letters of a word whether a form or guard begins so: most words of a text need no look-up.
  private var beginnings = [Bool](repeating: false, count: 65_536)
  private(set) var namedDays: [NamedDay: Int] = [:]
  private(set) var cues = TenseCues()
  private(set) var hijri = HijriCalendar()

  /// Reads the files whose path starts with `Config/dates/`; throws with file and line when a row breaks the rules told in its file.
  public init(files: [String: String]) throws(TableFile.Malformed) {
    for (path, text) in files.sorted(by: { $0.key < $1.key }) where path.hasPrefix("Config/dates/") {
      let table = try TableFile(name: path, text: text)
      for row in table.rows {
        do {
          try read(row, columns: table.columns)
        } catch {
          throw TableFile.Malformed(file: path, line: row.line, reason: error.reason)
        }
      }
    }
    for key in entries.keys { entries[key]?.sort { $0.rest.count > $1.rest.count } }
  }

  struct Wrong: Error {
    let reason: String
  }

  private mutating func read(_ row: TableFile.Row, columns: [String]) throws(Wrong) {
    switch columns.first {
    case "calendar": try readMonth(row)
    case "kind" where columns.contains("form"): try readCue(row)
    case "kind": try readWord(row)
    case "words" where columns.contains("year"): try readNamedDay(row)
    case "words": try addGuard(row["words"])
    case "year": try readHijriYear(row)
    default: throw Wrong(reason: "a file of dates has one of the headers month, word, cue, guard, named day or Hijri year")
    }
  }

  private mutating func readMonth(_ row: TableFile.Row) throws(Wrong) {
    guard let calendar = DateCalendar(rawValue: row["calendar"]), let number = Int(row["number"]), (1...12).contains(number),
      let bare = DateWord.Bareness(rawValue: row["bare"])
    else { throw Wrong(reason: "a month has a calendar (gregorian, hijri), a number from 1 to 12 and bare = yes, near or no") }
    var word = DateWord()
    word.month = DateWord.Month(calendar: calendar, number: number, bare: bare)
    for name in row.list("names") { try add(name, word) }
  }

  private mutating func readWord(_ row: TableFile.Row) throws(Wrong) {
    var word = DateWord()
    let value = row["value"]
    switch row["kind"] {
    case "weekday": word.weekday = Int(value)
    case "offset": word.dayOffset = Int(value)
    case "unit":
      let parts = value.split(separator: " ").map(String.init)
      if parts.count == 2, let unit = DateUnit(rawValue: parts[0]), let form = DateWord.UnitForm.Form(rawValue: parts[1]) {
        word.unit = DateWord.UnitForm(unit: unit, form: form)
      }
    case "direction": word.direction = DateDirection(rawValue: value)
    case "part": word.part = DatePart(rawValue: value)
    case "season": word.season = Int(value)
    case "decade": word.decade = Int(value)
    case "share": word.share = Int(value)
    case "era": word.era = DateEra(rawValue: value)
    case "ordinal": word.ordinal = Int(value)
    case "cardinal": word.cardinal = Int(value)
    case "role": word.roles = DateWord.Roles.named[value] ?? []
    default: throw Wrong(reason: "no kind of word is called \(row["kind"])")
    }
    guard word != DateWord() else { throw Wrong(reason: "\(row["kind"]) has no value \(value)") }
    for form in row.list("forms") { try add(form, word) }
  }

  private mutating func readCue(_ row: TableFile.Row) throws(Wrong) {
    guard cues.add(kind: row["kind"], form: row["form"]) else {
      throw Wrong(reason: "a cue is future, past, negation, auxiliary, relative, noun or a verb with two forms")
    }
  }

  private mutating func readNamedDay(_ row: TableFile.Row) throws(Wrong) {
    let day = Int(row["day"])
    guard let month = Int(row["month"]), let year = Int(row["year"]), row["day"].isEmpty || day != nil,
      CalendarDate(year: year, month: month, day: day ?? 1) != nil
    else { throw Wrong(reason: "a named day is a day of the calendar, or a month when day is empty") }
    for word in row.list("words") {
      namedDays[NamedDay(word: Folding.fold(word), day: day, month: month)] = year
    }
  }

  private mutating func readHijriYear(_ row: TableFile.Row) throws(Wrong) {
    let lengths = row["lengths"].split(separator: " ").compactMap { Int($0) }
    guard let year = Int(row["year"]), let first = CalendarDate(iso: row["first"]), lengths.count == 12 else {
      throw Wrong(reason: "a Hijri year has its first day and the lengths of twelve months")
    }
    guard hijri.append(year: year, first: first, lengths: lengths) else {
      throw Wrong(reason: "the year \(year) does not begin where the year before it ends")
    }
  }

  private mutating func add(_ form: String, _ word: DateWord) throws(Wrong) {
    let words = try packed(form)
    let rest = Array(words.dropFirst())
    if let index = entries[words[0]]?.firstIndex(where: { $0.rest == rest }) {
      entries[words[0]]?[index].word.merge(word)
    } else {
      entries[words[0], default: []].append(Entry(rest: rest, word: word))
    }
  }

  private mutating func addGuard(_ phrase: String) throws(Wrong) {
    let words = try packed(phrase)
    guards[words[0], default: []].append(words)
  }

  private mutating func packed(_ form: String) throws(Wrong) -> [PackedWord] {
    let words = Folding.fold(form).split(separator: " ").map { PackedWord(String($0)) }
    guard let first = words.first, !words.contains(.none) else {
      throw Wrong(reason: "\(form) has words that are not Arabic or longer than sixteen letters")
    }
    beginnings[Self.beginning(of: first, at: 0)] = true
    return words
  }

  private static func beginning(of word: PackedWord, at index: Int) -> Int {
    Int(word[index]) << 8 | Int(word[index + 1])
  }

  /// Whether a form may begin at this letter of the word, with or without the article.
  func mayBegin(_ word: PackedWord, at index: Int) -> Bool {
    if beginnings[Self.beginning(of: word, at: index)] { return true }
    return word[index] == PackedWord.Letter.alef && word[index + 1] == PackedWord.Letter.lam
      && beginnings[Self.beginning(of: word, at: index + 2)]
  }
}
