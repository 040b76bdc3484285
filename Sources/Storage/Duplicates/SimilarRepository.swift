internal import ArabicText
internal import Model

/// Which articles are versions of an article, and which are about the same.
public struct SimilarRepository {
  private let db: Connection

  /// The articles as one connection sees them.
  public init(_ connection: Connection) {
    db = connection
  }

  /// A text that comes in more versions than this is not compared with all of them.
  private static let mostWordings = 300

  private struct Hit {
    let key: Int
    let relation: SimilarArticle.Relation
    let score: Double
  }

  /// The articles most like one: by relation, then by score, then newest first. `nil` when there is no article with the id.
  public func articles(
    like id: Int, relations: Set<SimilarArticle.Relation> = Set(SimilarArticle.Relation.allCases), limit: Int
  ) throws -> [SimilarArticle]? {
    guard let key = try db.first("SELECT sort_key FROM article WHERE id = ?", [SQLValue(id)], { $0.int() }) else { return nil }
    let wording = try WordingRepository(db).find(key: key)
    var hits = try wording.map { try versions(of: $0, except: key, relations, limit: limit) } ?? []
    if hits.count < limit, relations.contains(.related) {
      hits += try RelatedArticles(db: db).find(like: key, outside: wording?.cluster, limit: limit - hits.count).map {
        Hit(key: $0.key, relation: .related, score: $0.score / 2)
      }
    }
    let articles = ArticleRepository(db)
    return try hits.prefix(limit).flatMap { hit in
      try articles.records(keys: [hit.key], query: nil).map { SimilarArticle(record: $0, relation: hit.relation, score: hit.score) }
    }
  }

  private func versions(
    of wording: Wording, except key: Int, _ relations: Set<SimilarArticle.Relation>, limit: Int
  ) throws -> [Hit] {
    let wordings = WordingRepository(db)
    let text = try wordings.text(ofWording: wording.id)
    var hits: [Hit] = []
    for other in try wordings.members(ofCluster: wording.cluster).prefix(Self.mostWordings) {
      let relation = Self.relation(wording, other)
      guard relations.contains(relation) else { continue }
      let score = try relation == .copy ? 1 : self.score(wording, text, other)
      hits += try db.all(Self.articlesSQL, [SQLValue(other.id), SQLValue(key), SQLValue(limit)]) {
        Hit(key: $0.int(), relation: relation, score: score)
      }
    }
    let rank = Dictionary(uniqueKeysWithValues: zip(SimilarArticle.Relation.allCases, 0...))
    return hits.sorted { a, b in
      (rank[a.relation, default: 0], -a.score, -a.key) < (rank[b.relation, default: 0], -b.score, -b.key)
    }
  }

  static let articlesSQL =
    "SELECT article_key FROM article_wording WHERE wording_id = ? AND article_key <> ? ORDER BY article_key DESC LIMIT ?"

  private static func relation(_ a: Wording, _ b: Wording) -> SimilarArticle.Relation {
    if a.isTeaser != b.isTeaser { return .teaser }
    return a.textHash == b.textHash ? .copy : .near
  }

  private func score(_ wording: Wording, _ text: TextSignature?, _ other: Wording) throws -> Double {
    if wording.isTeaser != other.isTeaser {
      let (teaser, article) = wording.isTeaser ? (wording, other) : (other, wording)
      return try TeaserLinks(db: db).share(ofTeaser: teaser.id, inArticleOf: article.id)
    }
    guard let text, let otherText = try WordingRepository(db).text(ofWording: other.id) else { return 0 }
    return text.overlap(with: otherText)
  }
}
