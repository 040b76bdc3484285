internal import Glibc

/// The folder of an archive and the care of it: checking, backing up, restoring, compacting, bringing up to date.
///
/// Everything here works on the files and not on an open ``Archive``. What changes them takes the archive for itself and is refused while a
/// server runs; what only reads goes on beside one.
public struct ArchiveFolder: Sendable {
  /// The path of the folder.
  public let path: String

  /// A folder, which need not be there.
  public init(_ path: String) {
    self.path = path
  }

  /// The file of the database.
  var database: String { path + "/sijill.db" }
  /// The file by which a server keeps others out.
  var lockFile: String { path + "/sijill.lock" }

  /// Whether there is a database in it.
  public var hasArchive: Bool { DatabaseFile.exists(database) }

  /// Throws unless there is a database in it.
  func requireArchive() throws {
    if !hasArchive { throw StorageError(.missing, "There is no archive in \(path); name its folder with --data.") }
  }

  /// Keeps servers out, and is refused while one runs.
  func lock() throws -> ArchiveLock { try ArchiveLock(path: lockFile) }

  /// What bringing an archive up to date did.
  public struct Migrated: Equatable, Sendable {
    /// The schema before.
    public let from: Int
    /// The schema now.
    public let to: Int
    /// The copy that was made before, `nil` when there was nothing to do.
    public let backup: String?
  }

  /// Brings the archive to the schema of this version, after a copy of it was made and verified.
  ///
  /// - Throws: ``StorageError`` of the kinds `missing`, `inUse`, `notAnArchive`, `newer`, `corrupt`, `full`.
  public func migrate() throws -> Migrated {
    try requireArchive()
    let lock = try lock()
    defer { withExtendedLifetime(lock) {} }
    let before: Int
    let backup: String?
    do {
      let connection = try Connection(path: database, mode: .readWrite)
      try Migrations.checkIdentity(of: connection)
      before = try Migrations.userVersion(of: connection)
      try connection.execute("PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON")
      backup = try Migrations.apply(to: connection, backup: database)
    }
    return Migrated(from: before, to: Migrations.newest, backup: backup)
  }

  /// Makes the full-text index anew, in one segment, and gives back the room of what was deleted; the bytes of the database before and after.
  ///
  /// - Throws: ``StorageError`` of the kinds `missing`, `inUse`, `notAnArchive`, `newer`, `older`, `corrupt`, `full`. The archive is whole
  ///   after each.
  public func compact() throws -> (before: Int, after: Int) {
    try requireArchive()
    let lock = try lock()
    defer { withExtendedLifetime(lock) {} }
    let before = DatabaseFile.size(database) + DatabaseFile.size(database + "-wal")
    do {
      let connection = try Connection(path: database, mode: .readWrite)
      try Migrations.requireNewest(connection)
      for command in ["rebuild", "optimize"] { try connection.run("INSERT INTO article_text (article_text) VALUES (?)", [.text(command)]) }
      try connection.execute("VACUUM")
      try? connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
    }
    return (before, DatabaseFile.size(database) + DatabaseFile.size(database + "-wal"))
  }
}
