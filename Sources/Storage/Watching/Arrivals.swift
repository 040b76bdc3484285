/// What came in behind a row, in the order in which it came.
public struct Arrivals<Item: Sendable>: Sendable {
  /// What matches, each with its row's id.
  public let items: [(id: Int, item: Item)]
  /// Rows up to this id were looked at.
  public let lastID: Int
  /// Whether rows are left that were not looked at.
  public let hasMore: Bool

  /// The same rows in another form.
  public func map<Other>(_ transform: (Item) -> Other) -> Arrivals<Other> {
    Arrivals<Other>(items: items.map { ($0.id, transform($0.item)) }, lastID: lastID, hasMore: hasMore)
  }
}

extension ListPlan {
  /// The rows behind an id that the list has, looking at so many at most.
  func arrivals<Item: Sendable>(
    in table: String, after id: Int, looking limit: Int, on db: Connection, _ find: (_ id: Int, _ key: Int) throws -> Item?
  ) throws -> Arrivals<Item> {
    let rows = try db.all(
      "SELECT id, sort_key FROM \(table) WHERE id > ? ORDER BY id LIMIT ?", [SQLValue(id), SQLValue(limit)]
    ) { (id: $0.int(), key: $0.int()) }
    var items: [(id: Int, item: Item)] = []
    for row in rows where try contains(row.key, on: db) {
      if let item = try find(row.id, row.key) { items.append((row.id, item)) }
    }
    return Arrivals(items: items, lastID: rows.last?.id ?? id, hasMore: rows.count == limit)
  }
}

extension ArticleRepository {
  /// The articles that match and came in behind an id.
  public func arrivals(_ filter: ArticleFilter, after id: Int, looking limit: Int) throws -> Arrivals<ArticleRecord> {
    try ArticlePlan(filter, on: db).plan.arrivals(in: "article", after: id, looking: limit, on: db) { _, key in
      try records(keys: [key], query: filter.query).first
    }
  }
}

extension EventRepository {
  /// The events that match and came in behind an id.
  public func arrivals(_ filter: EventFilter, after id: Int, looking limit: Int) throws -> Arrivals<EventRecord> {
    try EventPlan(filter, on: db).plan.arrivals(in: "event", after: id, looking: limit, on: db) { id, _ in try find(id) }
  }
}

extension QuoteRepository {
  /// The quotations that match and came in behind an id.
  public func arrivals(_ filter: QuoteFilter, after id: Int, looking limit: Int) throws -> Arrivals<QuoteRecord> {
    try QuotePlan(filter, on: db).plan.arrivals(in: "quote", after: id, looking: limit, on: db) { id, _ in try find(id) }
  }
}

extension SavedSearchRepository {
  /// The largest id among the rows of a kind; 0 when there are none.
  public func newest(_ kind: SavedSearch.Kind) throws -> Int {
    let table =
      switch kind {
      case .articles: "article"
      case .events: "event"
      case .quotes: "quote"
      }
    return try db.first("SELECT max(id) FROM \(table)") { $0.optionalInt() ?? 0 } ?? 0
  }
}
