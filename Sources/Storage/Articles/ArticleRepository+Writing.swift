internal import ArabicText
public import Model

extension ArticleRepository {
  /// Stores an article of a document with everything that was read out of it, and returns its id.
  ///
  /// - Parameters:
  ///   - position: its place among the articles of the document, from 0.
  ///   - id: the id of an article that it replaces and that was deleted in the same transaction; a new one if `nil`.
  ///   - signature: what it is compared by, if that was computed already.
  /// - Throws: ``StorageError`` of the kind `constraint` when the document is missing or has an article in that place.
  public func insert(
    _ analysed: AnalysedArticle, document: Int, position: Int, reusing id: Int? = nil, signature: ArticleSignature? = nil
  ) throws -> Int {
    let isKnown = id != nil
    let id = try id ?? db.session.nextID("article", on: db)
    let article = analysed.article
    let date = ArticleDate(article.published?.date)
    let key = try freeKey(day: date.first, id: id)
    try insertRow(article, id: id, document: document, position: position, key: key, date: date)
    count(article, date)
    db.session.unindexed.append(.init(key: key, title: article.title, subtitle: article.subtitle, body: article.body))
    var entities: [String: Int] = [:]
    for entity in analysed.findings.entities { entities[entity.slug] = try EntityRepository(db).upsert(entity) }
    if isKnown { entities = try splitting(entities, article: id) }
    try insertMentions(analysed.findings.mentions, article: id, key: key, date: date, entities: entities)
    try insertDates(analysed.findings.dates, article: id)
    for (position, event) in analysed.findings.events.enumerated() {
      _ = try EventRepository(db).insert(event, article: id, position: position, entities: entities)
      let key = Tally.EventKey(
        day: event.date?.first.daysSinceEpoch, lastDay: event.date?.last.daysSinceEpoch, type: event.type.rawValue,
        status: event.status.rawValue)
      db.session.tally.events[key, default: 0] += 1
    }
    for (position, quote) in analysed.findings.quotes.enumerated() {
      _ = try QuoteRepository(db).insert(quote, article: id, position: position, date: date, entities: entities)
    }
    try WordingRepository(db).add(article, signature ?? ArticleSignature(of: article), key: key)
    return id
  }

  /// Notes that an article came.
  private func count(_ article: Article, _ date: ArticleDate) {
    let key = Tally.ArticleKey(
      day: date.first, lastDay: date.last, source: article.source, language: article.language, kind: article.kind.rawValue)
    db.session.tally.articles[key, default: 0] += 1
  }

  /// Notes that the articles of a document and their events went.
  private func uncount(document: Int) throws {
    try db.forEach("SELECT date_first, date_last, source, language, kind FROM article WHERE document_id = ?", [SQLValue(document)]) { row in
      let key = Tally.ArticleKey(
        day: row.optionalInt(), lastDay: row.optionalInt(), source: row.optionalText(), language: row.text(), kind: row.text())
      db.session.tally.articles[key, default: 0] -= 1
    }
    try db.forEach(
      "SELECT e.date_first, e.date_last, e.type, e.status FROM article a JOIN event e ON e.article_id = a.id WHERE a.document_id = ?",
      [SQLValue(document)]
    ) { row in
      let key = Tally.EventKey(day: row.optionalInt(), lastDay: row.optionalInt(), type: row.text(), status: row.text())
      db.session.tally.events[key, default: 0] -= 1
    }
  }

  /// The date of an article, in days since 1970-01-01.
  struct ArticleDate {
    let first: Int?
    let last: Int?
    let isWide: Bool

    init(_ date: PartialDate?) {
      first = date?.first.daysSinceEpoch
      last = date?.last.daysSinceEpoch
      isWide = date.map { $0.last.daysSinceEpoch - $0.first.daysSinceEpoch > ListPlan.narrowSpan } ?? false
    }
  }

  /// The next sort key of a day.
  private func freeKey(day: Int?, id: Int) throws -> Int {
    guard let day else { return id }
    let keys = SortKey.articles(of: day)
    let last = try db.first(
      "SELECT sort_key FROM article WHERE sort_key BETWEEN ? AND ? ORDER BY sort_key DESC LIMIT 1",
      [SQLValue(keys.lowerBound), SQLValue(keys.upperBound)]
    ) { $0.int() }
    let key = last.map { $0 + 1 } ?? keys.lowerBound
    guard keys.contains(key) else {
      throw StorageError(
        .other, "The archive has a million articles of \(CalendarDate(daysSinceEpoch: day)); it takes no more of that date.")
    }
    return key
  }

