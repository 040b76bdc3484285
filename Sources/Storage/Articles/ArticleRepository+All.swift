internal import Model

extension ArticleRepository {
  private static let wholeColumns =
    listColumns + ", a.captions, a.headings, a.warnings, a.body, a.agency, a.abstracts, a.keywords, a.passages"

  /// Calls a function with every article that matches, body and all, in an order; memory does not grow with their number. `relevance` is
  /// `newest`.
  ///
  /// - Parameter collapsing: whether of articles that are copies of each other, or nearly so, only the first that matches is given.
  public func forEach(
    _ filter: ArticleFilter, order: ListOrder = .newest, collapsing: Bool = false, _ body: (ArticleRecord) throws -> Void
  ) throws {
    let plan = try ArticlePlan(filter, on: db).plan
    guard collapsing else { return try plan.forEachKey(order, on: db) { try record(key: $0).map(body) } }
    let list = CollapsedList(plan: plan, db: db)
    var last: Int?
    while case let keys = try list.keys(order, after: last, limit: Self.stretch), let next = keys.last {
      for key in keys {
        guard var record = try record(key: key) else { continue }
        record.copies = try ClusterMembers(db: db).others(ofArticle: key)
        try body(record)
      }
      last = next
    }
  }

  /// How many keys of a collapsed list are looked up in one go.
  private static let stretch = 1_000

  private func record(key: Int) throws -> ArticleRecord? {
    try db.first("SELECT \(Self.wholeColumns) FROM article a WHERE a.sort_key = ?", [SQLValue(key)], Self.readWhole)
  }

  /// The place of an article among those of its document, from 0.
  public func position(of id: Int) throws -> Int {
    try db.first("SELECT position FROM article WHERE id = ?", [SQLValue(id)]) { $0.int() } ?? 0
  }

  /// The article with an id as lists show it, without its body.
  public func head(_ id: Int) throws -> ArticleRecord? {
    try db.first("SELECT \(Self.listColumns) FROM article a WHERE a.id = ?", [SQLValue(id)], Self.read)
  }
}
