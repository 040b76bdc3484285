import Model
import Storage

/// The article that the last row came from: rows in the order of time mostly come from one article after the other.
struct ArticleAtHand {
  private let articles: ArticleRepository
  private let withBody: Bool
  private var id: Int?
  private var record: ArticleRecord?

  /// - Parameter withBody: whether sentences will be asked for.
  init(_ connection: Connection, withBody: Bool) {
    articles = ArticleRepository(connection)
    self.withBody = withBody
  }

  /// The article with an id.
  mutating func callAsFunction(_ wanted: Int) throws -> ArticleRecord? {
    if wanted == id { return record }
    record = withBody ? try articles.record(wanted) : try articles.head(wanted)
    id = wanted
    return record
  }

  /// The sentence that an event was read in.
  mutating func sentence(of event: EventRecord) throws -> String {
    guard let body = try self(event.articleID)?.article.body.unicodeScalars else { return "" }
    let span = event.event.sentence
    guard let start = body.index(body.startIndex, offsetBy: span.start, limitedBy: body.endIndex),
      let end = body.index(start, offsetBy: span.end - span.start, limitedBy: body.endIndex)
    else { return "" }
    return String(body[start..<end])
  }
}
