/// The corrections that people made to entities. Each is made, and taken back, within the caller's transaction.
public struct CorrectionRepository {
  let db: Connection

  /// The corrections as one connection sees them.
  public init(_ connection: Connection) {
    db = connection
  }

  private static let columns = "id, made_at, made_by, iif(split, 'split', action), entity_id, target_id, change, undone_at, undone_by"

  /// The correction with an id.
  public func find(_ id: Int) throws -> Correction? {
    try db.first("SELECT \(Self.columns) FROM correction WHERE id = ?", [SQLValue(id)], Self.read)
  }

  /// Corrections, the newest first; those of one entity, or all.
  public func list(entity: Int? = nil, limit: Int, after cursor: ListCursor? = nil, counting: Bool = false) throws -> Page<Correction> {
    var conditions = SQLConditions()
    if let entity { conditions.add("(entity_id = ? OR target_id = ?)", SQLValue(entity), SQLValue(entity)) }
    conditions.add("id > ?", SQLValue(0))
    var total: Int?
    if counting {
      total = try db.first("SELECT count(*) FROM correction WHERE \(conditions.sql)", conditions.values) { $0.int() }
    }
    if let cursor { conditions.add("id < ?", SQLValue(cursor.id)) }
    let found = try db.all(
      "SELECT \(Self.columns) FROM correction WHERE \(conditions.sql) ORDER BY id DESC LIMIT ?", conditions.values + [SQLValue(limit + 1)],
      Self.read)
    let shown = Array(found.prefix(limit))
    let next = found.count > limit ? shown.last.map { ListCursor(key: $0.id, id: $0.id) } : nil
    return Page(items: shown, next: next, total: total)
  }

  private static func read(_ row: inout Row) -> Correction {
    Correction(
      id: row.int(), madeAt: row.text(), madeBy: row.text(), action: Correction.Action(rawValue: row.text()) ?? .edit, entity: row.int(),
      target: row.optionalInt(), change: row.text(), undoneAt: row.optionalText(), undoneBy: row.optionalText())
  }
}
