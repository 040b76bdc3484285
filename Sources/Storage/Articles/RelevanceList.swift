internal import Model

/// Articles by how well they match a query: BM25 over the whole index, the title worth more than the text.
///
/// Scores change a little whenever anything is stored, so a page does not continue at a score. It continues at a count of rows, among the
/// articles that were there when the first page was asked for.
struct RelevanceList {
  let filter: ArticleFilter
  /// Whether of articles that are versions of one text only the best hit is shown.
  var isCollapsed = false
  let db: Connection

  /// Weights of title, subtitle and body.
  private static let score = "bm25(6.0, 3.0, 1.0)"

  func page(limit: Int, after cursor: ListCursor?, total: Int?) throws -> Page<ArticleRecord> {
    guard let query = filter.query, let match = query.match, !filter.actors.contains(where: \.isEmpty) else {
      return Page(items: [], next: nil, total: total)
    }
    let newest = try cursor?.id ?? db.first("SELECT max(id) FROM article", [], { $0.int() }) ?? 0
    let offset = cursor?.key ?? 0
    var conditions = SQLConditions()
    conditions.add("f.article_text MATCH ? AND f.rank MATCH ?", [.text(match), .text(Self.score)])
    let places = try ArticlePlan.placeKeys(filter.place, on: db)
    if places?.isEmpty == true { return Page(items: [], next: nil, total: total) }
    var onArticle = ArticlePlan.conditions(filter, places, .all)
    if let from = filter.window.from { onArticle.add("a.date_last >= ?", SQLValue(from)) }
    if let to = filter.window.to { onArticle.add("a.date_first <= ?", SQLValue(to)) }
    if cursor != nil { onArticle.add("a.id <= ?", SQLValue(newest)) }
    conditions.add(onArticle)
    for group in filter.actors { conditions.add(ArticlePlan.speaksOf(group, key: "f.rowid")) }
    let from = onArticle.texts.isEmpty ? "article_text f" : "article_text f CROSS JOIN article a ON a.sort_key = f.rowid"
    let keys = try db.all(
      statement(from, conditions), conditions.values + [SQLValue(limit + 1), SQLValue(offset)]
    ) { $0.int() }
    return Page(
      items: try ArticleRepository(db).records(keys: keys.prefix(limit), query: query, countingCopies: isCollapsed),
      next: keys.count > limit ? ListCursor(key: offset + limit, id: newest) : nil, total: total)
  }

  private func statement(_ from: String, _ conditions: SQLConditions) -> String {
    guard isCollapsed else {
      return "SELECT f.rowid FROM \(from) WHERE \(conditions.sql) ORDER BY f.rank, f.rowid DESC LIMIT ? OFFSET ?"
    }
    return """
      SELECT key FROM (
        SELECT f.rowid AS key, f.rank AS score, row_number() OVER (
          PARTITION BY \(CollapsedList.clusterOrKey("f.rowid")) ORDER BY w.is_teaser, f.rank, f.rowid DESC
        ) AS place
        FROM \(from) \(CollapsedList.joinCluster("f.rowid")) WHERE \(conditions.sql)
      ) WHERE place = 1 ORDER BY score, key DESC LIMIT ? OFFSET ?
      """
  }
}
