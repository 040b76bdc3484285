import ArabicText
import Model

/// The words that show how a report of speech is built, by what they do: `Config/quotes/words.tsv`.
struct QuoteWords: Sendable {
  /// What a word does.
  enum Kind: String, Sendable, CaseIterable {
    /// Opens the words said: إن.
    case particle
    /// With أن behind it an infinitive clause begins, and no speech: من شأنه أن.
    case beforeInfinitive = "before-infinitive"
    /// With أن behind it the newspaper goes on: غير أن.
    case contrast
    /// May stand between a verb and its subject, or behind it.
    case adverb
    /// Shows or proves something, but does not speak.
    case thing
    /// A verb that reports words as such, so that a quotation right behind it is whole.
    case saidPlainly = "said-plainly"
    /// What stands in quotation marks behind it is a title or a term.
    case titleLabel = "title-label"
    /// A clause with أن and a present tense behind it is its own statement: توقع أن يرتفع.
    case expects
    /// A clause does not end in it.
    case clauseEnd = "clause-end"
    /// Before a verb: it was not said, or only supposed.
    case denial
    /// A body or office that a speaker is joined to by ب or في.
    case institution
    /// One who is told things.
    case listener
    /// A body that publishes what it is told.
    case medium
    /// An occasion of talking.
    case talk
    /// The topic stands behind it.
    case about
    /// Says what the body named behind it is.
    case groupNoun = "group-noun"
    /// A verb that means seeing rather than saying where عندما stands before it.
    case perceives
    /// A verb whose object or aim may be a few words in quotation marks: وصفه بـ «…».
    case describes
    /// Begins a statement: لن, إننا.
    case statement
    /// A verb whose next noun may be the one spoken to.
    case address
  }

  private var words: [Kind: WordSet] = [:]
  /// Phrases that may stand between a verb and its subject, as folded words.
  private var frames: [[String]] = []

  /// Reads `Config/quotes/words.tsv`; throws when a row is malformed.
  init(files: [String: String]) throws(TableFile.Malformed) {
    for (path, text) in files where path.hasSuffix("Config/quotes/words.tsv") {
      let table = try TableFile(name: path, text: text)
      for row in table.rows {
        let folded = row["word"].split(separator: " ").map { Folding.fold(String($0)) }
        if row["kind"] == "frame" {
          frames.append(folded)
        } else if let kind = Kind(rawValue: row["kind"]), folded.count == 1 {
          words[kind, default: WordSet()].insert(folded[0])
        } else {
          throw TableFile.Malformed(file: path, line: row.line, reason: "'\(row["kind"])' is no kind of word in a report of speech")
        }
      }
    }
  }

  /// Whether a folded word is of a kind.
  func isOne(_ kind: Kind, _ word: some StringProtocol) -> Bool {
    words[kind]?.contains(word) ?? false
  }

  /// Whether a folded word is of a kind when its article and the particles written onto it are taken off.
  func hasStem(_ kind: Kind, _ word: String) -> Bool {
    guard let set = words[kind] else { return false }
    return Clitics.hasStem(word) { set.contains(hash: $0) }
  }

  /// The token behind a phrase that may stand between a verb and its subject: من جهته.
  func frame(at index: Int, in text: TokenizedText) -> Int? {
    let first = text.tokens[index].folded
    for frame in frames where first == frame[0] || first == "و" + frame[0] {
      guard index + frame.count <= text.tokens.count else { continue }
      if zip(text.tokens[(index + 1)...], frame.dropFirst()).allSatisfy({ $0.folded == $1 }) { return index + frame.count }
    }
    return nil
  }
}
