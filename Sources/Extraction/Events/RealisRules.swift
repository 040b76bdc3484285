import ArabicText
import Model

/// Decides whether an event is told as fact: negation, plans, conditions, questions, how long ago it was, and what the sentence is about.
struct RealisRules: Sendable {
  let words: RealisWords

  /// Days after which an event counts as history.
  private static let historicalAge = 365

  /// Reads the files under `Config/realis/`; throws when a row is malformed.
  init(files: [String: String]) throws(TableFile.Malformed) {
    words = try RealisWords(files: files)
  }

  /// Whether the sentence is about a game or an accident, so that its triggers mean something else.
  func isOffTopic(_ event: Event, in view: SentenceView) -> Bool {
    let all = view.anywhere(but: 0..<0)
    if all.contains(.sport) { return true }
    return event.type == .assault && event.mode == nil && all.contains(.accident)
  }

  /// Sets status and ``Event/historical`` by what is said outright.
  func judge(_ event: inout Event, _ hit: TriggerFinder.Hit, in view: SentenceView, _ published: PartialDate?) {
    let start = hit.tokens.lowerBound
    let isCertain = isPastVerb(hit, view)
    if let denial = denial(hit, in: view), event.type != .reject {
      event.status = denial
    } else if hit.isFuture || view.before(start, 6).contains(.plan) || isFuture(event, published) {
      event.status = .planned
    } else if hit.isPurpose || isDoubtful(hit, view) || isWished(hit, view) || (view.before(start, 6).contains(.condition) && !isCertain)
      || view.isQuestion
    {
      event.status = .hypothetical
    }
    if let date = event.date, date.basis == .text, let day = published?.first {
      event.historical = day.daysSinceEpoch - date.last.daysSinceEpoch > Self.historicalAge
    }
  }

  /// Denied, or with لن not to be expected; `nil` where nothing is negated.
  private func denial(_ hit: TriggerFinder.Hit, in view: SentenceView) -> Event.Status? {
    let start = hit.tokens.lowerBound
    let near = (max(view.range.lowerBound, start - 2)..<start)
    let negating = near.filter { view.kinds(at: $0).contains(hit.trigger.isVerb ? .negation : .nominalNegation) }
    if negating.contains(where: { ["لن", "ولن", "فلن"].contains(view.word($0)) }) { return .hypothetical }
    if !negating.isEmpty || isNotCarriedOut(hit, in: view) { return .denied }
    for index in max(view.range.lowerBound, start - 14)..<start where view.kinds(at: index).contains(.denial) { return .denied }
    return nil
  }

  /// "لم يتم القبض على": the verb that says that the noun was done is negated.
  private func isNotCarriedOut(_ hit: TriggerFinder.Hit, in view: SentenceView) -> Bool {
    guard !hit.trigger.isVerb else { return false }
    let start = hit.tokens.lowerBound
    for index in max(view.range.lowerBound + 1, start - 3)..<max(view.range.lowerBound + 1, start)
    where view.kinds(at: index).contains(.light) && view.kinds(at: index - 1).contains(.negation) {
      return true
    }
    return false
  }

  /// "المطالبة بإطلاق سراح", "دعا إلى إضراب": what somebody calls for has not happened.
  private func isWished(_ hit: TriggerFinder.Hit, _ view: SentenceView) -> Bool {
    guard !hit.trigger.isVerb || hit.isPresent || hit.isMasdar else { return false }
    let start = hit.tokens.lowerBound
    if view.before(start, 5).contains(.wish) { return true }
    // طالب محققون في سيول، الاثنين، باعتقال: ب and إلى bring what is called for, however far.
    guard hit.preposition == "ب" || view.word(start - 1) == "الي" else { return false }
    for index in stride(from: start - 1, through: max(view.range.lowerBound, start - 18), by: -1) {
      if [":", "؛", "»", "ان"].contains(view.word(index)) || view.kinds(at: index).contains(.light) { return false }
      if view.kinds(at: index).contains(.wish) { return true }
    }
    return false
  }

  /// قد before a present verb.
  private func isDoubtful(_ hit: TriggerFinder.Hit, _ view: SentenceView) -> Bool {
    hit.isPresent && ["قد", "وقد"].contains(view.word(hit.tokens.lowerBound - 1))
  }

  /// قد before a past verb makes it certain, before a present one doubtful.
  private func isPastVerb(_ hit: TriggerFinder.Hit, _ view: SentenceView) -> Bool {
    guard hit.trigger.isVerb, !hit.isPresent else { return false }
    let start = hit.tokens.lowerBound
    return (max(view.range.lowerBound, start - 3)..<start).contains { ["قد", "وقد", "فقد"].contains(view.word($0)) }
  }

  private func isFuture(_ event: Event, _ published: PartialDate?) -> Bool {
    guard let date = event.date, date.basis == .text, let day = published?.last else { return false }
    return date.first > day
  }
}
