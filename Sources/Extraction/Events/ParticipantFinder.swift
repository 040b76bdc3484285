import ArabicText
import Model

/// Finds who did it and to whom around a trigger, by word order and prepositions: the subject behind the verb (VSO) or before it, the object
/// behind the subject, the others behind their prepositions.
struct ParticipantFinder {
  let body: BodyText
  /// Tokens at which a search ends: other triggers and reporting verbs.
  let stops: Set<Int>

  /// A noun phrase and what it means.
  struct Phrase {
    let tokens: Range<Int>
    let participant: Event.Participant
    let isKnown: Bool
  }

  static let prepositions: Set<String> = [
    "في", "من", "الي", "علي", "عن", "مع", "بعد", "قبل", "خلال", "عبر", "عقب", "لدي", "ضد", "حول", "بشان", "بين", "منذ", "حتي", "ضمن", "لدى",
    "تجاه", "بسبب", "اثر", "بموجب", "وفق", "بحسب", "فوق", "تحت", "امام", "داخل", "خارج", "قرب", "نحو", "رغم", "بعيد", "قبيل", "غداه", "وسط",
  ]

  static let clauseWords: Set<String> = [
    "ان", "بان", "انه", "انها", "لان", "الذي", "التي", "الذين", "اللذين", "اللذان", "حيث", "بينما", "فيما", "لكن", "ولكن", "اذ", "اذا",
    "عندما", "حين", "بعدما", "قبلما", "كما", "لكنه", "لكنها", "الا", "وهو", "وهي", "مما", "ما", "كي", "لكي", "قد", "وقد", "كان", "كانت", "وكان",
    "وكانت",
  ]

  /// Where a search that starts at a token ends: at the clause's end.
  func clauseEnd(from start: Int, in sentence: Range<Int>) -> Int {
    var index = start
    while index < sentence.upperBound {
      let token = body.text.tokens[index]
      if index > start, stops.contains(index) { return index }
      if token.kind == .punctuation, [".", "؛", ":", "؟", "!"].contains(token.folded) { return index }
      if Self.clauseWords.contains(token.folded), body.mention(at: index) == nil { return index }
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

  /// The noun phrase that starts at a token: the first mention in it, or its words.
  func phrase(at start: Int, to limit: Int) -> Phrase? {
    var start = start
    while start < limit, body.text.tokens[start].kind == .punctuation, isOpening(start) { start += 1 }
    guard start < limit, body.text.tokens[start].kind != .punctuation, body.text.tokens[start].kind != .number else {
      return numbered(at: start, to: limit)
    }
    guard !isPreposition(start), !Self.clauseWords.contains(body.text.tokens[start].folded) else { return nil }
    let end = phraseEnd(from: start, to: limit)
    guard end > start else { return nil }
    if let mention = head(of: start..<end) { return mention }
    let words = trimmed(start..<min(end, start + 4))
    let span = body.span(words)
    return Phrase(tokens: start..<end, participant: .init(text: body.string(span), span: span, entity: nil), isKnown: false)
  }

  private func numbered(at start: Int, to limit: Int) -> Phrase? {
    guard start + 1 < limit, body.text.tokens[start].kind == .number else { return nil }
    let end = phraseEnd(from: start + 1, to: min(limit, start + 4))
    let span = body.span(start..<max(end, start + 1))
    return Phrase(tokens: start..<end, participant: .init(text: body.string(span), span: span, entity: nil), isKnown: false)
  }

  private func isOpening(_ index: Int) -> Bool {
    ["(", "«", "\"", "“", "،"].contains(body.text.tokens[index].folded)
  }

  /// The mention that a phrase is about: the person or body named in it, else the nation of its adjective (القوات الروسية).
  private func head(of range: Range<Int>) -> Phrase? {
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
      } else if named == nil || (named?.entity.type != .person && mention.entity.type == .person && isApposition(index)) {
        named = mention
      }
      index = mention.tokens.upperBound
    }
    let isHeadNamed = named.map { $0.entity.type != .place || $0.tokens.lowerBound <= range.lowerBound + 1 } ?? false
    guard let chosen = isHeadNamed ? named : nation ?? named else { return nil }
    let start = body.text.tokens[range.lowerBound].start
    let isWhole = chosen.tokens.lowerBound == range.lowerBound
    let span = isWhole ? chosen.span : ScalarSpan(min(start, chosen.span.start), chosen.span.end)
    return Phrase(
      tokens: range.lowerBound..<max(chosen.tokens.upperBound, range.lowerBound + 1),
      participant: .init(text: body.string(span), span: span, entity: chosen.entity.slug), isKnown: true)
  }

