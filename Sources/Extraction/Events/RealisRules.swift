import ArabicText
import Model

/// Decides whether an event is told as fact: negation, plans, conditions, questions, and how long ago it was.
struct RealisRules: Sendable {
  private static let negations: Set<String> = ["لم", "لن", "لا", "ليس", "ليست", "ما", "دون", "عدم", "بدون", "غير", "ولم", "ولن", "ولا", "فلم", "نفي", "نفت"]
  private static let plans: Set<String> = [
    "سوف", "المقرر", "المرتقب", "المتوقع", "المنتظر", "المزمع", "يعتزم", "تعتزم", "ينوي", "تنوي", "يخطط", "تخطط", "يستعد", "تستعد", "سيتم", "ستتم",
    "يتوقع", "مقرر", "مزمع", "مرتقب", "المقبل", "المقبله", "القادم", "القادمه",
  ]
  private static let conditions: Set<String> = [
    "اذا", "لو", "قد", "ربما", "احتمال", "يمكن", "امكانيه", "حال", "لعل", "يحتمل", "ينبغي", "يجب", "هل", "ضروره", "بهدف", "لمنع", "فكره", "مقترح",
    "محاوله", "بغيه",
  ]

  /// Days after which an event counts as history.
  private static let historicalAge = 365

  func judge(_ event: inout Event, _ hit: TriggerFinder.Hit, in sentence: Range<Int>, _ body: BodyText, _ published: PartialDate?) {
    let before = words(before: hit.tokens.lowerBound, 3, in: sentence, body)
    let wider = words(before: hit.tokens.lowerBound, 6, in: sentence, body)
    if before.contains(where: Self.negations.contains), event.type != .reject {
      event.status = before.contains("لن") || before.contains("ولن") ? .hypothetical : .denied
    } else if hit.isFuture || wider.contains(where: Self.plans.contains) || isFuture(event, published) {
      event.status = .planned
    } else if wider.contains(where: isCondition) && !isPastVerb(hit, before) || isQuestion(sentence, body) {
      event.status = .hypothetical
    }
    if let date = event.date, date.basis == .text, let day = published?.first {
      event.historical = day.daysSinceEpoch - date.last.daysSinceEpoch > Self.historicalAge
    }
  }

  private func isCondition(_ word: String) -> Bool {
    Self.conditions.contains(word) || (word.hasPrefix("و") && Self.conditions.contains(String(word.dropFirst())))
  }

  /// قد before a past verb makes it certain, before a present one doubtful.
  private func isPastVerb(_ hit: TriggerFinder.Hit, _ before: [String]) -> Bool {
    guard hit.trigger.isVerb, !hit.isPresent else { return false }
    return before.contains { $0 == "قد" || $0 == "وقد" || $0 == "فقد" }
  }

  private func isFuture(_ event: Event, _ published: PartialDate?) -> Bool {
    guard let date = event.date, date.basis == .text, let day = published?.last else { return false }
    return date.first > day
  }

  private func isQuestion(_ sentence: Range<Int>, _ body: BodyText) -> Bool {
    sentence.last.map { ["؟", "?"].contains(body.text.tokens[$0].folded) } ?? false
  }

  private func words(before index: Int, _ count: Int, in sentence: Range<Int>, _ body: BodyText) -> [String] {
    var words: [String] = []
    var position = index - 1
    while position >= sentence.lowerBound, words.count < count {
      let token = body.text.tokens[position]
      if token.kind == .punctuation, ["،", "؛", ":"].contains(token.folded) { break }
      words.append(token.folded)
      position -= 1
    }
    return words
  }
}
