internal import Glibc

/// Articles that speak of the same persons, organizations and places as another. What few articles speak of counts more than what many do
/// (inverse document frequency), and the two are compared as vectors (their cosine).
struct RelatedArticles {
  let db: Connection

  /// By how many of an article's rarest entities others are looked for, and how many on either side of it in time.
  private static let drivers = 8
  private static let reach = 40
  /// Below this, or with one entity in common, two articles merely happen to name the same country.
  private static let leastScore = 0.3
  private static let leastShared = 2

  /// The articles most like one that are not versions of it, best first; of several versions of one text only the best.
  func find(like key: Int, outside cluster: Int?, limit: Int) throws -> [(key: Int, score: Double)] {
    let total = Double(try db.first("SELECT max(id) FROM article") { $0.int() } ?? 1)
    let own = try weights(ofArticle: key, total)
    var candidates: Set<Int> = []
    for entity in own.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }).prefix(Self.drivers) {
      candidates.formUnion(try neighbours(of: key, speakingOf: entity.key))
    }
    let length = Self.length(own)
    var found: [(key: Int, score: Double)] = []
    for candidate in candidates {
      let other = try weights(ofArticle: candidate, total)
      let shared = other.filter { own[$0.key] != nil }
      guard shared.count >= Self.leastShared else { continue }
      let score = shared.reduce(0) { $0 + $1.value * $1.value } / (length * Self.length(other))
      if score >= Self.leastScore { found.append((candidate, min(score, 1))) }
    }
    found.sort { ($1.score, $1.key) < ($0.score, $0.key) }
    var seen: Set<Int> = cluster.map { [$0] } ?? []
    var result: [(key: Int, score: Double)] = []
    for hit in found {
      if result.count == limit { break }
      if let theirs = try WordingRepository(db).find(key: hit.key)?.cluster, !seen.insert(theirs).inserted { continue }
      result.append(hit)
    }
    return result
  }

  private func neighbours(of key: Int, speakingOf entity: Int) throws -> [Int] {
    let values = [SQLValue(entity), SQLValue(key), SQLValue(Self.reach)]
    return try db.all(Self.beforeSQL, values) { $0.int() } + db.all(Self.behindSQL, values) { $0.int() }
  }

  static let beforeSQL =
    "SELECT article_key FROM article_entity WHERE entity_id = ? AND article_key < ? ORDER BY article_key DESC LIMIT ?"
  static let behindSQL =
    "SELECT article_key FROM article_entity WHERE entity_id = ? AND article_key > ? ORDER BY article_key LIMIT ?"

  private func weights(ofArticle key: Int, _ total: Double) throws -> [Int: Double] {
    var weights: [Int: Double] = [:]
    try db.forEach(Self.weightsSQL, [SQLValue(key)]) { row in
      weights[row.int()] = log(1 + total / Double(max(row.int(), 1)))
    }
    return weights
  }

  static let weightsSQL = """
    SELECT x.entity_id, e.article_count FROM article_entity x CROSS JOIN entity e ON e.id = x.entity_id WHERE x.article_key = ?
    """

  private static func length(_ weights: [Int: Double]) -> Double {
    max(weights.values.reduce(0) { $0 + $1 * $1 }.squareRoot(), .leastNonzeroMagnitude)
  }
}
