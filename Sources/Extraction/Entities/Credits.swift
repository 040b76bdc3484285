import ArabicText
import Model

extension Lexicon {
  /// Whether a name only says where the words come from: the agency in brackets at the end of a paragraph, the platform that a statement was
  /// posted on. Neither is an actor there.
  func isCredit(_ match: NameMatch, of entity: Int, in text: TokenizedText) -> Bool {
    if isAgency.contains(entity) { return isInBrackets(match.tokens, in: text) }
    return isPlatform.contains(entity) && isWherePosted(match.tokens, in: text)
  }

  private func isInBrackets(_ tokens: Range<Int>, in text: TokenizedText) -> Bool {
    guard tokens.lowerBound > 0, tokens.upperBound < text.tokens.count else { return false }
    return text.tokens[tokens.lowerBound - 1].folded == "(" && text.tokens[tokens.upperBound].folded == ")"
  }

  /// How many words before a platform the word for a post or for posting is looked for: كتب على صفحته الرسمية في موقع فيسبوك.
  private static let reach = 6

  /// Whether a platform stands behind a preposition and some words behind a word for a post: في منشور على منصة «إكس».
  private func isWherePosted(_ tokens: Range<Int>, in text: TokenizedText) -> Bool {
    var index = tokens.lowerBound - 1
    while index >= 0, text.tokens[index].kind == .punctuation || words.isOne(.outer, bare(text.tokens[index].folded)) { index -= 1 }
    guard index > 0, words.isOne(.preposition, hash: text.tokens[index].hash) else { return false }
    for step in 1...Self.reach where index - step >= 0 {
      let token = text.tokens[index - step]
      if token.folded == "." { return false }
      if Clitics.hasStem(token.folded, where: { words.isOne(.post, hash: $0) }) { return true }
    }
    return false
  }

  private func bare(_ folded: String) -> Substring {
    folded.hasPrefix("ال") ? folded.dropFirst(2) : folded[...]
  }
}
