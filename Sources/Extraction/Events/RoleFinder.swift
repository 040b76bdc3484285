import ArabicText
import Model

/// Gives the roles of one trigger: verbs by subject, object and prepositions, nouns by construct state, adjective and prepositions.
struct RoleFinder {
  let finder: ParticipantFinder
  let hit: TriggerFinder.Hit
  let sentence: Range<Int>

  typealias Phrase = ParticipantFinder.Phrase

  func roles() -> (actors: [Phrase], targets: [Phrase]) {
    var (actors, targets) = hit.trigger.isVerb ? verbRoles() : nounRoles()
    if hit.trigger.isMutual, actors.count > 1 { return (actors, actors) }
    if hit.trigger.subjectIsTarget, targets.isEmpty { swap(&actors, &targets) }
    if targets.isEmpty, hit.trigger.type.isReciprocal, actors.count > 1 {
      targets = Array(actors.dropFirst())
      actors = [actors[0]]
    }
    let taken = Set(actors.compactMap(\.participant.entity))
    targets.removeAll { $0.participant.entity.map(taken.contains) ?? false }
    return (actors, targets)
  }

  // MARK: - Verbs

  private func verbRoles() -> ([Phrase], [Phrase]) {
    let start = hit.tokens.lowerBound + 1
    let end = finder.clauseEnd(from: start, in: sentence)
    var actors: [Phrase] = []
    var behind = start
    // A complement right behind the verb is its object (شنّ غارة على …), unless the object is the target: then it is the subject.
    let mayBeSubject = hit.complement?.lowerBound != start || (hit.trigger.markers.first == .object && isHuman(start))
    if hit.isPlural, let named = subjectNamedBefore() {
      actors = named
    } else if mayBeSubject, start < end, !finder.hasPrefixedPreposition(start), let subject = finder.phrase(at: start, to: end) {
      actors = [subject] + finder.conjuncts(of: subject, to: end)
      behind = actors.last?.tokens.upperBound ?? subject.tokens.upperBound
    }
    var targets: [Phrase] = []
    for marker in hit.trigger.markers where targets.isEmpty {
      targets = self.targets(marker, from: behind, to: end)
    }
    if targets.isEmpty, hit.trigger.type.isReciprocal { targets = between(from: behind, to: end) }
    if actors.isEmpty, targets.count > 1, hit.trigger.type.isReciprocal { actors = [targets.removeFirst()] }
    if actors.first?.isKnown != true { settleSubject(&actors, &targets, from: start, to: end) }
    if actors.isEmpty, hit.trigger.type.isReciprocal, let other = targets.first { actors = personBefore(otherThan: other) }
    if targets.isEmpty { readPassive(&actors, &targets, from: behind, to: end) }
    return (actors, targets)
  }

  private func isHuman(_ index: Int) -> Bool {
    index < sentence.upperBound
      && (finder.body.mention(at: index) != nil || finder.grammar.lexicon.meansPeople(finder.body.text.tokens[index].folded))
  }

  /// The subject of a plural verb: the phrase that its clause begins with, "إن مسلحين مجهولين خطفوا …".
  private func subjectNamedBefore() -> [Phrase]? {
    let verb = hit.tokens.lowerBound
    var start = verb
    while start > sentence.lowerBound, verb - start < 14 {
      let token = finder.body.text.tokens[start - 1]
      if finder.body.mention(at: start - 1) == nil, finder.grammar.lexicon.words.isOne(.clause, token.folded) { break }
      if token.kind == .punctuation, ["«", "\"", "“", ":", "؛"].contains(token.folded) { break }
      start -= 1
    }
    if start < verb, let phrase = finder.phrase(at: start, to: verb), phrase.tokens.upperBound <= verb {
      return [phrase] + finder.conjuncts(of: phrase, to: verb, evenUnknown: true)
    }
    return subjectBefore()
  }

  /// "وهدّد بـ", "لكنه رفض", "إنه أكد": the verb goes on with the subject of the sentence.
  private var continuesSubject: Bool {
    let tokens = finder.body.text.tokens
    if tokens[hit.tokens.lowerBound].folded.hasPrefix("و") { return true }
    guard hit.tokens.lowerBound > sentence.lowerBound else { return false }
    return finder.grammar.lexicon.words.isOne(.continuation, tokens[hit.tokens.lowerBound - 1].folded)
  }

