/// What a watch is told in one go.
public struct Delivery: Equatable, Sendable {
  /// How far it is.
  public enum State: String, Sendable, CaseIterable {
    /// It waits for its time, or for its next.
    case pending
    /// The receiver took it.
    case delivered
    /// It was tried for as long as is sensible: it waits for a person.
    case dead
  }

  /// Its id.
  public let id: Int
  /// Whom it is for.
  public let watch: Int
  /// How far it is.
  public let state: State
  /// How many rows it tells of.
  public let itemCount: Int
  /// What is sent; empty once it was taken.
  public let body: String
  /// How often it was sent.
  public let attempts: Int
  /// When it was ready to be sent, in seconds since 1970; anew when a person has it sent again.
  public let firstAt: Int
  /// When it is due, in seconds since 1970.
  public let nextAt: Int
  /// What the receiver answered last.
  public let lastStatus: Int?
  /// Why it was not taken.
  public let lastError: String?
  /// When it was made.
  public let createdAt: String
  /// When it was taken or given up.
  public let endedAt: String?
}

/// The deliveries.
public struct DeliveryRepository {
  private let db: Connection
  /// So many that were taken are kept for each watch, without their bodies.
  private static let keptPerWatch = 50

  /// The deliveries as one connection sees them.
  public init(_ connection: Connection) {
    db = connection
  }

  private static let columns = """
    id, watch_id, state, item_count, body, attempts, first_at, next_at, last_status, last_error, created_at, ended_at
    """

  private static func read(_ row: inout Row) -> Delivery {
    Delivery(
      id: row.int(), watch: row.int(), state: Delivery.State(rawValue: row.text()) ?? .pending, itemCount: row.int(), body: row.text(),
      attempts: row.int(), firstAt: row.int(), nextAt: row.int(), lastStatus: row.optionalInt(), lastError: row.optionalText(),
      createdAt: row.text(), endedAt: row.optionalText())
  }

  /// Puts a delivery in the queue, due at once. The body is made by a function that is given the id.
  public func insert(watch: Int, itemCount: Int, at time: String, seconds: Int, body: (Int) -> String) throws -> Int {
    let id = try db.session.nextID("delivery", on: db)
    try db.run(
      """
      INSERT INTO delivery (id, watch_id, state, item_count, body, first_at, next_at, created_at) VALUES (?1, ?2, 'pending', ?3, ?4, ?5, ?5, ?6)
      """, [SQLValue(id), SQLValue(watch), SQLValue(itemCount), .text(body(id)), SQLValue(seconds), .text(time)])
    return id
  }

  /// The delivery with an id.
  public func find(_ id: Int) throws -> Delivery? {
    try db.first("SELECT \(Self.columns) FROM delivery WHERE id = ?", [SQLValue(id)], Self.read)
  }

  /// Deliveries of a state, of one watch or of all, the newest first.
  public func list(watch: Int?, states: [Delivery.State], before id: Int?, limit: Int) throws -> [Delivery] {
    var conditions = SQLConditions()
    if let watch { conditions.add("watch_id = ?", SQLValue(watch)) }
    conditions.addAny("+state", states.map { .text($0.rawValue) })
    if let id { conditions.add("id < ?", SQLValue(id)) }
    return try db.all(
      "SELECT \(Self.columns) FROM delivery WHERE \(conditions.sql) ORDER BY id DESC LIMIT ?", conditions.values + [SQLValue(limit)],
      Self.read)
  }

  /// What is due, soonest first, of watches that are active.
  public func due(at seconds: Int, limit: Int) throws -> [Delivery] {
    try db.all(
      """
      SELECT \(Self.columns) FROM delivery WHERE state = 'pending' AND next_at <= ?
        AND watch_id IN (SELECT id FROM watch WHERE active = 1) ORDER BY next_at, id LIMIT ?
      """, [SQLValue(seconds), SQLValue(limit)], Self.read)
  }

  /// When the next one is due, in seconds since 1970; `nil` when none waits.
  public func nextDue() throws -> Int? {
    try db.first(
      "SELECT min(next_at) FROM delivery WHERE state = 'pending' AND watch_id IN (SELECT id FROM watch WHERE active = 1)"
    ) { $0.optionalInt() } ?? nil
  }

  /// Notes that the receiver took it.
  public func succeed(_ delivery: Delivery, status: Int, at time: String) throws {
    try db.run(
      """
      UPDATE delivery SET state = 'delivered', body = '', attempts = attempts + 1, last_status = ?, last_error = NULL, ended_at = ?
      WHERE id = ?
      """, [SQLValue(status), .text(time), SQLValue(delivery.id)])
    try db.run(
      """
      DELETE FROM delivery WHERE watch_id = ?1 AND state = 'delivered' AND id <= (
        SELECT id FROM delivery WHERE watch_id = ?1 AND state = 'delivered' ORDER BY id DESC LIMIT 1 OFFSET \(Self.keptPerWatch))
      """, [SQLValue(delivery.watch)])
  }

  /// Notes that it was not taken: it is due again at a time, or dead without one.
  public func fail(_ delivery: Delivery, status: Int?, error: String, nextAt: Int?, at time: String) throws {
    try db.run(
      """
      UPDATE delivery SET attempts = attempts + 1, last_status = ?, last_error = ?, state = ?, next_at = coalesce(?, next_at), ended_at = ?
      WHERE id = ?
      """,
      [
        SQLValue(status), .text(error), .text(nextAt == nil ? "dead" : "pending"), SQLValue(nextAt), nextAt == nil ? .text(time) : .null,
        SQLValue(delivery.id),
      ])
  }

  /// Has a dead delivery sent again, as if it were new; `false` when it is not dead.
  public func revive(_ id: Int, seconds: Int) throws -> Bool {
    try db.run(
      """
      UPDATE delivery SET state = 'pending', attempts = 0, first_at = ?1, next_at = ?1, ended_at = NULL WHERE id = ?2 AND state = 'dead'
      """, [SQLValue(seconds), SQLValue(id)])
    return db.changes > 0
  }

  /// How many there are of each state.
  public func count(of state: Delivery.State, watch: Int) throws -> Int {
    try db.first("SELECT count(*) FROM delivery WHERE watch_id = ? AND +state = ?", [SQLValue(watch), .text(state.rawValue)]) { $0.int() }
      ?? 0
  }
}
