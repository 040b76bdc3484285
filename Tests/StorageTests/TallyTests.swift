import Model
import Testing

@testable import Storage

/// What the tables of counts say must be what counting the rows gives, whatever came and went.
private func isTrue(_ archive: Archive) throws -> Bool {
  try archive.read { connection in
    func rows(_ sql: String) throws -> [String] { try connection.all(sql) { $0.text() } }
    let articles = try rows(
      """
      SELECT coalesce(date_first, -9999999) || '|' || coalesce(date_last, -9999999) || '|' || coalesce(source, '') || '|' || language || '|'
        || kind || '|' || count(*) AS line FROM article GROUP BY date_first, date_last, source, language, kind ORDER BY line
      """)
    let articleTally = try rows(
      """
      SELECT day || '|' || last_day || '|' || source || '|' || language || '|' || kind || '|' || count AS line FROM article_tally
      WHERE count > 0 ORDER BY line
      """)
    let events = try rows(
      """
      SELECT coalesce(date_first, -9999999) || '|' || coalesce(date_last, -9999999) || '|' || type || '|' || status || '|' || count(*) AS line
      FROM event GROUP BY date_first, date_last, type, status ORDER BY line
      """)
    let eventTally = try rows(
      "SELECT day || '|' || last_day || '|' || type || '|' || status || '|' || count AS line FROM event_tally WHERE count > 0 ORDER BY line"
    )
    return articles == articleTally && events == eventTally
  }
}

@Test func `counts kept beside the rows are those of the rows, whatever comes and goes`() throws {
  let archive = try Archive.memory()
  var random = SplitMix64(3)
  var documents: [Int] = []
  for number in 0..<60 {
    if documents.count > 5, Int.random(in: 0..<4, using: &random) == 0 {
      let gone = documents.remove(at: Int.random(in: documents.indices, using: &random))
      #expect(try archive.write { try DocumentRepository($0).delete(gone) })
    } else if let document = documents.last, Int.random(in: 0..<4, using: &random) == 0 {
      let fresh = [Sample.full, AnalysedArticle(article: Sample.article("خبر \(number)", published: "2024"), findings: Findings())]
      _ = try archive.write { try ArticleRepository($0).replace(ofDocument: document, with: fresh) }
    } else {
      var article = Sample.full
      article.article.published = random.pick(["2025", "2025-03", "2025-03-18", nil]).flatMap { PartialDate(iso: $0) }
        .map { Publication($0, basis: .client) }
      article.article.source = random.pick(["أ", "ب", nil])
      article.article.title += " \(number)"
      let stored = article
      documents.append(
        try archive.write { connection in
          let raw = RawDocument(bytes: Array("نص \(number)".utf8))
          let id = try DocumentRepository(connection).insert(raw, hash: ContentHash(identifying: raw), receivedAt: "2026-02-01T09:30:00Z")
          _ = try ArticleRepository(connection).insert(stored, document: id, position: 0)
          return id
        })
    }
  }
  #expect(try isTrue(archive))
}

@Test(arguments: [(nil, nil), ("2025-03-01", nil), (nil, "2025-03-10"), ("2025-03-05", "2025-03-20"), ("2024-01-01", "2024-12-31")])
func `what is counted from them is what counting gives`(_ from: String?, _ to: String?) throws {
  let archive = try Archive.memory()
  for (number, date) in ["2025", "2025-03", "2025-03-18", "2025-03-04", "2024-12-31", nil].enumerated() {
    let source = number % 2 == 0 ? "أ" : nil
    try archive.store(Sample.article("خبر \(number)", published: date, source: source), [Sample.putin])
  }
  try archive.store([Sample.full])
  var filter = ArticleFilter()
  filter.window = DateWindow(from: from.map(Sample.number), to: to.map(Sample.number))
  var events = EventFilter()
  events.window = filter.window
  // The same articles, asked for in a way that the tables do not know.
  var counted = filter
  counted.actors = [[try archive.id("vladimir-putin")]]
  let (first, second, window) = (filter, counted, events)
  try archive.read { connection in
    let (tally, counts) = (Tally(db: connection), AggregateRepository(connection))
    #expect(try tally.days(first) == counts.days(second))
    #expect(try tally.facet(.source, of: first, limit: 9) == counts.facet(.source, of: second, limit: 9))
    #expect(try tally.days(second) == nil && tally.facet(.place, of: first, limit: 9) == nil)
    let all = try EventRepository(connection).list(window, limit: 200).items
    #expect(try tally.eventTypes(window)?.reduce(0) { $0 + $1.count } == all.count)
  }
}
