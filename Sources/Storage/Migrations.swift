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
    let newest = Self.newest
    guard version <= newest else {
      throw StorageError(
        .newer, "A newer version of the program wrote this archive (schema \(version), this program knows \(newest)); install that version."
      )
    }
  }

  /// The step behind which the program fills in what SQL cannot: how names sound.
  private static let nameSounds = 21

  /// The schema of this version.
  static var newest: Int { steps.last?.version ?? 0 }

  /// Refuses archives that are not of this version's schema.
  static func requireNewest(_ connection: Connection) throws {
    try checkIdentity(of: connection)
    let version = try userVersion(of: connection)
    guard version == newest else {
      throw StorageError(
        .older, "An older version of the program wrote this archive (schema \(version), this program has \(newest)); run 'sijill migrate'.")
    }
  }

  /// Runs the steps that the database lacks. A database with contents is first copied to `backup` with the old version in its name.
  ///
  /// - Returns: the name of the copy, if one was made or is there from an earlier attempt.
  @discardableResult
  static func apply(to connection: Connection, backup: String?, steps: [Step] = Self.steps) throws -> String? {
    let version = try userVersion(of: connection)
    let missing = steps.filter { $0.version > version }
    guard !missing.isEmpty else { return nil }
    var copy: String?
    if version > 0, let backup, try connection.first("SELECT count(*) FROM sqlite_schema", [], { $0.int() }) ?? 0 > 0 {
      copy = try keepCopy(of: connection, as: "\(backup).schema-\(version).backup")
    }
    for step in missing {
      try connection.run("BEGIN IMMEDIATE")
      do {
        try connection.execute(step.sql)
        if step.version == Self.nameSounds { try EntityRepository(connection).addMissingSounds() }
        try connection.execute("PRAGMA user_version = \(step.version); PRAGMA application_id = \(applicationID)")
        try connection.run("COMMIT")
      } catch {
        if connection.isInTransaction { try? connection.run("ROLLBACK") }
        throw error
      }
    }
    return copy
  }

  /// Copies a database before anything is done to it. What an earlier attempt copied is enough when nothing was given a number since then;
  /// a copy of another state stays as it is.
  private static func keepCopy(of connection: Connection, as name: String) throws -> String {
    if DatabaseFile.exists(name), let earlier = try? Connection(path: name, mode: .readOnly),
      try numbers(in: connection) == (try? numbers(in: earlier))
    {
      return name
    }
    let free = DatabaseFile.freeName(name)
    try DatabaseCopy.make(of: connection, at: name + ".partial")
    try DatabaseFile.publish(name + ".partial", as: free)
    return free
  }

  /// By which two states of one archive are told apart: the last number of each kind, but for that of its history, and how many documents
  /// there are.
  private static func numbers(in connection: Connection) throws -> [String] {
    try connection.all("SELECT name || ' ' || last FROM sequence WHERE name <> 'epoch' ORDER BY name") { $0.text() }
      + connection.all("SELECT count(*) || ' ' || coalesce(max(id), 0) FROM document") { $0.text() }
  }

  static func userVersion(of connection: Connection) throws -> Int {
    try connection.first("PRAGMA user_version") { $0.int() } ?? 0
  }
}
