import ArabicText
import Model

/// Finds persons whom the lexicon does not know, by the shape of the words: a title or profession, then a given name and a family name.
///
/// Beside the tagger it speaks only where a given name stands in a place where a person is introduced; without one it speaks alone.
struct StrangerFinder: Sendable {
  let lexicon: Lexicon

  /// The person whose name starts at a token, if it is introduced as one.
  func match(at index: Int, in text: TokenizedText, known: NameMatch?, before matches: [NameMatch]) -> NameMatch? {
    let token = text.tokens[index]
    guard token.kind == .arabic, known == nil || known?.length == 1 else { return nil }
    if case .entity(let entity, _) = known?.meaning, lexicon.entities[entity].type == .person { return nil }
    guard !isFunctionWord(hash: token.hash), !isTitle(token.folded) else { return nil }
    if let glued = glued(at: index, in: text, matches) { return glued }
    guard let isWord = lexicon.givenNames[hash: token.hash] else { return nil }
    let isTitled = isRightBehindTitle(index, matches)
    guard let end = nameEnd(from: index, in: text, isTitled: isTitled) else { return nil }
    let second = text.tokens[index + 1].folded
    let isKnownPair =
      lexicon.familyNames.contains(second) || lexicon.givenNames[second] != nil || lexicon.words.isOne(.nameParticle, second)
    if isWord || lexicon.commonWords.contains(token.folded) {
      // علي is also على when it is folded: a name that is a word needs a title right before it and a name right behind.
      guard isKnownPair || isTitled, isIntroduced(index, in: text, matches, reach: 1) else { return nil }
    } else {
      guard isKnownPair || isIntroduced(index, in: text, matches, reach: 5) else { return nil }
    }
    let span = ScalarSpan(token.start, text.tokens[end - 1].end)
    return Self.match(text.text(span.start, span.end), index..<end, span)
  }

  /// Where the name that starts with a given name ends: one word that is not a common one, then more as long as they are names.
  private func nameEnd(from index: Int, in text: TokenizedText, isTitled: Bool) -> Int? {
    var end = index + 1
    while end < text.tokens.count, end - index < 5 {
      let token = text.tokens[end]
      guard token.kind == .arabic, token.folded.unicodeScalars.count >= 2, !isFunctionWord(hash: token.hash) else { break }
      // A given name that is also a word (أمين, صاحب) goes on with a name only right behind the first one.
      let isGiven = lexicon.givenNames[token.folded].map { isWord in !isWord || end == index + 1 } ?? false
      let isName = lexicon.familyNames.contains(token.folded) || isGiven
      let isParticle = lexicon.words.isOne(.nameParticle, token.folded)
      let isFree = end == index + 1 || lexicon.words.isOne(.nameParticle, text.tokens[end - 1].folded)
      // Right behind "وزير الخارجية السوداني" a given name is followed by a name, even by one that is a word: عمر صديق.
      let isExpected = isTitled && end == index + 1 && token.folded.count >= 4 && !lexicon.words.isOne(.preposition, token.folded)
      let isCommon = !isExpected && (lexicon.commonWords.contains(token.folded) || lexicon.demonyms[bare(token.folded)] != nil)
      let isFamily = token.folded.hasPrefix("ال") && end == index + 2
      guard isName || isParticle || ((isFree || isFamily) && !isCommon && !startsWithConjunction(token.folded)) else { break }
      end += 1
    }
    while end > index + 1, lexicon.words.isOne(.nameParticle, text.tokens[end - 1].folded), text.tokens[end - 1].folded != "الدين" {
      end -= 1
    }
    return end - index >= 2 ? end : nil
  }

  /// على and أن are spelt like names when they are folded.
  private func isFunctionWord(hash: UInt64) -> Bool {
    lexicon.words.isOne(.preposition, hash: hash) || lexicon.words.isOne(.clause, hash: hash)
      || lexicon.words.isOne(.continuation, hash: hash)
  }

  /// الشيخ and السيد stand before the name.
  private func isTitle(_ folded: String) -> Bool {
    folded.hasPrefix("ال") && lexicon.personTitles.contains(hash: WordHash.of(bytes: folded.utf8.dropFirst(4)))
  }

  private func isRightBehindTitle(_ index: Int, _ matches: [NameMatch]) -> Bool {
    guard let last = matches.last, last.tokens.upperBound == index else { return false }
    if case .title = last.meaning { return true }
    return false
  }

  /// A given name and a family name with ال written as one word where a person is introduced: وليدالخراجي.
  private func glued(at index: Int, in text: TokenizedText, _ matches: [NameMatch]) -> NameMatch? {
    let token = text.tokens[index]
    guard let article = token.folded.articleInside, lexicon.givenNames[hash: token.hash] == nil else { return nil }
    guard lexicon.givenNames[token.folded[..<article]] != nil, token.folded[article...].unicodeScalars.count >= 6,
      isIntroduced(index, in: text, matches, reach: 2)
    else { return nil }
    let span = ScalarSpan(token.start, token.end)
    return Self.match(text.text(span.start, span.end), index..<(index + 1), span)
  }

  private static func match(_ name: String, _ tokens: Range<Int>, _ span: ScalarSpan) -> NameMatch {
    NameMatch(meaning: .stranger(name, .person), tokens: tokens, span: span, confidence: 0.7, foundBy: .context)
  }

  private func bare(_ folded: String) -> String {
    folded.hasPrefix("ال") ? String(folded.dropFirst(2)) : folded
  }

  private func startsWithConjunction(_ folded: String) -> Bool {
    guard folded.hasPrefix("و") else { return false }
    let rest = String(folded.dropFirst())
    return lexicon.commonWords.contains(rest) || lexicon.names.next(NameIndex.root, rest) != nil || lexicon.givenNames[rest] != nil
  }

  /// Whether a word that introduces persons, or an office, stands among the words before.
  private func isIntroduced(_ index: Int, in text: TokenizedText, _ matches: [NameMatch], reach: Int) -> Bool {
    var previous = index - 1
    while previous >= 0, text.tokens[previous].kind == .punctuation, index - previous <= 2 {
      if text.tokens[previous].folded == "." { return false }
      previous -= 1
    }
    guard previous >= 0 else { return false }
    if isRightBehindTitle(previous + 1, matches) { return true }
    // A title with its complement: خبير العلاقات الدولية …, الصحافي في صحيفة …
    for step in 0..<reach where previous - step >= 0 {
      let token = text.tokens[previous - step]
      if token.kind == .punctuation, token.folded == "." { return false }
      if Clitics.hasStem(token.folded, where: { lexicon.personTitles.contains(hash: $0) }) { return true }
    }
    return false
  }
}

extension String {
  /// The first ال behind the third letter.
  fileprivate var articleInside: String.Index? {
    var letters = 0
    var previous: (UInt8, UInt8, UInt8) = (0, 0, 0)
    for index in utf8.indices {
      let byte = utf8[index]
      if byte & 0xC0 != 0x80 { letters += 1 }
      if byte == 0x84, previous == (0xD8, 0xA7, 0xD9), letters >= 5 { return utf8.index(index, offsetBy: -3) }
      previous = (previous.1, previous.2, byte)
    }
    return nil
  }
}
