import ArabicText
import Model

/// Which entity the words for a speaker mean.
extension SpeakerResolver {
  /// The speaker named by some tokens; of the first one, letters that are a preposition are left out.
  func speaker(of tokens: Range<Int>, dropping dropped: Int) -> Speaker? {
    var end = tokens.upperBound
    while end > tokens.lowerBound + 1, isLoosePunctuation(end - 1) { end -= 1 }
    let marks = (tokens.lowerBound..<end).filter { ["\"", "«", "“", "»", "”"].contains(body.text.tokens[$0].folded) }
    if marks.count == 1, end < body.text.tokens.count, ["\"", "»", "”"].contains(body.text.tokens[end].folded) { end += 1 }
    let range = tokens.lowerBound..<end
    let head = body.text.tokens[range.lowerBound]
    let start = dropped > 0 ? body.text.offset(ofFolded: dropped, in: head) : head.start
    var text = body.string(ScalarSpan(start, body.text.tokens[end - 1].end))
    if let mention = body.mention(at: range.lowerBound), mention.isPrefixed(at: head) {
      text = body.string(ScalarSpan(mention.span.start, body.text.tokens[end - 1].end))
    }
    // للوزير is لـ and الوزير.
    if dropped > 0 || text.hasPrefix("ل"), head.folded.hasPrefix("لل") { text = "ا" + text }
    let folded = String(head.folded.dropFirst(dropped))
    var speaker = Speaker(text: text, entity: entity(in: range, head: folded))
    speaker.isPlural = speaker.entity == nil && isPlural(folded) || joins(range)
    return speaker
  }

  private func isLoosePunctuation(_ index: Int) -> Bool {
    let token = body.text.tokens[index]
    return token.kind == .punctuation && !["»", "\"", "”", ")"].contains(token.folded)
  }

  private func isPlural(_ head: String) -> Bool {
    (head.count > 4 && ["ون", "ين", "ات"].contains { head.hasSuffix($0) }) || lexicon.words.isOne(.quantifier, head)
  }

  /// Whether two names stand side by side: قال ماكرون وبوتين.
  private func joins(_ range: Range<Int>) -> Bool {
    guard let first = body.mention(at: range.lowerBound), first.tokens.upperBound < range.upperBound,
      let second = body.mention(at: first.tokens.upperBound)
    else { return false }
    return second.isPrefixed(at: body.text.tokens[first.tokens.upperBound])
  }

  /// A person named among the words; else the holder of a title, or the body that the words name or that a spokesman speaks for.
  private func entity(in range: Range<Int>, head: String) -> Entity? {
    let mentions = body.mentions(in: range).filter { $0.how != .demonym && $0.tokens.upperBound <= range.upperBound }
    if let person = mentions.first(where: { $0.entity.type == .person && $0.how != .title }) {
      return isPossessor(person, range) ? nil : person.entity
    }
    guard let first = mentions.first else { return nil }
    // المتحدثة باسم البيت الأبيض: where the office has a holder, it is a title.
    if first.how == .title, first.tokens.lowerBound == range.lowerBound { return first.entity }
    if isVoice(head) { return spokenFor(mentions, range) }
    if first.tokens.lowerBound == range.lowerBound {
      // "الوزارة التونسية في صفاقس" is the ministry; a place with more words behind it is no speaker of its own.
      return first.entity
    }
    let before = range.lowerBound..<first.tokens.lowerBound
    let isNamed = before.allSatisfy { index in
      let token = body.text.tokens[index]
      return token.kind == .punctuation || words.isOne(.groupNoun, token.folded)
        || words.isOne(.groupNoun, String(token.folded.dropFirst(2)))
    }
    return isNamed ? first.entity : nil
  }

  /// محامي ترمب: a person behind an indefinite word for somebody is whose that one is.
  private func isPossessor(_ person: EntityFinder.Found, _ range: Range<Int>) -> Bool {
    let index = person.tokens.lowerBound
    guard index > range.lowerBound else { return false }
    if person.isPrefixed(at: body.text.tokens[index]) { return !body.text.tokens[index].folded.hasPrefix("و") }
    // إدارة الرئيس الأميركي دونالد ترمب: whose body it is.
    var title = index - 1
    while title > range.lowerBound, index - title <= 4, isTitleWord(title) { title -= 1 }
    if index - title > 1, title > range.lowerBound, words.hasStem(.institution, body.text.tokens[title].folded),
      !body.text.tokens[title].folded.hasPrefix("ال"), body.mention(at: title) == nil
    {
      return true
    }
    let before = body.text.tokens[index - 1]
    guard before.kind == .arabic, body.mention(at: index - 1) == nil, !before.folded.hasPrefix("ال"), !before.folded.hasPrefix("لل"),
      !before.folded.hasPrefix("بال")
    else { return false }
    return lexicon.personTitles.contains(before.folded) || lexicon.words.isOne(.people, before.folded) || isVoice(before.folded)
  }

  private func isTitleWord(_ index: Int) -> Bool {
    if let mention = body.mention(at: index) { return mention.how == .demonym || mention.how == .title }
    let folded = body.text.tokens[index].folded
    return folded.hasPrefix("ال") && Clitics.hasStem(folded) { lexicon.personTitles.contains(hash: $0) }
  }

  private func isVoice(_ head: String) -> Bool {
    Clitics.hasStem(head) { Self.voices.contains(hash: $0) }
  }

  /// مصدر بوزارة الخارجية, متحدث باسم الجيش: the known body that one speaks for.
  private func spokenFor(_ mentions: [EntityFinder.Found], _ range: Range<Int>) -> Entity? {
    guard let body = mentions.first(where: { $0.tokens.lowerBound > range.lowerBound }), body.entity.type == .organization else {
      return nil
    }
    return body.entity
  }

  private static let voices: WordSet = [
    "مصدر", "مصادر", "متحدث", "متحدثه", "ناطق", "ناطقه", "مسؤول", "مسؤوله", "مسؤولون", "مسؤولين", "بيان", "بلاغ", "مصدران",
  ]
}
