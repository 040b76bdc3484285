import ArabicText
import Model

/// Brings together what the lexicon finds in a text and what the tagger sees there: which names stand, which are no names here, and which are
/// names of strangers.
///
/// The tagger has read the lexicon's matches already, as features; what is left is to settle borders and kinds. A name of the lexicon of two
/// words or more is seldom anything else; one of a single word (مسقط، أمل) may be a word of the language, and the tagger may veto it.
struct NameCombiner {
  let lexicon: Lexicon
  let text: TokenizedText
  let reading: Tagger.Reading

  /// From what confidence on a name that only the tagger sees is taken: of several words, and of a single one.
  private static let threshold: [EntityType: (several: Float, single: Float)] = [
    .person: (0.4, 0.5), .place: (0.7, 0.7), .organization: (0.5, 0.6),
  ]
  /// From what confidence on a single word that is common in the language is a name.
  private static let commonThreshold: Float = 0.97
  /// From what confidence on a given name alone is taken: it may be anybody's.
  private static let bareThreshold: Float = 0.85
  /// From what confidence on a longer or other reading by the tagger goes before a match.
  private static let override: Float = 0.5
  /// The probability of being no name at which a single word of the lexicon is none.
  private static let veto: Float = 0.97

  /// The matches that stand, in reading order, none overlapping another. `matches` overlap nowhere and stand in reading order.
  func combine(_ matches: [NameMatch]) -> [NameMatch] {
    var kept: [NameMatch?] = matches
    var added: [NameMatch] = []
    var supported = [Bool](repeating: false, count: matches.count)
    var first = 0
    for span in reading.spans {
      while first < matches.count, matches[first].tokens.upperBound <= span.tokens.lowerBound { first += 1 }
      var touched: [Int] = []
      var next = first
      while next < matches.count, matches[next].tokens.lowerBound < span.tokens.upperBound {
        touched.append(next)
        next += 1
      }
      for index in touched where type(of: matches[index]) == span.type {
        supported[index] = true
        kept[index]?.confidence = max(matches[index].confidence, span.confidence)
        kept[index]?.foundBy = matches[index].foundBy == .lexicon ? .both : matches[index].foundBy
      }
      guard touched.allSatisfy({ yields(matches[$0], to: span) }) else { continue }
      let free = next < matches.count ? matches[next].tokens.lowerBound : text.tokens.count
      let strangers = pieces(of: span).compactMap { stranger($0, before: free) }
      if strangers.isEmpty { continue }
      for index in touched { kept[index] = nil }
      added += strangers
    }
    for index in matches.indices where !supported[index] && isVetoed(matches[index]) { kept[index] = nil }
    let all = (kept.compactMap(\.self) + added).sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
    let withBodies = BodyNames(lexicon: lexicon, text: text).completed(all)
    return PlaceHeads(lexicon: lexicon, text: text, outside: reading.outside).completed(withBodies)
  }

  private var borders: NameBorders { NameBorders(lexicon: lexicon, text: text) }

  /// What the tagger takes for one name in the names that it is: persons in a list stand between dashes.
  private func pieces(of span: Tagger.Span) -> [Tagger.Span] {
    guard span.type == .person else { return [span] }
    return borders.pieces(of: span.tokens).map { Tagger.Span(tokens: $0, type: span.type, confidence: span.confidence) }
  }

  private func type(of match: NameMatch) -> EntityType? {
    switch match.meaning {
    case .entity(let index, _): lexicon.entities[index].type
    case .institution(let index, _): lexicon.institutions[index].type
    case .stranger(_, let type): type
    case .title, .demonym, .bareInstitution, .idiom: nil
    }
  }

  /// Whether a match gives way to what the tagger sees in its place.
  private func yields(_ match: NameMatch, to span: Tagger.Span) -> Bool {
    let isInside = match.tokens.lowerBound >= span.tokens.lowerBound && match.tokens.upperBound <= span.tokens.upperBound
    guard isInside else { return false }
    let isLonger = span.tokens.count > match.length
    switch match.meaning {
    case .title, .bareInstitution, .idiom: return false
    case .institution: return isLonger && span.type == .organization && span.confidence >= 0.8
    case .demonym: return span.confidence >= Self.override
    case .stranger(_, let type):
      if type == span.type { return isLonger && span.confidence >= Self.override }
      return span.confidence >= 0.8
    case .entity(let index, _):
      guard isLonger, span.confidence >= Self.override else { return false }
      let type = lexicon.entities[index].type
      if type == span.type { return type != .place && match.length == 1 && !match.isDecided }
      return true
    }
  }

  private func isVetoed(_ match: NameMatch) -> Bool {
    guard case .entity = match.meaning, match.length == 1, !match.isDecided else { return false }
    let word = text.tokens[match.tokens.lowerBound]
    let isWeak = isCommon(word.folded) || match.span.start > word.start || lexicon.givenNames[word.folded] != nil
    return isWeak && reading.outside[match.tokens.lowerBound] >= Self.veto
  }

