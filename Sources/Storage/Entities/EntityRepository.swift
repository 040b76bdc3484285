internal import ArabicText
public import Model

/// The entities, and every spelling by which they are found.
public struct EntityRepository {
  let db: Connection

  /// The entities as one connection sees them.
  public init(_ connection: Connection) {
    db = connection
  }

  /// The entity with an id; an id that was merged into another leads there.
  public func find(_ id: Int) throws -> EntityRecord? {
    try record("WHERE e.id = coalesce((SELECT merged_into FROM entity WHERE id = ?1), ?1)", [SQLValue(id)])
  }

  /// The entity with a slug; a slug that was merged into another leads there.
  public func find(slug: String) throws -> EntityRecord? {
    try record("WHERE e.id = (SELECT coalesce(merged_into, id) FROM entity WHERE slug = ?1)", [.text(slug)])
  }

  /// What a client means by an id, a slug, or any spelling of a name in Arabic or English. A full name goes before an alias that is the same.
  public func look(up name: String) throws -> EntityLookup {
    if let id = Int(name), id > 0,
      let found = try reference("WHERE e.id = coalesce((SELECT merged_into FROM entity WHERE id = ?1), ?1) AND e.hidden = 0", id)
    {
      return .one(found)
    }
    let slug = "SELECT e.id, e.slug, e.name, e.type FROM entity e WHERE e.hidden = 0 AND e.id = "
    if let found = try db.first(
      slug + "(SELECT coalesce(merged_into, id) FROM entity WHERE slug = ?)", [.text(name)], Self.readReference)
    {
      return .one(found)
    }
    var bearers: [(entity: EntityReference, kind: String)] = []
    try db.forEach(
      """
      SELECT e.id, e.slug, e.name, e.type, n.kind FROM entity_name n
      JOIN entity o ON o.id = n.entity_id JOIN entity e ON e.id = coalesce(o.merged_into, o.id)
      WHERE n.name_key = ? AND e.hidden = 0 ORDER BY e.article_count DESC, e.id
      """, [.text(Folding.foldName(name))]
    ) { row in
      let entity = Self.readReference(&row)
      if !bearers.contains(where: { $0.entity == entity }) { bearers.append((entity, row.text())) }
    }
    let named = bearers.filter { $0.kind != "alias" }
    if named.count == 1 { return .one(named[0].entity) }
    switch bearers.count {
    case 0: return .none
    case 1: return .one(bearers[0].entity)
    default: return .several(bearers.map(\.entity))
    }
  }

  /// The entities whose full names sound like a Latin one that nobody bears: each word of it in them, most spoken of first. Candidates for the one who asks, never an answer.
  public func soundingLike(_ name: String, limit: Int = 10) throws -> [EntityReference] {
    let sounds = Set(NameSound.words(of: name))
    // Arabic spellings differ by letters that folding makes one; a name of two consonants sounds like too many others.
    let isArabic = name.unicodeScalars.contains { CharacterClass($0) == .arabic }
    guard !isArabic, sounds.contains(where: { $0.utf8.count >= 3 }), sounds.count <= 8 else { return [] }
    return try db.all(
      """
      SELECT e.id, e.slug, e.name, e.type FROM name_sound s JOIN entity e ON e.id = s.entity_id
      WHERE s.sound \(SQLConditions.anyOf(sounds.count)) AND e.hidden = 0 AND e.merged_into IS NULL AND e.article_count > 0
      GROUP BY e.id HAVING count(*) = ? ORDER BY e.article_count DESC, e.id LIMIT ?
      """, sounds.sorted().map { .text($0) } + [SQLValue(sounds.count), SQLValue(limit)], Self.readReference)
  }

  /// The ids of the entities whose folded names are asked for, merged ones followed; for filters that take several.
  func nameKeys(of ids: [Int]) throws -> [String] {
    try ids.flatMap { id in
      try db.all("SELECT name_key FROM entity_name WHERE entity_id = ?", [SQLValue(id)]) { $0.text() }
    }
  }

  /// Which entities to list.
  public struct Filter: Equatable, Sendable {
    /// A name or its beginning, in any spelling.
    public var prefix: String?
    /// Of these types; all when empty.
    public var types: [EntityType]

    /// All entities, unless told otherwise.
    public init(prefix: String? = nil, types: [EntityType] = []) {
      self.prefix = prefix
      self.types = types
    }
  }

