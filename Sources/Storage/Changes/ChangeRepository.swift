internal import Model

/// What changed since a mirror asked the last time. The rows are kept by triggers, in the transaction of the change itself.
///
/// Each thing has one row, at the place of its last change: so the list never grows beyond what there is and was, and whoever follows it
/// from any cursor ends with what the archive has.
public struct ChangeRepository {
  private let db: Connection

  /// The changes as one connection sees them.
  public init(_ connection: Connection) {
    db = connection
  }

  /// The name under which the number of this history is kept.
  private static let epoch = "epoch"

  /// The things that changed after a cursor, oldest change first; all things when there is none.
  ///
  /// - Parameter kinds: only these kinds of things; all when empty.
  /// - Returns: `nil` when the cursor is of another history: the archive was restored from a backup since.
  public func list(after cursor: ListCursor?, kinds: [Change.Kind] = [], limit: Int) throws -> ChangePage? {
    let epoch = try db.first("SELECT last FROM sequence WHERE name = ?", [.text(Self.epoch)]) { $0.int() } ?? 0
    let newest = try db.first("SELECT coalesce(max(seq), 0) FROM change") { $0.int() } ?? 0
    let since = cursor?.id ?? 0
    if let cursor, cursor.key != epoch || cursor.id > newest { return nil }
    var conditions = SQLConditions()
    conditions.add("seq > ?", SQLValue(since))
    conditions.addAny("+kind", kinds.map { SQLValue($0.number) })
    let found = try db.all(
      "SELECT seq, kind, item_id, first_seq, is_deleted FROM change WHERE \(conditions.sql) ORDER BY seq LIMIT ?",
      conditions.values + [SQLValue(limit + 1)]
    ) { row in
      let (sequence, kind, id) = (row.int(), Change.Kind(number: row.int()) ?? .document, row.int())
      let isNew = row.int() > since
      return Change(sequence: sequence, kind: kind, id: id, action: row.bool() ? .deleted : isNew ? .added : .changed)
    }
    let shown = Array(found.prefix(limit))
    let hasMore = found.count > limit
    let last = hasMore ? shown.last?.sequence ?? since : newest
    return ChangePage(items: shown, cursor: ListCursor(key: epoch, id: last), hasMore: hasMore)
  }

  /// Begins a new history: cursors that were given out before are not of this one.
  static func beginAnew(on db: Connection) throws {
    try db.run(
      "INSERT INTO sequence (name, last) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET last = excluded.last",
      [.text(epoch), SQLValue(Int.random(in: 1...Int(UInt32.max)))])
  }
}
