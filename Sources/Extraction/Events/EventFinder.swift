import ArabicText
import Model

/// Codes events sentence by sentence: a trigger, who and whom around it, place and date of the same sentence, and whether it happened.
struct EventFinder: Sendable {
  let rules: EventRules
  let cues: QuoteCues
  let realis: RealisRules
  let weights: EvidenceWeights
  let contexts: ContextTable
  let lexicon: Lexicon

  func events(in body: BodyText, published: PartialDate?) -> [Event] {
    var events: [Event] = []
    for sentence in body.text.sentences where sentence.count >= 3 {
      events += self.events(in: sentence, body, published)
    }
    return events
  }

  private func events(in sentence: Range<Int>, _ body: BodyText, _ published: PartialDate?) -> [Event] {
    let view = SentenceView(sentence, of: body, realis.words)
    let hits = TriggerFinder(rules: rules, body: body, lexicon: lexicon, view: view).hits(in: sentence)
    guard !hits.isEmpty else { return [] }
    var stops = Set(hits.filter { $0.trigger.isVerb }.map(\.tokens.lowerBound))
    for index in sentence where body.mention(at: index) == nil {
      if let (cue, _) = cues.cue(at: index, in: body.text), cue.kind == .verb, cue.isWide { stops.insert(index) }
    }
    var events: [Event] = []
    for hit in hits {
      let finder = ParticipantFinder(
        body: body, lexicon: lexicon, stops: stops.subtracting([hit.tokens.lowerBound]), expecting: hit.trigger.markers,
        typical: rules.typical(of: hit.trigger.type))
      guard var event = self.event(hit, in: sentence, finder) else { continue }
      if realis.isOffTopic(event, in: view) || rules.isExcluded(hit, in: view) { continue }
      event.place = place(near: hit, in: sentence, body)
      event.date = date(near: hit, in: sentence, body, published)
      realis.judge(&event, hit, in: view, published)
      guard weigh(&event, hit, in: view, published) else { continue }
      if let same = events.firstIndex(where: { isSame($0, event) }) {
        events[same] = merged(events[same], event)
      } else {
        events.append(event)
      }
    }
    events = SentenceOutcome.settled(events)
    for index in events.indices { events[index].contexts = contexts.contexts(of: events[index].rule, in: sentence, body.text) }
    return events
  }

  /// Sets the confidence from what is seen around the trigger. One that is told as background is marked; `false` if it is no event at all.
  private func weigh(_ event: inout Event, _ hit: TriggerFinder.Hit, in view: SentenceView, _ published: PartialDate?) -> Bool {
    let features = AssertionReader(view: view, lexicon: lexicon).features(of: event, hit, published: published)
    event.evidence = weights.evidence(features, of: event.type)
    event.confidence = Self.logistic(event.evidence.reduce(0) { $0 + $1.weight })
    event.complement = hit.complement.map { view.body.span($0.lowerBound..<max($0.upperBound, $0.lowerBound + 1)) }
    if event.confidence < weights.threshold, event.status != .denied { event.historical = true }
    return event.confidence >= weights.floor(of: event.type)
  }

  /// The logistic function to two digits. e^x is (1 + x/n)^n with n = 2^12, near enough for sums of a few units.
  private static func logistic(_ sum: Double) -> Double {
    let bounded = max(-12, min(12, -sum))
    var power = 1 + bounded / 4096
    for _ in 0..<12 { power *= power }
    return (100 / (1 + power)).rounded() / 100
  }

  /// Two triggers of one type in one sentence tell one event unless something tells them apart: who did it, where, whether it happened, or
  /// (but for an outcome: "killed" and what killed) to whom.
  private func isSame(_ a: Event, _ b: Event) -> Bool {
    guard a.type == b.type, a.status == b.status || a.confidence < 0.5 || b.confidence < 0.5 else { return false }
    if let first = a.place?.entity, let second = b.place?.entity, first != second { return false }
    guard agree(a.actors, b.actors) else { return false }
    if a.type == .assault || a.type == .protest { return true }
    if a.type.isReciprocal {
      let (first, second) = (people(a), people(b))
      return first.isSubset(of: second) || second.isSubset(of: first)
    }
    return agree(a.targets, b.targets)
  }

  /// Whether two lists may mean the same people: one is empty or has no entity, or they have somebody in common.
  private func agree(_ a: [Event.Participant], _ b: [Event.Participant]) -> Bool {
    let (first, second) = (Set(a.compactMap(\.entity)), Set(b.compactMap(\.entity)))
    return first.isEmpty || second.isEmpty || !first.isDisjoint(with: second)
  }

  private func people(_ event: Event) -> Set<String> {
    Set((event.actors + event.targets).map { $0.entity ?? $0.text })
  }

  /// The one event told by two: the more telling rule, with the participants of both.
  private func merged(_ a: Event, _ b: Event) -> Event {
    var (kept, other) = (a.mode == nil && b.mode != nil) || (a.mode == b.mode && b.confidence > a.confidence) ? (b, a) : (a, b)
    if kept.actors.isEmpty { swap(&kept.actors, &other.actors) }
    let known = people(kept)
    kept.targets += other.targets.filter { !known.contains($0.entity ?? $0.text) }
    kept.place = kept.place ?? other.place
    kept.historical = kept.historical && other.historical
    if other.confidence > kept.confidence {
      (kept.confidence, kept.evidence, kept.status) = (other.confidence, other.evidence, other.status)
    }
    return kept
  }