  /// The name of a stranger where the tagger sees one, if it is one that can be told from others.
  ///
  /// - Parameter free: where the next match begins, which the name may not reach into.
  private func stranger(_ span: Tagger.Span, before free: Int) -> NameMatch? {
    var tokens = borders.trimmed(span.tokens, of: span.type, before: free)
    while let last = tokens.last, text.tokens[last].kind == .punctuation, !isClosing(last, of: tokens) { tokens.removeLast() }
    while let first = tokens.first, text.tokens[first].kind == .punctuation { tokens.removeFirst() }
    guard let first = tokens.first, let last = tokens.last, text.tokens[first].kind != .number, tokens.count <= 9 else { return nil }
    let (start, isDefinite) = nameStart(in: text.tokens[first])
    let span = (type: span.type, confidence: span.confidence, scalars: ScalarSpan(start, text.tokens[last].end))
    guard span.scalars.end - start > 1 else { return nil }
    let threshold = Self.threshold[span.type, default: (1, 1)]
    guard span.confidence >= (tokens.count == 1 ? threshold.single : threshold.several) else { return nil }
    if isMadeOfWords(tokens, span.type), span.confidence < Self.commonThreshold || span.type != .person { return nil }
    if span.type == .person, endsInThing(tokens) { return nil }
    if tokens.count == 1, span.type == .person, isSurnameThatIsAWord(text.tokens[first].folded) { return nil }
    if tokens.count == 1, span.type == .person, span.confidence < Self.bareThreshold, isBareGivenName(text.tokens[first], from: start) {
      return nil
    }
    let words = borders.words(from: start, to: span.scalars.end, first: text.tokens[first], isDefinite: isDefinite)
    var match = NameMatch(meaning: .stranger(words, span.type), tokens: tokens, span: span.scalars)
    match.confidence = span.confidence
    match.foundBy = .tagger
    return match
  }

  /// Whether a name is one of common words: a place that begins with one, a person who has one for a name (حسن النوايا), a body that is
  /// called by nothing else (كتائب الأمن). A place of one word with the article and the ending of an adjective is one: الأطلسي.
  private func isMadeOfWords(_ tokens: Range<Int>, _ type: EntityType) -> Bool {
    let first = text.tokens[tokens.lowerBound].folded
    if tokens.count == 1, isDemonym(first) { return true }
    if tokens.count == 1 { return isCommon(first) || (type == .place && first.hasPrefix("ال") && first.hasSuffix("ي")) }
    switch type {
    case .place: return isCommon(first)
    case .person: return tokens.contains { isCommon(text.tokens[$0].folded) }
    case .organization, .group, .other:
      return tokens.allSatisfy { isCommon(text.tokens[$0].folded) || isDemonym(text.tokens[$0].folded) }
    }
  }

  private func isDemonym(_ folded: String) -> Bool {
    folded.hasPrefix("ال") && lexicon.demonyms[String(folded.dropFirst(2))] != nil
  }

  /// A virtue or another thing with the article behind a given name that is a word, too: كريم العطاء. Family names with the article are
  /// known, or have the ending of an adjective.
  private func endsInThing(_ tokens: Range<Int>) -> Bool {
    let last = text.tokens[tokens.upperBound - 1].folded
    guard tokens.count == 2, last.hasPrefix("ال"), !last.hasSuffix("ي") else { return false }
    let isName = !(lexicon.evidence[last] ?? []).isDisjoint(with: [.family, .lastOfPerson, .given])
    return !isName && lexicon.givenNames[text.tokens[tokens.lowerBound].folded] == true
  }

  /// Whether a word, or what is left of it behind particles, is one of the language.
  private func isCommon(_ folded: String) -> Bool {
    Clitics.readings(of: folded).contains { reading in
      lexicon.commonWords.contains(reading.stem) || (reading.isDefinite && lexicon.commonWords.contains("ال" + reading.stem))
    }
  }

  private func isClosing(_ index: Int, of tokens: Range<Int>) -> Bool {
    ["»", "”"].contains(text.tokens[index].folded) && text.tokens[tokens].contains { ["«", "“"].contains($0.folded) }
  }

  /// الأسد is a lion unless the article names the man; surnames with the article mostly are words.
  private func isSurnameThatIsAWord(_ folded: String) -> Bool {
    folded.hasPrefix("ال") && (lexicon.evidence[folded] ?? []).contains(.lastOfPerson)
  }

  /// Whether a word is a given name and nothing more.
  private func isBareGivenName(_ token: TokenizedText.Token, from start: Int) -> Bool {
    let name = Folding.foldName(text.text(start, token.end))
    return lexicon.givenNames[name] != nil
  }

  /// Where the name begins, behind particles, and whether an article was read there: one that is known as it stands has none; one with something known behind them has.
  private func nameStart(in token: TokenizedText.Token) -> (start: Int, isDefinite: Bool) {
    guard token.kind == .arabic, !isNameWord(token.folded) else { return (token.start, false) }
    for reading in Clitics.readings(of: token.folded) where reading.nameStart > 0 {
      let form = reading.isDefinite ? "ال" + reading.stem : reading.stem
      let hasConjunctionAlone = reading.hasConjunction && reading.preposition == nil
      if isNameWord(form) || (reading.isDefinite && (hasConjunctionAlone || reading.preposition != nil)) {
        return (text.offset(ofFolded: reading.nameStart, in: token), reading.isDefinite)
      }
    }
    return (token.start, false)
  }

  private func isNameWord(_ folded: String) -> Bool {
    let names: WordEvidence = [.given, .family, .firstOfPerson, .lastOfPerson, .firstOfOrganization, .partOfPlace]
    return !(lexicon.evidence[folded] ?? []).isDisjoint(with: names) || lexicon.names.next(NameIndex.root, folded) != nil
  }
}
