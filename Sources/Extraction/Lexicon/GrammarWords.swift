import ArabicText
import Model

/// Small words by what they do in a sentence: `Config/grammar/words.tsv`.
struct GrammarWords: Sendable {
  /// What a word does.
  enum Kind: String, Sendable, CaseIterable {
    case preposition
    /// A new clause begins.
    case clause
    /// May stand before a noun phrase without being part of it.
    case loose
    /// Goes before the noun that it counts.
    case quantifier
    /// Belongs to the name behind it: عبد, بن.
    case nameParticle = "name-particle"
    /// Behind a title: no longer, or not yet, its holder.
    case former
    /// Before a title: not its holder.
    case deputy
    /// "His counterpart".
    case counterpart
    /// Means people or a body of them: شرطة, متظاهر.
    case people
    /// Says what the name behind it names: صحيفة, قناة.
    case label
    /// The verb behind it goes on with the subject of the sentence.
    case continuation
  }

  private var words: [Kind: Set<String>] = [:]

  /// Reads the files under `Config/grammar/`; throws when a row is malformed.
  init(files: [String: String]) throws(TableFile.Malformed) {
    for (path, text) in files where path.contains("Config/grammar/") {
      let table = try TableFile(name: path, text: text)
      for row in table.rows {
        guard let kind = Kind(rawValue: row["kind"]) else {
          throw TableFile.Malformed(file: path, line: row.line, reason: "'\(row["kind"])' is no kind of grammar word")
        }
        words[kind, default: []].insert(Folding.fold(row["word"]))
      }
    }
  }

  /// Whether a folded word is of a kind.
  func isOne(_ kind: Kind, _ word: String) -> Bool {
    words[kind]?.contains(word) ?? false
  }
}
