import ArabicText
import Model

/// Finds bodies by the shape of their names alone: a head with the article, adjectives that agree with it, and whom or what it is for behind
/// لل: الجمعية التونسية للمزارعين, المركز الوطني للأرصاد الجوية.
struct BodyNames {
  let lexicon: Lexicon
  let text: TokenizedText

  private var borders: NameBorders { NameBorders(lexicon: lexicon, text: text) }

  /// The matches with those bodies added; adjectives of countries inside them, and names of bodies that end before the complement, give way.
  func completed(_ matches: [NameMatch]) -> [NameMatch] {
    var added: [NameMatch] = []
    var index = 0
    while index + 2 < text.tokens.count {
      guard let name = name(at: index) else {
        index += 1
        continue
      }
      let inside = matches.filter { $0.tokens.overlaps(name) }
      if inside.allSatisfy({ yields($0, to: name) }) {
        let start = text.offset(ofFolded: nameStart(of: text.tokens[index]) ?? 0, in: text.tokens[index])
        let span = ScalarSpan(start, text.tokens[name.upperBound - 1].end)
        let words = borders.words(from: span.start, to: span.end, first: text.tokens[index], isDefinite: true)
        added.append(
          NameMatch(meaning: .stranger(words, .organization), tokens: name, span: span, confidence: 0.7, foundBy: .context))
      }
      index = name.upperBound
    }
    guard !added.isEmpty else { return matches }
    let kept = matches.filter { match in !added.contains { $0.tokens.overlaps(match.tokens) } }
    return (kept + added).sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  private func yields(_ match: NameMatch, to name: Range<Int>) -> Bool {
    guard match.tokens.lowerBound >= name.lowerBound, match.tokens.upperBound <= name.upperBound else { return false }
    return switch match.meaning {
    case .demonym, .bareInstitution, .stranger(_, .organization): true
    default: false
    }
  }

  /// The tokens of the name that begins at a token.
  private func name(at index: Int) -> Range<Int>? {
    guard text.tokens[index].kind == .arabic, nameStart(of: text.tokens[index]) != nil else { return nil }
    var end = index + 1
    while end < text.tokens.count, end - index <= 3, isAdjective(text.tokens[end]) { end += 1 }
    guard end > index + 1, end < text.tokens.count else { return nil }
    let whole = borders.withComplement(index..<end, before: text.tokens.count)
    return whole.upperBound > end ? whole : nil
  }

  /// Where the head begins behind particles, in scalars of the folded word; `nil` for a word that is no head of a body with the article.
  private func nameStart(of token: TokenizedText.Token) -> Int? {
    guard token.folded.unicodeScalars.contains("ل") else { return nil }
    return Clitics.readings(of: token.folded).first { $0.isDefinite && lexicon.words.isOne(.body, $0.stem) }?.nameStart
  }

  private func isAdjective(_ token: TokenizedText.Token) -> Bool {
    guard token.kind == .arabic, token.folded.hasPrefix("ال") else { return false }
    return token.folded.hasSuffix("ي") || token.folded.hasSuffix("يه") || lexicon.words.isOne(.bodyAdjective, token.folded.dropFirst(2))
  }
}