  private func event(_ hit: TriggerFinder.Hit, in sentence: Range<Int>, _ finder: ParticipantFinder) -> Event? {
    let roles = RoleFinder(finder: finder, hit: hit, sentence: sentence).roles()
    if isToOneself(hit, finder) { return nil }
    let known = (roles.actors + roles.targets).contains { $0.isKnown }
    if hit.trigger.isWeak && !known { return nil }
    if hit.trigger.isSpeakers && (roles.actors.isEmpty || roles.targets.isEmpty && hit.trigger.isVerb) { return nil }
    if !hit.trigger.isVerb && !known && roles.targets.isEmpty && hit.trigger.rest.isEmpty && !isConcrete(hit.trigger.type) { return nil }
    if hit.trigger.type.scheme == .local, !isComplete(hit.trigger.type, roles, finder) { return nil }
    if hit.trigger.type.quadClass == 3, hit.trigger.mode != "investigate", !known, roles.actors.isEmpty { return nil }
    let isPair = roles.actors.count + roles.targets.count > 1
    if (1...2).contains(hit.trigger.type.quadClass), !known, !isPair, !roles.actors.contains(where: { isPeople($0, finder.body) }) {
      return nil
    }
    let body = finder.body
    let span = body.span(hit.tokens)
    var event = Event(
      type: hit.trigger.type, mode: hit.trigger.mode, rule: hit.trigger.rule, trigger: span, triggerText: body.string(span),
      sentence: body.span(sentence))
    event.actors = roles.actors.map(\.participant)
    event.targets = roles.targets.map(\.participant)
    return event
  }

  /// "أضرم النار في جسده" is no assault on anybody; a suicide attack is.
  private func isToOneself(_ hit: TriggerFinder.Hit, _ finder: ParticipantFinder) -> Bool {
    guard hit.trigger.type == .assault, hit.trigger.mode != "suicide-attack" else { return false }
    let behind = hit.tokens.upperBound..<min(finder.body.text.tokens.count, hit.tokens.upperBound + 5)
    return finder.body.text.tokens[behind].contains { ["جسده", "جسدها", "نفسه", "نفسها"].contains($0.folded) }
  }

  /// Cooperation is between people: "جرى التوقيع" has nobody in it.
  private func isPeople(_ phrase: ParticipantFinder.Phrase, _ body: BodyText) -> Bool {
    lexicon.meansPeople(body.text.tokens[phrase.tokens.lowerBound].folded)
  }

  /// Types whose nouns name something that happened even when nobody is named: قصف, تظاهرة, زلزال.
  private func isConcrete(_ type: PloverType) -> Bool {
    switch type {
    case .assault, .protest, .coerce, .disaster, .accident: true
    default: false
    }
  }

  /// Whether a local type has the one without whom it is nothing: who dies, who is given an office, who lays it down.
  private func isComplete(
    _ type: PloverType, _ roles: (actors: [ParticipantFinder.Phrase], targets: [ParticipantFinder.Phrase]), _ finder: ParticipantFinder
  ) -> Bool {
    func isSomebody(_ phrase: ParticipantFinder.Phrase) -> Bool {
      phrase.isKnown || isPeople(phrase, finder.body) || finder.grammar.isPartOfMany(finder.body.text.tokens[phrase.tokens.lowerBound])
    }
    switch type {
    case .die, .appoint, .elect: return roles.targets.contains(where: isSomebody)
    case .resign: return roles.actors.contains(where: isSomebody)
    default: return true
    }
  }

  /// The place said with في or ب in the sentence, nearest to the trigger.
  private func place(near hit: TriggerFinder.Hit, in sentence: Range<Int>, _ body: BodyText) -> Event.Participant? {
    let places = body.mentions(in: sentence).filter { mention in
      guard mention.entity.type == .place, mention.how != .demonym else { return false }
      let first = body.text.tokens[mention.tokens.lowerBound]
      if mention.span.start > first.start { return first.folded.hasPrefix("ب") }
      guard mention.tokens.lowerBound > sentence.lowerBound else { return false }
      let before = body.text.tokens[mention.tokens.lowerBound - 1].folded
      let beforeThat = mention.tokens.lowerBound - 2 >= sentence.lowerBound ? body.text.tokens[mention.tokens.lowerBound - 2].folded : ""
      return before == "في" || (beforeThat == "في" && ["مدينه", "محافظه", "ولايه", "شمال", "جنوب", "شرق", "غرب", "وسط"].contains(before))
    }
    let nearest = places.min { distance($0.tokens, hit.tokens) < distance($1.tokens, hit.tokens) }
    return nearest.map { .init(text: body.string($0.span), span: $0.span, entity: $0.entity.slug) }
  }

  private func distance(_ a: Range<Int>, _ b: Range<Int>) -> Int {
    a.lowerBound > b.lowerBound ? a.lowerBound - b.upperBound : b.lowerBound - a.upperBound
  }

  private func date(near hit: TriggerFinder.Hit, in sentence: Range<Int>, _ body: BodyText, _ published: PartialDate?) -> Event.When? {
    EventDate(body: body, sentence: sentence, hit: hit).date(published: published)
  }
}
