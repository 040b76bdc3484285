extension Archive {
  /// The page cache of a connection that reads everything once, in KiB: the upper pages of the indexes and what rows of near dates share; more
  /// would only be filled and thrown away.
  private static let snapshotCacheKiB = 6_144

  /// Runs a function that may read for long, such as an export to a slow client, on one unchanging state of the archive.
  ///
  /// It has a connection of its own, so that short reads never wait for it; an archive in memory is copied for it. While it lasts, the
  /// write-ahead log of a folder keeps growing.
  ///
  /// - Throws: what the function throws, and ``StorageError``.
  public func snapshot<T>(_ body: (Connection) throws -> T) throws -> T {
    let connection: Connection
    switch location {
    case .memory:
      connection = try Connection(path: ":memory:", mode: .readWrite)
      try connection.load(image())
    case .folder(let folder):
      connection = try Connection(path: folder + "/sijill.db", mode: .readOnly)
    }
    try connection.execute(
      "PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -\(Self.snapshotCacheKiB)")
    try connection.run("BEGIN DEFERRED")
    defer { if connection.isInTransaction { try? connection.run("ROLLBACK") } }
    return try body(connection)
  }
}
