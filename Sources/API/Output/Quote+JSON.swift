import Model
import Storage

extension JSONWriter {
  /// One quotation.
  mutating func quote(_ record: QuoteRecord) {
    let quote = record.quote
    object { json in
      json.member("id", record.id)
      json.member("article_id", record.articleID)
      json.key("speaker")
      json.reference(record.speaker)
      json.member("speaker_text", quote.speakerText)
      json.key("addressee")
      json.reference(record.addressee)
      json.member("addressee_text", quote.addresseeText)
      json.key("about")
      json.array(quote.about) { $0.participant($1, record.topics) }
      json.member("text", quote.text)
      json.member("start", quote.span.start)
      json.member("end", quote.span.end)
      json.member("cue", quote.cue)
      json.member("direct", quote.direct)
      json.member("partial", quote.partial)
    }
  }
}
