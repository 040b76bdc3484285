import ArabicText
public import Model

/// The words that report speech, read from `Config/quotes/cues.tsv`, by the folded form in which they stand in a text.
public struct QuoteCues: Sendable {
  enum Kind: String, Sendable {
    case verb, participle
    /// The speaker comes right behind: بحسب, نقلاً عن.
    case source
    /// The verb of one who passes on what another said: نقلت الوكالة عن الوزير قوله.
    case relay
    /// Points back to the one who spoke last: على حد تعبيره.
    case echo
  }

  struct Cue: Sendable {
    let kind: Kind
    /// Whether whatever stands in quotation marks behind it in the sentence was said by its subject.
    let isWide: Bool
    /// The further words of a cue of several words.
    let rest: [String]
    /// The folded past of a verb, or a participle without its ending.
    let lemma: String
    var isFeminine = false
    var isPlural = false
    /// Whether the plain spelling is another word, too, so that it needs its shadda or أن right behind: بيّن.
    var needsShadda = false
  }

  /// By first word, those of most words first.
  private var cues = WordTable<[Cue]>()

  /// Reads `Config/quotes/cues.tsv`; throws when a row is malformed.
  public init(files: [String: String]) throws(TableFile.Malformed) {
    for (path, text) in files.sorted(by: { $0.key < $1.key }) where path.hasSuffix("Config/quotes/cues.tsv") {
      let table = try TableFile(name: path, text: text)
      for row in table.rows { try add(row, of: table) }
    }
  }

  private mutating func add(_ row: TableFile.Row, of table: TableFile) throws(TableFile.Malformed) {
    let words = row["form"].split(separator: " ").map(String.init)
    guard let kind = Kind(rawValue: row["kind"]), !words.isEmpty else {
      throw TableFile.Malformed(file: table.name, line: row.line, reason: "kinds are verb, relay, participle, source, echo")
    }
    let wide = row["scope"] == "wide"
    switch kind {
    case .verb, .relay:
      guard words.count == 2 else {
        throw TableFile.Malformed(file: table.name, line: row.line, reason: "a verb has two forms, past and present")
      }
      let needsShadda = words[0].unicodeScalars.contains(Self.shadda)
      for form in VerbInflection.forms(past: words[0], present: words[1]) {
        let isPlain = needsShadda && form.folded == Folding.fold(words[0])
        add(
          Cue(
            kind: kind, isWide: wide, rest: [], lemma: Folding.fold(words[0]), isFeminine: form.isFeminine, isPlural: form.isPlural,
            needsShadda: isPlain),
          as: form.folded)
      }
    case .participle, .source, .echo:
      let folded = words.map(Folding.fold)
      let isFeminine = kind == .participle && (folded[0].hasSuffix("ه") && folded[0] != "قوله" || folded[0] == "قولها")
      let isPlural = kind == .participle && (folded[0].hasSuffix("ين") || folded[0] == "قولهم")
      let lemma = ["ها", "هم", "ين", "ا", "ه"].first { folded[0].hasSuffix($0) }.map { String(folded[0].dropLast($0.count)) } ?? folded[0]
      add(
        Cue(
          kind: kind, isWide: wide, rest: Array(folded.dropFirst()), lemma: lemma, isFeminine: isFeminine, isPlural: isPlural),
        as: folded[0])
    }
  }

  private static let shadda: Unicode.Scalar = "\u{0651}"

  private mutating func add(_ cue: Cue, as word: String) {
    cues[word] = ((cues[word] ?? []) + [cue]).sorted { $0.rest.count > $1.rest.count }
  }

  /// The cue that starts at a token, with the token behind it.
  func cue(at index: Int, in text: TokenizedText) -> (cue: Cue, end: Int)? {
    let token = text.tokens[index]
    guard token.kind == .arabic else { return nil }
    var found = cue(token.hash, at: index, in: text)
    if found == nil, token.folded.hasPrefix("و") || token.folded.hasPrefix("ف") {
      found = cue(WordHash.of(bytes: token.folded.utf8.dropFirst(2)), at: index, in: text)
    }
    guard let found, found.cue.kind == .source else { return found }
    if let behind = told(from: found.end, in: text) { return (found.cue, behind) }
    return token.folded.hasSuffix("حسبما") ? nil : found
  }

  /// The token behind the relative clause of a source: وفق ما أكده, وفقاً لما صرح, حسبما أفادت.
  private func told(from start: Int, in text: TokenizedText) -> Int? {
    let isJoined = start > 0 && text.tokens[start - 1].folded.hasSuffix("حسبما")
    let verb = isJoined ? start : start + 1
    guard verb < text.tokens.count, isJoined || ["ما", "لما"].contains(text.tokens[start].folded) else { return nil }
    let token = text.tokens[verb]
    if token.kind == .arabic, let cue = cues[hash: token.hash]?.first, cue.kind == .verb || cue.kind == .relay { return verb + 1 }
    for suffix in ["ه", "ها"] where token.folded.hasSuffix(suffix) {
      if let cue = cues[token.folded.dropLast(suffix.count)]?.first, cue.kind == .verb || cue.kind == .relay { return verb + 1 }
    }
    return nil
  }

  private func cue(_ hash: UInt64, at index: Int, in text: TokenizedText) -> (cue: Cue, end: Int)? {
    guard let found = cues[hash: hash] else { return nil }
    for cue in found {
      guard let end = match(cue.rest, from: index + 1, in: text), !cue.needsShadda || isVerb(index, in: text) else { continue }
      return (cue, end)
    }
    return nil
  }

  private func isVerb(_ index: Int, in text: TokenizedText) -> Bool {
    let token = text.tokens[index]
    if text.scalars[token.start..<token.end].contains(Self.shadda) { return true }
    return index + 1 < text.tokens.count && ["ان", "انه", "انها"].contains(text.tokens[index + 1].folded)
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
