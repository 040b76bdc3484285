import ArabicText
import Model

/// Chooses the date of an event among the dates of its sentence: the nearest of its own clause. A date before "that" is when it was said, and
/// a date in a relative clause belongs to what that clause is about.
struct EventDate {
  let body: BodyText
  let sentence: Range<Int>
  let hit: TriggerFinder.Hit

  private static let relatives: WordSet = ["الذي", "التي", "الذين", "اللذان", "اللتان", "اللذين", "اللتين"]
  private static let reports: WordSet = ["ان", "بان", "انه", "انها", "بانه", "بانها", "انهم", "وان", "وانه", "وانها", ":"]
  /// What stands before the date of a document.
  private static let issued: WordSet = ["الصادر", "الصادره", "المؤرخ", "المؤرخه", "لسنه", "المنشور", "المنشوره"]

  /// The date said in the sentence, else the article's.
  func date(published: PartialDate?) -> Event.When? {
    let span = body.span(sentence)
    let trigger = body.span(hit.tokens)
    let dates = body.dates(in: span).filter { span.contains($0.span) && $0.first != nil && $0.last != nil }
    let own = dates.count == 0 ? [] : dates.filter { isOfClause($0.span, trigger) }
    let nearest = own.min { gap($0.span, trigger) < gap($1.span, trigger) }
    if let nearest, let first = nearest.first, let last = nearest.last {
      return .init(first: first, last: last, precision: nearest.precision, basis: .text)
    }
    return published.map { .init(first: $0.first, last: $0.last, precision: $0.precision, basis: .article) }
  }

  private func isOfClause(_ date: ScalarSpan, _ trigger: ScalarSpan) -> Bool {
    let isBefore = date.start < trigger.start
    let between = sentence.filter { index in
      let token = body.text.tokens[index]
      return isBefore ? token.start >= date.end && token.end <= trigger.start : token.start >= trigger.end && token.end <= date.start
    }
    if isOfDocument(date) { return false }
    let words = between.map { body.text.tokens[$0].folded }
    if isBefore {
      if words.contains(where: Self.relatives.contains) { return false }
      return isOfMainClause || !words.contains(where: Self.reports.contains)
    }
    // "الهجوم الذي وقع أمس": the clause is about the noun; behind a verb it is about somebody in its clause.
    if words.contains(where: Self.relatives.contains) { return !hit.trigger.isVerb }
    return true
  }

  /// "قال أمس إنه غاضب، وهدّد …", "قال أمس إنه يجب على …": the trigger goes on with the verb of saying, or saying it is the event.
  private var isOfMainClause: Bool {
    let trigger = body.text.tokens[hit.tokens.lowerBound].folded
    return hit.trigger.isSpeakers || hit.trigger.isVerb && !hit.isPresent && trigger.hasPrefix("و")
  }

  /// "الأمر الصادر في أكتوبر 2012", "القانون لسنة 2012".
  private func isOfDocument(_ date: ScalarSpan) -> Bool {
    guard let first = sentence.first(where: { body.text.tokens[$0].end > date.start }) else { return false }
    return (max(sentence.lowerBound, first - 2)...first).contains { Self.issued.contains(body.text.tokens[$0].folded) }
  }

  private func gap(_ a: ScalarSpan, _ b: ScalarSpan) -> Int {
    max(a.start - b.end, b.start - a.end, 0)
  }
}
