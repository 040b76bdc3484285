internal import ArabicText
internal import Model

/// Which articles are copies of each other or nearly so: kept in the transaction that stores or removes an article.
///
/// Clusters are the connected parts of the graph in which near wordings are neighbours. Whether two wordings are near is a function of the
/// two alone, so that the clusters do not depend on the order in which articles came, and are after a removal what they were before.
struct WordingRepository {
  let db: Connection

  /// More wordings than this in the bands of one text come from a machine that fills in a form. They are not compared with all of their
  /// like, lest each costs more than the one before; only then the order of arrival may show in the clusters.
  private static let mostCandidates = 64

  init(_ connection: Connection) {
    db = connection
  }

  /// Adds an article that was stored under a key.
  func add(_ article: Article, _ signature: ArticleSignature, key: Int) throws {
    if signature.isEmpty { return }
    let teasers = TeaserLinks(db: db)
    try teasers.note(article, key: key)
    let candidates = try candidates(signature)
    let known = candidates.first { $0.textHash == signature.textHash && $0.isTeaser == signature.isTeaser }
    let id = try known?.id ?? insert(signature)
    if known == nil, !signature.isTeaser { db.session.texts[id] = signature.text }
    try db.run("INSERT INTO article_wording (article_key, wording_id) VALUES (?, ?)", [SQLValue(key), SQLValue(id)])
    if known == nil, !signature.isTeaser { try join(id, signature.text, candidates) }
    try teasers.link(article, wording: id)
  }

  private func insert(_ signature: ArticleSignature) throws -> Int {
    let id = try db.session.nextID("wording", on: db)
    let bytes = signature.bands.flatMap { band in (0..<4).map { UInt8(truncatingIfNeeded: band >> ($0 * 8)) } }
    try db.run(
      "INSERT INTO wording (id, text_hash, is_teaser, bands, cluster_id) VALUES (?, ?, ?, ?, ?)",
      [SQLValue(id), SQLValue(signature.textHash), SQLValue(signature.isTeaser), .blob(bytes), SQLValue(id)])
    for band in Set(signature.bands) {
      try db.run("INSERT INTO wording_band (band, wording_id) VALUES (?, ?)", [SQLValue(band), SQLValue(id)])
    }
    return id
  }

  /// The wordings that share a band with a text, oldest first.
  private func candidates(_ signature: ArticleSignature) throws -> [Wording] {
    let bands = signature.bands
    var seen: Set<Int> = []
    return try db.all(Self.candidatesSQL(bands.count), bands.map { SQLValue($0) } + [SQLValue(Self.mostCandidates)], Wording.read)
      .filter { seen.insert($0.id).inserted }.sorted { $0.id < $1.id }
  }

  static func candidatesSQL(_ bands: Int) -> String {
    """
    SELECT \(Wording.columns) FROM wording_band b CROSS JOIN wording w ON w.id = b.wording_id
    WHERE b.band \(SQLConditions.anyOf(bands)) LIMIT ?
    """
  }

  /// Puts a new wording into the clusters of those that are near it, which become one.
  private func join(_ id: Int, _ text: TextSignature, _ candidates: [Wording]) throws {
    var joined: Set<Int> = []
    for candidate in candidates where !candidate.isTeaser && !joined.contains(candidate.cluster) {
      if try self.text(ofWording: candidate.id)?.isNear(text) == true { joined.insert(candidate.cluster) }
    }
    guard let label = joined.min() else { return }
    for cluster in joined.union([id]) where cluster != label { try move(cluster: cluster, to: label) }
  }

  /// What a wording is compared by, from any of its articles.
  func text(ofWording id: Int) throws -> TextSignature? {
    if let known = db.session.texts[id] { return known }
    let text = try db.first(Self.textSQL, [SQLValue(id)]) { row in
      let kind = Article.Kind(rawValue: row.text()) ?? .article
      return ArticleSignature(of: Article(kind: kind, title: row.text(), body: row.text())).text
    }
    db.session.texts[id] = text
    return text
  }

