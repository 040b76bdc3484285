internal import ArabicText
public import Model

extension EntityRepository {
  /// Stores an entity that was found in a text, or adds to what is known of it, and returns the id to refer to.
  ///
  /// Names of an entity that a person corrected stay as they are; aliases are only ever added. An entity that was merged into another adds
  /// its names there.
  public func upsert(_ entity: Entity) throws -> Int {
    var hasher = Hasher()
    hasher.combine(entity.type)
    hasher.combine(entity.name)
    hasher.combine(entity.nameEnglish)
    hasher.combine(entity.aliases)
    let fingerprint = hasher.finalize()
    if let known = db.session.entities[entity.slug], known.fingerprint == fingerprint { return known.id }
    let id = try store(entity)
    db.session.entities[entity.slug] = .init(id: id, fingerprint: fingerprint)
    return id
  }

  private func store(_ entity: Entity) throws -> Int {
    let stored = try db.first(
      "SELECT id, type, name, name_en, curated, merged_into FROM entity WHERE slug = ?", [.text(entity.slug)]
    ) { row in
      (id: row.int(), type: row.text(), name: row.text(), english: row.optionalText(), curated: row.bool(), mergedInto: row.optionalInt())
    }
    guard let stored else {
      if let known = try curatedBearer(of: entity) { return known }
      return try insert(entity)
    }
    if let target = stored.mergedInto {
      try add(aliases: [entity.name] + [entity.nameEnglish].compactMap { $0 } + entity.aliases, to: target)
      return target
    }
    let english = entity.nameEnglish ?? stored.english
    if !stored.curated, (stored.type, stored.name, stored.english) != (entity.type.rawValue, entity.name, english) {
      try db.run(
        "UPDATE entity SET type = ?, name = ?, name_en = ? WHERE id = ?",
        [.text(entity.type.rawValue), .text(entity.name), SQLValue(english), SQLValue(stored.id)])
      try rename(stored.id, name: entity.name, english: english)
      try add(aliases: entity.aliases, to: stored.id)
    } else {
      try add(aliases: [entity.name] + [entity.nameEnglish].compactMap { $0 } + entity.aliases, to: stored.id)
    }
    return stored.id
  }

  /// The entity that a person said bears this name, when a text speaks of somebody under a slug that is new.
  private func curatedBearer(of entity: Entity) throws -> Int? {
    let bearers = try db.all(
      """
      SELECT DISTINCT coalesce(e.merged_into, e.id) FROM entity_name n JOIN entity e ON e.id = n.entity_id
      WHERE n.name_key = ? AND e.curated = 1 AND e.type = ? LIMIT 2
      """, [.text(Folding.foldName(entity.name)), .text(entity.type.rawValue)]
    ) { $0.int() }
    return bearers.count == 1 ? bearers.first : nil
  }

  private func insert(_ entity: Entity) throws -> Int {
    let id = try db.session.nextID("entity", on: db)
    try db.run(
      "INSERT INTO entity (id, slug, type, name, name_en) VALUES (?, ?, ?, ?, ?)",
      [SQLValue(id), .text(entity.slug), .text(entity.type.rawValue), .text(entity.name), SQLValue(entity.nameEnglish)])
    try rename(id, name: entity.name, english: entity.nameEnglish)
    try add(names: [entity.slug], kind: "slug", to: id)
    try add(aliases: entity.aliases, to: id)
    try addSounds([entity.name, entity.nameEnglish ?? ""], to: id)
    return id
  }

  /// Makes these the names that go before aliases; former ones become aliases.
  private func rename(_ id: Int, name: String, english: String?) throws {
    try db.run("UPDATE entity_name SET kind = 'alias' WHERE entity_id = ? AND kind IN ('name', 'english')", [SQLValue(id)])
    for (text, kind) in [(name, "name"), (english ?? "", "english")] {
      let key = Folding.foldName(text)
      if key.isEmpty { continue }
      try db.run(
        """
        INSERT INTO entity_name (name_key, entity_id, kind, text) VALUES (?, ?, ?, ?)
        ON CONFLICT (name_key, entity_id) DO UPDATE SET kind = excluded.kind, text = excluded.text
        """, [.text(key), SQLValue(id), .text(kind), .text(text)])
    }
  }

  private func add(aliases: [String], to id: Int) throws {
    try add(names: aliases, kind: "alias", to: id)
  }

  /// Notes how the words of an entity's full names sound; sounds lead to candidates only, so that one too many does no harm.
  private func addSounds(_ names: [String], to id: Int) throws {
    for sound in Set(names.flatMap(NameSound.words)) {
      try db.run("INSERT INTO name_sound (sound, entity_id) VALUES (?, ?) ON CONFLICT DO NOTHING", [.text(sound), SQLValue(id)])
    }
  }

