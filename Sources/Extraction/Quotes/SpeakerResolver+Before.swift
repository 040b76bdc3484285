import ArabicText
import Model

/// Speakers who are named before the cue: the subject of a sentence that goes on, the head of a relative clause, the owner of a source.
extension SpeakerResolver {
  /// The person, body or unknown speaker whom a relative clause describes.
  func head(before relative: Int, _ sentence: Range<Int>) -> Speaker? {
    var end = relative
    if end > sentence.lowerBound, ["،", ","].contains(body.text.tokens[end - 1].folded) { end -= 1 }
    for start in stride(from: end - 1, through: max(sentence.lowerBound, end - 5), by: -1) {
      if let mention = body.mention(at: start), mention.tokens.upperBound == end, mention.how != .demonym {
        return Speaker(text: body.string(mention.span), entity: mention.entity)
      }
    }
    return phrase(endingAt: end, from: max(sentence.lowerBound, end - 5))
  }

  /// An unknown speaker whose words end at a token.
  private func phrase(endingAt end: Int, from lowest: Int) -> Speaker? {
    let grammar = PhraseGrammar(body: body, lexicon: lexicon, stops: [], expected: [], typical: nil)
    for start in lowest..<max(lowest, end) where body.mention(at: start) == nil && !body.isPartOfDate(start) {
      let folded = body.text.tokens[start].folded
      guard lexicon.meansPeople(folded), !lexicon.words.isOne(.preposition, folded), grammar.end(from: start, to: end) == end else {
        continue
      }
      return speaker(of: start..<end, dropping: 0)
    }
    return nil
  }

  /// "ماكرون قال", "لكن المتحدثة، … قالت": the name or the words for people right before a verb that is joined to nothing.
  func adjacent(before index: Int, _ sentence: Range<Int>) -> Speaker? {
    guard index > sentence.lowerBound, !isJoined(index) else { return nil }
    var end = index
    while end > sentence.lowerBound, Self.fillers.contains(body.text.tokens[end - 1].folded) || body.isPartOfDate(end - 1) { end -= 1 }
    // عدنان الحاجي (عن ولاية قفصة) قال: what stands in brackets is passed over.
    if end < index, body.text.tokens[end].folded == ")",
      let opening = (max(sentence.lowerBound, end - 8)..<end).last(where: { body.text.tokens[$0].folded == "(" })
    {
      end = opening
    }
    guard end > sentence.lowerBound else { return nil }
    if let mention = body.mention(at: end - 1), mention.how != .demonym, mention.tokens.upperBound == end, !isGoverned(mention) {
      return Speaker(text: body.string(mention.span), entity: mention.entity)
    }
    return phrase(endingAt: end, from: max(sentence.lowerBound, end - 7))
  }

  /// "وكانت ماي قد صرحت": the words between the verb to be and قد.
  func behindCopula(before particle: Int, _ sentence: Range<Int>) -> Range<Int>? {
    for index in stride(from: particle - 1, through: max(sentence.lowerBound, particle - 8), by: -1)
    where ["كان", "كانت", "وكان", "وكانت", "فكان", "فكانت"].contains(body.text.tokens[index].folded) {
      return index + 1 < particle ? reader.subject(from: index + 1, to: particle, beforeWords: true) : nil
    }
    return nil
  }

  private static let fillers: Set<String> = ["،", ",", "قد", "كان", "كانت", ")", "ايضا", "بدوره", "بدورها", "فقد"]

  /// قوله behind a name: the name that عن or إلى or لسان governs before it.
  func owner(of index: Int?, _ place: Place) -> Speaker? {
    guard let index else { return nil }
    for start in stride(from: index - 1, through: max(place.sentence.lowerBound, index - 14), by: -1)
    where ["عن", "الي", "لسان"].contains(body.text.tokens[start].folded) {
      return reader.subject(from: start + 1, to: index, beforeWords: true).flatMap { speaker(of: $0, dropping: 0) }
    }
    return nil
  }

