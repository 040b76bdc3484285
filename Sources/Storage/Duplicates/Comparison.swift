internal import Model

/// Compares the articles of an archive that an earlier version wrote, which kept no wordings.
enum Comparison {
  private static let batch = 500

  /// Adds the articles that the migration left to be compared, in transactions of some hundred; what was interrupted goes on from there.
  static func complete(on db: Connection) throws {
    while let last = try remaining(on: db), last > 0 {
      try db.run("BEGIN IMMEDIATE")
      do {
        let articles = try articles(upTo: last, on: db)
        for (_, key, article) in articles { try WordingRepository(db).add(article, ArticleSignature(of: article), key: key) }
        try db.session.flush(on: db)
        let next = articles.count < batch ? 0 : (articles.last?.id ?? 1) - 1
        try db.run("UPDATE sequence SET last = ? WHERE name = 'uncompared'", [SQLValue(next)])
        try db.run("COMMIT")
      } catch {
        if db.isInTransaction { try? db.run("ROLLBACK") }
        db.session.forget()
        throw error
      }
    }
  }

  private static func remaining(on db: Connection) throws -> Int? {
    try db.first("SELECT last FROM sequence WHERE name = 'uncompared'") { $0.int() }
  }

  private static func articles(upTo last: Int, on db: Connection) throws -> [(id: Int, key: Int, article: Article)] {
    try db.all(
      "SELECT id, sort_key, kind, title, body FROM article WHERE id <= ? ORDER BY id DESC LIMIT ?", [SQLValue(last), SQLValue(batch)]
    ) { row in
      let (id, key, kind) = (row.int(), row.int(), Article.Kind(rawValue: row.text()) ?? .article)
      return (id, key, Article(kind: kind, title: row.text(), body: row.text()))
    }
  }
}
