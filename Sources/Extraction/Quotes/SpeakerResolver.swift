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
    case .source: return subject(from: end, in: sentence).map { known($0, last) }
    case .relay: return relayed(from: end, in: sentence)
    case .participle:
      // قائلين: several say it, and not the one person who is named.
      let isPlural = body.text.tokens[index].folded.hasSuffix("ين")
      return isPlural ? nil : before(index, in: sentence) ?? last
    case .verb:
      // قائد الطائرة الذي قال: the head of the relative clause speaks.
      if index > sentence.lowerBound, Self.relatives.contains(body.text.tokens[index - 1].folded) {
        return head(before: index - 1, sentence)
      }
      if let behind = subject(from: end, in: sentence) { return known(behind, last) }
      if let before = before(index, in: sentence) ?? stranger(before: index, in: sentence) { return before }
      // واضافوا: several went on, and not the one who spoke last.
      if body.text.tokens[index].folded.hasSuffix("وا") { return nil }
      return startsClause(end, in: sentence) && beginsClause(index, in: sentence) || goesOn(index, in: sentence) ? last : nil
    }
  }

  static let relatives: Set<String> = ["الذي", "التي", "الذين", "اللذان", "اللتان", "اللذين", "اللتين"]

  /// The same source again (ذات المصدر) is the one who spoke last.
  private func known(_ speaker: Speaker, _ last: Speaker?) -> Speaker {
    guard speaker.entity == nil, let last else { return speaker }
    let words = speaker.text.split(separator: " ").map { Folding.fold(String($0)) }
    let isSame = words.contains { ["ذات", "نفس", "ذاته", "نفسه", "ذاتها", "نفسها"].contains($0) }
    return isSame ? Speaker(text: speaker.text, entity: last.entity) : speaker
  }

  /// The person, body or unknown speaker whom a relative clause describes.
  private func head(before relative: Int, _ sentence: Range<Int>) -> Speaker? {
    var end = relative
    if end > sentence.lowerBound, ["،", ","].contains(body.text.tokens[end - 1].folded) { end -= 1 }
    for start in stride(from: end - 1, through: max(sentence.lowerBound, end - 5), by: -1) {
      if let mention = body.mention(at: start), mention.tokens.upperBound == end, mention.how != .demonym {
        return Speaker(text: body.string(mention.span), entity: mention.entity)
      }
    }
    for start in max(sentence.lowerBound, end - 5)..<max(sentence.lowerBound, end) {
      let grammar = PhraseGrammar(body: body, lexicon: lexicon, stops: [], expected: [], typical: nil)
      guard body.mention(at: start) == nil, lexicon.meansPeople(body.text.tokens[start].folded), grammar.end(from: start, to: end) == end,
        !lexicon.words.isOne(.preposition, body.text.tokens[start].folded)
      else { continue }
      return Speaker(text: text(from: start, to: end), entity: nil)
    }
    return nil
  }

  /// "لكن المتحدثة قالت": an unknown speaker named where the sentence begins.
  private func stranger(before index: Int, in sentence: Range<Int>) -> Speaker? {
    var start = sentence.lowerBound
    while start < index, body.text.tokens[start].kind == .punctuation || Self.openers.contains(body.text.tokens[start].folded) {
      start += 1
    }
    guard start < index, let speaker = unknown(from: start, to: index) else { return nil }
    return speaker
  }

  private static let openers: Set<String> = [
    "لكن", "ولكن", "اما", "غير", "ان", "فيما", "بينما", "بدوره", "بدورها", "وبدوره", "من", "جهته", "جهتها", "ومن",
  ]

  /// Whether a verb begins its clause, so that no word before it can be its subject.
  private func beginsClause(_ index: Int, in sentence: Range<Int>) -> Bool {
    guard index > sentence.lowerBound else { return true }
    let word = body.text.tokens[index].folded
    if word.hasPrefix("و") || word.hasPrefix("ف") || body.text.tokens[index - 1].kind == .punctuation { return true }
    return Self.beforeVerbs.contains(body.text.tokens[index - 1].folded)
  }

  private static let beforeVerbs: Set<String> = [
    "كما", "ثم", "و", "حيث", "فيما", "بينما", "ان", "انه", "انها", "لكنه", "لكنها", "وهو", "وهي", "لكن", "ولكن",
  ]

  /// "وأضاف في تصريح له": a joined verb at the beginning of the sentence goes on with the one who spoke last.
  private func goesOn(_ index: Int, in sentence: Range<Int>) -> Bool {
    index == sentence.lowerBound && body.text.tokens[index].folded.hasPrefix("و") && index + 1 < sentence.upperBound
      && (body.text.tokens[index + 1].kind == .punctuation || lexicon.words.isOne(.preposition, body.text.tokens[index + 1].folded))
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
      if firstWord == nil, token.kind != .punctuation, !body.isPartOfDate(index) { firstWord = index }
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
    if let body = institution(of: first, behind: stop) { return body }
    return Speaker(text: text(from: first, to: named(behind: stop)), entity: nil)
  }

  /// مصدر بوزارة الخارجية, متحدث باسم الجيش: who speaks for a body that is known, its name included.
  private func institution(of first: Int, behind stop: Int) -> Speaker? {
    guard Clitics.readings(of: body.text.tokens[first].folded).contains(where: { Self.voices.contains($0.stem) }) else { return nil }
    for index in stop..<min(body.text.tokens.count, stop + 3) {
      guard let mention = body.mention(at: index), mention.how != .demonym else { continue }
      guard mention.entity.type == .organization else { return nil }
      // "مصدر أمني لوكالة الأنباء" speaks to the agency, "بيان للوزارة" is the ministry's.
      let isFor = mention.span.start > body.text.tokens[index].start && body.text.tokens[index].folded.hasPrefix("ل")
      let isPaper = Clitics.readings(of: body.text.tokens[first].folded).contains { ["بيان", "بلاغ"].contains($0.stem) }
      let isBehindFor = index > stop && body.text.tokens[index - 1].folded.hasPrefix("ل")
      if (isFor || isBehindFor) && !isPaper { return nil }
      let joins = mention.span.start > body.text.tokens[index].start || index > stop
      return joins ? Speaker(text: body.string(ScalarSpan(body.text.tokens[first].start, mention.span.end)), entity: mention.entity) : nil
    }
    return nil
  }

  private static let voices: Set<String> = [
    "مصدر", "مصادر", "متحدث", "متحدثه", "ناطق", "ناطقه", "مسؤول", "مسؤوله", "مسؤولون", "مسؤولين", "بيان", "بلاغ", "مصدران",
  ]

  /// قناة «بيين»: a name in quotation marks right behind belongs to the words.
  private func named(behind stop: Int) -> Int {
    guard stop < body.text.tokens.count, ["«", "\"", "“"].contains(body.text.tokens[stop].folded) else { return stop }
    for index in stop..<min(body.text.tokens.count, stop + 6) where index > stop {
      if ["»", "\"", "”"].contains(body.text.tokens[index].folded) { return index + 1 }
    }
    return stop
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
      guard prefix == "و" || prefix == "ف" else { return true }
      // على تويتر وفيسبوك: what is joined to a governed name is governed, too.
      guard let first = body.mention(at: mention.tokens.lowerBound - 1), first.tokens.upperBound == mention.tokens.lowerBound else {
        return false
      }
      return isGoverned(first)
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
