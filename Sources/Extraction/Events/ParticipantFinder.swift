import ArabicText
import Model

/// Finds noun phrases around a trigger and says whom they mean.
struct ParticipantFinder {
  let body: BodyText
  /// Tokens at which a search ends: other triggers and reporting verbs.
  let stops: Set<Int>
  let grammar: PhraseGrammar
  private let words: GrammarWords

  init(
    body: BodyText, lexicon: Lexicon, stops: Set<Int>, expecting markers: [EventRules.Marker], typical: EventRules.Typical?
  ) {
    self.body = body
    self.stops = stops
    words = lexicon.words
    let letters = markers.compactMap { marker -> Character? in
      if case .preposition(let word) = marker, word.count == 1 { word.first } else { nil }
    }
    grammar = PhraseGrammar(body: body, lexicon: lexicon, stops: stops, expected: Set(letters), typical: typical)
  }

  /// A noun phrase and what it means.
  struct Phrase {
    let tokens: Range<Int>
    let participant: Event.Participant
    let isKnown: Bool
  }

  private static let timesOfDay: WordSet = [
    "عشيه", "صباح", "مساء", "ليله", "ليل", "فجر", "ظهر", "صبيحه", "صباحا", "مساء", "ليلا", "فجرا", "قليل",
  ]
  private static let openingMarks: WordSet = ["(", "«", "\"", "“", "،"]

  /// Where a search that starts at a token ends: at the clause's end.
  func clauseEnd(from start: Int, in sentence: Range<Int>) -> Int {
    var index = start
    while index < sentence.upperBound {
      let token = body.text.tokens[index]
      if index > start, stops.contains(index) { return index }
      if token.kind == .punctuation, [".", "؛", ":", "؟", "!"].contains(token.folded) { return index }
      if words.isOne(.clause, token.folded), body.mention(at: index) == nil { return index }
      index += 1
    }
    return sentence.upperBound
  }

  /// Where the clause begins that a token stands in.
  func clauseStart(of index: Int, in sentence: Range<Int>) -> Int {
    var start = index
    while start > sentence.lowerBound {
      let token = body.text.tokens[start - 1]
      if stops.contains(start - 1) { return start }
      if token.kind == .punctuation, ["؛", ":"].contains(token.folded) { return start }
      start -= 1
    }
    return start
  }

  /// The noun phrase that starts at a token: the entity in it, or its words. `dropping` particles are left off its first word.
  func phrase(at start: Int, to limit: Int, dropping particles: Int = 0) -> Phrase? {
    var start = start
    while start < limit, isLoose(start) { start += 1 }
    guard start < limit, body.text.tokens[start].kind != .punctuation else { return nil }
    // ولم, وأصيب: what و joins begins something else.
    if particles == 0, body.text.tokens[start].folded.hasPrefix("و"), body.mention(at: start) == nil, grammar.hasParticle(start) {
      return nil
    }
    if ["كل", "كلا"].contains(body.text.tokens[start].folded), start + 2 < limit, body.text.tokens[start + 1].folded == "من" { start += 2 }
    let first = body.text.tokens[start]
    if first.kind == .number {
      guard start + 1 < limit, body.text.tokens[start + 1].kind == .arabic else { return nil }
      return words(start..<part(of: start..<grammar.end(from: start + 1, to: limit), limit), particles: 0)
    }
    guard !words.isOne(.preposition, first.folded), !words.isOne(.clause, first.folded), !stops.contains(start), first.folded.utf8.count > 2
    else {
      return nil
    }
    let range = start..<part(of: start..<grammar.end(from: start, to: limit), limit)
    return head(of: range, particles: particles) ?? words(range, particles: particles)
  }

  /// The end of a phrase that goes on with من: مجموعة من المتمردين, أكثر من ثلاثين شخصا, ثلاثة من رجال الشرطة.
  private func part(of range: Range<Int>, _ limit: Int) -> Int {
    let behind = range.upperBound
    guard behind + 1 < limit, body.text.tokens[behind].folded == "من", body.mention(at: range.lowerBound) == nil,
      grammar.isPartOfMany(body.text.tokens[range.lowerBound]), !stops.contains(behind + 1), !body.isPartOfDate(behind + 1)
    else { return behind }
    let next = body.text.tokens[behind + 1]
    guard next.kind != .punctuation, !words.isOne(.clause, next.folded), !words.isOne(.preposition, next.folded) else { return behind }
    if next.kind == .number, behind + 2 < limit { return grammar.end(from: behind + 2, to: limit) }
    return grammar.end(from: behind + 1, to: limit)
  }

