/// Who is spoken of in each of some articles, as it streams from the archive.
///
/// Grouping in SQLite sorts all rows, which takes longer than reading them; here they are counted into arrays with a place for each entity.
struct CoMentions {
  /// The entities of all articles one after another; each article's are in front of its ``ends``.
  private var entities: [Int32] = []
  private var ends: [Int] = []
  /// The highest id of an entity.
  private let most: Int

  /// Reads who is spoken of in the articles with the keys that a statement gives.
  init(of keys: (sql: String, values: [SQLValue]), on db: Connection) throws {
    most = try Self.newestEntity(on: db)
    let sql = "SELECT x.article_key, x.entity_id FROM (\(keys.sql)) k CROSS JOIN article_entity x ON x.article_key = k.sort_key"
    var last = Int.min
    try db.forEach(sql, keys.values) { row in
      let key = row.int()
      if key != last, !entities.isEmpty { ends.append(entities.count) }
      last = key
      let entity = row.int()
      // In a damaged archive there may be entries without their entity.
      if entity >= 0, entity <= most { entities.append(Int32(truncatingIfNeeded: entity)) }
    }
    ends.append(entities.count)
  }

  private static func newestEntity(on db: Connection) throws -> Int {
    try db.first("SELECT max(id) FROM entity") { $0.optionalInt() ?? 0 } ?? 0
  }

  /// The ids that come up most and in how many articles, most first and those of the same count by id; without the hidden ones.
  func top(_ limit: Int, on db: Connection) throws -> [(id: Int, count: Int)] {
    var counts = [Int32](repeating: 0, count: most + 1)
    for entity in entities { counts[Int(entity)] += 1 }
    try db.forEach("SELECT id FROM entity WHERE hidden = 1") { counts[$0.int()] = 0 }
    // Most entities come up once or twice: only what can be among the first is sorted.
    var least: Int32 = 1
    while limit > 0, counts.reduce(0, { $0 + ($1 > least ? 1 : 0) }) >= limit { least *= 2 }
    least = max(1, least / 2)
    let found = counts.indices.filter { counts[$0] >= least }.map { (id: $0, count: Int(counts[$0])) }
    return Array(found.sorted { ($1.count, $0.id) < ($0.count, $1.id) }.prefix(limit))
  }

  /// The pairs among some entities that at least `minimum` articles have both of, most frequent first.
  func pairs(among ids: [Int], minimum: Int) -> [CoMentionGraph.Edge] {
    var pairs = Pairs(among: ids, newest: most)
    var start = 0
    for end in ends {
      for entity in entities[start..<end] { pairs.add(Int(entity)) }
      pairs.endArticle()
      start = end
    }
    return pairs.edges(minimum: minimum)
  }

  /// The same over all articles there are, which are not kept in memory.
  static func allPairs(among ids: [Int], minimum: Int, on db: Connection) throws -> [CoMentionGraph.Edge] {
    var pairs = Pairs(among: ids, newest: try newestEntity(on: db))
    var last = Int.min
    try db.forEach("SELECT article_key, entity_id FROM article_entity ORDER BY article_key") { row in
      let key = row.int()
      if key != last { pairs.endArticle() }
      last = key
      pairs.add(row.int())
    }
    pairs.endArticle()
    return pairs.edges(minimum: minimum)
  }

  /// Counts the pairs among some entities.
  private struct Pairs {
    private let ids: [Int]
    /// Each entity's place in ``ids``, -1 for those that are not asked for.
    private var places: [Int32]
    /// How many articles have a pair, under the smaller place times the number of ids and the larger one.
    private var counts: [Int32]
    private var article: [Int] = []

    init(among ids: [Int], newest: Int) {
      self.ids = ids.sorted()
      places = Array(repeating: -1, count: newest + 1)
      for (place, id) in self.ids.enumerated() { places[id] = Int32(truncatingIfNeeded: place) }
      counts = Array(repeating: 0, count: ids.count * ids.count)
    }

    mutating func add(_ entity: Int) {
      guard places.indices.contains(entity), case let place = Int(places[entity]), place >= 0 else { return }
      for other in article { counts[min(place, other) * ids.count + max(place, other)] += 1 }
      article.append(place)
    }

    mutating func endArticle() { article.removeAll(keepingCapacity: true) }

    func edges(minimum: Int) -> [CoMentionGraph.Edge] {
      counts.indices.filter { counts[$0] > 0 && counts[$0] >= minimum }.map { place in
        CoMentionGraph.Edge(a: ids[place / ids.count], b: ids[place % ids.count], count: Int(counts[place]))
      }.sorted { ($1.count, $0.a, $0.b) < ($0.count, $1.a, $1.b) }
    }
  }
}
