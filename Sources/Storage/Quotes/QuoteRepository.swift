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
  /// Who is spoken to, when that is known.
  public let addressee: EntityReference?
  /// The entities that are spoken of, by slug.
  public let topics: [String: EntityReference]
}

/// The quotations that were read out of the articles.
public struct QuoteRepository {
  let db: Connection

  /// The quotations as one connection sees them.
  public init(_ connection: Connection) {
    db = connection
  }

  private static let selection = """
    SELECT q.id, q.article_id, q.speaker_text, q.text, q.start_offset, q.end_offset, q.cue, q.direct, q.partial, q.addressee_text,
      q.speaker_id, q.addressee_id FROM quote q
    """

  private func read(_ row: inout Row) throws -> QuoteRecord {
    let (id, article) = (row.int(), row.int())
    var quote = Quote(
      speaker: nil, speakerText: row.optionalText(), text: row.text(), span: ScalarSpan(row.int(), row.int()), cue: row.optionalText(),
      direct: row.bool())
    quote.partial = row.bool()
    quote.addresseeText = row.optionalText()
    let speaker = try row.optionalInt().flatMap { try reference($0) }
    let addressee = try row.optionalInt().flatMap { try reference($0) }
    quote.speaker = speaker?.slug
    quote.addressee = addressee?.slug
    return QuoteRecord(id: id, articleID: article, quote: quote, speaker: speaker, addressee: addressee, topics: [:])
  }

  private func reference(_ id: Int) throws -> EntityReference? { try EntityRepository(db).shownReference(id) }

  /// The quotation with what it is about.
  private func completed(_ record: QuoteRecord) throws -> QuoteRecord {
    let topics = try db.all(
      "SELECT text, start_offset, end_offset, entity_id FROM quote_about WHERE quote_id = ? ORDER BY position", [SQLValue(record.id)],
      topic)
    return Self.quote(record, about: topics)
  }

  /// Something that a quotation is about.
  private typealias Topic = (place: Event.Participant, entity: EntityReference?)

  private func topic(_ row: inout Row) throws -> Topic {
    let (text, span) = (row.text(), ScalarSpan(row.int(), row.int()))
    let entity = try row.optionalInt().flatMap { try reference($0) }
    return (Event.Participant(text: text, span: span, entity: entity?.slug), entity)
  }

  private static func quote(_ record: QuoteRecord, about found: [Topic]) -> QuoteRecord {
    var quote = record.quote
    var topics: [String: EntityReference] = [:]
    for topic in found {
      if let entity = topic.entity { topics[entity.slug] = entity }
      quote.about.append(topic.place)
    }
    return QuoteRecord(
      id: record.id, articleID: record.articleID, quote: quote, speaker: record.speaker, addressee: record.addressee, topics: topics)
  }

  /// The quotation with an id.
  public func find(_ id: Int) throws -> QuoteRecord? {
    try db.first("\(Self.selection) WHERE q.id = ?", [SQLValue(id)], read).map(completed)
  }

  /// The quotations in an article, in its order.
  public func all(ofArticle article: Int) throws -> [QuoteRecord] {
    let quotes = try db.all("\(Self.selection) WHERE q.article_id = ? ORDER BY q.position", [SQLValue(article)], read)
    if quotes.isEmpty { return [] }
    var topics: [Int: [Topic]] = [:]
    try db.forEach(
      """
      SELECT b.quote_id, b.text, b.start_offset, b.end_offset, b.entity_id FROM quote q CROSS JOIN quote_about b ON b.quote_id = q.id
      WHERE q.article_id = ? ORDER BY q.position, b.position
      """, [SQLValue(article)]
    ) { topics[$0.int(), default: []].append(try topic(&$0)) }
    return quotes.map { Self.quote($0, about: topics[$0.id, default: []]) }
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

  /// Calls a function with every quotation that matches, in an order; memory does not grow with their number. `relevance` is `newest`.
  public func forEach(_ filter: QuoteFilter, order: ListOrder = .newest, _ body: (QuoteRecord) throws -> Void) throws {
    try QuotePlan(filter, on: db).plan.forEachKey(order, on: db) { try find(SortKey.id(of: $0)).map(body) }
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
    let key = SortKey.row(day: date.first, id: id)
    try db.run(
      """
      INSERT INTO quote (id, article_id, position, sort_key, date_last, wide, speaker_id, speaker_text, text, start_offset, end_offset,
        cue, direct, partial, addressee_id, addressee_text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        SQLValue(id), SQLValue(article), SQLValue(position), SQLValue(key), SQLValue(date.last), SQLValue(date.isWide),
        SQLValue(quote.speaker.flatMap { entities[$0] }), SQLValue(quote.speakerText), .text(quote.text), SQLValue(quote.span.start),
        SQLValue(quote.span.end), SQLValue(quote.cue), SQLValue(quote.direct), SQLValue(quote.partial),
        SQLValue(quote.addressee.flatMap { entities[$0] }), SQLValue(quote.addresseeText),
      ])
    for (place, topic) in quote.about.enumerated() {
      try db.run(
        """
        INSERT INTO quote_about (quote_id, position, text, start_offset, end_offset, entity_id, quote_key, date_last, wide)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [
          SQLValue(id), SQLValue(place), .text(topic.text), SQLValue(topic.span.start), SQLValue(topic.span.end),
          SQLValue(topic.entity.flatMap { entities[$0] }), SQLValue(key), SQLValue(date.last), SQLValue(date.isWide),
        ])
    }
    return id
  }
}
