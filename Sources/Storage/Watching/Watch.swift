/// Somebody who wants to be told of what a saved search finds.
public struct Watch: Equatable, Sendable {
  /// Its id.
  public let id: Int
  /// The search.
  public let search: Int
  /// Where to.
  public let url: String
  /// What deliveries are signed with.
  public let secret: [UInt8]
  /// Whether anything is sent.
  public let isActive: Bool
  /// Rows up to this id were looked at.
  public let lastID: Int
  /// Why nothing can be found or sent, if that is so.
  public let problem: String?
  /// When it was set up.
  public let createdAt: String
}

/// The watches.
public struct WatchRepository {
  private let db: Connection

  /// The watches as one connection sees them.
  public init(_ connection: Connection) {
    db = connection
  }

  private static let columns = "id, search_id, url, secret, active, last_id, problem, created_at"

  private static func read(_ row: inout Row) -> Watch {
    Watch(
      id: row.int(), search: row.int(), url: row.text(), secret: row.blob(), isActive: row.bool(), lastID: row.int(),
      problem: row.optionalText(), createdAt: row.text())
  }

  /// Sets a watch up and returns its id. It is told of what comes after the row `lastID`.
  public func insert(search: Int, url: String, secret: [UInt8], lastID: Int, at time: String) throws -> Int {
    let id = try db.session.nextID("watch", on: db)
    try db.run(
      "INSERT INTO watch (id, search_id, url, secret, active, last_id, created_at) VALUES (?, ?, ?, ?, 1, ?, ?)",
      [SQLValue(id), SQLValue(search), .text(url), .blob(secret), SQLValue(lastID), .text(time)])
    return id
  }

  /// The watch with an id.
  public func find(_ id: Int) throws -> Watch? {
    try db.first("SELECT \(Self.columns) FROM watch WHERE id = ?", [SQLValue(id)], Self.read)
  }

  /// Watches behind an id, in the order in which they were set up.
  public func list(after id: Int = 0, limit: Int) throws -> [Watch] {
    try db.all("SELECT \(Self.columns) FROM watch WHERE id > ? ORDER BY id LIMIT ?", [SQLValue(id), SQLValue(limit)], Self.read)
  }

  /// The active watches for which nothing waits to be delivered: those to look for news for.
  public func idle() throws -> [Watch] {
    try db.all(
      """
      SELECT \(Self.columns) FROM watch WHERE active = 1
        AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.watch_id = watch.id AND d.state = 'pending') ORDER BY id
      """, [], Self.read)
  }

  /// Notes that rows up to an id were looked at.
  public func advance(_ id: Int, to lastID: Int) throws {
    try db.run("UPDATE watch SET last_id = ?, problem = NULL WHERE id = ?", [SQLValue(lastID), SQLValue(id)])
  }

  /// Notes why nothing can be found or sent.
  public func note(_ problem: String?, of id: Int) throws {
    try db.run("UPDATE watch SET problem = ? WHERE id = ?", [SQLValue(problem), SQLValue(id)])
  }

  /// Stops a watch, or has it go on.
  public func setActive(_ isActive: Bool, of id: Int, problem: String? = nil) throws {
    try db.run("UPDATE watch SET active = ?, problem = ? WHERE id = ?", [SQLValue(isActive), SQLValue(problem), SQLValue(id)])
  }

  /// Removes a watch with its deliveries; `false` when there is none.
  public func delete(_ id: Int) throws -> Bool {
    try db.run("DELETE FROM watch WHERE id = ?", [SQLValue(id)])
    return db.changes > 0
  }
}