  /// Without a known subject behind the verb, looks before it (SVO), then takes the complement's own phrase (أغارت طائرات إسرائيلية).
  private func settleSubject(_ actors: inout [Phrase], _ targets: inout [Phrase], from start: Int, to end: Int) {
    let before = subjectBefore() ?? (continuesSubject ? subjectBefore(overVerbs: true) : nil)
    if actors.isEmpty {
      if let before {
        actors = before
      } else if hit.complement?.lowerBound == start, !hit.trigger.type.isReciprocal, let phrase = finder.phrase(at: start, to: end) {
        if phrase.isKnown || isHuman(start) { actors = [phrase] }
      }
    } else if let before, targets.first?.isKnown != true, hit.trigger.markers.contains(.object), before.first?.isKnown == true {
      targets = actors
      actors = before
    }
  }

  /// "قُتل أربعة جنود في هجوم": written like the active, known by the missing object; who did it stands behind على يد or برصاص.
  private func readPassive(_ actors: inout [Phrase], _ targets: inout [Phrase], from behind: Int, to end: Int) {
    guard hit.trigger.markers.first == .object, [.assault, .coerce, .sanction].contains(hit.trigger.type), let subject = actors.first,
      subject.tokens.lowerBound > hit.tokens.lowerBound, !hit.hasObjectPronoun
    else { return }
    let isHuman = !subject.isKnown || finder.body.mention(at: subject.tokens.lowerBound)?.entity.type == .person
    guard isHuman else { return }
    targets = actors
    actors = agent(from: behind, to: end)
  }

  private func agent(from start: Int, to end: Int) -> [Phrase] {
    guard start < end else { return [] }
    for index in start..<end {
      let word = finder.body.text.tokens[index].folded
      let next = index + 1 < end ? finder.body.text.tokens[index + 1].folded : ""
      if word == "برصاص" || word == "بنيران", let phrase = finder.phrase(at: index + 1, to: end) { return [phrase] }
      if (word == "علي" && ["يد", "ايدي"].contains(next)) || (word == "من" && next == "قبل"),
        let phrase = finder.phrase(at: index + 2, to: end)
      {
        return [phrase]
      }
    }
    return []
  }

  private func targets(_ marker: EventRules.Marker, from start: Int, to end: Int) -> [Phrase] {
    switch marker {
    case .object:
      var start = start
      // قدّمت الكويت مساعدات إنسانية لـ…: what is given is no recipient.
      if let complement = hit.complement, complement.lowerBound == start, hit.trigger.markers.count > 1 { start = complement.upperBound }
      while start < end, ["»", "\"", ")", "،"].contains(finder.body.text.tokens[start].folded) { start += 1 }
      guard start < end, !finder.hasPrefixedPreposition(start), !finder.body.text.tokens[start].folded.hasPrefix("و") else { return [] }
      guard let phrase = finder.phrase(at: start, to: end) else { return [] }
      return [phrase] + finder.conjuncts(of: phrase, to: end)
    case .preposition("بين"):
      return between(from: start, to: end)
    case .preposition(let word):
      guard let phrase = finder.phrase(behind: word, from: start, to: end) else { return [] }
      return [phrase] + finder.conjuncts(of: phrase, to: end)
    }
  }

  private func between(from start: Int, to end: Int) -> [Phrase] {
    guard let first = finder.phrase(behind: "بين", from: start, to: end) else { return [] }
    return [first] + finder.conjuncts(of: first, to: end, evenUnknown: true)
  }

  /// The subject before a verb or a noun: the nearest known participant to the left that no preposition governs.
  private func subjectBefore(overVerbs: Bool = false) -> [Phrase]? {
    let start = overVerbs ? sentence.lowerBound : finder.clauseStart(of: hit.tokens.lowerBound, in: sentence)
    var index = hit.tokens.lowerBound - 1
    while index >= start {
      guard let mention = finder.body.mention(at: index) else {
        index -= 1
        continue
      }
      if mention.how != .demonym, !isGoverned(mention) { return [phrase(mention)] + joinedBefore(mention, start) }
      index = mention.tokens.lowerBound - 1
    }
    return nil
  }

  private func phrase(_ mention: EntityFinder.Found) -> Phrase {
    let participant = Event.Participant(text: finder.body.string(mention.span), span: mention.span, entity: mention.entity.slug)
    return Phrase(tokens: mention.tokens, participant: participant, isKnown: true)
  }