  static let textSQL = """
    SELECT a.kind, a.title, a.body FROM article_wording x CROSS JOIN article a ON a.sort_key = x.article_key
    WHERE x.wording_id = ? ORDER BY x.article_key LIMIT 1
    """

  private func move(cluster: Int, to label: Int) throws {
    try db.run("UPDATE wording SET cluster_id = ? WHERE cluster_id = ? AND cluster_id <> id", [SQLValue(label), SQLValue(cluster)])
    try set(cluster: label, of: cluster)
  }

  func set(cluster: Int, of wording: Int) throws {
    try db.run("UPDATE wording SET cluster_id = ? WHERE id = ?", [SQLValue(cluster), SQLValue(wording)])
  }

  /// The wording of an article.
  func find(key: Int) throws -> Wording? {
    try db.first(
      "SELECT \(Wording.columns) FROM article_wording x CROSS JOIN wording w ON w.id = x.wording_id WHERE x.article_key = ?",
      [SQLValue(key)], Wording.read)
  }

  /// The wordings of a cluster, in the order of their ids.
  func members(ofCluster cluster: Int) throws -> [Wording] {
    try db.all(Self.membersSQL, [SQLValue(cluster), SQLValue(cluster)], Wording.read).sorted { $0.id < $1.id }
  }

  static let membersSQL = """
    SELECT \(Wording.columns) FROM wording w WHERE w.id = ? AND w.cluster_id = w.id
    UNION ALL SELECT \(Wording.columns) FROM wording w WHERE w.cluster_id = ? AND w.cluster_id <> w.id
    """

  /// Takes out an article whose row is gone.
  func remove(_ article: Article, key: Int) throws {
    guard let wording = try find(key: key) else { return }
    let teasers = TeaserLinks(db: db)
    try teasers.forget(article, key: key)
    try db.run("DELETE FROM article_wording WHERE article_key = ?", [SQLValue(key)])
    let hasCopy = try db.first("SELECT 1 FROM article_wording WHERE wording_id = ? LIMIT 1", [SQLValue(wording.id)]) { $0.int() } != nil
    if !hasCopy {
      let rest = try members(ofCluster: wording.cluster).filter { $0.id != wording.id }
      for band in Set(try bands(of: wording.id)) {
        try db.run("DELETE FROM wording_band WHERE band = ? AND wording_id = ?", [SQLValue(band), SQLValue(wording.id)])
      }
      try db.run("DELETE FROM wording WHERE id = ?", [SQLValue(wording.id)])
      if !wording.isTeaser, !rest.isEmpty { try divide(rest) }
    }
    try teasers.link(article, wording: hasCopy ? wording.id : nil)
  }

  private func bands(of wording: Int) throws -> [Int] {
    let bytes = try db.first("SELECT bands FROM wording WHERE id = ?", [SQLValue(wording)]) { $0.blob() } ?? []
    return stride(from: 0, to: bytes.count - bytes.count % 4, by: 4).map { start in
      (0..<4).reduce(0) { $0 | Int(bytes[start + $1]) << ($1 * 8) }
    }
  }

  /// Finds the clusters of wordings that were one cluster while another wording held them together.
  private func divide(_ wordings: [Wording]) throws {
    var parts = ConnectedParts()
    var texts: [Int: TextSignature] = [:]
    var byBand: [Int: [Int]] = [:]
    for wording in wordings where !wording.isTeaser {
      texts[wording.id] = try text(ofWording: wording.id)
      for band in Set(try bands(of: wording.id)) {
        for other in byBand[band, default: []] where parts.root(wording.id) != parts.root(other) {
          guard let a = texts[wording.id], let b = texts[other], a.isNear(b) else { continue }
          parts.join(wording.id, other)
        }
        byBand[band, default: []].append(wording.id)
      }
    }
    for wording in wordings where !wording.isTeaser && wording.cluster != parts.root(wording.id) {
      try set(cluster: parts.root(wording.id), of: wording.id)
    }
    for wording in wordings where wording.isTeaser { try TeaserLinks(db: db).link(teaser: wording.id) }
  }
}
