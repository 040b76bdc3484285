import Model

/// What the text of an article tells of the day that it was written on.
struct DateEvidence {
  private let events: [DatedEvent]
  private let phrases: [DayPhrase]
  private let captionEvents: [DatedEvent]
  private let lead: Int

  init(_ body: Scalars, captions: [String]) {
    events = DatedEvent.all(in: body)
    phrases = DayPhrase.all(in: body)
    captionEvents = captions.flatMap { DatedEvent.all(in: Scalars($0)) }
    lead = body.firstIndex(of: "\n").map { $0 + 400 } ?? body.count
  }

  /// The date that follows, in the order of certainty: a day that the text ties to its own (`أمس (الأربعاء) 14 يناير 2026`), the month
  /// that it calls the present one, the month of the newest dated event when something else says that the text is of those days. `nil`
  /// when nothing follows: an old date alone says nothing.
  var inferred: (date: PartialDate, reason: String)? {
    if let day = tiedDay { return (PartialDate(day), "the text names its own day with its date") }
    let years = Set((events + captionEvents).compactMap(\.year))
    if let present = events.first(where: \.isCurrentMonth) {
      if let year = year(of: present, among: years), let month = PartialDate(year: year, month: present.month) {
        return (month, "the text calls this month the present one")
      }
      return nil
    }
    guard let newest = (events + captionEvents).compactMap(\.date).max(), isPresent(newest) else { return nil }
    return PartialDate(year: newest.year, month: newest.month).map { ($0, "the newest dated event, told as of these days") }
  }

  /// What in the text contradicts a day of publication, in words for a person.
  func contradiction(of day: CalendarDate) -> String? {
    guard let phrase = phrases.first, phrases.allSatisfy({ $0.today == phrase.today }), phrase.today != day.weekday else { return nil }
    return "The text was written on another day of the week than \(day)"
  }

  /// The day of the article, from a phrase such as `أمس (الأربعاء) 14 يناير 2026`.
  private var tiedDay: CalendarDate? {
    for phrase in phrases {
      let event = events.first { $0.start >= phrase.end && $0.start - phrase.end < 6 }
      guard let date = event?.date else { continue }
      let own = date.adding(days: phrase.back)
      if own.weekday == phrase.today { return own }
    }
    return nil
  }

  /// The year of a day in the present month: of the newest year that the text names and the next, the one in which its day of the week
  /// fits; without a day of the week, the newest year.
  private func year(of event: DatedEvent, among years: Set<Int>) -> Int? {
    if let year = event.year { return year }
    guard let newest = years.max() else { return nil }
    guard let weekday = event.weekday else { return newest }
    let fitting = [newest, newest + 1].filter { CalendarDate(year: $0, month: event.month, day: event.day)?.weekday == weekday }
    return fitting.count == 1 ? fitting[0] : nil
  }

  /// Whether the newest event is one of the article's own days: a picture is dated with it, it stands in the first paragraphs with its day
  /// of the week, or in a text that tells of today and yesterday.
  private func isPresent(_ newest: CalendarDate) -> Bool {
    if captionEvents.contains(where: { $0.date == newest }), !phrases.isEmpty { return true }
    return events.contains { $0.date == newest && $0.start < lead && ($0.weekday == newest.weekday || !phrases.isEmpty) }
  }
}
