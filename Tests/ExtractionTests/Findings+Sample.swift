import Model

extension Findings {
  /// The mentions of the body that are no adjectives, in reading order: `بوتين = vladimir-putin`.
  var names: [String] {
    mentions.filter { $0.field == .body && $0.how != .demonym }.map { "\($0.text) = \($0.entity)" }
  }

  /// The mentions of the title that are no adjectives.
  var namesInTitle: [String] {
    mentions.filter { $0.field == .title && $0.how != .demonym }.map { "\($0.text) = \($0.entity)" }
  }

  /// The mentions of the body by an office: `الرئيس الروسي = vladimir-putin`.
  var titles: [String] {
    mentions.filter { $0.field == .body && $0.how == .title }.map { "\($0.text) = \($0.entity)" }
  }

  /// The quotations as `speaker: words`; the speaker's words stand for the slug when there is none.
  var speeches: [String] {
    quotes.map { "\($0.speaker ?? $0.speakerText ?? "?"): \($0.text)" }
  }

  /// What is wrong with the places of the findings in the texts of their article; empty when each span yields its words, mentions follow one
  /// another or lie in a title, and all slugs are those of entities found.
  func faults(in article: Article) -> [String] {
    let body = Array(article.body.unicodeScalars)
    let slugs = Set(entities.map(\.slug))
    var faults = slugs.count == entities.count ? [] : ["an entity stands twice"]
    for (field, text) in [(Mention.Field.title, article.title), (.subtitle, article.subtitle ?? ""), (.body, article.body)] {
      let scalars = Array(text.unicodeScalars)
      var end = 0
      var title: ScalarSpan?
      for mention in mentions where mention.field == field {
        if mention.span.start < end, mention.span.end > title?.end ?? 0 {
          faults.append("\(mention.text) begins before the end of the mention before it")
        }
        if Self.words(mention.span, scalars) != mention.text { faults.append("\(mention.text) does not stand at \(mention.span)") }
        if !slugs.contains(mention.entity) { faults.append("\(mention.entity) is no entity of the article") }
        if mention.how == .title { title = mention.span }
        end = max(end, mention.span.end)
      }
    }
    for quote in quotes {
      if Self.words(quote.span, body) != quote.text { faults.append("“\(quote.text)” does not stand at \(quote.span)") }
      if let speaker = quote.speaker, !slugs.contains(speaker) { faults.append("the speaker \(speaker) is no entity of the article") }
      if let words = quote.speakerText, !article.body.contains(words) { faults.append("the speaker “\(words)” is not in the text") }
      if let cue = quote.cue, !article.body.contains(cue) { faults.append("the cue “\(cue)” is not in the text") }
    }
    for date in dates where Self.words(date.span, body) != date.text { faults.append("\(date.text) does not stand at \(date.span)") }
    for event in events {
      if Self.words(event.trigger, body) != event.triggerText { faults.append("\(event.triggerText) does not stand at \(event.trigger)") }
      for participant in event.actors + event.targets + [event.place].compactMap({ $0 })
      where Self.words(participant.span, body) != participant.text {
        faults.append("\(participant.text) does not stand at \(participant.span)")
      }
    }
    return faults
  }

  /// The words at a span, `nil` when it is empty or leaves the text.
  private static func words(_ span: ScalarSpan, _ scalars: [Unicode.Scalar]) -> String? {
    guard span.start >= 0, span.start < span.end, span.end <= scalars.count else { return nil }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[span.start..<span.end])
    return String(view)
  }
}
