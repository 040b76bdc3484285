internal import Model

extension CorrectionRepository {
  /// Takes a correction back: the entities are again as they were before it, and what was found in texts since then stays with them.
  ///
  /// - Throws: ``AppError`` `notFound` when there is none; `conflict` when it was taken back already, or a later correction of the same
  ///   entities stands on it.
  public func undo(_ id: Int, at time: String, by person: String) throws {
    guard let correction = try find(id) else { throw AppError(.notFound, "There is no correction \(id).") }
    guard correction.undoneAt == nil else { throw AppError(.conflict, "Correction \(id) was taken back already.") }
    if let later = try laterCorrection(than: correction) {
      throw AppError(.conflict, "Correction \(later) was made later to the same entity; take that one back first.")
    }
    try db.session.flush(on: db)
    db.session.entities.removeAll()
    switch correction.action {
    case .add: try undoAdding(correction.entity)
    case .edit: try restore([correction.entity], correction.id)
    case .merge: try undoMerge(correction)
    case .split: try undoSplit(correction)
    }
    try db.run(
      "UPDATE correction SET undone_at = ?, undone_by = ? WHERE id = ?", [.text(time), .text(person), SQLValue(id)])
  }

  private func laterCorrection(than correction: Correction) throws -> Int? {
    try db.first(
      """
      SELECT max(id) FROM correction WHERE id > ?1 AND undone_at IS NULL
        AND (entity_id IN (?2, ?3) OR target_id IN (?2, ?3))
      """, [SQLValue(correction.id), SQLValue(correction.entity), SQLValue(correction.target ?? correction.entity)]
    ) { $0.optionalInt() } ?? nil
  }

  /// An entity that texts speak of by now stays; one that nothing refers to loses its names and its slug, which are then free.
  func undoAdding(_ id: Int) throws {
    let uses = try db.first("SELECT article_count + mention_count FROM entity WHERE id = ?", [SQLValue(id)]) { $0.int() } ?? 0
    guard uses == 0 else { throw AppError(.conflict, "Articles speak of this entity by now; hide it instead.") }
    try db.run("DELETE FROM entity_name WHERE entity_id = ?", [SQLValue(id)])
    try db.run("UPDATE entity SET hidden = 1, slug = slug || '-undone-' || id WHERE id = ?", [SQLValue(id)])
  }

  /// Brings back rows and names; spellings that texts brought since then stay.
  func restore(_ entities: [Int], _ correction: Int) throws {
    for entity in entities {
      let values = [SQLValue(correction), SQLValue(entity)]
      try db.run(
        """
        UPDATE entity SET (type, name, name_en, curated, hidden, confirmed) =
          (SELECT type, name, name_en, curated, hidden, confirmed FROM entity_before WHERE correction_id = ?1 AND entity_id = ?2)
        WHERE id = ?2
        """, values)
      try db.run("DELETE FROM entity_name WHERE entity_id = ?", [SQLValue(entity)])
      try db.run(
        """
        INSERT INTO entity_name (name_key, entity_id, kind, text)
        SELECT name_key, entity_id, kind, text FROM entity_name_before WHERE correction_id = ?1 AND entity_id = ?2
        """, values)
      try db.run(
        """
        DELETE FROM removed_alias WHERE entity_id = ?2
          AND name_key IN (SELECT name_key FROM entity_name_before WHERE correction_id = ?1 AND entity_id = ?2)
        """, values)
    }
  }

  private func undoMerge(_ correction: Correction) throws {
    guard let target = correction.target else { return }
    let id = correction.entity
    try db.run("UPDATE entity SET merged_into = NULL WHERE id = ?", [SQLValue(id)])
    try db.run(
      """
      UPDATE entity SET merged_into = ?2 WHERE id IN (SELECT key FROM merged_row WHERE correction_id = ?1 AND kind = 'entity')
      """, [SQLValue(correction.id), SQLValue(id)])
    try restore([id, target], correction.id)
    let values = [SQLValue(correction.id), SQLValue(id), SQLValue(target)]
    try db.run(
      """
      UPDATE quote SET speaker_id = ?2 WHERE speaker_id = ?3
        AND id IN (SELECT key FROM merged_row WHERE correction_id = ?1 AND kind = 'quote')
      """, values)
    try restoreEvents(values)
    for entity in [target, id] { try recount(entity, articlesOf: correction.id) }
    for entity in [target, id] {
      try db.run(
        """
        UPDATE entity SET article_count = (SELECT count(*) FROM article_entity WHERE entity_id = ?1),
          mention_count = (SELECT coalesce(sum(mention_count), 0) FROM article_entity WHERE entity_id = ?1)
        WHERE id = ?1
        """, [SQLValue(entity)])
    }
  }

  /// Gives back the roles in events: those that only one had move, those that both had are doubled.
  private func restoreEvents(_ values: [SQLValue]) throws {
    try db.run(
      """
      INSERT INTO event_entity (entity_id, role, event_key, date_last, wide)
      SELECT ?2, x.role, x.event_key, x.date_last, x.wide FROM merged_row m
      JOIN event_entity x ON x.entity_id = ?3 AND x.role = m.role AND x.event_key = m.key
      WHERE m.correction_id = ?1 AND m.kind = 'event' ON CONFLICT DO NOTHING
      """, values)
    try db.run(
      """
      DELETE FROM event_entity WHERE entity_id = ?2 AND (role, event_key) IN
        (SELECT role, key FROM merged_row WHERE correction_id = ?1 AND kind = 'event' AND both = 0)
      """, [values[0], values[2]])
  }

  /// Counts an entity's mentions anew in the articles that a merge moved; mentions keep the entity that they were found as.
  private func recount(_ entity: Int, articlesOf correction: Int) throws {
    let values = [SQLValue(correction), SQLValue(entity)]
    try db.run(
      """
      DELETE FROM article_entity WHERE entity_id = ?2
        AND article_key IN (SELECT key FROM merged_row WHERE correction_id = ?1 AND kind = 'article')
      """, values)
    try db.run(
      """
      INSERT INTO article_entity (entity_id, article_key, date_last, wide, mention_count)
      SELECT ?2, a.sort_key, a.date_last, a.wide, count(*) FROM merged_row r
      JOIN article a ON a.sort_key = r.key JOIN mention m ON m.article_id = a.id
      WHERE r.correction_id = ?1 AND r.kind = 'article' AND m.how <> 'demonym'
        AND m.entity_id IN (SELECT id FROM entity WHERE id = ?2 OR merged_into = ?2)
      GROUP BY a.sort_key, a.date_last, a.wide
      """, values)
  }
}
