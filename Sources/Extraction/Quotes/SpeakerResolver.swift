import ArabicText
import Model

/// Says who speaks at a reporting verb: its subject behind it (VSO), before it (SVO), or the one who spoke last when it has none.
struct SpeakerResolver {
  let body: BodyText
  let lexicon: Lexicon
  let cues: QuoteCues
  let words: QuoteWords
  let reader: ReportingClauseReader

  /// A cue in its sentence.
  struct Place {
    let cue: QuoteCues.Cue
    let tokens: Range<Int>
    let clause: ReportingClause
    let sentence: Range<Int>
    /// Who speaks in the same sentence before it.
    let main: Speaker?
  }

  func speaker(at place: Place, _ history: SpeakerHistory) -> Speaker? {
    let index = place.tokens.lowerBound
    switch place.cue.kind {
    case .echo: return place.main ?? history.last
    case .source: return source(at: place).map { known($0, history) }
    case .relay: return relayed(at: place).map { known($0, history) }
    case .participle:
      let isPlural = place.cue.isPlural
      if let main = place.main, isPlural == main.isPlural || main.isFeminine == nil { return main }
      // قائلين: several say it, and not the one person who is named.
      if isPlural { return nil }
      return owner(of: place.cue.lemma == "قول" ? index : nil, place) ?? topic(before: index, place)
        ?? history.last(agreeingWith: place.cue)
    case .verb:
      return verbSpeaker(at: place, history)
    }
  }

  private func verbSpeaker(at place: Place, _ history: SpeakerHistory) -> Speaker? {
    let index = place.tokens.lowerBound
    // قائد الطائرة الذي قال: the head of the relative clause speaks.
    if index > place.sentence.lowerBound, Self.relatives.contains(body.text.tokens[index - 1].folded) {
      // النقابات التي أكد أنها: the relative is not the subject.
      if body.text.tokens[index - 1].folded == "التي", !place.cue.isFeminine { return place.main ?? history.last(agreeingWith: place.cue) }
      return head(before: index - 1, place.sentence)
    }
    // موظفة أكدت فيه: so does a relative clause without a pronoun describe an indefinite word for somebody.
    if let head = described(before: index, place.sentence) { return head }
    if let subject = place.clause.subject, !isObject(subject, place, history) {
      guard var speaker = named(subject, place) else { return nil }
      if !speaker.isPlural { speaker.isFeminine = place.cue.isFeminine }
      return known(speaker, history)
    }
    if let before = adjacent(before: index, place.sentence) { return known(before, history) }
    if index > place.sentence.lowerBound, ["قد", "وقد"].contains(body.text.tokens[index - 1].folded),
      let subject = behindCopula(before: index - 1, place.sentence)
    {
      return speaker(of: subject, dropping: 0).map { known($0, history) }
    }
    // لاعبين جدد: a word like a verb that begins no clause.
    guard place.cue.isWide || beginsClause(index, in: place.sentence) else { return nil }
    guard place.clause.opening != nil || beginsClause(index, in: place.sentence) || goesOn(index, in: place.sentence) else { return nil }
    if index > place.sentence.lowerBound {
      if let main = place.main, agrees(main, place.cue) { return main }
      if let topic = topic(before: index, place) ?? own(before: index, place) { return topic }
    }
    return history.last(agreeingWith: place.cue)
  }

  private func agrees(_ speaker: Speaker, _ cue: QuoteCues.Cue) -> Bool {
    cue.isPlural ? speaker.isPlural : speaker.isFeminine == nil || speaker.isFeminine == cue.isFeminine
  }

  static let relatives: Set<String> = ["الذي", "التي", "الذين", "اللذان", "اللتان", "اللذين", "اللتين"]

  /// The same source again (ذات المصدر), or a title that one who spoke before bears (الوزير), is that speaker.
  private func known(_ speaker: Speaker, _ history: SpeakerHistory) -> Speaker {
    guard speaker.entity == nil, let last = history.last else { return speaker }
    let words = speaker.text.split(separator: " ").map { Folding.fold(String($0)) }
    if words.contains(where: { ["ذات", "نفس", "ذاته", "نفسه", "ذاتها", "نفسها"].contains($0) }) {
      return Speaker(text: speaker.text, entity: last.entity, isFeminine: last.isFeminine, isPlural: last.isPlural)
    }
    guard words.first?.hasPrefix("ال") == true else { return speaker }
    let bare = words.map(Self.bare)
    let same = history.last { earlier in
      guard earlier.entity != nil else { return false }
      let all = Set(earlier.text.split(separator: " ").map { Self.bare(Folding.fold(String($0))) })
      return bare.allSatisfy(all.contains)
    }
    return Speaker(text: speaker.text, entity: same?.entity, isFeminine: speaker.isFeminine, isPlural: speaker.isPlural)
  }

  private static func bare(_ word: String) -> String {
    word.hasPrefix("ال") ? String(word.dropFirst(2)) : word
  }

  // MARK: - Behind the cue

