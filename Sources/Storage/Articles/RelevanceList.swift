internal import Model

/// Articles by how well they match a query: BM25, the title worth more than the text.
///
/// Scores change a little whenever anything is stored, so a page does not continue at a score. It continues at a count of rows, among the
/// articles that were there when the first page was asked for.
struct RelevanceList {
  let filter: ArticleFilter
  /// Whether of articles that are versions of one text only the best hit is shown.
  var isCollapsed = false
  let db: Connection
  /// How many hits are ranked: see ``standardCandidates``.
  var candidates = RelevanceList.standardCandidates

  /// Weights of title, subtitle and body.
  private static let score = "bm25(6.0, 3.0, 1.0)"

  func page(limit: Int, after cursor: ListCursor?, total: Int?) throws -> Page<ArticleRecord> {
    guard let query = filter.query, let match = query.match, !filter.actors.contains(where: \.isEmpty) else {
      return Page(items: [], next: nil, total: total)
    }
    let newest = try cursor?.id ?? db.first("SELECT max(id) FROM article", [], { $0.int() }) ?? 0
    let offset = cursor?.key ?? 0
    var conditions = SQLConditions()
    conditions.add("f.article_text MATCH ?", .text(match))
    let places = try ArticlePlan.placeKeys(filter.place, on: db)
    if places?.isEmpty == true { return Page(items: [], next: nil, total: total) }
    var onArticle = ArticlePlan.conditions(filter, places, .all)
    if let from = filter.window.from { onArticle.add("a.date_last >= ?", SQLValue(from)) }
    if let to = filter.window.to { onArticle.add("a.date_first <= ?", SQLValue(to)) }
    if cursor != nil { onArticle.add("a.id <= ?", SQLValue(newest)) }
    conditions.add(onArticle)
    for group in filter.actors { conditions.add(ArticlePlan.speaksOf(group, key: "f.rowid")) }
    let from = onArticle.texts.isEmpty ? "article_text f" : "article_text f CROSS JOIN article a ON a.sort_key = f.rowid"
    let keys = try keys(from, conditions, limit: limit + 1, offset: offset)
    return Page(
      items: try ArticleRepository(db).records(keys: keys.prefix(limit), query: query, countingCopies: isCollapsed),
      next: keys.count > limit ? ListCursor(key: offset + limit, id: newest) : nil, total: total)
  }

  /// How many hits are ranked: the newest ones. Their scores are those that they have among all, since BM25 counts in how many articles of
  /// the whole archive a word stands. A word that more articles have is so common that the newest of them are hardly ever worse than the
  /// others; those come behind, the newest first, so that no hit is missing.
  static let standardCandidates = 12_000

  private func keys(_ from: String, _ conditions: SQLConditions, limit: Int, offset: Int) throws -> [Int] {
    var ranked = conditions
    ranked.add("f.rank MATCH ?", .text(Self.score))
    let oldest = try isCollapsed ? nil : oldestCandidate(from, conditions)
    if let oldest { ranked.add("f.rowid >= ?", SQLValue(oldest)) }
    var keys: [Int] = []
    if oldest == nil || offset < candidates {
      keys = try db.all(statement(from, ranked), ranked.values + [SQLValue(limit), SQLValue(offset)]) { $0.int() }
    }
    guard let oldest, keys.count < limit else { return keys }
    var others = conditions
    others.add("f.rowid < ?", SQLValue(oldest))
    keys += try db.all(
      "SELECT f.rowid FROM \(from) WHERE \(others.sql) ORDER BY f.rowid DESC LIMIT ? OFFSET ?",
      others.values + [SQLValue(limit - keys.count), SQLValue(max(0, offset - candidates))]
    ) { $0.int() }
    return keys
  }

  /// The oldest of the newest hits that are ranked; `nil` when all of them are.
  private func oldestCandidate(_ from: String, _ conditions: SQLConditions) throws -> Int? {
    let keys = try db.all(
      "SELECT f.rowid FROM \(from) WHERE \(conditions.sql) ORDER BY f.rowid DESC LIMIT 2 OFFSET ?",
      conditions.values + [SQLValue(candidates - 1)]
    ) { $0.int() }
    return keys.count == 2 ? keys[0] : nil
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
