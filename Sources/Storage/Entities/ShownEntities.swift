internal import Model

/// The entities that were shown lately, for as long as nothing in the archive changes: the articles of an archive speak of the same few over
/// and over, and an entity with its aliases costs more to read than the mention that leads to it.
final class ShownEntities {
  /// An entity as it is shown for an id that some row keeps: of a merged one the other.
  struct Entry {
    let record: EntityRecord
    let isHidden: Bool

    var reference: EntityReference {
      EntityReference(id: record.id, slug: record.entity.slug, name: record.entity.name, type: record.entity.type)
    }
  }

  /// Some hundred bytes each.
  private static let capacity = 2_000
  private var generation: Int?
  private var entries: [Int: Entry] = [:]

  /// Forgets what was read of another state of the archive. Without a state, as while it is written, nothing is kept.
  func begin(_ generation: Int?) {
    guard self.generation != generation || generation == nil else { return }
    self.generation = generation
    entries.removeAll(keepingCapacity: true)
  }

  subscript(id: Int) -> Entry? {
    get { entries[id] }
    set {
      guard generation != nil else { return }
      if entries.count >= Self.capacity { entries.removeAll(keepingCapacity: true) }
      entries[id] = newValue
    }
  }
}

extension EntityRepository {
  /// What refers to the entity of an id that some row keeps; `nil` when people have hidden it.
  func shownReference(_ id: Int) throws -> EntityReference? { try shown(id).flatMap { $0.isHidden ? nil : $0.reference } }

  /// The entity to show for an id that some row keeps.
  func shown(_ id: Int) throws -> ShownEntities.Entry? {
    if let known = db.shown[id] { return known }
    let found = try db.first(
      """
      SELECT e.id, e.slug, e.type, e.name, e.name_en, e.article_count, e.mention_count, e.curated, e.hidden
      FROM entity o JOIN entity e ON e.id = coalesce(o.merged_into, o.id) WHERE o.id = ?
      """, [SQLValue(id)]
    ) { row in
      let record = Self.readRecord(row.int(), &row, aliases: [])
      return (record: record, isHidden: row.bool())
    }
    guard let found else { return nil }
    let aliases = try db.all("SELECT text FROM entity_name WHERE entity_id = ? AND kind = 'alias'", [SQLValue(found.record.id)]) {
      $0.text()
    }
    let entry = ShownEntities.Entry(record: found.record.with(aliases: aliases), isHidden: found.isHidden)
    db.shown[id] = entry
    return entry
  }
}