  /// The one behind بحسب or وفقاً لـ: a name, or a word for people.
  private func source(at place: Place) -> Speaker? {
    let start = place.tokens.upperBound
    guard start < place.sentence.upperBound else { return nil }
    let limit = min(place.sentence.upperBound, start + 16)
    var first = start
    var dropped = 0
    let isTold = place.tokens.count > 1 + place.cue.rest.count
    if !isTold, place.cue.rest.last == "ل", body.text.tokens[start].folded.hasPrefix("ل") {
      dropped = 1
    } else if let subject = reader.subject(from: start, to: limit, beforeWords: false) {
      first = subject.lowerBound
    } else {
      return nil
    }
    let end = reader.subject(from: first, to: limit, beforeWords: false)?.upperBound ?? reader.phraseEnd(from: first, to: limit)
    guard var speaker = speaker(of: first..<end, dropping: dropped) else { return nil }
    if speaker.entity == nil {
      let head = body.text.tokens[first].folded
      guard isTold || lexicon.meansPeople(String(head.dropFirst(dropped))) || lexicon.meansPeople(head) else { return nil }
    }
    speaker.isFeminine = nil
    return speaker
  }

  /// Who is quoted by one who passes it on: the one behind عن or إلى; where none is named, the one who passes it on.
  private func relayed(at place: Place) -> Speaker? {
    let start = place.tokens.upperBound
    let reach = start..<max(start, min(place.sentence.upperBound, start + 12, place.clause.opening?.index ?? .max))
    let particle = place.cue.lemma == "نسب" ? "الي" : "عن"
    guard let from = reach.first(where: { body.text.tokens[$0].folded == particle }) else {
      guard case .particle = place.clause.opening, let subject = place.clause.subject else { return nil }
      return named(subject, place)
    }
    let limit = min(place.sentence.upperBound, from + 20)
    let words = (from + 1..<max(from + 1, limit)).first { index in
      self.words.isOne(.particle, body.text.tokens[index].folded) || body.text.tokens[index].folded.hasPrefix("قول")
    }
    let subject = reader.subject(from: from + 1, to: words ?? limit, beforeWords: words != nil)
    return subject.flatMap { speaker(of: $0, dropping: 0) }
  }

  /// The speaker whom a subject names; `nil` for a thing that shows but does not speak.
  private func named(_ subject: Range<Int>, _ place: Place) -> Speaker? {
    let head = body.text.tokens[subject.lowerBound].folded
    if body.mention(at: subject.lowerBound) == nil {
      if words.isOne(.thing, head) || words.isOne(.thing, Self.bare(head)) { return nil }
      let isSure = place.clause.opening != nil && place.cue.isWide && (!isFar(place.clause, head) || lexicon.givenNames[head] != nil)
      guard isSure || lexicon.meansPeople(head) || lexicon.words.isOne(.quantifier, head) else { return nil }
      guard !isVerbLike(subject.lowerBound) else { return nil }
    }
    return speaker(of: subject, dropping: 0)
  }

  /// أكد مشاركته في …«…»: a mark far behind an indefinite word for a thing does not make it a speaker.
  private func isFar(_ clause: ReportingClause, _ head: String) -> Bool {
    guard case .mark(let mark) = clause.opening else { return false }
    return clause.subject?.upperBound != mark && !head.hasPrefix("ال")
  }

  /// A present-tense verb is no subject: قال يجب.
  private func isVerbLike(_ index: Int) -> Bool {
    let folded = body.text.tokens[index].folded
    return folded.hasPrefix("ي") && folded.count <= 6 && lexicon.commonWords.contains(folded) && !lexicon.meansPeople(folded)
  }

  /// Whether the noun behind a verb is whom it is said to or of, and its subject goes without saying: endings and gender tell.
  private func isObject(_ subject: Range<Int>, _ place: Place, _ history: SpeakerHistory) -> Bool {
    let head = body.text.tokens[subject.lowerBound].folded
    let hasName = body.mention(at: subject.lowerBound) != nil
    let isTitle = Clitics.hasStem(head) { lexicon.personTitles.contains(hash: $0) }
    if !hasName, head.count > 4, head.hasSuffix("ين"), !isTitle, lexicon.meansPeople(head) { return true }
    if !hasName, isTitle, !place.cue.isPlural, !Self.eitherGender.contains(Self.bare(head)), place.cue.kind == .verb,
      head.hasSuffix("ه") != place.cue.isFeminine
    {
      return true
    }
    guard words.isOne(.address, place.cue.lemma), subject.upperBound < place.sentence.upperBound,
      history.last(agreeingWith: place.cue) != nil || place.main != nil
    else { return false }
    let next = body.text.tokens[subject.upperBound].folded
    return ["علي", "الي"].contains(next) || next.hasPrefix("ب")
  }

  /// Masculine titles with a feminine ending, and words for bodies.
  private static let eitherGender: Set<String> = [
    "عمده", "داعيه", "علامه", "خليفه", "فريق", "اعمال", "معارضه", "مؤسسه", "رجل", "حكم", "سعاده", "سماحه", "معالي", "جلاله", "فخامه",
    "غبطه",
    "نيافه", "سمو",
  ]
}
