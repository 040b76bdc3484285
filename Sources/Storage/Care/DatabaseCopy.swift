/// Copies of a database, made page by page by SQLite while others read and write it, and verified before they get their name.
enum DatabaseCopy {
  /// How many pages are copied between two reports.
  private static let step = 2_048

  /// Copies what a connection sees into a new file and verifies it: each page, each reference and count, and that
  /// every table has as many rows as here.
  ///
  /// - Parameters:
  ///   - path: the new file; what is there under this name is an earlier attempt, and goes.
  ///   - finish: what is to be done to the copy before it is verified.
  ///   - progress: called now and then with the pages copied and all pages.
  static func make(
    of source: Connection, at path: String, finish: (Connection) throws -> Void = { _ in }, progress: (Int, Int) -> Void = { _, _ in }
  ) throws {
    DatabaseFile.remove(path)
    do {
      // The source is one state of the archive from the first page to the last count.
      try source.run("BEGIN DEFERRED")
      defer { try? source.run("COMMIT") }
      _ = try source.first("PRAGMA user_version") { $0.int() }
      let copy = try Connection(path: path, mode: .readWrite)
      try source.copyPages(to: copy, step: step, progress)
      // One file that needs nothing beside it, wherever it is carried.
      try copy.execute("PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL")
      try verify(copy, against: source)
      try finish(copy)
    } catch {
      DatabaseFile.remove(path)
      throw error
    }
    try DatabaseFile.sync(path)
  }

  private static func verify(_ copy: Connection, against source: Connection) throws {
    if let finding = try ArchiveCheck(copy).findings(deep: false).first {
      throw StorageError(.corrupt, "The archive is damaged and cannot be copied: \(finding). 'sijill check' says more.")
    }
    let tables = try source.all("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'") { $0.text() }
    for table in tables {
      let count = "SELECT count(*) FROM \"\(table)\""
      let (here, there) = (try source.first(count) { $0.int() }, try copy.first(count) { $0.int() })
      guard here == there else {
        throw StorageError(.corrupt, "The copy has \(there ?? 0) rows of \(table) and the archive \(here ?? 0); 'sijill check' says more.")
      }
    }
  }
}
