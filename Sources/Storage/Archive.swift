internal import Glibc
internal import Synchronization

/// Everything that is kept: one SQLite database in a folder, or in memory.
///
/// One connection writes, several read; each is used by one caller at a time. A read sees the archive as it was when it began, and never
/// waits for a write. Inside the closures the repositories are made from the connection that is handed over:
/// `try archive.read { try ArticleRepository($0).find(12) }`.
public final class Archive: Sendable {
  /// Where the archive lives.
  public enum Location: Sendable, Equatable {
    /// A folder, made if it is missing.
    case folder(String)
    /// Nowhere but in memory: gone when the archive is closed. Reads wait for writes.
    case memory
  }

  /// Where the archive lives.
  public let location: Location
  private let writer: Mutex<Connection?>
  private let readers: [Reader]
  private let turn = Atomic<Int>(0)
  private let commits = Atomic<Int>(0)
  private let listeners = Mutex<[@Sendable () -> Void]>([])
  private let lock: Mutex<ArchiveLock?>

  /// A reading connection that one caller uses at a time.
  private final class Reader: Sendable {
    let connection: Mutex<Connection?>

    init(_ connection: sending Connection) {
      self.connection = Mutex(connection)
    }
  }

  /// Opens an archive, or makes it. An archive of an older version is copied and then brought up to date.
  ///
  /// - Throws: ``StorageError`` of the kinds `cannotOpen`, `notAnArchive`, `newer`, `corrupt`, `inUse`, `readOnly`, `full`.
  public init(_ location: Location, configuration: ArchiveConfiguration = .init()) throws {
    self.location = location
    switch location {
    case .memory:
      lock = Mutex(nil)
      let connection = try Connection(path: ":memory:", mode: .readWrite)
      try connection.execute("PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF")
      try Migrations.apply(to: connection, backup: nil)
      writer = Mutex(connection)
      readers = []
    case .folder(let folder):
      try Self.makeFolder(folder)
      let path = folder + "/sijill.db"
      lock = Mutex(configuration.exclusive ? try ArchiveLock(path: folder + "/sijill.lock") : nil)
      let connection = try Connection(path: path, mode: .readWrite)
      try Migrations.checkIdentity(of: connection)
      try Self.prepare(connection, configuration)
      try Migrations.apply(to: connection, backup: path)
      writer = Mutex(connection)
      readers = try (0..<configuration.readers).map { _ in
        let reader = try Connection(path: path, mode: .readOnly)
        try Self.tune(reader, configuration)
        return Reader(reader)
      }
    }
  }

  static func makeFolder(_ folder: String) throws {
    if unsafe mkdir(folder, 0o755) == 0 || errno == EEXIST { return }
    throw StorageError(.cannotOpen, "The folder \(folder) cannot be made; make the folder above it, and check its rights.")
  }

  private static func prepare(_ connection: Connection, _ configuration: ArchiveConfiguration) throws {
    try connection.execute("PRAGMA journal_mode = WAL")
    try connection.execute("PRAGMA synchronous = \(configuration.durable ? "FULL" : "NORMAL")")
    try connection.execute("PRAGMA foreign_keys = ON; PRAGMA secure_delete = OFF; PRAGMA wal_autocheckpoint = 4000")
    try tune(connection, configuration)
  }

  private static func tune(_ connection: Connection, _ configuration: ArchiveConfiguration) throws {
    try connection.execute(
      """
      PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY;
      PRAGMA cache_size = -\(configuration.cacheKiB); PRAGMA mmap_size = \(configuration.mappedMiB << 20)
      """)
  }

  /// The whole database of an archive in memory, as its file would be.
  func image() throws -> [UInt8] {
    try writer.withLock { connection in
      guard let connection else { throw Self.closedError }
      return try connection.image()
    }
  }

  /// Grows with everything that is written: what was read before it grew may have changed.
  public var generation: Int { commits.load(ordering: .sequentiallyConsistent) }

  /// Runs a function that reads, on one unchanging state of the archive.
  ///
  /// - Throws: what the function throws, and ``StorageError``.
  public func read<T: Sendable>(_ body: @Sendable (Connection) throws -> T) throws -> T {
    if readers.isEmpty {
      return try writer.withLock { try Self.reading($0, generation, body) }
    }
    // The first one that is free: while there is little to do, the same few connections stay warm.
    for reader in readers {
      if let result = try reader.connection.withLockIfAvailable({ try Self.reading($0, generation, body) }) { return result }
    }
    let next = turn.wrappingAdd(1, ordering: .relaxed).oldValue
    return try readers[Int(UInt(bitPattern: next) % UInt(readers.count))].connection.withLock { try Self.reading($0, generation, body) }
  }

  /// - Parameter generation: from before the transaction begins, so that what is kept under it is never older.
  private static func reading<T: Sendable>(_ connection: Connection?, _ generation: Int, _ body: (Connection) throws -> T) throws -> T {
    guard let connection else { throw closedError }
    connection.shown.begin(generation)
    try connection.run("BEGIN DEFERRED")
    do {
      let result = try body(connection)
      try connection.run("COMMIT")
      return result
    } catch {
      if connection.isInTransaction { try? connection.run("ROLLBACK") }
      throw error
    }
  }

  /// Runs a function that may write, in one transaction: all of it is stored when it returns, nothing when it throws.
  ///
  /// - Throws: what the function throws, and ``StorageError``.
  public func write<T: Sendable>(_ body: @Sendable (Connection) throws -> T) throws -> T {
    let result = try writer.withLock { connection in
      guard let connection else { throw Self.closedError }
      connection.shown.begin(nil)
      try connection.run("BEGIN IMMEDIATE")
      do {
        let result = try body(connection)
        try connection.session.flush(on: connection)
        try connection.run("COMMIT")
        commits.add(1, ordering: .sequentiallyConsistent)
        return result
      } catch {
        // SQLite rolls back by itself when the disk is full.
        if connection.isInTransaction { try? connection.run("ROLLBACK") }
        connection.session.forget()
        // The log may have met the end of the disk while the database still has room.
        if (error as? StorageError)?.kind == .full { try? connection.execute("PRAGMA wal_checkpoint(PASSIVE)") }
        throw error
      }
    }
    for call in listeners.withLock({ $0 }) { call() }
    return result
  }

  /// Has a function called after everything that is written, on the thread that wrote it: it must be quick.
  public func onCommit(_ call: @escaping @Sendable () -> Void) { listeners.withLock { $0.append(call) } }

  /// Puts the write-ahead log into the database file and lets go of it. Later reads and writes throw `closed`; closing twice is harmless.
  public func close() {
    for reader in readers {
      reader.connection.withLock { $0 = nil }
    }
    writer.withLock { connection in
      if let open = connection, case .folder = location {
        try? open.execute("PRAGMA wal_checkpoint(PASSIVE)")
      }
      connection = nil
    }
    lock.withLock { $0 = nil }
  }

  private static var closedError: StorageError { StorageError(.closed, "The archive has been closed.") }
}
