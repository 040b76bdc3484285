/// How far the import of one file has come.
public struct ImportMark: Equatable, Sendable {
  /// The path of the file, from the root.
  public let path: String
  /// Its size, and when it was changed last, in nanoseconds since 1970: by which it is known to be the same.
  public let byteCount: Int
  /// When it was changed last, in nanoseconds since 1970.
  public let modified: Int
  /// How many of its lines have a verdict.
  public var linesDone: Int
  /// Whether all of it has.
  public var isDone: Bool

  /// A mark in a file.
  public init(path: String, byteCount: Int, modified: Int, linesDone: Int = 0, isDone: Bool = false) {
    self.path = path
    self.byteCount = byteCount
    self.modified = modified
    self.linesDone = linesDone
    self.isDone = isDone
  }
}

/// The marks of an import that is not done, by which it goes on after it was interrupted.
public struct ImportRepository {
  private let db: Connection

  /// The marks as one connection sees them.
  public init(_ connection: Connection) {
    db = connection
  }

  /// Notes how far a file has come.
  public func set(_ mark: ImportMark) throws {
    try db.run(
      """
      INSERT INTO import_progress (path, byte_count, modified, lines_done, is_done) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (path) DO UPDATE SET byte_count = excluded.byte_count, modified = excluded.modified, lines_done = excluded.lines_done,
        is_done = excluded.is_done
      """,
      [.text(mark.path), SQLValue(mark.byteCount), SQLValue(mark.modified), SQLValue(mark.linesDone), SQLValue(mark.isDone)])
  }

  /// The mark in a file; `nil` when there is none, or the file is another one by now.
  public func find(sameAs file: ImportMark) throws -> ImportMark? {
    try db.first(
      "SELECT lines_done, is_done FROM import_progress WHERE path = ? AND byte_count = ? AND modified = ?",
      [.text(file.path), SQLValue(file.byteCount), SQLValue(file.modified)]
    ) { row in
      var mark = file
      mark.linesDone = row.int()
      mark.isDone = row.bool()
      return mark
    }
  }

  /// Whether an import was interrupted.
  public func isEmpty() throws -> Bool {
    try db.first("SELECT 1 FROM import_progress LIMIT 1") { $0.int() } == nil
  }

  /// Forgets all marks: the import is done, or begins anew.
  public func removeAll() throws {
    try db.run("DELETE FROM import_progress")
  }
}
