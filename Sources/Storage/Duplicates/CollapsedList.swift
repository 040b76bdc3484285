/// A list of articles that shows one of each cluster: the first in the order of the list that matches, a whole article before a teaser.
struct CollapsedList {
  let plan: ListPlan
  let db: Connection

  /// How many rows are looked at in one go when one text fills page after page.
  private static let longestStretch = 1_000

  /// The sort keys of one page and one more, as ``ListPlan/keys(_:after:limit:on:)`` gives those of a list that shows all.
  func keys(_ order: ListOrder, after cursor: Int?, limit: Int) throws -> [Int] {
    var shown: [Int] = []
    var shownOfCluster: [Int: Int?] = [:]
    var after = cursor
    var stretch = limit
    while true {
      let keys = try plan.keys(order, after: after, limit: stretch, on: db)
      for key in keys {
        if let cluster = try WordingRepository(db).find(key: key)?.cluster {
          let first = try shownOfCluster[cluster] ?? first(ofCluster: cluster, order)
          shownOfCluster[cluster] = first
          if first != key { continue }
        }
        shown.append(key)
        if shown.count == limit { return shown }
      }
      if keys.count < stretch { return shown }
      after = keys.last
      stretch = min(stretch * 2, Self.longestStretch)
    }
  }

  /// The article of a cluster that the list shows.
  private func first(ofCluster cluster: Int, _ order: ListOrder) throws -> Int? {
    let articles = try ClusterMembers(db: db).articles(ofCluster: cluster)
    if articles.count == 1 { return articles[0].key }
    let dated = SortKey.firstDatedArticle
    let sorted = articles.sorted { a, b in
      if a.isTeaser != b.isTeaser { return b.isTeaser }
      if order == .oldest { return (a.key < dated ? 1 : 0, a.key) < (b.key < dated ? 1 : 0, b.key) }
      return a.key > b.key
    }
    return try sorted.first { try plan.contains($0.key, on: db) }?.key
  }

  /// How many rows the whole list has.
  func count() throws -> Int {
    let keys = plan.allKeys
    return try db.first(
      """
      SELECT count(*) FROM (SELECT DISTINCT \(Self.clusterOrKey("k.sort_key")) FROM (\(keys.sql)) k \(Self.joinCluster("k.sort_key")))
      """, keys.values
    ) { $0.int() } ?? 0
  }

  /// Joins the wording of an article as `w`.
  static func joinCluster(_ key: String) -> String {
    "LEFT JOIN article_wording v ON v.article_key = \(key) LEFT JOIN wording w ON w.id = v.wording_id"
  }

  /// What is the same for all articles of a cluster, and different for all others.
  static func clusterOrKey(_ key: String) -> String { "coalesce(w.cluster_id, -\(key))" }
}
