/// How often something comes up.
public struct FacetCount: Equatable, Sendable {
  /// What is counted: a source, a year, a type.
  public let value: String
  /// How many rows have it.
  public let count: Int
}

/// How many rows each day has.
public struct DayCounts: Equatable, Sendable {
  /// The counts, earliest day first; days are counted from 1970-01-01, days without rows are left out.
  public let days: [(day: Int, count: Int)]

  /// Whether the same days have the same counts.
  public static func == (a: DayCounts, b: DayCounts) -> Bool {
    a.days.elementsEqual(b.days) { $0 == $1 }
  }
}

/// Who is spoken of together.
public struct CoMentionGraph: Equatable, Sendable {
  /// An entity and in how many of the articles it is spoken of.
  public struct Node: Equatable, Sendable {
    /// Which.
    public let entity: EntityReference
    /// In how many of the articles.
    public let count: Int
  }

  /// Two entities and in how many of the articles both are.
  public struct Edge: Equatable, Sendable {
    /// The smaller id.
    public let a: Int
    /// The larger id.
    public let b: Int
    /// In how many of the articles.
    public let count: Int
  }

  /// The entities, most mentioned first.
  public let nodes: [Node]
  /// The pairs of them, most frequent first.
  public let edges: [Edge]
}

/// Counts over everything that a filter matches: time-lines, facets and the network.
public struct AggregateRepository {
  private let db: Connection

  /// The counts as one connection sees them.
  public init(_ connection: Connection) {
    db = connection
  }

  /// How many articles each day has, by the first day that their date may mean; undated ones are left out.
  public func days(_ filter: ArticleFilter) throws -> DayCounts {
    if let known = try Tally(db: db).days(filter) { return known }
    return try days(ArticlePlan(filter, on: db).plan, from: SortKey.firstDatedArticle, day: SortKey.day(ofArticle:))
  }

  /// How many events each day has.
  public func days(_ filter: EventFilter) throws -> DayCounts {
    if let known = try Tally(db: db).days(filter) { return known }
    return try days(EventPlan(filter, on: db).plan, from: SortKey.firstDatedRow, day: SortKey.day(ofRow:))
  }

  /// How many quotations each day has, by the date of their articles.
  public func days(_ filter: QuoteFilter) throws -> DayCounts {
    try days(QuotePlan(filter, on: db).plan, from: SortKey.firstDatedRow, day: SortKey.day(ofRow:))
  }

  private func days(_ plan: ListPlan, from first: Int, day: (Int) -> Int) throws -> DayCounts {
    let keys = plan.allKeys
    var counts: [Int: Int] = [:]
    var current = (day: Int.min, count: 0)
    // Keys mostly come in order, day by day; grouping in SQLite would sort them all.
    try db.forEach("SELECT sort_key FROM (\(keys.sql)) WHERE sort_key >= ?", keys.values + [SQLValue(first)]) { row in
      let day = day(row.int())
      if day != current.day {
        counts[current.day, default: 0] += current.count
        current = (day, 0)
      }
      current.count += 1
    }
    counts[current.day, default: 0] += current.count
    counts[.min] = nil
    return DayCounts(days: counts.sorted { $0.key < $1.key }.map { (day: $0.key, count: $0.value) })
  }

  /// What facets of articles can be counted by.
  public enum ArticleFacet: String, Sendable, CaseIterable {
    case source, language, kind, place
  }

  /// The most frequent values of a facet among the articles that match; those without a value are left out.
  public func facet(_ facet: ArticleFacet, of filter: ArticleFilter, limit: Int) throws -> [FacetCount] {
    if let known = try Tally(db: db).facet(facet, of: filter, limit: limit) { return known }
    let keys = try ArticlePlan(filter, on: db).plan.allKeys
    return try db.all(
      """
      SELECT a.\(facet.rawValue) AS value, count(*) AS n
      FROM (\(keys.sql)) k CROSS JOIN article a\(facet == .place ? "" : " INDEXED BY article_facets") ON a.sort_key = k.sort_key
      WHERE value IS NOT NULL GROUP BY value ORDER BY n DESC, value LIMIT ?
      """, keys.values + [SQLValue(limit)]
    ) { FacetCount(value: $0.text(), count: $0.int()) }
  }

  /// How many events of each type match.
  public func eventTypes(_ filter: EventFilter) throws -> [FacetCount] {
    if let known = try Tally(db: db).eventTypes(filter) { return known }
    let keys = try EventPlan(filter, on: db).plan.allKeys
    return try db.all(
      """
      SELECT e.type, count(*) AS n FROM (\(keys.sql)) k CROSS JOIN event e ON e.id = (k.sort_key & \(SortKey.idMask))
      GROUP BY e.type ORDER BY n DESC, e.type
      """, keys.values
    ) { FacetCount(value: $0.text(), count: $0.int()) }
  }

  /// Who is spoken of most in the articles that match.
  public func entities(_ filter: ArticleFilter, limit: Int) throws -> [CoMentionGraph.Node] {
    if let known = try Tally(db: db).entities(filter, limit: limit) { return known }
    return try nodes(CoMentions(of: ArticlePlan(filter, on: db).plan.allKeys, on: db).top(limit, on: db))
  }

  private func nodes(_ top: [(id: Int, count: Int)]) throws -> [CoMentionGraph.Node] {
    try top.compactMap { id, count in
      try db.first("SELECT id, slug, name, type FROM entity WHERE id = ?", [SQLValue(id)]) {
        CoMentionGraph.Node(entity: EntityRepository.readReference(&$0), count: count)
      }
    }
  }

  /// The co-mention graph of the articles that match: the `limit` entities spoken of most, and the pairs of them that come up together at
  /// least `minimum` times.
  public func network(_ filter: ArticleFilter, limit: Int, minimum: Int) throws -> CoMentionGraph {
    if let known = try Tally(db: db).entities(filter, limit: limit) {
      return try CoMentionGraph(nodes: known, edges: CoMentions.allPairs(among: known.map(\.entity.id), minimum: minimum, on: db))
    }
    let mentions = try CoMentions(of: ArticlePlan(filter, on: db).plan.allKeys, on: db)
    let nodes = try nodes(mentions.top(limit, on: db))
    return CoMentionGraph(nodes: nodes, edges: mentions.pairs(among: nodes.map(\.entity.id), minimum: minimum))
  }
}