  /// A name behind a comma or bracket explains the words before it.
  private func isApposition(_ index: Int) -> Bool {
    index > 0 && (body.text.tokens[index - 1].kind == .punctuation || body.mention(at: index - 1)?.how == .demonym)
  }

  private func phraseEnd(from start: Int, to limit: Int) -> Int {
    var index = start
    while index < limit {
      if index > start, isPreposition(index) || hasPrefixedPreposition(index) { return index }
      let token = body.text.tokens[index]
      if token.kind == .punctuation, !opensApposition(index, limit) { return index }
      if index > start, Self.clauseWords.contains(token.folded) || stops.contains(index) { return index }
      if index > start, token.folded.hasPrefix("و"), body.mention(at: index).map({ $0.span.start > token.start }) ?? (token.folded.count > 3) {
        return index
      }
      if let mention = body.mention(at: index) {
        index = mention.tokens.upperBound
        if mention.entity.type == .person, mention.how != .title { return index }
      } else {
        index += 1
      }
      if index - start > 9 { return index }
    }
    return limit
  }

  /// A comma or bracket with a person's name right behind it goes on with the phrase.
  private func opensApposition(_ index: Int, _ limit: Int) -> Bool {
    let token = body.text.tokens[index]
    if ["«", "»", "\"", "-"].contains(token.folded) { return true }
    guard ["،", "(", ","].contains(token.folded), index + 1 < limit else { return false }
    var next = index + 1
    while next < limit, body.text.tokens[next].kind == .punctuation { next += 1 }
    return next < limit && body.mention(at: next)?.entity.type == .person
  }

  private func isPreposition(_ index: Int) -> Bool {
    let folded = body.text.tokens[index].folded
    return Self.prepositions.contains(folded) || (folded.hasPrefix("و") && Self.prepositions.contains(String(folded.dropFirst())))
  }

  /// Whether ب, ل or ك is written onto the word at a token: on a mention, or before an article.
  func hasPrefixedPreposition(_ index: Int) -> Bool {
    let token = body.text.tokens[index]
    if let mention = body.mention(at: index), mention.tokens.lowerBound == index, mention.span.start > token.start {
      return !["و", "ف"].contains(body.text.text(token.start, mention.span.start))
    }
    return ["بال", "لل", "كال", "وبال", "ولل"].contains { token.folded.hasPrefix($0) }
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    while end > range.lowerBound + 1, body.text.tokens[end - 1].kind == .punctuation { end -= 1 }
    return range.lowerBound..<end
  }

  /// The phrase behind a preposition, from a token to a limit.
  func phrase(behind preposition: String, from start: Int, to limit: Int) -> Phrase? {
    guard start < limit else { return nil }
    for index in start..<limit {
      let token = body.text.tokens[index]
      if token.folded == preposition || token.folded == "و" + preposition {
        if let phrase = phrase(at: index + 1, to: limit) { return phrase }
      } else if preposition.unicodeScalars.count == 1, token.folded.hasPrefix(preposition), hasPrefixedPreposition(index) {
        if let phrase = phrase(at: index, to: limit) { return phrase }
      }
    }
    return nil
  }

  /// The participants joined to a phrase with و.
  func conjuncts(of phrase: Phrase, to limit: Int) -> [Phrase] {
    var found: [Phrase] = []
    var index = phrase.tokens.upperBound
    while index < limit, body.text.tokens[index].kind == .punctuation, [")", "»", "\"", "،"].contains(body.text.tokens[index].folded) {
      index += 1
    }
    while index < limit, body.text.tokens[index].folded.hasPrefix("و"), found.count < 6 {
      guard let next = self.phrase(at: index, to: limit), next.isKnown else { break }
      found.append(next)
      index = next.tokens.upperBound
    }
    return found
  }
}