  /// Notes how the names of entities sound that have no sounds yet, being from before they were noted.
  func addMissingSounds() throws {
    let silent = try db.all("SELECT id, name, name_en FROM entity WHERE id NOT IN (SELECT entity_id FROM name_sound)") { row in
      (id: row.int(), names: [row.text(), row.optionalText() ?? ""])
    }
    for entity in silent { try addSounds(entity.names, to: entity.id) }
  }

  private func add(names: [String], kind: String, to id: Int) throws {
    for text in names {
      let key = Folding.foldName(text)
      if key.isEmpty { continue }
      try db.run(
        """
        INSERT INTO entity_name (name_key, entity_id, kind, text) SELECT ?1, ?2, ?3, ?4
        WHERE NOT EXISTS (SELECT 1 FROM removed_alias WHERE entity_id = ?2 AND name_key = ?1) ON CONFLICT DO NOTHING
        """, [.text(key), SQLValue(id), .text(kind), .text(text)])
    }
  }

  /// Stores what a person says about an entity; from then on extraction only adds aliases to it. `false` when there is no such entity.
  ///
  /// - Parameter removedAliases: spellings by which it shall no longer be found.
  public func curate(
    _ id: Int, type: EntityType? = nil, name: String? = nil, nameEnglish: String? = nil, addedAliases: [String] = [],
    removedAliases: [String] = []
  ) throws -> Bool {
    guard let record = try find(id), record.id == id else { return false }
    db.session.entities.removeAll()
    try db.run(
      "UPDATE entity SET type = ?, name = ?, name_en = ?, curated = 1 WHERE id = ?",
      [
        .text((type ?? record.entity.type).rawValue), .text(name ?? record.entity.name),
        SQLValue(nameEnglish ?? record.entity.nameEnglish), SQLValue(id),
      ])
    if name != nil || nameEnglish != nil {
      try addSounds([name ?? "", nameEnglish ?? ""], to: id)
      try rename(id, name: name ?? record.entity.name, english: nameEnglish ?? record.entity.nameEnglish)
    }
    try add(aliases: addedAliases, to: id)
    for alias in removedAliases {
      try db.run(
        "DELETE FROM entity_name WHERE name_key = ? AND entity_id = ? AND kind = 'alias'", [.text(Folding.foldName(alias)), SQLValue(id)])
    }
    return true
  }

  /// Adds an entity that a person describes, and returns its id.
  ///
  /// - Throws: ``StorageError`` of the kind `constraint` when the slug is taken.
  public func add(_ entity: Entity) throws -> Int {
    let id = try insert(entity)
    try db.run("UPDATE entity SET curated = 1 WHERE id = ?", [SQLValue(id)])
    return id
  }

  /// Makes one entity part of another: its names, articles, events and quotations become the other's, and its id and slug lead there.
  /// `false` when one of them is missing or both are the same.
  public func merge(_ id: Int, into target: Int) throws -> Bool {
    guard id != target, let from = try find(id), from.id == id, let into = try find(target), into.id == target else { return false }
    try db.session.flush(on: db)
    db.session.entities.removeAll()
    let both = [SQLValue(id), SQLValue(target)]
    try db.run(
      "UPDATE OR IGNORE entity_name SET entity_id = ?2, kind = iif(kind = 'slug', 'slug', 'alias') WHERE entity_id = ?1", both)
    try db.run("DELETE FROM entity_name WHERE entity_id = ?", [SQLValue(id)])
    try db.run(
      """
      INSERT INTO article_entity (entity_id, article_key, date_last, wide, mention_count)
      SELECT ?2, article_key, date_last, wide, mention_count FROM article_entity WHERE entity_id = ?1
      ON CONFLICT DO UPDATE SET mention_count = article_entity.mention_count + excluded.mention_count
      """, both)
    try db.run("DELETE FROM article_entity WHERE entity_id = ?", [SQLValue(id)])
    try db.run("UPDATE OR IGNORE event_entity SET entity_id = ?2 WHERE entity_id = ?1", both)
    try db.run("DELETE FROM event_entity WHERE entity_id = ?", [SQLValue(id)])
    try db.run("UPDATE quote SET speaker_id = ?2 WHERE speaker_id = ?1", both)
    try db.run("UPDATE entity SET merged_into = ?2 WHERE merged_into = ?1", both)
    try db.run("UPDATE entity SET merged_into = ?2, article_count = 0, mention_count = 0 WHERE id = ?1", both)
    try db.run(
      """
      UPDATE entity SET curated = 1,
        article_count = (SELECT count(*) FROM article_entity WHERE entity_id = ?1),
        mention_count = (SELECT coalesce(sum(mention_count), 0) FROM article_entity WHERE entity_id = ?1)
      WHERE id = ?1
      """, [SQLValue(target)])
    return true
  }
}
