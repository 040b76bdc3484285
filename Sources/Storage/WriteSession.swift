/// What a write transaction gathers before it commits, and what may be kept from one to the next.
///
/// Counters and the full-text index are written once, at the end: in a batch of a thousand articles the same entity is counted once, and
/// the index gets its rows in rising order, which FTS5 needs to keep them in one segment.
final class WriteSession {
  /// How an entity's counters change.
  struct Count {
    var articles = 0
    var mentions = 0
  }

  /// The last id given for each table; loaded on first use, written back at the end.
  var sequences: [String: Int] = [:]
  /// The tables whose sequence changed.
  var changedSequences: Set<String> = []
  /// The entities as they were last stored, by slug.
  var entities: [String: KnownEntity] = [:]
  /// The counters to change, by entity.
  var counts: [Int: Count] = [:]
  /// How many articles and events come and go.
  var tally = Tally.Changes()
  /// What wordings are compared by; machine-made texts are compared with the same few over and over.
  var texts = RecentTexts()
  /// The articles that the full-text index has yet to get.
  var unindexed: [IndexedText] = []

  /// What the full-text index gets of an article. A statement that inserts by SELECT opens a savepoint, at which FTS5 writes out a segment:
  /// a thousand small ones in place of one. So the index is only ever given values.
  struct IndexedText {
    let key: Int
    let title: String
    let subtitle: String?
    let body: String

    var values: [SQLValue] { [SQLValue(key), .text(title), SQLValue(subtitle), .text(body)] }
  }

  /// An entity as it was last stored.
  struct KnownEntity {
    let id: Int
    let fingerprint: Int
  }

  /// Forgets everything that a rollback may have undone.
  func forget() {
    sequences.removeAll()
    changedSequences.removeAll()
    entities.removeAll()
    counts.removeAll()
    tally = Tally.Changes()
    unindexed.removeAll()
    texts = RecentTexts()
  }

  /// The next id of a table. Ids are never used twice, also not those of deleted rows.
  func nextID(_ table: String, on db: Connection) throws -> Int {
    let last = try sequences[table] ?? db.first("SELECT last FROM sequence WHERE name = ?", [.text(table)]) { $0.int() } ?? 0
    sequences[table] = last + 1
    changedSequences.insert(table)
    return last + 1
  }

  /// Notes that an article with a number of mentions of an entity came (`sign` 1) or went (-1).
  func count(entity: Int, mentions: Int, sign: Int) {
    counts[entity, default: Count()].articles += sign
    counts[entity, default: Count()].mentions += sign * mentions
  }

  /// Writes what was gathered. Called before the commit, and before anything that reads what is not yet written.
  func flush(on db: Connection) throws {
    for (entity, change) in counts.sorted(by: { $0.key < $1.key }) where change.articles != 0 || change.mentions != 0 {
      try db.run(
        "UPDATE entity SET article_count = article_count + ?, mention_count = mention_count + ? WHERE id = ?",
        [SQLValue(change.articles), SQLValue(change.mentions), SQLValue(entity)])
    }
    counts.removeAll(keepingCapacity: true)
    try tally.flush(on: db)
    for table in changedSequences.sorted() {
      try db.run(
        "INSERT INTO sequence (name, last) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET last = excluded.last",
        [.text(table), SQLValue(sequences[table])])
    }
    changedSequences.removeAll(keepingCapacity: true)
    for text in unindexed.sorted(by: { $0.key < $1.key }) {
      try db.run("INSERT INTO article_text (rowid, title, subtitle, body) VALUES (?, ?, ?, ?)", text.values)
    }
    unindexed.removeAll(keepingCapacity: true)
    if entities.count > 50_000 { entities.removeAll(keepingCapacity: true) }
  }
}
