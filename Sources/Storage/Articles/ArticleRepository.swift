internal import Model

/// The articles, with what was read out of them.
public struct ArticleRepository {
  let db: Connection

  /// The articles as one connection sees them.
  public init(_ connection: Connection) {
    db = connection
  }

  static let listColumns = """
    a.id, a.document_id, a.word_count, a.kind, a.language, a.source, a.place, a.url, a.date_first, a.published_precision, a.published_basis,
    a.document_start, a.document_end, a.translator, a.desk, a.authors, a.title, a.subtitle
    """

  static func read(_ row: inout Row) -> ArticleRecord {
    let (id, document, words) = (row.int(), row.int(), row.int())
    var article = Article(kind: Article.Kind(rawValue: row.text()) ?? .article, language: row.text(), title: "", body: "")
    article.source = row.optionalText()
    article.place = row.optionalText()
    article.url = row.optionalText()
    article.published = publication(day: row.optionalInt(), precision: row.optionalText(), basis: row.optionalText())
    article.documentSpan = ScalarSpan(row.int(), row.int())
    article.translator = row.optionalText()
    article.desk = row.optionalText()
    article.authors = DatabaseText.list(from: row.text())
    article.title = row.text()
    article.subtitle = row.optionalText()
    return ArticleRecord(id: id, documentID: document, wordCount: words, article: article)
  }

  static func readWhole(_ row: inout Row) -> ArticleRecord {
    let record = read(&row)
    var article = record.article
    article.captions = DatabaseText.list(from: row.text())
    article.headings = DatabaseText.spans(from: row.text())
    article.warnings = DatabaseText.list(from: row.text())
    article.body = row.text()
    article.agency = row.optionalText()
    let abstracts = DatabaseText.list(from: row.text())
    article.abstracts = stride(from: 0, to: abstracts.count - 1, by: 2).map { Abstract(language: abstracts[$0], text: abstracts[$0 + 1]) }
    article.keywords = DatabaseText.list(from: row.text())
    let passages = DatabaseText.list(from: row.text())
    article.passages = stride(from: 0, to: passages.count - 1, by: 2).compactMap { index in
      DatabaseText.spans(from: passages[index]).first.map { Passage(span: $0, language: passages[index + 1]) }
    }
    return ArticleRecord(id: record.id, documentID: record.documentID, wordCount: record.wordCount, article: article)
  }

  private static func publication(day: Int?, precision: String?, basis: String?) -> Publication? {
    guard let day, let basis = basis.flatMap(Publication.Basis.init) else { return nil }
    let first = CalendarDate(daysSinceEpoch: day)
    let date: PartialDate? =
      switch precision.flatMap(DatePrecision.init) {
      case .year: PartialDate(year: first.year)
      case .month: PartialDate(year: first.year, month: first.month)
      default: PartialDate(first)
      }
    return date.map { Publication($0, basis: basis) }
  }

  /// The article with an id, without what was read out of it.
  public func record(_ id: Int) throws -> ArticleRecord? {
    try db.first(
      "SELECT \(Self.listColumns), a.captions, a.headings, a.warnings, a.body, a.agency, a.abstracts, a.keywords, a.passages FROM article a WHERE a.id = ?",
      [SQLValue(id)],
      Self.readWhole)
  }

  /// The article with an id and everything that was read out of it.
  public func find(_ id: Int) throws -> WholeArticle? {
    guard let record = try record(id) else { return nil }
    return WholeArticle(
      record: record, entities: try mentionedEntities(id), events: try EventRepository(db).all(ofArticle: id),
      quotes: try QuoteRepository(db).all(ofArticle: id), dates: try dates(id))
  }