  /// The nearest person before a reciprocal verb, even behind a preposition: "آخر مكالمة لبوتين … عندما تحدث مع جو بايدن".
  private func personBefore(otherThan other: Phrase) -> [Phrase] {
    var index = hit.tokens.lowerBound - 1
    while index >= sentence.lowerBound {
      if let mention = finder.body.mention(at: index), mention.entity.type == .person, mention.entity.slug != other.participant.entity {
        return [phrase(mention)]
      }
      index -= 1
    }
    return []
  }

  /// "اتفاق الدفاع بينهما": the pair that was named before.
  private func pairBefore(_ start: Int, _ end: Int) -> ([Phrase], [Phrase])? {
    let words = finder.body.text.tokens[start..<min(end, start + 6)].map(\.folded)
    guard words.contains("بينهما") || words.contains("بينهم"), let pair = subjectBefore(overVerbs: true), pair.count > 1 else { return nil }
    return ([pair[0]], Array(pair.dropFirst()))
  }

  /// "أن ترمب وبوتين تحدّثا": the one before a participant that has و.
  private func joinedBefore(_ mention: EntityFinder.Found, _ start: Int) -> [Phrase] {
    let first = finder.body.text.tokens[mention.tokens.lowerBound]
    guard mention.span.start > first.start, first.folded.hasPrefix("و"), mention.tokens.lowerBound > start,
      let before = finder.body.mention(at: mention.tokens.lowerBound - 1), before.how != .demonym
    else { return [] }
    return [phrase(before)]
  }

  private func isGoverned(_ mention: EntityFinder.Found) -> Bool {
    if finder.hasPrefixedPreposition(mention.tokens.lowerBound) { return true }
    guard mention.tokens.lowerBound > sentence.lowerBound else { return false }
    // في الرباط والدار البيضاء: what is joined to a governed name is governed, too.
    if mention.span.start > finder.body.text.tokens[mention.tokens.lowerBound].start,
      let before = finder.body.mention(at: mention.tokens.lowerBound - 1), before.tokens.lowerBound < mention.tokens.lowerBound
    {
      return isGoverned(before)
    }
    return finder.grammar.lexicon.words.isOne(.preposition, finder.body.text.tokens[mention.tokens.lowerBound - 1].folded)
  }

  // MARK: - Nouns

  private func nounRoles() -> ([Phrase], [Phrase]) {
    let start = hit.tokens.upperBound
    let end = finder.clauseEnd(from: start, in: sentence)
    var actors: [Phrase] = []
    var targets: [Phrase] = []
    var behind = start
    if let owner = owner(from: start, to: end) {
      if ownerIsTarget { targets = [owner] } else { actors = [owner] + finder.conjuncts(of: owner, to: end) }
      behind = owner.tokens.upperBound
    }
    if let pair = pairBefore(start, end) { return pair }
    let pair = between(from: start, to: min(end, start + 14))
    if pair.count > 1 {
      return hit.trigger.type.isReciprocal || actors.isEmpty ? ([pair[0]], Array(pair.dropFirst())) : (actors, pair)
    }
    for marker in hit.trigger.markers where targets.isEmpty {
      if case .preposition(let word) = marker, word != "بين" {
        if word == "في", hit.trigger.type != .assault { continue }
        targets = self.targets(marker, from: behind, to: min(end, behind + 14))
      }
    }
    // A definite noun speaks of something told elsewhere: who stands before it in the sentence need not be in it.
    if actors.isEmpty, !hit.isDefinite, let before = subjectBefore() { actors = before }
    return (actors, targets)
  }

  /// The second member of the construct, or the nation of the adjective: قصف الجيش, الغزو الروسي.
  private func owner(from start: Int, to end: Int) -> Phrase? {
    guard start < end else { return nil }
    if let mention = finder.body.mention(at: start), mention.how == .demonym { return phrase(mention) }
    guard !hit.isDefinite, !finder.hasPrefixedPreposition(start) else { return nil }
    return finder.phrase(at: start, to: end)
  }

  /// With a masdar that takes an object and has only one participant, that one suffers it: اغتيال فلان, اعتقال فلان.
  private var ownerIsTarget: Bool {
    guard hit.trigger.markers.first == .object else { return false }
    return finder.body.mention(at: hit.tokens.upperBound)?.how != .demonym
  }
}
