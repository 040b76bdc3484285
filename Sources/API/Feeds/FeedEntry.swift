import Model
import Storage

/// An article as a feed shows it.
struct FeedEntry: Sendable {
  /// Letters of a summary, at most.
  private static let summaryLength = 400
  private static let rightToLeft: Set<String> = ["ar", "fa", "ur", "he", "yi", "ps", "ckb", "sd", "ug", "dv", "syr", "arc", "azb"]

  let record: ArticleRecord
  /// The same for the same article in every archive, and for ever: made of the document's bytes and the article's place in it.
  let id: String
  /// When it came in, RFC 3339.
  let updated: String

  init(_ record: ArticleRecord, document: StoredDocument, position: Int) {
    self.record = record
    id = Self.uuid(of: document.hash.bytes + Array(" \(position)".utf8))
    updated = document.receivedAt
  }

  /// The day of publication as an instant, where the day is known.
  var published: String? {
    guard let date = record.article.published?.date, date.precision == .day else { return nil }
    return date.description + "T00:00:00Z"
  }

  /// Authors, or who signs in their place.
  var authors: [String] {
    let article = record.article
    return article.authors.isEmpty ? [article.desk ?? article.agency ?? article.source].compactMap { $0 } : article.authors
  }

  /// Where it stands on the web; `nil` for what is no web address, which no reader should be led to.
  var address: String? {
    guard let url = record.article.url, url.hasPrefix("http://") || url.hasPrefix("https://") else { return nil }
    return url
  }

  /// The hits as HTML where words were looked for, else the subtitle or how it begins.
  var summary: String {
    if let snippet = record.snippet, !snippet.isEmpty { return directed("<p>" + snippet + "</p>") }
    let article = record.article
    let text = article.subtitle ?? article.body.split(separator: "\n").first.map(String.init) ?? ""
    let scalars = text.unicodeScalars
    let shown = scalars.count > Self.summaryLength ? String(scalars.prefix(Self.summaryLength)) + "…" : text
    return directed("<p>" + XMLWriter.escaped(shown) + "</p>")
  }

  /// The text as HTML, a paragraph for each of its own.
  var content: String {
    let paragraphs = record.article.body.split(separator: "\n").filter { !$0.isEmpty }
    return directed(paragraphs.map { "<p>" + XMLWriter.escaped(String($0)) + "</p>" }.joined())
  }

  /// HTML that says in which direction it runs: readers show it in pages that mostly run the other way.
  private func directed(_ html: String) -> String {
    let language = XMLWriter.escaped(record.article.language)
    return "<div dir=\"\(Self.direction(of: record.article.language))\" lang=\"\(language)\">\(html)</div>"
  }

  static func direction(of language: String) -> String {
    rightToLeft.contains(String(language.lowercased().prefix { $0 != "-" })) ? "rtl" : "ltr"
  }

  /// A UUID of version 8 (RFC 9562, section 5.8) made of a digest.
  static func uuid(of bytes: [UInt8]) -> String {
    var digest = Array(ContentHash(of: bytes).bytes.prefix(16))
    digest[6] = digest[6] & 0x0F | 0x80
    digest[8] = digest[8] & 0x3F | 0x80
    var text = "urn:uuid:"
    for (index, byte) in digest.enumerated() {
      if [4, 6, 8, 10].contains(index) { text += "-" }
      text += (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
    return text
  }
}