  private func insertRow(_ article: Article, id: Int, document: Int, position: Int, key: Int, date: ArticleDate) throws {
    let words = WordCount.words(in: article.body)
    try db.run(
      """
      INSERT INTO article (id, document_id, position, sort_key, date_first, date_last, wide, published_precision, published_basis, kind,
        language, source, place, place_key, url, word_count, document_start, document_end, translator, desk, authors, title, subtitle,
        captions, headings, warnings, body, agency, abstracts, keywords, passages)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        SQLValue(id), SQLValue(document), SQLValue(position), SQLValue(key), SQLValue(date.first), SQLValue(date.last),
        SQLValue(date.isWide), SQLValue(article.published?.date.precision.rawValue), SQLValue(article.published?.basis.rawValue),
        .text(article.kind.rawValue), .text(article.language), SQLValue(article.source), SQLValue(article.place),
        SQLValue(article.place.map(Folding.foldName)), SQLValue(article.url), SQLValue(words), SQLValue(article.documentSpan.start),
        SQLValue(article.documentSpan.end), SQLValue(article.translator), SQLValue(article.desk), DatabaseText.list(article.authors),
        .text(article.title), SQLValue(article.subtitle), DatabaseText.list(article.captions), DatabaseText.spans(article.headings),
        DatabaseText.list(article.warnings), .text(article.body), SQLValue(article.agency),
        DatabaseText.list(article.abstracts.flatMap { [$0.language, $0.text] }), DatabaseText.list(article.keywords),
        DatabaseText.list(article.passages.flatMap { ["\($0.span.start)-\($0.span.end)", $0.language] }),
      ])
  }

  private func insertMentions(_ mentions: [Mention], article: Int, key: Int, date: ArticleDate, entities: [String: Int]) throws {
    var counts: [Int: Int] = [:]
    for (position, mention) in mentions.enumerated() {
      guard let entity = entities[mention.entity] else {
        preconditionFailure("a mention is of one of the findings' entities, not of '\(mention.entity)'")
      }
      if mention.how != .demonym { counts[entity, default: 0] += 1 }
      try db.run(
        """
        INSERT INTO mention (article_id, position, entity_id, field, start_offset, end_offset, text, how, found_by, confidence)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [
          SQLValue(article), SQLValue(position), SQLValue(entity), .text(mention.field.rawValue), SQLValue(mention.span.start),
          SQLValue(mention.span.end), .text(mention.text), .text(mention.how.rawValue), .text(mention.foundBy.rawValue),
          SQLValue(mention.confidence),
        ])
    }
    for (entity, count) in counts.sorted(by: { $0.key < $1.key }) {
      try db.run(
        "INSERT INTO article_entity (entity_id, article_key, date_last, wide, mention_count) VALUES (?, ?, ?, ?, ?)",
        [SQLValue(entity), SQLValue(key), SQLValue(date.last), SQLValue(date.isWide), SQLValue(count)])
      db.session.count(entity: entity, mentions: count, sign: 1)
    }
  }

  private func insertDates(_ dates: [DateMention], article: Int) throws {
    for (position, date) in dates.enumerated() {
      try db.run(
        """
        INSERT INTO date_mention (article_id, position, start_offset, end_offset, text, value, precision, date_first, date_last)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [
          SQLValue(article), SQLValue(position), SQLValue(date.span.start), SQLValue(date.span.end), .text(date.text), .text(date.value),
          .text(date.precision.rawValue), SQLValue(date.first?.daysSinceEpoch), SQLValue(date.last?.daysSinceEpoch),
        ])
    }
  }

  /// Stores the articles of a document anew: those that stay in their place keep their ids.
  public func replace(ofDocument document: Int, with articles: [AnalysedArticle]) throws -> [Int] {
    let old = try db.all("SELECT id FROM article WHERE document_id = ? ORDER BY position", [SQLValue(document)]) { $0.int() }
    try deleteAll(ofDocument: document)
    return try articles.enumerated().map { position, article in
      try insert(article, document: document, position: position, reusing: position < old.count ? old[position] : nil)
    }
  }

  /// Removes the articles of a document with all that was read out of them.
  func deleteAll(ofDocument document: Int) throws {
    let articles = try db.all(
      "SELECT id, kind, sort_key, title, subtitle, body FROM article WHERE document_id = ?", [SQLValue(document)]
    ) { row in
      (
        id: row.int(), kind: Article.Kind(rawValue: row.text()) ?? .article,
        text: WriteSession.IndexedText(key: row.int(), title: row.text(), subtitle: row.optionalText(), body: row.text())
      )
    }
    if articles.isEmpty { return }
    try uncount(document: document)
    try db.session.flush(on: db)
    for article in articles.sorted(by: { $0.text.key < $1.text.key }) {
      let key = SQLValue(article.text.key)
      try db.run(
        "INSERT INTO article_text (article_text, rowid, title, subtitle, body) VALUES ('delete', ?, ?, ?, ?)", article.text.values)
      try db.forEach("SELECT entity_id, mention_count FROM article_entity WHERE article_key = ?", [key]) { row in
        db.session.count(entity: row.int(), mentions: row.int(), sign: -1)
      }
      try db.run("DELETE FROM article_entity WHERE article_key = ?", [key])
      try EventRepository(db).deleteLinks(ofArticle: article.id)
      try db.run("DELETE FROM article WHERE id = ?", [SQLValue(article.id)])
      let text = Article(kind: article.kind, title: article.text.title, body: article.text.body)
      try WordingRepository(db).remove(text, key: article.text.key)
    }
  }
}
