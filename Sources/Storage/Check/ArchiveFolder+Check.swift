internal import Glibc

extension ArchiveFolder {
  /// What a check saw.
  public struct Report: Equatable, Sendable {
    /// What is wrong; nothing when it is empty.
    public let findings: [ArchiveFinding]
    /// The schema of the archive.
    public let schema: Int
    /// Whether the schema is that of this program; if not, only the file and the references were looked at.
    public let isCurrent: Bool
    /// How many documents there are, as far as that can be read.
    public let documents: Int
    /// How many articles.
    public let articles: Int
  }

  /// Looks whether everything is as it must be. Beside a running server, a deep check looks at a copy, which needs as much room as the
  /// archive while it runs.
  ///
  /// - Throws: ``StorageError`` of the kinds `missing`, `notAnArchive`, `newer`, `cannotOpen`, `full`. Damage is not thrown, but told.
  public func check(deep: Bool) throws -> Report {
    try requireArchive()
    if !deep { return try Self.report(.readOnly, database, deep: false) }
    // Who has the archive alone may open it for writing, which the comparison of the full-text index wants though it changes nothing.
    guard let lock = try? lock() else { return try checkCopy() }
    defer { withExtendedLifetime(lock) {} }
    return try Self.report(.readWrite, database, deep: true)
  }

  private func checkCopy() throws -> Report {
    let path = "\(database).check-\(getpid())"
    defer { DatabaseFile.remove(path) }
    do {
      let source = try Connection(path: database, mode: .readOnly)
      try Migrations.checkIdentity(of: source)
      let copy = try Connection(path: path, mode: .readWrite)
      try source.copyPages(to: copy, step: -1) { _, _ in }
    }
    return try Self.report(.readWrite, path, deep: true)
  }

  private static func report(_ mode: Connection.Mode, _ path: String, deep: Bool) throws -> Report {
    do {
      let connection = try Connection(path: path, mode: mode)
      try Migrations.checkIdentity(of: connection)
      let findings = try ArchiveCheck(connection).findings(deep: deep)
      let schema = (try? Migrations.userVersion(of: connection)) ?? 0
      func count(_ table: String) -> Int { (try? connection.first("SELECT count(*) FROM \(table)") { $0.int() } ?? 0) ?? 0 }
      return Report(
        findings: findings, schema: schema, isCurrent: schema == Migrations.newest, documents: count("document"), articles: count("article")
      )
    } catch let error as StorageError where error.kind == .corrupt {
      return Report(findings: [.init(part: .file, message: error.message)], schema: 0, isCurrent: false, documents: 0, articles: 0)
    }
  }
}