  /// The first name of the sentence that nothing governs: its subject. A person rather than a body.
  func topic(before index: Int, _ place: Place) -> Speaker? {
    let candidates = body.mentions(in: place.sentence.lowerBound..<max(place.sentence.lowerBound, index)).filter {
      $0.tokens.upperBound <= index && $0.how != .demonym && !isGoverned($0) && canBe($0, feminine: place.cue.isFeminine)
    }
    let chosen = candidates.first { $0.entity.type == .person } ?? candidates.first { $0.entity.type == .organization }
    if let chosen { return Speaker(text: body.string(chosen.span), entity: chosen.entity) }
    return nil
  }

  /// The words for somebody behind the verb that begins the sentence: وكانت صحيفة «…» نشرت …، حيث ذكرت.
  func own(before index: Int, _ place: Place) -> Speaker? {
    let start = place.sentence.lowerBound
    guard index - start >= 3, cues.cue(at: start, in: body.text) == nil,
      let subject = reader.subject(from: start + 1, to: index, beforeWords: false),
      lexicon.meansPeople(body.text.tokens[subject.lowerBound].folded),
      body.text.tokens[subject.lowerBound].folded.hasSuffix("ه") == place.cue.isFeminine
    else { return nil }
    return speaker(of: subject, dropping: 0)
  }

  func described(before index: Int, _ sentence: Range<Int>) -> Speaker? {
    guard index > sentence.lowerBound + 1, !isJoined(index), body.mention(at: index - 1) == nil else { return nil }
    let folded = body.text.tokens[index - 1].folded
    guard !folded.hasPrefix("ال"), folded.count >= 3,
      lexicon.personTitles.contains(folded) || lexicon.words.isOne(.people, folded), !folded.hasSuffix("ا")
    else { return nil }
    return speaker(of: (index - 1)..<index, dropping: 0)
  }

  /// Whether a name can be that of a speaker of a gender, by the endings of the name and of the title before it.
  private func canBe(_ mention: EntityFinder.Found, feminine: Bool) -> Bool {
    let head = body.text.tokens[mention.tokens.lowerBound].folded
    guard mention.entity.type == .person else { return !head.hasSuffix("ه") || feminine }
    guard feminine else { return true }
    let first = Folding.fold(mention.entity.name.split(separator: " ").first.map(String.init) ?? "")
    let before = mention.tokens.lowerBound > 0 ? body.text.tokens[mention.tokens.lowerBound - 1].folded : ""
    return ["ه", "اء", "ي", "ا"].contains { first.hasSuffix($0) } || before.hasSuffix("ه") || lexicon.givenNames[first] == nil
  }

  private func isJoined(_ index: Int) -> Bool {
    let word = body.text.tokens[index].folded
    return word.hasPrefix("و") || word.hasPrefix("ف") || (index > 0 && body.text.tokens[index - 1].folded == "و")
  }

  /// Whether a verb begins its clause, so that no word before it can be its subject.
  func beginsClause(_ index: Int, in sentence: Range<Int>) -> Bool {
    guard index > sentence.lowerBound else { return true }
    if isJoined(index) || body.text.tokens[index - 1].kind == .punctuation { return true }
    return Self.beforeVerbs.contains(body.text.tokens[index - 1].folded)
  }

  private static let beforeVerbs: Set<String> = [
    "كما", "ثم", "و", "حيث", "فيما", "بينما", "ان", "انه", "انها", "لكنه", "لكنها", "وهو", "وهي", "لكن", "ولكن", "قد", "وقد",
  ]

  /// "وأضاف في تصريح له": a joined verb at the beginning of the sentence goes on with the one who spoke last.
  func goesOn(_ index: Int, in sentence: Range<Int>) -> Bool {
    index == sentence.lowerBound && isJoined(index) && index + 1 < sentence.upperBound
      && (body.text.tokens[index + 1].kind == .punctuation || lexicon.words.isOne(.preposition, body.text.tokens[index + 1].folded))
  }

  /// A mention behind a preposition is not a subject.
  func isGoverned(_ mention: EntityFinder.Found) -> Bool {
    let token = body.text.tokens[mention.tokens.lowerBound]
    if mention.isPrefixed(at: token) {
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
}
