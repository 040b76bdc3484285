import ArabicText
import Model

/// The words before a name that is also a common word, which show that it is meant as a name: صحيفة الأهرام, في مالي.
struct Guards: Sendable {
  private var words: [EntityType: WordSet] = [:]

  /// Reads `Config/lexicon/guards.tsv`: word and entity type.
  init(files: [String: String]) throws(TableFile.Malformed) {
    for (path, text) in files where path.hasSuffix("Config/lexicon/guards.tsv") {
      let table = try TableFile(name: path, text: text)
      for row in table.rows {
        guard let type = EntityType(rawValue: row["type"]) else {
          throw TableFile.Malformed(file: path, line: row.line, reason: "'\(row["type"])' is not an entity type")
        }
        words[type, default: WordSet()].insert(Folding.foldName(row["word"]))
      }
    }
  }

  /// Whether a word says of the name behind it that it is of a type.
  func isGuard(_ type: EntityType, _ folded: String) -> Bool {
    guard let guards = words[type] else { return false }
    return Clitics.readings(of: folded).contains { !$0.isDefinite && guards.contains($0.stem) }
  }

  /// Whether the words around a name show that a guarded name is meant: quotation marks on both sides, or a word that says what it is.
  func allow(_ type: EntityType, _ tokens: Range<Int>, nameStart: Int, in text: TokenizedText) -> Bool {
    let index = tokens.lowerBound
    let hasClitic = nameStart > text.tokens[index].start
    if hasClitic { return type == .place && text.tokens[index].folded.hasPrefix("ب") }
    guard index > 0 else { return false }
    let previous = text.tokens[index - 1]
    if previous.folded == "«" || previous.folded == "\"" || previous.folded == "“" {
      let isClosed = tokens.upperBound < text.tokens.count && ["»", "\"", "”"].contains(text.tokens[tokens.upperBound].folded)
      return type == .organization && isClosed
    }
    guard let guards = words[type] else { return false }
    return Clitics.hasStem(previous.folded) { guards.contains(hash: $0) }
  }
}
