import ArabicText
import Model

/// The subject that stands before its verb.
extension RoleFinder {
  /// The subject of a verb that follows it: the phrase that its clause begins with, "إن مسلحين مجهولين خطفوا …", or the head of its relative
  /// clause, "مسلحون الذين خطفوا".
  func subjectNamedBefore() -> [Phrase]? {
    let verb = hit.tokens.lowerBound
    let tokens = finder.body.text.tokens
    var start = verb
    while start > sentence.lowerBound, verb - start < 24 {
      let token = tokens[start - 1]
      if finder.body.mention(at: start - 1) == nil, finder.grammar.lexicon.words.isOne(.clause, token.folded),
        !Self.auxiliaries.contains(token.folded)
      {
        if Self.relatives.contains(token.folded), let head = phraseEnding(at: start - 1) { return [head] }
        break
      }
      if token.kind == .punctuation, ["«", "\"", "“", ":", "؛"].contains(token.folded) { break }
      start -= 1
    }
    while start < verb, Self.auxiliaries.contains(tokens[start].folded) { start += 1 }
    if start < verb, let phrase = finder.phrase(at: start, to: verb), phrase.tokens.upperBound <= verb {
      return [phrase] + finder.conjuncts(of: phrase, to: verb, evenUnknown: true)
    }
    return hit.isPlural ? subjectBefore() : nil
  }

  /// "إن القوات قتلت أحد عشر مسلحا": the one noun phrase between the particle, or the beginning of the sentence, and the verb is the subject,
  /// whatever follows (Wright II § 36).
  func subjectOfParticle() -> [Phrase]? {
    let verb = hit.tokens.lowerBound
    let tokens = finder.body.text.tokens
    var start = verb
    var hasParticle = false
    while start > sentence.lowerBound, verb - start < 14 {
      let token = tokens[start - 1]
      if Self.particles.contains(token.folded) {
        hasParticle = true
        break
      }
      if finder.stops.contains(start - 1) || ["«", "\"", "“", ":", "؛"].contains(token.folded) { return nil }
      start -= 1
    }
    guard hasParticle || start == sentence.lowerBound, start < verb, !finder.hasPrefixedPreposition(start),
      let phrase = finder.phrase(at: start, to: verb), phrase.tokens.upperBound <= verb, phrase.tokens.lowerBound == start, canAct(phrase),
      hasActingHead(phrase)
    else { return nil }
    let all = [phrase] + finder.conjuncts(of: phrase, to: verb, evenUnknown: true)
    var next = all.last?.tokens.upperBound ?? verb
    while next < verb, Self.auxiliaries.contains(tokens[next].folded) { next += 1 }
    if !hasParticle { return next == verb ? all : nil }
    let words = finder.grammar.lexicon.words
    let isInterrupted = (next..<verb).contains { finder.body.mention(at: $0) == nil && words.isOne(.clause, tokens[$0].folded) }
    return verb - next <= 8 && !isInterrupted ? all : nil
  }

  /// "إن الوزير، الذي يزور البلاد، التقى …": the head of a relative clause between commas is the subject of the verb behind it.
  func subjectOverRelative() -> [Phrase]? {
    let tokens = finder.body.text.tokens
    var comma = hit.tokens.lowerBound - 1
    while comma > sentence.lowerBound, Self.auxiliaries.contains(tokens[comma].folded) { comma -= 1 }
    guard comma > sentence.lowerBound + 2, tokens[comma].folded == "،" else { return nil }
    var relative = comma - 1
    while relative > sentence.lowerBound, comma - relative < 40, !Self.relatives.contains(tokens[relative].folded) {
      if [":", "؛", "«", "“", "\""].contains(tokens[relative].folded) { return nil }
      relative -= 1
    }
    guard relative > sentence.lowerBound, Self.relatives.contains(tokens[relative].folded) else { return nil }
    let end = tokens[relative - 1].folded == "،" ? relative - 1 : relative
    var start = end
    while start > sentence.lowerBound, end - start < 16, !Self.particles.contains(tokens[start - 1].folded),
      !finder.stops.contains(start - 1)
    {
      if [":", "؛"].contains(tokens[start - 1].folded) { break }
      start -= 1
    }
    guard start < end, !finder.hasPrefixedPreposition(start), let phrase = finder.phrase(at: start, to: end),
      phrase.tokens.upperBound >= end, canAct(phrase)
    else { return nil }
    return [phrase]
  }

  /// An attack or a disaster as the subject: "هجوم استهدف كنيسة" does not say who.
  func isMeans(_ phrase: Phrase) -> Bool {
    let lexicon = finder.grammar.lexicon
    let index = phrase.tokens.lowerBound
    guard finder.body.mention(at: index) == nil else { return false }
    return Clitics.hasStem(finder.body.text.tokens[index].folded) { lexicon.words.isOne(.means, hash: $0) }
  }

  /// "الغارات الإسرائيلية": the adjective says whose.
  func isNation(_ phrase: Phrase) -> Bool {
    finder.body.mentions(in: phrase.tokens).contains { $0.how == .demonym }
  }

  /// Who says what the trigger stands in: the subject of the reporting verb before it.
  func speaker() -> [Phrase] {
    for index in finder.stops.sorted(by: >) where sentence.contains(index) && index < hit.tokens.lowerBound {
      if index + 1 < hit.tokens.lowerBound, !finder.hasPrefixedPreposition(index + 1),
        let phrase = finder.phrase(at: index + 1, to: hit.tokens.lowerBound), canAct(phrase)
      {
        return [phrase]
      }
    }
    return []
  }

  private static let particles: WordSet = ["ان", "بان", "وان", "وبان", "لان"]
  static let relatives: WordSet = ["الذي", "التي", "الذين", "اللذان", "اللتان", "اللذين", "اللتين"]
  static let auxiliaries: WordSet = ["قد", "كان", "كانت", "كانوا", "وكان", "وكانت", "وقد", "كانا", "هناك"]

  /// The noun phrase that ends where a relative clause begins.
  func phraseEnding(at end: Int) -> Phrase? {
    var start = end
    while start > sentence.lowerBound, end - start < 6, !endsPhrase(start - 1) { start -= 1 }
    while start < end, let phrase = finder.phrase(at: start, to: end) {
      if phrase.tokens.upperBound >= end { return phrase }
      start = max(start + 1, phrase.tokens.upperBound)
    }
    return nil
  }

  func endsPhrase(_ index: Int) -> Bool {
    let token = finder.body.text.tokens[index]
    if token.kind == .punctuation || finder.stops.contains(index) || finder.body.isPartOfDate(index) { return true }
    guard finder.body.mention(at: index) == nil else { return false }
    let words = finder.grammar.lexicon.words
    return words.isOne(.preposition, token.folded) && token.folded != "من" || words.isOne(.clause, token.folded)
  }
}
