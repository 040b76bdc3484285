/// The articles of a cluster.
struct ClusterMembers {
  let db: Connection

  /// The sort key of each article in it, and whether it is a teaser.
  func articles(ofCluster cluster: Int) throws -> [(key: Int, isTeaser: Bool)] {
    try db.all(Self.articlesSQL, [SQLValue(cluster), SQLValue(cluster)]) { ($0.int(), $0.bool()) }
  }

  static let articlesSQL = """
    SELECT x.article_key, m.is_teaser FROM (
      SELECT id, is_teaser FROM wording WHERE id = ? AND cluster_id = id
      UNION ALL SELECT id, is_teaser FROM wording WHERE cluster_id = ? AND cluster_id <> id
    ) m CROSS JOIN article_wording x ON x.wording_id = m.id
    """

  /// How many other articles are in the cluster of an article.
  func others(ofArticle key: Int) throws -> Int {
    guard let wording = try WordingRepository(db).find(key: key) else { return 0 }
    return try articles(ofCluster: wording.cluster).count - 1
  }
}
