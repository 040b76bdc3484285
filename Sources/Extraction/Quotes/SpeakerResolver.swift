import ArabicText
import Model

/// Says who speaks at a reporting verb: its subject behind it (VSO), before it (SVO), or the one who spoke last when it has none.
struct SpeakerResolver {
  /// The words that name a speaker, and the entity when it is known.
  struct Speaker {
    let text: String
    let entity: Entity?
  }

  let body: BodyText
  let lexicon: Lexicon
  let cues: QuoteCues

  /// Words at which the search for a subject behind the verb ends: the reported clause begins.
  private static let clauseStarts: WordSet = ["ان", "بان", "انه", "انها", "انهم", ":", "«", "\"", "“", "؛"]

  func speaker(
    of cue: QuoteCues.Cue, at index: Int, end: Int, in sentence: Range<Int>, last: Speaker?
  ) -> Speaker? {
    switch cue.kind {
    case .source: return subject(from: end, in: sentence)
    case .relay: return relayed(from: end, in: sentence)
    case .participle: return before(index, in: sentence) ?? last
    case .verb:
      if let behind = subject(from: end, in: sentence) { return behind }
      if let before = before(index, in: sentence) { return before }
      return startsClause(end, in: sentence) ? last : nil
    }
  }

  /// Who is quoted by one who passes it on: the one behind عن.
  private func relayed(from start: Int, in sentence: Range<Int>) -> Speaker? {
    let reach = start..<max(start, min(sentence.upperBound, start + 12))
    guard let from = reach.first(where: { body.text.tokens[$0].folded == "عن" }) else { return nil }
    return subject(from: from + 1, in: sentence)
  }

  /// The subject behind a verb: the mention before the reported clause begins, or the words of an unknown speaker.
  private func subject(from start: Int, in sentence: Range<Int>) -> Speaker? {
    var index = start
    var firstWord: Int?
    var title: Speaker?
    while index < min(sentence.upperBound, start + 14) {
      let token = body.text.tokens[index]
      if Self.clauseStarts.contains(token.folded) { break }
      if lexicon.words.isOne(.preposition, token.folded), firstWord == nil { break }
      if let mention = body.mention(at: index), mention.how != .demonym {
        if mention.entity.type == .person || title == nil {
          let start = firstWord.map { body.text.tokens[$0].start } ?? mention.span.start
          let found = Speaker(text: body.string(ScalarSpan(start, mention.span.end)), entity: mention.entity)
          if mention.entity.type == .person { return found }
          if firstWord == nil { title = found }
        }
        index = mention.tokens.upperBound
        if title == nil { firstWord = firstWord ?? mention.tokens.lowerBound }
        continue
      }
      if token.kind == .punctuation, index == start { break }
      if firstWord == nil, token.kind != .punctuation { firstWord = index }
      index += 1
    }
    if let title { return title }
    guard let firstWord, index > firstWord else { return nil }
    return unknown(from: firstWord, to: index)
  }

  /// A speaker without an entity keeps the words, up to a preposition or mark: "مصدر بوزارة الخارجية".
  private func unknown(from first: Int, to end: Int) -> Speaker? {
    guard body.text.tokens[first].kind == .arabic else { return nil }
    let grammar = PhraseGrammar(body: body, lexicon: lexicon, stops: [], expected: [], typical: nil)
    guard !body.isPartOfDate(first), !grammar.hasParticle(first), lexicon.meansPeople(body.text.tokens[first].folded) else { return nil }
    let stop = grammar.end(from: first, to: min(end, first + 6))
    return Speaker(text: text(from: first, to: stop), entity: nil)
  }

  private func text(from first: Int, to end: Int) -> String {
    body.string(body.span(first..<max(end, first + 1)))
  }

  /// The nearest mention before a verb in its sentence that is no adjective: a person rather than anything else.
  private func before(_ index: Int, in sentence: Range<Int>) -> Speaker? {
    let candidates = body.mentions(in: sentence.lowerBound..<max(sentence.lowerBound, index)).filter {
      $0.tokens.upperBound <= index && $0.how != .demonym && !isGoverned($0)
    }
    let chosen = candidates.last { $0.entity.type == .person } ?? candidates.last { $0.entity.type == .organization }
    return chosen.map { Speaker(text: body.string($0.span), entity: $0.entity) }
  }

  /// A mention behind a preposition is not a subject.
  private func isGoverned(_ mention: EntityFinder.Found) -> Bool {
    let token = body.text.tokens[mention.tokens.lowerBound]
    if mention.span.start > token.start {
      let prefix = body.text.text(token.start, mention.span.start)
      return prefix != "و" && prefix != "ف"
    }
    guard mention.tokens.lowerBound > 0 else { return false }
    return lexicon.words.isOne(.preposition, body.text.tokens[mention.tokens.lowerBound - 1].folded)
  }

  /// Whether the reported clause begins right behind the verb, so that its subject is the one who spoke last: "وأضاف: …", "وأكد أن …".
  private func startsClause(_ end: Int, in sentence: Range<Int>) -> Bool {
    guard end < sentence.upperBound else { return false }
    // وتابع قائلاً: the participle only goes on with the verb.
    if let (next, _) = cues.cue(at: end, in: body.text), next.kind == .participle { return true }
    return Self.clauseStarts.contains(body.text.tokens[end].folded)
  }
}
