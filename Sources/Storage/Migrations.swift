internal import FoundationEssentials

/// Brings a database to the schema of this version: numbered files, each in one transaction, forward only.
enum Migrations {
  /// "SIJL", so that `file` and we ourselves know the database for ours.
  static let applicationID = 0x5349_4A4C

  /// One step of the schema.
  struct Step: Sendable {
    let version: Int
    let name: String
    let sql: String
  }

  /// The steps that were built into the program, in order.
  static var steps: [Step] {
    embeddedFiles.map { file in
      let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
      guard let version = Int(name.prefix(3)), let bytes = Deflate.embedded("\(file.base64)", length: file.length) else {
        preconditionFailure("a migration is named NNN-name.sql")
      }
      return Step(version: version, name: name, sql: String(decoding: bytes, as: UTF8.self))
    }
    .sorted { $0.version < $1.version }
  }

  /// Refuses other programs' databases and those of newer versions, before anything is written.
  static func checkIdentity(of connection: Connection) throws {
    let tables = try connection.first("SELECT count(*) FROM sqlite_schema") { $0.int() } ?? 0
    let identity = try connection.first("PRAGMA application_id") { $0.int() } ?? 0
    guard tables == 0 || identity == applicationID else {
      throw StorageError(.notAnArchive, "The file sijill.db in this folder belongs to another program; give another folder.")
    }
    let version = try userVersion(of: connection)
    let newest = steps.last?.version ?? 0
    guard version <= newest else {
      throw StorageError(
        .newer, "A newer version of the program wrote this archive (schema \(version), this program knows \(newest)); install that version."
      )
    }
  }

  /// Runs the steps that the database lacks. A database with contents is first copied to `backup` with the old version in its name.
  static func apply(to connection: Connection, backup: String?, steps: [Step] = Self.steps) throws {
    let version = try userVersion(of: connection)
    let missing = steps.filter { $0.version > version }
    guard !missing.isEmpty else { return }
    if version > 0, let backup {
      // The copy of an earlier attempt that failed stays: it is the one that nothing was done to.
      let exists = try connection.first("SELECT count(*) FROM sqlite_schema") { $0.int() } ?? 0
      if exists > 0 { try copy(connection, to: "\(backup).schema-\(version).backup") }
    }
    for step in missing {
      try connection.run("BEGIN IMMEDIATE")
      do {
        try connection.execute(step.sql)
        try connection.execute("PRAGMA user_version = \(step.version); PRAGMA application_id = \(applicationID)")
        try connection.run("COMMIT")
      } catch {
        if connection.isInTransaction { try? connection.run("ROLLBACK") }
        throw error
      }
    }
  }

  private static func copy(_ connection: Connection, to path: String) throws {
    if FileManager.default.fileExists(atPath: path) { return }
    try connection.run("VACUUM INTO ?", [.text(path)])
  }

  private static func userVersion(of connection: Connection) throws -> Int {
    try connection.first("PRAGMA user_version") { $0.int() } ?? 0
  }
}
