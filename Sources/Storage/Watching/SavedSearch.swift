/// A search with a name.
public struct SavedSearch: Equatable, Sendable {
  /// What a search finds.
  public enum Kind: String, Sendable, CaseIterable {
    case articles, events, quotes
  }

  /// Its id.
  public let id: Int
  /// What people call it; no two have the same.
  public let name: String
  /// What it finds.
  public let kind: Kind
  /// The query of the list, as it was given.
  public let query: String
  /// When it was saved.
  public let createdAt: String
}

/// The saved searches.
public struct SavedSearchRepository {
  let db: Connection

  /// The searches as one connection sees them.
  public init(_ connection: Connection) {
    db = connection
  }

  private static let columns = "id, name, kind, query, created_at"

  private static func read(_ row: inout Row) -> SavedSearch {
    SavedSearch(
      id: row.int(), name: row.text(), kind: SavedSearch.Kind(rawValue: row.text()) ?? .articles, query: row.text(), createdAt: row.text())
  }

  /// Saves a search and returns its id.
  ///
  /// - Throws: ``StorageError`` of the kind `constraint` when the name is taken.
  public func insert(name: String, kind: SavedSearch.Kind, query: String, at time: String) throws -> Int {
    let id = try db.session.nextID("saved_search", on: db)
    try db.run(
      "INSERT INTO saved_search (id, name, kind, query, created_at) VALUES (?, ?, ?, ?, ?)",
      [SQLValue(id), .text(name), .text(kind.rawValue), .text(query), .text(time)])
    return id
  }

  /// Gives a search another name or query.
  public func update(_ id: Int, name: String, query: String) throws {
    try db.run("UPDATE saved_search SET name = ?, query = ? WHERE id = ?", [.text(name), .text(query), SQLValue(id)])
  }

  /// The search with an id.
  public func find(_ id: Int) throws -> SavedSearch? {
    try db.first("SELECT \(Self.columns) FROM saved_search WHERE id = ?", [SQLValue(id)], Self.read)
  }

  /// The search with a name.
  public func find(name: String) throws -> SavedSearch? {
    try db.first("SELECT \(Self.columns) FROM saved_search WHERE name = ?", [.text(name)], Self.read)
  }

  /// All searches behind an id, in the order in which they were saved.
  public func list(after id: Int = 0, limit: Int) throws -> [SavedSearch] {
    try db.all(
      "SELECT \(Self.columns) FROM saved_search WHERE id > ? ORDER BY id LIMIT ?", [SQLValue(id), SQLValue(limit)], Self.read)
  }

  /// Removes a search; `false` when there is none.
  ///
  /// - Throws: ``StorageError`` of the kind `constraint` while somebody watches it.
  public func delete(_ id: Int) throws -> Bool {
    try db.run("DELETE FROM saved_search WHERE id = ?", [SQLValue(id)])
    return db.changes > 0
  }
}