  private func mentionedEntities(_ id: Int) throws -> [WholeArticle.MentionedEntity] {
    let entities = EntityRepository(db)
    var places: [Int: Int] = [:]
    var found: [(entity: EntityRecord, mentions: [Mention])] = []
    try db.forEach(
      """
      SELECT m.entity_id, m.field, m.start_offset, m.end_offset, m.text, m.how, m.found_by, m.confidence
      FROM mention m WHERE m.article_id = ? ORDER BY m.position
      """, [SQLValue(id)]
    ) { row in
      guard let shown = try entities.shown(row.int()), !shown.isHidden else { return }
      let field = Mention.Field(rawValue: row.text()) ?? .body
      let span = ScalarSpan(row.int(), row.int())
      var mention = Mention(
        field: field, span: span, text: row.text(), how: Mention.How(rawValue: row.text()) ?? .name, entity: shown.record.entity.slug)
      mention.foundBy = Mention.Finder(rawValue: row.text()) ?? .lexicon
      mention.confidence = row.double()
      let place = places[shown.record.id, default: found.count]
      if place == found.count {
        places[shown.record.id] = place
        found.append((shown.record, []))
      }
      found[place].mentions.append(mention)
    }
    return found.map { WholeArticle.MentionedEntity(entity: $0.entity, mentions: $0.mentions) }
  }

  private func dates(_ id: Int) throws -> [DateMention] {
    try db.all(
      """
      SELECT start_offset, end_offset, text, value, precision, date_first, date_last FROM date_mention WHERE article_id = ?
      ORDER BY position
      """, [SQLValue(id)]
    ) { row in
      DateMention(
        span: ScalarSpan(row.int(), row.int()), text: row.text(), value: row.text(), precision: DatePrecision(rawValue: row.text()) ?? .day,
        first: row.optionalInt().map { CalendarDate(daysSinceEpoch: $0) }, last: row.optionalInt().map { CalendarDate(daysSinceEpoch: $0) })
    }
  }

  /// The articles of a document, in its order, as lists show them.
  public func all(ofDocument document: Int) throws -> [ArticleRecord] {
    try db.all("SELECT \(Self.listColumns) FROM article a WHERE a.document_id = ? ORDER BY a.position", [SQLValue(document)], Self.read)
  }

  /// Articles in an order, from behind a cursor on.
  ///
  /// Without words to look for `relevance` is `newest`. With a query each article has a snippet.
  ///
  /// - Parameter collapsing: whether of articles that are copies of each other, or nearly so, only the first that matches is shown.
  public func list(
    _ filter: ArticleFilter, order: ListOrder = .newest, limit: Int, after cursor: ListCursor? = nil, counting: Bool = false,
    collapsing: Bool = false
  ) throws -> Page<ArticleRecord> {
    let plan = try ArticlePlan(filter, on: db).plan
    let collapsed = collapsing ? CollapsedList(plan: plan, db: db) : nil
    let total = counting ? try collapsed?.count() ?? plan.count(on: db) : nil
    if order == .relevance, filter.query?.match != nil {
      return try RelevanceList(filter: filter, isCollapsed: collapsing, db: db).page(limit: limit, after: cursor, total: total)
    }
    let keys =
      try collapsed?.keys(order, after: cursor?.key, limit: limit + 1) ?? plan.keys(order, after: cursor?.key, limit: limit + 1, on: db)
    let next = keys.count > limit ? ListCursor(key: keys[limit - 1], id: 0) : nil
    let items = try records(keys: keys.prefix(limit), query: filter.query, countingCopies: collapsing)
    return Page(items: items, next: next, total: total)
  }

  /// What may have been meant by a query that no article answers: the same with words that the archive has. `nil` when nothing is like it.
  public func correction(of query: SearchQuery) throws -> String? {
    try SpellingCorrection(db: db).correction(of: query)
  }

  /// How many articles match.
  public func count(_ filter: ArticleFilter) throws -> Int {
    try ArticlePlan(filter, on: db).plan.count(on: db)
  }

  func records(keys: some Sequence<Int>, query: SearchQuery?, countingCopies: Bool = false) throws -> [ArticleRecord] {
    let columns = query == nil ? Self.listColumns : Self.listColumns + ", a.body"
    let snippet = query.map(Snippet.init)
    return try keys.compactMap { key in
      try db.first("SELECT \(columns) FROM article a WHERE a.sort_key = ?", [SQLValue(key)]) { row in
        var record = Self.read(&row)
        record.snippet = snippet?.html(of: row.bytes(), terms: db.terms)
        if countingCopies { record.copies = try ClusterMembers(db: db).others(ofArticle: key) }
        return record
      }
    }
  }
}
