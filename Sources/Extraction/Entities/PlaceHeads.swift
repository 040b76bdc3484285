import ArabicText
import Model

/// Finds the names of places behind the nouns that say what they are, where tagger and lexicon see nothing: سجن الأقطان, بلدة طلوزة.
struct PlaceHeads {
  let lexicon: Lexicon
  let text: TokenizedText
  /// For each token how likely the tagger finds it part of no name.
  let outside: [Float]

  /// From what probability of being no name on a word is none here: with the article, and without.
  private static let limit: (definite: Float, bare: Float) = (0.97, 0.9)

  /// The matches with those of places added where no other covers the words.
  func completed(_ matches: [NameMatch]) -> [NameMatch] {
    var added: [NameMatch] = []
    var next = 0
    for index in text.tokens.indices.dropLast() {
      while next < matches.count, matches[next].tokens.upperBound <= index { next += 1 }
      let isCovered = next < matches.count && matches[next].tokens.lowerBound <= index + 1
      guard !isCovered, isName(index + 1), let start = start(ofNameBehind: index) else { continue }
      let isWhole = start < text.tokens[index + 1].start
      let span = ScalarSpan(start, text.tokens[index + 1].end)
      added.append(
        NameMatch(
          meaning: .stranger(text.text(span.start, span.end), .place), tokens: (index + (isWhole ? 0 : 1))..<(index + 2), span: span,
          confidence: max(0.5, 1 - outside[index + 1]), foundBy: .context))
    }
    return added.isEmpty ? matches : (matches + added).sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  /// Where the name begins for which a noun stands: at the word behind it, or at the noun when it is part of the name (جبل سمامة); `nil` for a
  /// word that is no such noun. The noun stands without the article: القرية الصغيرة names nothing.
  private func start(ofNameBehind index: Int) -> Int? {
    let token = text.tokens[index]
    guard token.kind == .arabic else { return nil }
    for reading in Clitics.readings(of: token.folded) where !reading.isDefinite {
      if lexicon.words.isOne(.placeHead, reading.stem) { return text.tokens[index + 1].start }
      if lexicon.words.isOne(.placePart, reading.stem) { return text.offset(ofFolded: reading.nameStart, in: token) }
    }
    return nil
  }

  private func isName(_ index: Int) -> Bool {
    let token = text.tokens[index]
    guard token.kind == .arabic, token.folded.unicodeScalars.count >= 4, text.tokens[index - 1].end < token.start else { return false }
    let isDefinite = token.folded.hasPrefix("ال")
    let isAdjective = ["ي", "يه", "يين", "ون", "ات"].contains { token.folded.hasSuffix($0) }
    return !isAdjective && !isWord(token) && outside[index] < (isDefinite ? Self.limit.definite : Self.limit.bare)
  }

  private func isWord(_ token: TokenizedText.Token) -> Bool {
    Clitics.readings(of: token.folded).contains { reading in
      lexicon.commonWords.contains(reading.stem) || (reading.isDefinite && lexicon.commonWords.contains("ال" + reading.stem))
        || lexicon.personTitles.contains(reading.stem) || lexicon.demonyms[reading.stem] != nil
    }
  }
}
