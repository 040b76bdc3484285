import ArabicText
import Model

/// Sees what around a trigger speaks for a happening that is reported, and what for one that is only spoken of: a noun governed by "after", a
/// verb in a relative clause, the object of a condemnation, an argument in the first person.
struct AssertionReader {
  let view: SentenceView
  let lexicon: Lexicon

  private static let relatives: WordSet = ["الذي", "التي", "الذين", "اللذان", "اللتان", "اللذين", "اللتين"]
  private static let subjunctive: WordSet = ["ان", "كي", "لكي", "الا", "حتي"]
  private static let longSentence = 45
  private static let shortSentence = 18

  /// What is seen around a trigger with the event that it makes.
  func features(of event: Event, _ hit: TriggerFinder.Hit, published: PartialDate?) -> Set<Feature> {
    var found: Set<Feature> = [.base]
    found.formUnion(hit.trigger.isVerb ? ofVerb(hit, isPlanned: event.status == .planned) : ofNoun(hit))
    found.formUnion(ofClause(hit))
    found.formUnion(ofSentence(hit))
    found.formUnion(ofParticipants(event))
    if event.date?.basis == .text, event.date?.precision == .day { found.insert(.day) }
    if let date = event.date, date.basis == .text, let day = published?.first, isFresh(date, day) { found.insert(.fresh) }
    if event.historical { found.insert(.longAgo) }
    if event.place != nil { found.insert(.place) }
    if hit.trigger.isSelf, hit.isDefinite { found.insert(.doersNamed) }
    if let actor = event.actors.first, isCrowd(actor) { found.insert(.crowdActor) }
    if event.status == .planned { found.insert(.plan) }
    if event.quadClass == 4, event.mode == nil, isAbstract(event, hit) { found.insert(.abstractTarget) }
    let isPlain = found.isDisjoint(with: [.relative, .argument, .quoted, .afterTime, .condition, .anyOne, .abstractTarget])
    if found.contains(.pastVerb), isPlain, !event.actors.isEmpty, !event.targets.isEmpty { found.insert(.fullClause) }
    return found
  }

  /// Whether the actor is a number of people or those whom the type's words name: آلاف المتظاهرين, مسلحون.
  private func isCrowd(_ actor: Event.Participant) -> Bool {
    guard actor.entity == nil, let index = view.range.first(where: { view.body.text.tokens[$0].end > actor.span.start }) else {
      return false
    }
    let token = view.body.text.tokens[index]
    return token.kind == .number || lexicon.words.isOne(.quantifier, token.folded) || view.kinds(at: index).contains(.crowd)
      || lexicon.meansPeople(token.folded) && !token.folded.hasPrefix("ال")
  }

  /// Whether it is dated to a day shortly before the article: that is news.
  private func isFresh(_ date: Event.When, _ day: CalendarDate) -> Bool {
    date.precision == .day && (0...2).contains(day.daysSinceEpoch - date.last.daysSinceEpoch)
  }

  private func ofVerb(_ hit: TriggerFinder.Hit, isPlanned: Bool) -> Set<Feature> {
    let start = hit.tokens.lowerBound
    var found: Set<Feature> = [hit.isFuture || (isPlanned && hit.isPresent) ? .futureVerb : hit.isPresent ? .presentVerb : .pastVerb]
    if hit.isPurpose { found.insert(.purpose) }
    if hit.isPresent, !isPlanned, Self.subjunctive.contains(view.word(start - 1)) { found.insert(.subjunctive) }
    let isRelative = (1...3).contains { Self.relatives.contains(view.word(start - $0)) && view.clauseRuns(from: start - $0, to: start) }
    // "من انتقدوا": whoever did.
    let isWhoever = view.word(start - 1) == "من" && !hit.isMasdar
    if isRelative || isWhoever || (hit.hasObjectPronoun && hit.complement == nil && !view.word(start).hasPrefix("و")) {
      found.insert(.relative)
    }
    if view.word(start - 1) == "ان", view.before(start - 1, 1).contains(.aftertime) { found.insert(.afterTime) }
    if ["بعدما", "قبلما", "منذما"].contains(view.word(start - 1)) { found.insert(.afterTime) }
    return found
  }

