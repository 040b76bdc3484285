public import Model

extension CorrectionRepository {
  /// Makes an entity of its own of what is spoken of as another one in some articles: two who bear one name. Mentions, roles in events and
  /// quotations in those articles become the new one's, also when the articles are read anew.
  ///
  /// - Returns: the new entity's id and the correction's; `nil` when there is no such entity.
  /// - Throws: ``AppError`` `conflict` when none of the articles speaks of it; ``StorageError`` of the kind `constraint` when the slug is taken.
  public func split(_ id: Int, off entity: Entity, articles: [Int], _ note: CorrectionNote) throws -> (entity: Int, correction: Int)? {
    let entities = EntityRepository(db)
    guard try entities.find(id)?.id == id else { return nil }
    try db.session.flush(on: db)
    db.session.entities.removeAll()
    let new = try entities.add(entity)
    let correction = try self.note(.split, entity: id, target: new, note)
    try keep([id], for: correction)
    for article in Set(articles).sorted() {
      try db.run(
        """
        INSERT INTO entity_split (article_id, entity_id, target_id, correction_id)
        SELECT ?1, ?2, ?3, ?4 WHERE EXISTS (
          SELECT 1 FROM mention WHERE article_id = ?1 AND entity_id IN (SELECT id FROM entity WHERE id = ?2 OR merged_into = ?2))
        ON CONFLICT (article_id, entity_id) DO UPDATE SET target_id = excluded.target_id, correction_id = excluded.correction_id
        """, [SQLValue(article), SQLValue(id), SQLValue(new), SQLValue(correction)])
    }
    let count = try db.first("SELECT count(*) FROM entity_split WHERE correction_id = ?", [SQLValue(correction)]) { $0.int() } ?? 0
    guard count > 0 else { throw AppError(.conflict, "None of these articles speaks of the entity.") }
    try noteMoved(from: id, for: correction)
    let moved = Split(correction: correction, from: id, to: new)
    try moveRows(moved)
    try moveLinks(moved)
    return (new, correction)
  }

  /// Takes a split back: what stands in those articles as the new entity is the old one's again.
  func undoSplit(_ correction: Correction) throws {
    guard let new = correction.target else { return }
    let back = Split(correction: correction.id, from: new, to: correction.entity)
    try moveRows(back)
    try restoreMoved(back)
    try moveLinks(back)
    try db.run("DELETE FROM entity_split WHERE correction_id = ?", [SQLValue(correction.id)])
    try restore([correction.entity], correction.id)
    let uses = try db.first("SELECT article_count + mention_count FROM entity WHERE id = ?", [SQLValue(new)]) { $0.int() } ?? 0
    if uses == 0 { try undoAdding(new) }
  }

  /// Rows that go from one entity to another in the articles of a split.
  private struct Split {
    let correction: Int
    let from: Int
    let to: Int

    var values: [SQLValue] { [SQLValue(correction), SQLValue(from), SQLValue(to)] }
  }

  private static let articles = "(SELECT article_id FROM entity_split WHERE correction_id = ?1)"
  private static let bearers = "(SELECT id FROM entity WHERE id = ?2 OR merged_into = ?2)"

  private func noteMoved(from id: Int, for correction: Int) throws {
    let values = [SQLValue(correction), SQLValue(id)]
    try db.run(
      """
      INSERT INTO split_row (correction_id, kind, owner, part, entity_id)
      SELECT ?1, 'mention', article_id, position, entity_id FROM mention
      WHERE article_id IN \(Self.articles) AND entity_id IN \(Self.bearers)
      """, values)
    try db.run(
      """
      INSERT INTO split_row (correction_id, kind, owner, part, entity_id)
      SELECT ?1, 'participant', p.event_id, p.side || p.position, p.entity_id FROM event e JOIN event_participant p ON p.event_id = e.id
      WHERE e.article_id IN \(Self.articles) AND p.entity_id IN \(Self.bearers)
      """, values)
    try db.run(
      """
      INSERT INTO split_row (correction_id, kind, owner, part, entity_id)
      SELECT ?1, 'quote', id, '', speaker_id FROM quote WHERE article_id IN \(Self.articles) AND speaker_id IN \(Self.bearers)
      """, values)
  }

