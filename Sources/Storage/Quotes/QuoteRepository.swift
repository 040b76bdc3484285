public import Model

/// A quotation as it is stored.
public struct QuoteRecord: Equatable, Sendable {
  /// Its id.
  public let id: Int
  /// The article that it stands in.
  public let articleID: Int
  /// The quotation; the speaker is named by slug.
  public let quote: Quote
  /// Who speaks, when that is known.
  public let speaker: EntityReference?
}

/// The quotations that were read out of the articles.
public struct QuoteRepository {
  private let db: Connection

  /// The quotations as one connection sees them.
  public init(_ connection: Connection) {
    db = connection
  }

  private static let selection = """
    SELECT q.id, q.article_id, q.speaker_text, q.text, q.start_offset, q.end_offset, q.cue, q.direct, e.id,
      e.id, e.slug, e.name, e.type
    FROM quote q LEFT JOIN entity o ON o.id = q.speaker_id LEFT JOIN entity e ON e.id = coalesce(o.merged_into, o.id) AND e.hidden = 0
    """

  private static func read(_ row: inout Row) -> QuoteRecord {
    let (id, article) = (row.int(), row.int())
    var quote = Quote(
      speaker: nil, speakerText: row.optionalText(), text: row.text(), span: ScalarSpan(row.int(), row.int()), cue: row.optionalText(),
      direct: row.bool())
    let speaker = row.optionalInt() == nil ? nil : EntityRepository.readReference(&row)
    quote.speaker = speaker?.slug
    return QuoteRecord(id: id, articleID: article, quote: quote, speaker: speaker)
  }

  /// The quotation with an id.
  public func find(_ id: Int) throws -> QuoteRecord? {
    try db.first("\(Self.selection) WHERE q.id = ?", [SQLValue(id)], Self.read)
  }

  /// The quotations in an article, in its order.
  public func all(ofArticle article: Int) throws -> [QuoteRecord] {
    try db.all("\(Self.selection) WHERE q.article_id = ? ORDER BY q.position", [SQLValue(article)], Self.read)
  }

  /// Quotations in an order, from behind a cursor on; `relevance` is `newest`.
  public func list(
    _ filter: QuoteFilter, order: ListOrder = .newest, limit: Int, after cursor: ListCursor? = nil, counting: Bool = false
  ) throws -> Page<QuoteRecord> {
    let plan = try QuotePlan(filter, on: db).plan
    let keys = try plan.keys(order, after: cursor?.key, limit: limit + 1, on: db)
    let next = keys.count > limit ? ListCursor(key: keys[limit - 1], id: 0) : nil
    let items = try keys.prefix(limit).compactMap { try find(SortKey.id(of: $0)) }
    return Page(items: items, next: next, total: counting ? try plan.count(on: db) : nil)
  }

  /// How many quotations match.
  public func count(_ filter: QuoteFilter) throws -> Int {
    try QuotePlan(filter, on: db).plan.count(on: db)
  }

  /// Stores a quotation of an article. `entities` gives the ids of the slugs.
  func insert(
    _ quote: Quote, article: Int, position: Int, date: ArticleRepository.ArticleDate, entities: [String: Int]
  ) throws -> Int {
    let id = try db.session.nextID("quote", on: db)
    try db.run(
      """
      INSERT INTO quote (id, article_id, position, sort_key, date_last, wide, speaker_id, speaker_text, text, start_offset, end_offset,
        cue, direct) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        SQLValue(id), SQLValue(article), SQLValue(position), SQLValue(SortKey.row(day: date.first, id: id)), SQLValue(date.last),
        SQLValue(date.isWide), SQLValue(quote.speaker.flatMap { entities[$0] }), SQLValue(quote.speakerText), .text(quote.text),
        SQLValue(quote.span.start), SQLValue(quote.span.end), SQLValue(quote.cue), SQLValue(quote.direct),
      ])
    return id
  }
}