  private func ofNoun(_ hit: TriggerFinder.Hit) -> Set<Feature> {
    let start = hit.tokens.lowerBound
    var found: Set<Feature> = [hit.isDefinite ? .definiteNoun : .indefiniteNoun]
    if view.word(start).hasSuffix("ات") || view.word(start).hasPrefix("معارك") { found.insert(.pluralNoun) }
    let before = view.before(start, 5)
    if view.before(start, 4).contains(.light) || isCarriedOut(hit) { found.insert(.carriedOut) }
    if before.contains(.background) { found.insert(.background) }
    if hit.preposition == "ل", before.isDisjoint(with: [.occurrence, .light]) { found.insert(.purpose) }
    if view.before(start, 2).contains(.aftertime) { found.insert(.afterTime) }
    if isReactedTo(start) { found.insert(.reaction) }
    return found
  }

  /// "تمكنت فرقة … من القبض", "قامت مجموعة … بقطع": the verb of doing may stand far before its noun.
  private func isCarriedOut(_ hit: TriggerFinder.Hit) -> Bool {
    let start = hit.tokens.lowerBound
    guard hit.preposition == "ب" || view.word(start - 1) == "من" else { return false }
    for index in stride(from: start - 1, through: max(view.range.lowerBound, start - 22), by: -1) {
      if [":", "؛", "«", "“"].contains(view.word(index)) { return false }
      if view.kinds(at: index).contains(.light) { return true }
    }
    return false
  }

  /// Whether the noun is the object of a verb of judging in its own clause.
  private func isReactedTo(_ start: Int) -> Bool {
    for index in stride(from: start - 1, through: max(view.range.lowerBound, start - 10), by: -1) {
      let word = view.word(index)
      if ["ان", "بان", "انه", "انها", "،", ":", "؛"].contains(word) { return false }
      if view.kinds(at: index).contains(.reaction) { return true }
    }
    return false
  }

  private func ofClause(_ hit: TriggerFinder.Hit) -> Set<Feature> {
    let start = hit.tokens.lowerBound
    var found: Set<Feature> = []
    if view.before(start, 5).union(view.behind(hit.tokens.upperBound, 5)).contains(.occurrence) { found.insert(.occurrence) }
    if view.before(start, 6).contains(.condition) { found.insert(.condition) }
    if (1...3).contains(where: { ["اي", "ايه"].contains(view.word(start - $0)) }) { found.insert(.anyOne) }
    if view.isQuoted(start) { found.insert(.quoted) }
    if start - view.range.lowerBound <= 3 { found.insert(.leading) }
    if hit.trigger.isWeak { found.insert(.weak) }
    if hit.trigger.isAct { found.insert(.act) }
    if hit.trigger.isProps { found.insert(.props) }
    if isReported(start) { found.insert(.reported) }
    if hit.trigger.isVerb, let complement = hit.complement, !complement.isEmpty { found.insert(.ofEvent) }
    if hit.complement != nil || !hit.trigger.rest.isEmpty { found.insert(.complement) }
    return found
  }

  /// Whether the trigger stands in what somebody says: behind أن or إن in the same clause.
  private func isReported(_ start: Int) -> Bool {
    for index in stride(from: start - 1, through: max(view.range.lowerBound, start - 12), by: -1) {
      let word = view.word(index)
      if ["ان", "بان", "انه", "انها", "بانه", "بانها", "وان"].contains(word) { return true }
      if ["؛", ":"].contains(word) { return false }
    }
    return false
  }

  private func ofSentence(_ hit: TriggerFinder.Hit) -> Set<Feature> {
    let kinds = view.anywhere(but: hit.tokens)
    var found: Set<Feature> = []
    if kinds.contains(.casualty) { found.insert(.casualties) }
    if kinds.contains(.weapon) { found.insert(.weapon) }
    if kinds.contains(.official) { found.insert(.official) }
    if kinds.contains(.crowd) { found.insert(.crowd) }
    if kinds.contains(.demand) { found.insert(.demand) }
    if kinds.contains(.argument) { found.insert(.argument) }
    if view.range.count > Self.longSentence { found.insert(.longSentence) }
    if view.range.count < Self.shortSentence { found.insert(.shortSentence) }
    return found
  }

  private func ofParticipants(_ event: Event) -> Set<Feature> {
    var found: Set<Feature> = []
    if let actor = event.actors.first { found.insert(actor.entity == nil ? .wordedActor : .knownActor) }
    if let target = event.targets.first { found.insert(target.entity == nil ? .wordedTarget : .knownTarget) }
    return found
  }

  /// Whether what is attacked is no person or thing, or the attack is made of words.
  private func isAbstract(_ event: Event, _ hit: TriggerFinder.Hit) -> Bool {
    let start = hit.tokens.lowerBound
    if view.before(start, 6).union(view.behind(start, 6)).contains(.verbal) { return true }
    return view.behind(hit.tokens.upperBound, 3).contains(.abstract)
  }
}