  private func moveRows(_ split: Split) throws {
    try db.run(
      "UPDATE mention SET entity_id = ?3 WHERE article_id IN \(Self.articles) AND entity_id IN \(Self.bearers)", split.values)
    try db.run(
      """
      UPDATE event_participant SET entity_id = ?3
      WHERE event_id IN (SELECT id FROM event WHERE article_id IN \(Self.articles)) AND entity_id IN \(Self.bearers)
      """, split.values)
    try db.run(
      "UPDATE quote SET speaker_id = ?3 WHERE article_id IN \(Self.articles) AND speaker_id IN \(Self.bearers)", split.values)
    try db.run(
      """
      UPDATE OR IGNORE event_entity SET entity_id = ?3 WHERE entity_id = ?2
        AND event_key IN (SELECT sort_key FROM event WHERE article_id IN \(Self.articles))
      """, split.values)
    try db.run(
      """
      DELETE FROM event_entity WHERE entity_id = ?2
        AND event_key IN (SELECT sort_key FROM event WHERE article_id IN \(Self.articles))
      """, Array(split.values.prefix(2)))
  }

  /// Gives mentions, participants and quotations the very entities that they had: some may have been merged ones.
  private func restoreMoved(_ back: Split) throws {
    let old = "(SELECT s.entity_id FROM split_row s WHERE s.correction_id = ?1 AND s.kind = "
    try db.run(
      """
      UPDATE mention SET entity_id = coalesce(\(old)'mention' AND s.owner = article_id AND s.part = position), entity_id)
      WHERE article_id IN \(Self.articles) AND entity_id = ?2
      """, [SQLValue(back.correction), SQLValue(back.to)])
    try db.run(
      """
      UPDATE event_participant SET entity_id = coalesce(\(old)'participant' AND s.owner = event_id AND s.part = side || position), entity_id)
      WHERE event_id IN (SELECT id FROM event WHERE article_id IN \(Self.articles)) AND entity_id = ?2
      """, [SQLValue(back.correction), SQLValue(back.to)])
    try db.run(
      """
      UPDATE quote SET speaker_id = coalesce(\(old)'quote' AND s.owner = id), speaker_id)
      WHERE article_id IN \(Self.articles) AND speaker_id = ?2
      """, [SQLValue(back.correction), SQLValue(back.to)])
  }

  /// Counts the mentions of both in the articles anew, and with them all their articles.
  private func moveLinks(_ split: Split) throws {
    for entity in [split.from, split.to] {
      let values = [SQLValue(split.correction), SQLValue(entity)]
      try db.run(
        """
        DELETE FROM article_entity WHERE entity_id = ?2
          AND article_key IN (SELECT sort_key FROM article WHERE id IN \(Self.articles))
        """, values)
      try db.run(
        """
        INSERT INTO article_entity (entity_id, article_key, date_last, wide, mention_count)
        SELECT ?2, a.sort_key, a.date_last, a.wide, count(*) FROM article a JOIN mention m ON m.article_id = a.id
        WHERE a.id IN \(Self.articles) AND m.how <> 'demonym' AND m.entity_id IN \(Self.bearers)
        GROUP BY a.sort_key, a.date_last, a.wide
        """, values)
      try db.run(
        """
        UPDATE entity SET article_count = (SELECT count(*) FROM article_entity WHERE entity_id = ?1),
          mention_count = (SELECT coalesce(sum(mention_count), 0) FROM article_entity WHERE entity_id = ?1)
        WHERE id = ?1
        """, [SQLValue(entity)])
    }
  }
}

extension ArticleRepository {
  /// Which entities an article means by which others, in the order in which that was said.
  public func splits(in article: Int) throws -> [(from: EntityReference, to: EntityReference)] {
    try db.all(
      """
      SELECT o.id, o.slug, o.name, o.type, t.id, t.slug, t.name, t.type FROM entity_split s
      JOIN entity a ON a.id = s.entity_id JOIN entity o ON o.id = coalesce(a.merged_into, a.id)
      JOIN entity b ON b.id = s.target_id JOIN entity t ON t.id = coalesce(b.merged_into, b.id)
      WHERE s.article_id = ? ORDER BY s.correction_id
      """, [SQLValue(article)]
    ) { (from: EntityRepository.readReference(&$0), to: EntityRepository.readReference(&$0)) }
  }

  /// The entities of an article's findings, those that it means another by replaced.
  func splitting(_ entities: [String: Int], article: Int) throws -> [String: Int] {
    try splits(in: article).reduce(entities) { entities, split in entities.mapValues { $0 == split.from.id ? split.to.id : $0 } }
  }
}