  /// Whether a mark, an adverb or a preposition with a pronoun stands at a token, which is no part of a phrase behind it.
  func isLoose(_ index: Int) -> Bool {
    let folded = body.text.tokens[index].folded
    if Self.timesOfDay.contains(folded), body.mention(at: index) == nil { return true }
    return body.isPartOfDate(index) || body.mention(at: index) == nil && (Self.openingMarks.contains(folded) || words.isOne(.loose, folded))
  }

  /// A participant without an entity keeps its words, ten at most.
  private func words(_ range: Range<Int>, particles: Int) -> Phrase {
    var end = min(range.upperBound, range.lowerBound + 10)
    while end > range.lowerBound + 1, body.text.tokens[end - 1].kind == .punctuation { end -= 1 }
    let span = ScalarSpan(start(of: range.lowerBound, particles), body.text.tokens[end - 1].end)
    return Phrase(tokens: range, participant: .init(text: body.string(span), span: span, entity: nil), isKnown: false)
  }

  private func start(of token: Int, _ particles: Int) -> Int {
    guard particles > 0 else { return body.text.tokens[token].start }
    // للسكان: the article is written into the preposition.
    let folded = body.text.tokens[token].folded
    let isMerged = particles == 1 && folded.hasPrefix("لل") && !grammar.lexicon.commonWords.contains(String(folded.dropFirst()))
    return body.text.offset(ofFolded: isMerged ? 2 : particles, in: body.text.tokens[token])
  }

  /// The mention that a phrase is about: the person or body named in it, else the nation of its adjective (القوات الروسية).
  private func head(of range: Range<Int>, particles: Int) -> Phrase? {
    var named: EntityFinder.Found?
    var nation: EntityFinder.Found?
    var index = range.lowerBound
    while index < range.upperBound {
      guard let mention = body.mention(at: index) else {
        index += 1
        continue
      }
      if mention.how == .demonym {
        nation = nation ?? mention
      } else if named == nil || (named?.entity.type != .person && mention.entity.type == .person) {
        named = mention
      }
      index = mention.tokens.upperBound
    }
    guard let chosen = named ?? nation else { return nil }
    let isWhole = chosen.tokens.lowerBound == range.lowerBound
    let first = body.text.tokens[range.lowerBound]
    // للصين: both letters are the preposition with the article.
    let isMerged = isWhole && chosen.span.start == first.start + 1 && first.folded.hasPrefix("لل") && !chosen.entity.name.hasPrefix("ل")
    let start =
      isMerged ? first.start + 2 : isWhole ? chosen.span.start : min(self.start(of: range.lowerBound, particles), chosen.span.start)
    let span = ScalarSpan(start, max(chosen.span.end, isWhole ? chosen.span.end : body.text.tokens[range.upperBound - 1].end))
    return Phrase(
      tokens: range.lowerBound..<max(range.upperBound, chosen.tokens.upperBound),
      participant: .init(text: body.string(span), span: span, entity: chosen.entity.slug), isKnown: true)
  }

  /// Whether ب, ل or ك is written onto the word at a token, so that it is no subject or object.
  func hasPrefixedPreposition(_ index: Int) -> Bool {
    let folded = body.text.tokens[index].folded
    return grammar.hasParticle(index) && !folded.hasPrefix("و") && !folded.hasPrefix("ف")
  }

  /// The phrase behind a preposition, from a token to a limit.
  func phrase(behind preposition: String, from start: Int, to limit: Int) -> Phrase? {
    guard start < limit else { return nil }
    for index in start..<limit {
      let token = body.text.tokens[index]
      if token.folded == preposition || token.folded == "و" + preposition {
        if let phrase = phrase(at: index + 1, to: limit) { return phrase }
      } else if preposition.unicodeScalars.count == 1, token.folded.hasPrefix(preposition), token.folded.count > 3,
        index == start || grammar.hasParticle(index)
      {
        if let phrase = phrase(at: index, to: limit, dropping: 1) { return phrase }
      }
    }
    return nil
  }

  /// The participants joined to a phrase with و; unknown ones only where the phrase is one of a pair (بين الجيش والمتمردين).
  func conjuncts(of phrase: Phrase, to limit: Int, evenUnknown: Bool = false) -> [Phrase] {
    var found: [Phrase] = []
    var index = phrase.tokens.upperBound
    while index < limit, [")", "»", "\"", "”"].contains(body.text.tokens[index].folded) { index += 1 }
    while index < limit, body.text.tokens[index].folded.hasPrefix("و"), found.count < 6 {
      // و stands alone before a quotation mark: الحكومة و«قسد».
      let isAlone = body.text.tokens[index].folded == "و"
      guard isAlone || grammar.hasParticle(index) else { break }
      let next = isAlone ? self.phrase(at: index + 1, to: limit) : self.phrase(at: index, to: limit, dropping: 1)
      guard let next, next.isKnown || evenUnknown else { break }
      found.append(next)
      index = next.tokens.upperBound
    }
    return found
  }
}
