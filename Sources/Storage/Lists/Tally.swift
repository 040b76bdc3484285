internal import Model

/// How many articles and events there are, kept as they come and go: what is counted over everything is read here, since counting a million
/// rows takes longer than anybody waits.
struct Tally {
  /// What articles are counted by.
  struct ArticleKey: Hashable {
    let day: Int?
    let lastDay: Int?
    let source: String?
    let language: String
    let kind: String
  }

  /// What events are counted by.
  struct EventKey: Hashable {
    let day: Int?
    let lastDay: Int?
    let type: String
    let status: String
  }

  /// The day of what has none.
  static let undated = -9_999_999

  /// The changes of one transaction.
  struct Changes {
    var articles: [ArticleKey: Int] = [:]
    var events: [EventKey: Int] = [:]

    /// Writes the changes.
    mutating func flush(on db: Connection) throws {
      // Checks hold for the row that would be inserted, too: what only goes is taken off first.
      for (key, count) in articles where count != 0 {
        let values: [SQLValue] = [
          SQLValue(key.day ?? undated), SQLValue(key.lastDay ?? undated), .text(key.source ?? ""), .text(key.language), .text(key.kind),
        ]
        try db.run(
          "INSERT INTO article_tally (day, last_day, source, language, kind, count) VALUES (?, ?, ?, ?, ?, 0) ON CONFLICT DO NOTHING",
          values)
        try db.run(
          """
          UPDATE article_tally SET count = count + ?6
          WHERE day = ?1 AND last_day = ?2 AND source = ?3 AND language = ?4 AND kind = ?5
          """, values + [SQLValue(count)])
      }
      for (key, count) in events where count != 0 {
        let values: [SQLValue] = [
          SQLValue(key.day ?? undated), SQLValue(key.lastDay ?? undated), .text(key.type), .text(key.status),
        ]
        try db.run("INSERT INTO event_tally (day, last_day, type, status, count) VALUES (?, ?, ?, ?, 0) ON CONFLICT DO NOTHING", values)
        try db.run(
          "UPDATE event_tally SET count = count + ?5 WHERE day = ?1 AND last_day = ?2 AND type = ?3 AND status = ?4",
          values + [SQLValue(count)])
      }
      articles.removeAll(keepingCapacity: true)
      events.removeAll(keepingCapacity: true)
    }
  }

  let db: Connection

  /// The conditions on the tally of articles that a filter comes to; `nil` when it asks for something that the tally does not know.
  private static func conditions(_ filter: ArticleFilter) -> SQLConditions? {
    guard filter.actors.isEmpty, filter.query == nil, filter.place == nil else { return nil }
    var conditions = overlapping(filter.window)
    conditions.addAny("source", filter.sources.map { .text($0) })
    conditions.addAny("language", filter.languages.map { .text($0) })
    conditions.addAny("kind", filter.kinds.map { .text($0.rawValue) })
    conditions.add("count > 0")
    return conditions
  }

  private static func overlapping(_ window: DateWindow) -> SQLConditions {
    var conditions = SQLConditions()
    if let from = window.from { conditions.add("last_day >= ?", SQLValue(from)) }
    if let to = window.to { conditions.add("day <= ? AND day > ?", SQLValue(to), SQLValue(undated)) }
    return conditions
  }

  private static func conditions(_ filter: EventFilter) -> SQLConditions? {
    var rest = filter
    rest.types = []
    rest.statuses = []
    rest.window = DateWindow()
    guard rest == EventFilter(), filter.cameoRoots.isEmpty else { return nil }
    var conditions = overlapping(filter.window)
    conditions.addAny("type", filter.types.map { .text($0.rawValue) })
    conditions.addAny("status", filter.statuses.map { .text($0.rawValue) })
    conditions.add("count > 0")
    return conditions
  }

  private func days(_ table: String, _ conditions: SQLConditions?) throws -> DayCounts? {
    guard let conditions else { return nil }
    return DayCounts(
      days: try db.all(
        "SELECT day, sum(count) FROM \(table) WHERE \(conditions.sql) AND day > \(Self.undated) GROUP BY day ORDER BY day",
        conditions.values
      ) { (day: $0.int(), count: $0.int()) })
  }

  /// How many articles each day has; `nil` when they must be counted.
  func days(_ filter: ArticleFilter) throws -> DayCounts? { try days("article_tally", Self.conditions(filter)) }

  /// How many events each day has; `nil` when they must be counted.
  func days(_ filter: EventFilter) throws -> DayCounts? { try days("event_tally", Self.conditions(filter)) }

  private func values(_ column: String, of table: String, _ conditions: SQLConditions?, limit: Int) throws -> [FacetCount]? {
    guard let conditions else { return nil }
    return try db.all(
      """
      SELECT \(column) AS value, sum(count) AS n FROM \(table) WHERE \(conditions.sql) AND value <> ''
      GROUP BY value ORDER BY n DESC, value LIMIT ?
      """, conditions.values + [SQLValue(limit)]
    ) { FacetCount(value: $0.text(), count: $0.int()) }
  }

  /// The most frequent values of a facet; `nil` when they must be counted.
  func facet(_ facet: AggregateRepository.ArticleFacet, of filter: ArticleFilter, limit: Int) throws -> [FacetCount]? {
    facet == .place ? nil : try values(facet.rawValue, of: "article_tally", Self.conditions(filter), limit: limit)
  }

  /// How many events of each type there are; `nil` when they must be counted.
  func eventTypes(_ filter: EventFilter) throws -> [FacetCount]? {
    try values("type", of: "event_tally", Self.conditions(filter), limit: -1)
  }

  /// Who is spoken of most in all articles; `nil` when it must be counted.
  func entities(_ filter: ArticleFilter, limit: Int) throws -> [CoMentionGraph.Node]? {
    guard filter == ArticleFilter() else { return nil }
    return try db.all(
      """
      SELECT id, slug, name, type, article_count FROM entity WHERE merged_into IS NULL AND hidden = 0 AND article_count > 0
      ORDER BY article_count DESC, id LIMIT ?
      """, [SQLValue(limit)]
    ) { CoMentionGraph.Node(entity: EntityRepository.readReference(&$0), count: $0.int()) }
  }
}
