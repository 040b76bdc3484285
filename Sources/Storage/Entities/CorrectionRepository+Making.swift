internal import ArabicText
public import Model

extension CorrectionRepository {
  /// Changes an entity; returns the correction's id, or `nil` when there is no such entity.
  public func edit(_ id: Int, _ change: EntityChange, _ note: CorrectionNote) throws -> Int? {
    let entities = EntityRepository(db)
    guard let record = try entities.find(id), record.id == id else { return nil }
    let correction = try self.note(.edit, entity: id, target: nil, note)
    try keep([id], for: correction)
    for alias in change.addedAliases {
      try db.run("DELETE FROM removed_alias WHERE entity_id = ? AND name_key = ?", [SQLValue(id), .text(Folding.foldName(alias))])
    }
    _ = try entities.curate(
      id, type: change.type, name: change.name, nameEnglish: change.nameEnglish, addedAliases: change.addedAliases,
      removedAliases: change.removedAliases)
    for alias in change.removedAliases {
      try db.run(
        "INSERT INTO removed_alias (entity_id, name_key) VALUES (?, ?) ON CONFLICT DO NOTHING",
        [SQLValue(id), .text(Folding.foldName(alias))])
    }
    if let isHidden = change.isHidden { try db.run("UPDATE entity SET hidden = ? WHERE id = ?", [SQLValue(isHidden), SQLValue(id)]) }
    if let isConfirmed = change.isConfirmed {
      try db.run("UPDATE entity SET confirmed = ? WHERE id = ?", [SQLValue(isConfirmed), SQLValue(id)])
    }
    return correction
  }

  /// Adds an entity; returns its id and the correction's.
  ///
  /// - Throws: ``StorageError`` of the kind `constraint` when the slug is taken.
  public func add(_ entity: Entity, _ note: CorrectionNote) throws -> (entity: Int, correction: Int) {
    let id = try EntityRepository(db).add(entity)
    return (id, try self.note(.add, entity: id, target: nil, note))
  }

  /// Makes one entity part of another; returns the correction's id, or `nil` when one is missing or both are the same.
  public func merge(_ id: Int, into target: Int, _ note: CorrectionNote) throws -> Int? {
    let entities = EntityRepository(db)
    guard id != target, try entities.find(id)?.id == id, try entities.find(target)?.id == target else { return nil }
    try db.session.flush(on: db)
    let correction = try self.note(.merge, entity: id, target: target, note)
    try keep([id, target], for: correction)
    let values = [SQLValue(correction), SQLValue(id), SQLValue(target)]
    try db.run(
      "INSERT INTO merged_row (correction_id, kind, key) SELECT ?1, 'article', article_key FROM article_entity WHERE entity_id = ?2",
      Array(values.prefix(2)))
    try db.run(
      """
      INSERT INTO merged_row (correction_id, kind, key, role, both)
      SELECT ?1, 'event', x.event_key, x.role,
        EXISTS (SELECT 1 FROM event_entity y WHERE y.entity_id = ?3 AND y.role = x.role AND y.event_key = x.event_key)
      FROM event_entity x WHERE x.entity_id = ?2
      """, values)
    try db.run(
      "INSERT INTO merged_row (correction_id, kind, key) SELECT ?1, 'quote', id FROM quote WHERE speaker_id = ?2", Array(values.prefix(2)))
    try db.run(
      "INSERT INTO merged_row (correction_id, kind, key) SELECT ?1, 'entity', id FROM entity WHERE merged_into = ?2",
      Array(values.prefix(2)))
    _ = try entities.merge(id, into: target)
    return correction
  }

  func note(_ action: Correction.Action, entity: Int, target: Int?, _ note: CorrectionNote) throws -> Int {
    let id = try db.session.nextID("correction", on: db)
    try db.run(
      "INSERT INTO correction (id, made_at, made_by, action, entity_id, target_id, change, split) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
      [
        SQLValue(id), .text(note.at), .text(note.by), .text((action == .split ? .edit : action).rawValue), SQLValue(entity),
        SQLValue(target), .text(note.change), SQLValue(action == .split),
      ])
    return id
  }

  /// Keeps the rows and names of entities as they are now.
  func keep(_ entities: [Int], for correction: Int) throws {
    for entity in entities {
      let values = [SQLValue(correction), SQLValue(entity)]
      try db.run(
        """
        INSERT INTO entity_before (correction_id, entity_id, type, name, name_en, curated, hidden, confirmed)
        SELECT ?1, id, type, name, name_en, curated, hidden, confirmed FROM entity WHERE id = ?2
        """, values)
      try db.run(
        """
        INSERT INTO entity_name_before (correction_id, entity_id, name_key, kind, text)
        SELECT ?1, entity_id, name_key, kind, text FROM entity_name WHERE entity_id = ?2
        """, values)
    }
  }
}
