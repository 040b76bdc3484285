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
