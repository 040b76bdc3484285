import ArabicText
import Model

/// Gives the roles of one trigger: verbs by subject, object and prepositions, nouns by construct state, adjective and prepositions.
struct RoleFinder {
  let finder: ParticipantFinder
  let hit: TriggerFinder.Hit
  let sentence: Range<Int>

  typealias Phrase = ParticipantFinder.Phrase

  func roles() -> (actors: [Phrase], targets: [Phrase]) {
    var (actors, targets) = hit.trigger.isVerb && !(hit.isMasdar && isViolent) ? verbRoles() : nounRoles()
    if hit.trigger.subjectIsTarget, targets.isEmpty { swap(&actors, &targets) }
    if hit.trigger.type == .appoint || hit.trigger.type == .elect { readOffice(&actors, &targets) }
    if Self.nobodysDoing.contains(hit.trigger.type) {
      if hit.hasObjectPronoun { targets = subjectBefore() ?? [] }
      if targets.isEmpty, hit.trigger.isVerb { targets = actors.filter { !isMeans($0) } }
      actors = []
    }
    if hit.trigger.subjectIsPlace { actors = [] }
    if hit.trigger.isSpeakers { actors = speaker() }
    if hit.trigger.isSelf, let phrase = phraseAround(hit.tokens.lowerBound) { actors = [phrase] }
    if actors.isEmpty, [.assault, .coerce, .sanction].contains(hit.trigger.type) || hit.trigger.type == .accuse {
      actors = agent(from: hit.tokens.upperBound, to: min(sentence.upperBound, hit.tokens.upperBound + 25))
    }
    (actors, targets) = (plausible(actors: actors), plausible(targets: targets))
    fillFromSentence(&actors, &targets)
    targets = plausible(targets: targets)
    let isPair = actors.count > 1 && actors.map(\.tokens) == targets.map(\.tokens)
    if actors.count > 1, hit.trigger.isMutual || isPair { return (actors, actors) }
    if targets.isEmpty, hit.trigger.type.isReciprocal, actors.count > 1 {
      targets = Array(actors.dropFirst())
      actors = [actors[0]]
    }
    let taken = Set(actors.compactMap(\.participant.entity))
    targets.removeAll { $0.participant.entity.map(taken.contains) ?? false }
    return (distinct(actors), distinct(targets))
  }

  /// Each phrase once, the first of those that overlap.
  private func distinct(_ phrases: [Phrase]) -> [Phrase] {
    var found: [Phrase] = []
    for phrase in phrases where !found.contains(where: { $0.tokens.overlaps(phrase.tokens) }) { found.append(phrase) }
    return found
  }

  func verbRoles() -> ([Phrase], [Phrase]) {
    let start = hit.tokens.lowerBound + 1
    let end = finder.clauseEnd(from: start, in: sentence)
    var actors: [Phrase] = []
    var behind = start
    // A complement right behind the verb is its object (شنّ غارة على …), unless the object is the target: then it is the subject.
    let mayBeSubject = hit.complement?.lowerBound != start || (hit.trigger.markers.first == .object && isHuman(start))
    let follows = hit.isPlural || needsSubjectBefore(start, end)
    if follows, let named = subjectNamedBefore(), hit.isPlural || named.first.map(canAct) == true {
      actors = named
    } else if !continuesVerb, let named = subjectOverRelative() ?? subjectOfParticle() {
      actors = named
    } else if mayBeSubject, !hit.isPlural, start < end, !finder.hasPrefixedPreposition(start),
      let subject = finder.phrase(at: start, to: end)
    {
      actors = [subject] + finder.conjuncts(of: subject, to: end)
      behind = actors.last?.tokens.upperBound ?? subject.tokens.upperBound
    }
    let isByMeans = actors.first.map(isMeans) ?? false
    if let subject = actors.first, isByMeans { actors = isNation(subject) ? [subject] : [] }
    var targets: [Phrase] = []
    for marker in hit.trigger.markers where targets.isEmpty {
      targets = plausible(targets: self.targets(marker, from: behind, to: end))
    }
    if targets.isEmpty, hit.trigger.type.isReciprocal { targets = between(from: behind, to: end) }
    if actors.isEmpty, targets.count > 1, hit.trigger.type.isReciprocal { actors = [targets.removeFirst()] }
    if actors.isEmpty, targets.count > 1, hit.trigger.markers.first == .preposition("بين") { return (targets, targets) }
    if isByMeans { return (actors, targets) }
    if actors.first?.isKnown != true { settleSubject(&actors, &targets, from: start, to: end) }
    if actors.isEmpty, hit.trigger.type.isReciprocal, let other = targets.first { actors = personBefore(otherThan: other) }
    if targets.isEmpty { readPassive(&actors, &targets, from: behind, to: end) }
    return (actors, targets)
  }