  /// Entities, most mentioned first.
  public func list(_ filter: Filter = .init(), limit: Int, after cursor: ListCursor? = nil, counting: Bool = false) throws
    -> Page<EntityRecord>
  {
    var arms: [(from: String, conditions: SQLConditions)] = [("entity e", SQLConditions())]
    if let prefix = filter.prefix.map(Folding.foldName) {
      guard !prefix.isEmpty else { return Page(items: [], next: nil, total: counting ? 0 : nil) }
      var conditions = SQLConditions()
      conditions.add(
        "e.id IN (SELECT entity_id FROM entity_name WHERE name_key >= ? AND name_key < ?)", .text(prefix), .text(prefix + "\u{10FFFF}"))
      arms = [("entity e", conditions)]
    } else if !filter.types.isEmpty {
      arms = filter.types.map { type in
        var conditions = SQLConditions()
        conditions.add("e.type = ?", .text(type.rawValue))
        return ("entity e", conditions)
      }
    }
    var found: [(count: Int, id: Int)] = []
    var total = 0
    for arm in arms {
      var conditions = arm.conditions
      conditions.add("e.merged_into IS NULL AND e.hidden = 0")
      if filter.prefix != nil, !filter.types.isEmpty { conditions.addAny("+e.type", filter.types.map { .text($0.rawValue) }) }
      if counting {
        total += try db.first("SELECT count(*) FROM \(arm.from) WHERE \(conditions.sql)", conditions.values) { $0.int() } ?? 0
      }
      if let cursor {
        conditions.add(
          "e.article_count <= ? AND (e.article_count < ? OR e.id > ?)", SQLValue(cursor.key), SQLValue(cursor.key), SQLValue(cursor.id))
      }
      found += try db.all(
        "SELECT e.article_count, e.id FROM \(arm.from) WHERE \(conditions.sql) ORDER BY e.article_count DESC, e.id LIMIT ?",
        conditions.values + [SQLValue(limit + 1)]
      ) { (count: $0.int(), id: $0.int()) }
    }
    found.sort { ($1.count, $0.id) < ($0.count, $1.id) }
    let shown = found.prefix(limit)
    let next = found.count > limit ? shown.last.map { ListCursor(key: $0.count, id: $0.id) } : nil
    return Page(items: try shown.compactMap { try find($0.id) }, next: next, total: counting ? total : nil)
  }

  /// What is counted about one entity.
  public func details(of id: Int, companions limit: Int = 20) throws -> EntityDetails {
    let dated = SQLValue(SortKey.firstDatedArticle)
    func seen(_ order: String) throws -> Int? {
      try db.first(
        "SELECT article_key FROM article_entity WHERE entity_id = ? AND article_key >= ? ORDER BY article_key \(order) LIMIT 1",
        [SQLValue(id), dated]
      ) { SortKey.day(ofArticle: $0.int()) }
    }
    let events = try db.first(
      "SELECT count(DISTINCT event_key) FROM event_entity WHERE entity_id = ? AND role IN (1, 2)", [SQLValue(id)]
    ) { $0.int() }
    let quotes = try db.first("SELECT count(*) FROM quote WHERE speaker_id = ?", [SQLValue(id)]) { $0.int() }
    let companions = try db.all(
      """
      SELECT e.id, e.slug, e.name, e.type, c.n FROM (
        SELECT y.entity_id AS other, count(*) AS n FROM article_entity x JOIN article_entity y ON y.article_key = x.article_key
        WHERE x.entity_id = ?1 AND y.entity_id <> ?1
          AND y.entity_id NOT IN (SELECT id FROM entity WHERE hidden = 1) GROUP BY y.entity_id ORDER BY n DESC, y.entity_id LIMIT ?2
      ) c JOIN entity e ON e.id = c.other ORDER BY c.n DESC, e.id
      """, [SQLValue(id), SQLValue(limit)]
    ) { EntityDetails.Companion(entity: Self.readReference(&$0), articleCount: $0.int()) }
    return EntityDetails(
      firstSeen: try seen("ASC"), lastSeen: try seen("DESC"), eventCount: events ?? 0, quoteCount: quotes ?? 0, companions: companions)
  }

  private func record(_ condition: String, _ values: [SQLValue]) throws -> EntityRecord? {
    let found = try db.first(
      "SELECT e.id, e.slug, e.type, e.name, e.name_en, e.article_count, e.mention_count, e.curated FROM entity e \(condition)", values
    ) { Self.readRecord($0.int(), &$0, aliases: []) }
    guard let found else { return nil }
    let aliases = try db.all("SELECT text FROM entity_name WHERE entity_id = ? AND kind = 'alias'", [SQLValue(found.id)]) { $0.text() }
    return found.with(aliases: aliases)
  }

  /// The record in the columns behind the id.
  static func readRecord(_ id: Int, _ row: inout Row, aliases: [String]) -> EntityRecord {
    var entity = Entity(
      slug: row.text(), type: EntityType(rawValue: row.text()) ?? .other, name: row.text(), nameEnglish: row.optionalText())
    entity.aliases = aliases
    return EntityRecord(id: id, entity: entity, articleCount: row.int(), mentionCount: row.int(), curated: row.bool())
  }

  private func reference(_ condition: String, _ id: Int) throws -> EntityReference? {
    try db.first("SELECT e.id, e.slug, e.name, e.type FROM entity e \(condition)", [SQLValue(id)], Self.readReference)
  }

  /// The entity to show for an id that some row keeps.
  func reference(_ id: Int) throws -> EntityReference? {
    try reference("WHERE e.id = coalesce((SELECT merged_into FROM entity WHERE id = ?1), ?1)", id)
  }

  static func readReference(_ row: inout Row) -> EntityReference {
    EntityReference(id: row.int(), slug: row.text(), name: row.text(), type: EntityType(rawValue: row.text()) ?? .other)
  }
}
