/// What is wrong in an archive.
public struct ArchiveFinding: Equatable, Sendable, CustomStringConvertible {
  /// Which part of an archive is wrong.
  public enum Part: String, Sendable, CaseIterable {
    /// The file itself: pages that cannot be what they are.
    case file
    /// Rows that refer to rows which are not there.
    case references
    /// The full-text index does not say what the articles say.
    case index
    /// Counts and look-up tables do not say what the rows say from which they are made.
    case summaries
    /// Stored bytes are not the ones that came.
    case content
  }

  /// Which part is wrong.
  public let part: Part
  /// What is wrong there.
  public let message: String

  /// The part and what is wrong with it.
  public var description: String { "\(part.rawValue): \(message)" }
}

/// Looks whether everything in a database is as it must be. Reads only; the full-text index can be compared word by word only over a
/// connection that may write.
struct ArchiveCheck {
  let db: Connection

  init(_ connection: Connection) {
    db = connection
  }

  /// What is wrong; nothing when it is empty.
  ///
  /// - Parameter deep: compares everything that is derived with what it was made from, word by word and byte by byte.
  func findings(deep: Bool) throws -> [ArchiveFinding] {
    var findings = pages()
    do {
      findings += try references()
      guard try Migrations.userVersion(of: db) == Migrations.newest else { return findings }
      for rule in ConsistencyRules.all where deep || !rule.isDeep {
        do {
          if let finding = try broken(rule) { findings.append(finding) }
        } catch let error as StorageError {
          // Damage that was told already keeps other things from being read.
          if findings.isEmpty { findings.append(.init(part: .file, message: "\(rule.message) could not be looked at: \(error.message)")) }
        }
      }
      if deep { findings += try index() + content() }
    } catch let error as StorageError where error.kind == .corrupt || error.kind == .notAnArchive {
      if findings.isEmpty { findings.append(.init(part: .file, message: error.message)) }
    }
    return findings
  }

  /// The pages of the file; what SQLite finds is asked again table by table, so that it has a name. Its quick check is of no use: in 3.40 it
  /// sees NULL in tables without rowids where there is none.
  private func pages() -> [ArchiveFinding] {
    let all = messages("PRAGMA integrity_check(20)")
    if all == ["ok"] { return [] }
    var named: [ArchiveFinding] = []
    let tables = (try? db.all("SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0") { $0.text() }) ?? []
    for table in tables {
      let found = messages("PRAGMA integrity_check(\"\(table)\")")
      if found != ["ok"] { named += found.prefix(3).map { .init(part: .file, message: "table \(table): \($0)") } }
    }
    return named.isEmpty ? all.map { .init(part: .file, message: $0) } : named
  }

  /// The messages of a check, without the lines that say where it looks.
  private func messages(_ sql: String) -> [String] {
    do {
      return try db.all(sql) { $0.text() }.flatMap { $0.split(separator: "\n").map(String.init) }.filter { !$0.hasPrefix("***") }
    } catch {
      // What it stumbles over is damage, too.
      return [(error as? StorageError)?.message ?? "\(error)"]
    }
  }

  private func references() throws -> [ArchiveFinding] {
    var broken: [String: Int] = [:]
    try db.forEach("PRAGMA foreign_key_check") { row in
      let table = row.text()
      _ = row.optionalInt()
      broken["\(table) to \(row.text())", default: 0] += 1
    }
    return broken.sorted { $0.key < $1.key }.map { .init(part: .references, message: "\($0.value) rows from \($0.key) lead nowhere") }
  }

  private func broken(_ rule: ConsistencyRules.Rule) throws -> ArchiveFinding? {
    let found = try db.first("SELECT count(*), min(x) FROM (\(rule.sql))") { (count: $0.int(), first: $0.optionalText()) }
    guard let found, found.count > 0 else { return nil }
    return .init(part: rule.part, message: "\(rule.message): \(found.count), the first is \(found.first ?? "-")")
  }

  /// Compares the full-text index with the articles.
  private func index() throws -> [ArchiveFinding] {
    do {
      try db.run("INSERT INTO article_text (article_text, rank) VALUES ('integrity-check', 1)")
      return []
    } catch let error as StorageError where error.kind == .corrupt {
      return [.init(part: .index, message: "the full-text index does not say what the articles say; 'sijill compact' makes it anew")]
    }
  }

  /// Unpacks the bytes of every document and compares them with what came.
  private func content() throws -> [ArchiveFinding] {
    let documents = DocumentRepository(db)
    var (last, wrong) = (0, [Int]())
    while case let ids = try documents.ids(after: last, limit: 500), let newest = ids.last {
      for id in ids where try !isWhole(id, documents) { wrong.append(id) }
      last = newest
    }
    guard let first = wrong.first else { return [] }
    return [.init(part: .content, message: "documents whose bytes are not those that came: \(wrong.count), the first is \(first)")]
  }

  private func isWhole(_ id: Int, _ documents: DocumentRepository) throws -> Bool {
    do {
      guard let stored = try documents.find(id), let raw = try documents.raw(id) else { return false }
      return ContentHash(identifying: raw) == stored.hash
    } catch let error as StorageError where error.kind == .corrupt {
      return false
    }
  }
}