  /// Whether no subject can stand behind a verb of violence, protest or mishap: a preposition, a mark or "himself" follows, or the verb has its object on it.
  func needsSubjectBefore(_ start: Int, _ end: Int) -> Bool {
    guard isViolent || hit.trigger.type == .coerce || hit.trigger.type.scheme == .local,
      !finder.body.text.tokens[hit.tokens.lowerBound].folded.hasPrefix("و")
    else {
      return false
    }
    guard start < end else { return true }
    let next = finder.body.text.tokens[start]
    if next.kind == .punctuation || ["نفسه", "نفسها"].contains(next.folded) { return true }
    return finder.grammar.lexicon.words.isOne(.preposition, next.folded) || finder.hasPrefixedPreposition(start)
      || finder.body.isPartOfDate(start)
  }

  func isHuman(_ index: Int) -> Bool {
    guard index < sentence.upperBound else { return false }
    if finder.body.mention(at: index) != nil { return true }
    let word = finder.body.text.tokens[index].folded
    let lexicon = finder.grammar.lexicon
    // مسلحا, انتحاريا: the accusative of one.
    if lexicon.meansPeople(word) { return true }
    // وفدي الحكومة: the dual before its genitive.
    return word.hasSuffix("ا") || word.hasSuffix("ي") ? lexicon.meansPeople(String(word.dropLast())) : false
  }

  private static let forces: WordSet = ["قوات", "جيش", "شرطه", "طيران", "مقاتلات", "طائرات", "مدفعيه", "بحريه", "دفاعات"]
  /// What befalls people, and no one does.
  private static let nobodysDoing: Set<PloverType> = [.die, .disaster, .accident]

  /// Whether a phrase can have done something to somebody: people, or a body of them; a city cannot.
  func canAct(_ phrase: Phrase) -> Bool {
    guard let slug = phrase.participant.entity else { return isHuman(phrase.tokens.lowerBound) || isCounted(phrase) }
    let lexicon = finder.grammar.lexicon
    guard let index = lexicon.index(slug: slug), lexicon.entities[index].type == .place else { return true }
    return lexicon.isCountry[index] || phrase.tokens.count > 1
  }

  func isCounted(_ phrase: Phrase) -> Bool {
    finder.grammar.isPartOfMany(finder.body.text.tokens[phrase.tokens.lowerBound])
  }

  /// "وهدّد بـ", "لكنه رفض", "إنه أكد": the verb goes on with the subject of the sentence.
  var continuesSubject: Bool {
    let tokens = finder.body.text.tokens
    if tokens[hit.tokens.lowerBound].folded.hasPrefix("و") { return true }
    guard hit.tokens.lowerBound > sentence.lowerBound else { return false }
    return finder.grammar.lexicon.words.isOne(.continuation, tokens[hit.tokens.lowerBound - 1].folded)
  }

  /// "…, وقتلت": a joined verb has a clause of its own.
  private var continuesVerb: Bool { finder.body.text.tokens[hit.tokens.lowerBound].folded.hasPrefix("و") }

  /// Without a known subject behind the verb, looks before it (SVO), then takes the complement's own phrase (أغارت طائرات إسرائيلية).
  func settleSubject(_ actors: inout [Phrase], _ targets: inout [Phrase], from start: Int, to end: Int) {
    let before = subjectBefore() ?? (continuesSubject ? subjectBefore(overVerbs: true) : nil)
    if actors.isEmpty {
      if let before {
        actors = before
      } else if hit.complement?.lowerBound == start, !hit.trigger.type.isReciprocal, let phrase = finder.phrase(at: start, to: end) {
        if phrase.isKnown || isHuman(start) { actors = [phrase] }
      }
    } else if let before, let first = actors.first, first.tokens.lowerBound > hit.tokens.lowerBound, targets.first?.isKnown != true,
      hit.trigger.markers.contains(.object), before.first?.isKnown == true,
      before.first?.tokens.upperBound == hit.tokens.lowerBound || !hasActingHead(first)
    {
      targets = actors
      actors = before
    }
  }

  /// "قُتل أربعة جنود في هجوم": written like the active, known by the missing object; who did it stands behind على يد or برصاص.
  func readPassive(_ actors: inout [Phrase], _ targets: inout [Phrase], from behind: Int, to end: Int) {
    guard hit.trigger.markers.first == .object, [.assault, .coerce, .sanction].contains(hit.trigger.type), let subject = actors.first,
      !hit.isPresent, !hit.hasObjectPronoun, !isTypicalActor(subject)
    else { return }
    let isHuman = !subject.isKnown || finder.body.mention(at: subject.tokens.lowerBound)?.entity.type != .organization
    let doers = agent(from: behind, to: end)
    guard isHuman, !doers.isEmpty || subject.tokens.lowerBound > hit.tokens.lowerBound || lacksObject(end) else { return }
    targets = actors
    actors = doers
  }

