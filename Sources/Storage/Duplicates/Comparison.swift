internal import Model

/// Compares the articles of an archive that an earlier version wrote, which kept no wordings.
struct Comparison {
  let db: Connection

  /// How many articles go into one transaction: it takes a fraction of a second.
  private static let batch = 20

  /// Up to which id articles are yet to be compared; 0 when none are.
  func remaining() throws -> Int {
    try db.first("SELECT last FROM sequence WHERE name = 'uncompared'") { $0.int() } ?? 0
  }

  /// Adds the newest articles that are yet to be compared. What came meanwhile, or was stored anew, has its wording.
  func addSome() throws {
    let last = try remaining()
    guard last > 0 else { return }
    let articles = try articles(upTo: last)
    let wordings = WordingRepository(db)
    for (_, key, article) in articles where try wordings.find(key: key) == nil {
      try wordings.add(article, ArticleSignature(of: article), key: key)
    }
    let next = articles.count < Self.batch ? 0 : (articles.last?.id ?? 1) - 1
    try db.run("UPDATE sequence SET last = ? WHERE name = 'uncompared'", [SQLValue(next)])
  }

  private func articles(upTo last: Int) throws -> [(id: Int, key: Int, article: Article)] {
    try db.all(
      "SELECT id, sort_key, kind, title, body FROM article WHERE id <= ? ORDER BY id DESC LIMIT ?", [SQLValue(last), SQLValue(Self.batch)]
    ) { row in
      let (id, key, kind) = (row.int(), row.int(), Article.Kind(rawValue: row.text()) ?? .article)
      return (id, key, Article(kind: kind, title: row.text(), body: row.text()))
    }
  }
}

extension Archive {
  /// Compares some of the articles that an earlier version stored and did not compare, in one short transaction. `false` when there were none.
  ///
  /// Until all are compared, lists and ``SimilarRepository`` show those that are not as articles without versions.
  ///
  /// - Throws: ``StorageError``.
  public func compareSome() throws -> Bool {
    guard try read({ try Comparison(db: $0).remaining() }) > 0 else { return false }
    try write { try Comparison(db: $0).addSome() }
    return true
  }
}
