import ArabicText
public import Model

/// The words that report speech, read from `Config/quotes/cues.tsv`, by the folded form in which they stand in a text.
public struct QuoteCues: Sendable {
  enum Kind: Sendable {
    case verb, participle
    /// The speaker comes right behind: بحسب, نقلاً عن.
    case source
    /// The verb of one who passes on what another said: نقلت الوكالة عن الوزير قوله.
    case relay
  }

  struct Cue: Sendable {
    let kind: Kind
    /// Whether a clause with إن or أن behind it is reported speech, too.
    let isWide: Bool
    /// The further words of a cue of several words.
    let rest: [String]
  }

  /// By first word, those of most words first.
  private var cues = WordTable<[Cue]>()

  /// Reads the files under `Config/quotes/`; throws when a row is malformed.
  public init(files: [String: String]) throws(TableFile.Malformed) {
    for (path, text) in files.sorted(by: { $0.key < $1.key }) where path.contains("Config/quotes/") {
      let table = try TableFile(name: path, text: text)
      for row in table.rows { try add(row, of: table) }
    }
  }

  private mutating func add(_ row: TableFile.Row, of table: TableFile) throws(TableFile.Malformed) {
    let words = row["form"].split(separator: " ").map(String.init)
    let wide = row["scope"] == "wide"
    switch (row["kind"], words.count) {
    case ("verb", 2), ("relay", 2):
      let kind: Kind = row["kind"] == "relay" ? .relay : .verb
      for form in VerbInflection.forms(past: words[0], present: words[1]) {
        add(Cue(kind: kind, isWide: wide, rest: []), as: form.folded)
      }
    case ("participle", 1...), ("source", 1...):
      let kind: Kind = row["kind"] == "source" ? .source : .participle
      add(Cue(kind: kind, isWide: wide, rest: words.dropFirst().map(Folding.fold)), as: Folding.fold(words[0]))
    default:
      throw TableFile.Malformed(file: table.name, line: row.line, reason: "a verb has two forms; kinds are verb, relay, participle, source")
    }
  }

  private mutating func add(_ cue: Cue, as word: String) {
    cues[word] = ((cues[word] ?? []) + [cue]).sorted { $0.rest.count > $1.rest.count }
  }

  /// The cue that starts at a token, with the token behind it.
  func cue(at index: Int, in text: TokenizedText) -> (cue: Cue, end: Int)? {
    let token = text.tokens[index]
    guard token.kind == .arabic else { return nil }
    if let found = cue(token.hash, at: index, in: text) { return found }
    guard token.folded.hasPrefix("و") || token.folded.hasPrefix("ف") else { return nil }
    return cue(WordHash.of(bytes: token.folded.utf8.dropFirst(2)), at: index, in: text)
  }

  private func cue(_ hash: UInt64, at index: Int, in text: TokenizedText) -> (cue: Cue, end: Int)? {
    guard let found = cues[hash: hash] else { return nil }
    for cue in found {
      if let end = match(cue.rest, from: index + 1, in: text) { return (cue, end) }
    }
    return nil
  }

  private func match(_ rest: [String], from start: Int, in text: TokenizedText) -> Int? {
    var index = start
    for word in rest {
      guard index < text.tokens.count else { return nil }
      let folded = text.tokens[index].folded
      // A final ل is written onto the next word: وفقاً للبيان.
      if word == "ل" { return folded.hasPrefix("ل") ? index : nil }
      guard folded == word else { return nil }
      index += 1
    }
    return index
  }
}