  /// الشرطة, قوات الأمن: they arrest rather than are arrested, though the object be far.
  func isTypicalActor(_ phrase: Phrase) -> Bool {
    let word = finder.body.text.tokens[phrase.tokens.lowerBound].folded
    if finder.grammar.typical?.isActor(word) ?? false { return hit.trigger.type == .coerce || hit.trigger.type == .sanction }
    return isViolent && Clitics.hasStem(word) { Self.forces.contains(hash: $0) }
  }

  /// Whether a verb whose subject stands before it has nothing behind it that could be its object.
  func lacksObject(_ end: Int) -> Bool {
    let next = hit.tokens.lowerBound + 1
    guard next < end else { return true }
    let token = finder.body.text.tokens[next]
    if token.folded.hasPrefix("و"), finder.grammar.hasParticle(next) || finder.stops.contains(next) { return true }
    return token.kind == .punctuation || finder.body.isPartOfDate(next) || finder.hasPrefixedPreposition(next)
      || finder.grammar.lexicon.words.isOne(.preposition, token.folded)
  }

  func agent(from start: Int, to end: Int) -> [Phrase] {
    guard start < end else { return [] }
    for index in start..<end {
      let word = finder.body.text.tokens[index].folded
      let next = index + 1 < end ? finder.body.text.tokens[index + 1].folded : ""
      if ["برصاص", "بنيران", "بايدي", "بيد"].contains(word), let phrase = finder.phrase(at: index + 1, to: end) { return [phrase] }
      if (word == "علي" && ["يد", "ايدي"].contains(next)) || (word == "من" && ["قبل", "طرف", "جانب"].contains(next)),
        let phrase = finder.phrase(at: index + 2, to: end)
      {
        return [phrase]
      }
    }
    return []
  }

  /// The subject before a verb or a noun: the nearest known participant to the left that no preposition governs.
  func subjectBefore(overVerbs: Bool = false) -> [Phrase]? {
    let start = overVerbs ? sentence.lowerBound : finder.clauseStart(of: hit.tokens.lowerBound, in: sentence)
    var index = hit.tokens.lowerBound - 1
    var quotes = 0
    while index >= start {
      guard let mention = finder.body.mention(at: index) else {
        // What stands before an opening mark said it, and is not in it, unless the words were closed again.
        let word = finder.body.text.tokens[index].folded
        if ["»", "”"].contains(word) { quotes += 1 }
        if ["«", "“"].contains(word) {
          quotes -= 1
          if quotes < 0 { return nil }
        }
        index -= 1
        continue
      }
      if mention.how != .demonym, !isGoverned(mention),
        canAct(phrase(mention)) || (!isViolent && mention.tokens.upperBound == hit.tokens.lowerBound)
      {
        return [phrase(mention)] + joinedBefore(mention, start)
      }
      index = mention.tokens.lowerBound - 1
    }
    return nil
  }

  var isViolent: Bool { hit.trigger.type == .assault || hit.trigger.type == .protest }

  func phrase(_ mention: EntityFinder.Found) -> Phrase {
    let participant = Event.Participant(text: finder.body.string(mention.span), span: mention.span, entity: mention.entity.slug)
    return Phrase(tokens: mention.tokens, participant: participant, isKnown: true)
  }

  /// The nearest person before a reciprocal verb, even behind a preposition: "آخر مكالمة لبوتين … عندما تحدث مع جو بايدن".
  func personBefore(otherThan other: Phrase) -> [Phrase] {
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
  func pairBefore(_ start: Int, _ end: Int) -> ([Phrase], [Phrase])? {
    let words = finder.body.text.tokens[start..<min(end, start + 6)].map(\.folded)
    guard words.contains("بينهما") || words.contains("بينهم"), let pair = subjectBefore(overVerbs: true), pair.count > 1 else { return nil }
    return ([pair[0]], Array(pair.dropFirst()))
  }

  /// "أن ترمب وبوتين تحدّثا": the one before a participant that has و.
  func joinedBefore(_ mention: EntityFinder.Found, _ start: Int) -> [Phrase] {
    let first = finder.body.text.tokens[mention.tokens.lowerBound]
    guard mention.span.start > first.start, first.folded.hasPrefix("و"), mention.tokens.lowerBound > start,
      let before = finder.body.mention(at: mention.tokens.lowerBound - 1), before.how != .demonym
    else { return [] }
    return [phrase(before)]
  }

  func isGoverned(_ mention: EntityFinder.Found) -> Bool {
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
}
