import ArabicText
import Model

/// A sentence with what each of its words shows, looked up once for all triggers in it.
struct SentenceView {
  let body: BodyText
  let range: Range<Int>
  private let kinds: [RealisWords.Kinds]

  init(_ range: Range<Int>, of body: BodyText, _ words: RealisWords) {
    self.body = body
    self.range = range
    kinds = range.map { words.kinds(of: body.text.tokens[$0]) }
  }

  /// What the word at a token shows.
  func kinds(at index: Int) -> RealisWords.Kinds {
    kinds[index - range.lowerBound]
  }

  /// The folded word at a token of the sentence; empty outside it.
  func word(_ index: Int) -> String {
    range.contains(index) ? body.text.tokens[index].folded : ""
  }

  /// What the words before a token show, back to a mark that ends a clause.
  func before(_ index: Int, _ count: Int) -> RealisWords.Kinds {
    var found: RealisWords.Kinds = []
    for position in stride(from: index - 1, through: max(range.lowerBound, index - count), by: -1) {
      if Self.endsClause(body.text.tokens[position]) { break }
      found.formUnion(kinds(at: position))
    }
    return found
  }

  /// What the words from a token on show, up to a mark that ends a clause.
  func behind(_ index: Int, _ count: Int) -> RealisWords.Kinds {
    var found: RealisWords.Kinds = []
    for position in index..<max(index, min(range.upperBound, index + count)) {
      if Self.endsClause(body.text.tokens[position]) { break }
      found.formUnion(kinds(at: position))
    }
    return found
  }

  /// What all words but some show.
  func anywhere(but excluded: Range<Int>) -> RealisWords.Kinds {
    var found: RealisWords.Kinds = []
    for index in range where !excluded.contains(index) { found.formUnion(kinds(at: index)) }
    return found
  }

  /// Whether no mark that ends a clause stands between two tokens.
  func clauseRuns(from first: Int, to last: Int) -> Bool {
    !(first..<last).contains { Self.endsClause(body.text.tokens[$0]) }
  }

  /// Whether a token stands inside quotation marks that opened in this sentence.
  func isQuoted(_ index: Int) -> Bool {
    var depth = 0
    for position in range.lowerBound..<index {
      switch body.text.tokens[position].folded {
      case "«", "“": depth += 1
      case "»", "”": depth -= 1
      default: break
      }
    }
    return depth > 0
  }

  /// Whether the sentence is a question.
  var isQuestion: Bool {
    range.last.map { ["؟", "?"].contains(word($0)) } ?? false
  }

  private static func endsClause(_ token: TokenizedText.Token) -> Bool {
    token.kind == .punctuation && ["،", "؛", ":"].contains(token.folded)
  }
}
