internal import ArabicText
internal import Model

/// Which article a teaser leads to: one with the same headline. Of several the one in which the teaser's own words stand, and among those the
/// one nearest in time.
///
/// A teaser has one article and joins no clusters: a daily column has one headline all year, and its teasers must not make one of them all.
struct TeaserLinks {
  let db: Connection

  /// A headline that thousands of articles share leads nowhere.
  private static let mostCandidates = 50
  /// With fewer words of its own in an article a teaser is linked to it only if it is of the same days.
  private static let certainShare = 0.5
  private static let sameDays = 2

  private func headline(_ article: Article) -> SQLValue? {
    TextSignature.headline(article.title).map { SQLValue(Int(truncatingIfNeeded: $0)) }
  }

  /// Makes an article findable by its headline.
  func note(_ article: Article, key: Int) throws {
    guard let headline = headline(article) else { return }
    try db.run(
      "INSERT INTO article_headline (headline, article_key, is_teaser) VALUES (?, ?, ?)",
      [headline, SQLValue(key), SQLValue(article.kind == .teaser)])
  }

  /// Undoes ``note(_:key:)``.
  func forget(_ article: Article, key: Int) throws {
    guard let headline = headline(article) else { return }
    try db.run(
      "DELETE FROM article_headline WHERE headline = ? AND is_teaser = ? AND article_key = ?",
      [headline, SQLValue(article.kind == .teaser), SQLValue(key)])
  }

  /// Links what an article that came or went may have changed: the teaser itself if it is one and still there, else the teasers of its
  /// headline.
  func link(_ article: Article, wording: Int?) throws {
    if article.kind == .teaser {
      if let wording { try link(teaser: wording) }
      return
    }
    guard let headline = headline(article) else { return }
    let teasers = try db.all(Self.sameHeadlineSQL, [headline, SQLValue(true), SQLValue(Self.mostCandidates)]) { row in
      _ = row.int()
      return row.int()
    }
    for teaser in Set(teasers).sorted() { try link(teaser: teaser) }
  }

  static let sameHeadlineSQL = """
    SELECT h.article_key, x.wording_id FROM article_headline h CROSS JOIN article_wording x ON x.article_key = h.article_key
    WHERE h.headline = ? AND h.is_teaser = ? ORDER BY h.article_key DESC LIMIT ?
    """

  /// A teaser as it is compared.
  private struct Teaser {
    let key: Int
    let body: TextSignature
    let headline: SQLValue?
  }

  private func teaser(_ wording: Int) throws -> Teaser? {
    try db.first(
      """
      SELECT x.article_key, a.title, a.body FROM article_wording x CROSS JOIN article a ON a.sort_key = x.article_key
      WHERE x.wording_id = ? ORDER BY x.article_key LIMIT 1
      """, [SQLValue(wording)]
    ) { row in
      let key = row.int()
      let headline = TextSignature.headline(row.text()).map { SQLValue(Int(truncatingIfNeeded: $0)) }
      return Teaser(key: key, body: TextSignature(row.text()), headline: headline)
    }
  }

  /// Puts a teaser into the cluster of its article, or into one of its own.
  func link(teaser id: Int) throws {
    guard let teaser = try teaser(id) else { return }
    let article = try article(of: teaser).flatMap { try WordingRepository(db).find(key: $0) }
    try WordingRepository(db).set(cluster: article?.cluster ?? id, of: id)
  }

  private func article(of teaser: Teaser) throws -> Int? {
    guard let headline = teaser.headline else { return nil }
    let keys = try db.all(Self.sameHeadlineSQL, [headline, SQLValue(false), SQLValue(Self.mostCandidates)]) { $0.int() }
    var best: (key: Int, rank: (Double, Int, Int))?
    for key in keys {
      guard let (share, hash) = try share(of: teaser, inArticle: key) else { continue }
      let distance = Self.days(between: teaser.key, key)
      guard share >= Self.certainShare || distance.map({ $0 <= Self.sameDays }) ?? true else { continue }
      let rank = (-share, distance ?? .max, hash)
      if best.map({ rank < $0.rank }) ?? true { best = (key, rank) }
    }
    return best?.key
  }

  /// How much of a teaser stands in an article, and a number that is the same for all copies of the article.
  private func share(of teaser: Teaser, inArticle key: Int) throws -> (share: Double, hash: Int)? {
    try db.first("SELECT title, subtitle, body FROM article WHERE sort_key = ?", [SQLValue(key)]) { row in
      let text = TextSignature(row.text(), row.optionalText() ?? "", row.text())
      return (teaser.body.share(in: text), Int(truncatingIfNeeded: text.wording))
    }
  }

  /// How much of a teaser stands in the articles of a wording.
  func share(ofTeaser teaser: Int, inArticleOf wording: Int) throws -> Double {
    let key = try db.first(Self.firstKeySQL, [SQLValue(wording)]) { $0.int() }
    guard let teaser = try self.teaser(teaser), let key else { return 0 }
    return try share(of: teaser, inArticle: key)?.share ?? 0
  }

  static let firstKeySQL = "SELECT article_key FROM article_wording WHERE wording_id = ? ORDER BY article_key LIMIT 1"

  private static func days(between a: Int, _ b: Int) -> Int? {
    guard a >= SortKey.firstDatedArticle, b >= SortKey.firstDatedArticle else { return nil }
    return abs(SortKey.day(ofArticle: a) - SortKey.day(ofArticle: b))
  }
}
