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
    if hit.trigger.subjectIsTarget, targets.isEmpty { swap(&actors, &targets) }
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
    var subject: Phrase?
    if !hit.hasObjectPronoun || !isPreposition(start), hit.complement?.lowerBound != start { subject = finder.phrase(at: start, to: end) }
    if let subject {
      actors = [subject] + finder.conjuncts(of: subject, to: end)
      behind = actors.last?.tokens.upperBound ?? subject.tokens.upperBound
    }
    var targets: [Phrase] = []
    for marker in hit.trigger.markers where targets.isEmpty {
      targets = self.targets(marker, from: behind, to: end)
    }
    if actors.isEmpty || !(actors[0].isKnown), let before = subjectBefore() {
      if actors.isEmpty {
        actors = before
      } else if targets.isEmpty, hit.trigger.markers.contains(.object) {
        // SVO: the phrase behind the verb is its object.
        targets = actors
        actors = before
      }
    }
    if targets.isEmpty, hit.trigger.type.isReciprocal, actors.count > 1 { targets = [actors.removeLast()] }
    return (actors, targets)
  }

  private func isPreposition(_ index: Int) -> Bool {
    index < sentence.upperBound && ParticipantFinder.prepositions.contains(finder.body.text.tokens[index].folded)
  }

  private func targets(_ marker: EventRules.Marker, from start: Int, to end: Int) -> [Phrase] {
    switch marker {
    case .object:
      var start = start
      if let complement = hit.complement, complement.lowerBound >= start { start = complement.upperBound }
      while start < end, finder.body.text.tokens[start].kind == .punctuation { start += 1 }
      guard start < end, !finder.hasPrefixedPreposition(start), let phrase = finder.phrase(at: start, to: end) else { return [] }
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
    return [first] + finder.conjuncts(of: first, to: end)
  }

  /// The subject before a verb or a noun: the nearest known participant to the left that no preposition governs.
  private func subjectBefore() -> [Phrase]? {
    let start = finder.clauseStart(of: hit.tokens.lowerBound, in: sentence)
    var index = hit.tokens.lowerBound - 1
    while index >= start {
      if let mention = finder.body.mention(at: index), mention.how != .demonym {
        if !isGoverned(mention) {
          let participant = Event.Participant(text: finder.body.string(mention.span), span: mention.span, entity: mention.entity.slug)
          let first = Phrase(tokens: mention.tokens, participant: participant, isKnown: true)
          return [first] + joinedBefore(mention, start)
        }
        index = mention.tokens.lowerBound - 1
      } else {
        index -= 1
      }
    }
    return nil
  }

  /// "أن ترمب وبوتين تحدّثا": the one before a participant that has و.
  private func joinedBefore(_ mention: EntityFinder.Found, _ start: Int) -> [Phrase] {
    let first = finder.body.text.tokens[mention.tokens.lowerBound]
    guard mention.span.start > first.start, first.folded.hasPrefix("و"), mention.tokens.lowerBound > start,
      let before = finder.body.mention(at: mention.tokens.lowerBound - 1), before.how != .demonym
    else { return [] }
    let participant = Event.Participant(text: finder.body.string(before.span), span: before.span, entity: before.entity.slug)
    return [Phrase(tokens: before.tokens, participant: participant, isKnown: true)]
  }

  private func isGoverned(_ mention: EntityFinder.Found) -> Bool {
    if finder.hasPrefixedPreposition(mention.tokens.lowerBound) { return true }
    guard mention.tokens.lowerBound > sentence.lowerBound else { return false }
    return ParticipantFinder.prepositions.contains(finder.body.text.tokens[mention.tokens.lowerBound - 1].folded)
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
    if actors.isEmpty, let before = subjectBefore() { actors = before }
    return (actors, targets)
  }

  /// The second member of the construct, or the nation of the adjective: قصف الجيش, الغزو الروسي.
  private func owner(from start: Int, to end: Int) -> Phrase? {
    guard start < end else { return nil }
    if let mention = finder.body.mention(at: start), mention.how == .demonym {
      let participant = Event.Participant(text: finder.body.string(mention.span), span: mention.span, entity: mention.entity.slug)
      return Phrase(tokens: mention.tokens, participant: participant, isKnown: true)
    }
    guard !hit.isDefinite, !finder.hasPrefixedPreposition(start) else { return nil }
    return finder.phrase(at: start, to: end)
  }

  /// With a masdar that takes an object and has only one participant, that one suffers it: اغتيال فلان, اعتقال فلان.
  private var ownerIsTarget: Bool {
    guard hit.trigger.markers.first == .object, let mention = finder.body.mention(at: hit.tokens.upperBound) else {
      return hit.trigger.markers.first == .object
    }
    return mention.how != .demonym
  }
}
