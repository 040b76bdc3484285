import Foundation
import Testing

@testable import Storage

private func archive(in folder: TemporaryFolder, documents: Int = 3) throws -> Archive {
  let archive = try Archive(.folder(folder.path))
  for number in 0..<documents { try archive.store([Sample.full], name: "\(number)") }
  return archive
}

private func kind(_ body: () throws -> Void) -> StorageError.Kind? {
  do {
    try body()
    return nil
  } catch { return (error as? StorageError)?.kind }
}

@Test func `a backup beside a server has what was there when it began, and is one file`() throws {
  let (home, other) = (TemporaryFolder(), TemporaryFolder())
  let archive = try archive(in: home)
  let file = home.path + "/copy.db"
  var isFirst = true
  let size = try ArchiveFolder(home.path).backUp(to: file) { _, _ in
    // What is written meanwhile neither waits nor gets into it.
    if isFirst { _ = try? archive.store([Sample.full], name: "later") }
    isFirst = false
  }
  #expect(try archive.number("SELECT count(*) FROM document") == 4)
  archive.close()
  #expect(try FileManager.default.attributesOfItem(atPath: file)[.size] as? Int == size)
  #expect(try FileManager.default.contentsOfDirectory(atPath: home.path).filter { $0.hasPrefix("copy") } == ["copy.db"])
  let restored = try ArchiveFolder(other.path).restore(from: file)
  #expect(restored == .init(documents: 3, articles: 3, former: nil))
  #expect(try ArchiveFolder(other.path).check(deep: true).findings.isEmpty)
  let again = try Archive(.folder(other.path))
  #expect(try again.search("موسكو").count == 3)
  again.close()
}

@Test func `a backup does not replace a file, and one that fails leaves none`() throws {
  let home = TemporaryFolder()
  try archive(in: home).close()
  let folder = ArchiveFolder(home.path)
  let file = home.path + "/copy.db"
  _ = try folder.backUp(to: file)
  #expect(kind { _ = try folder.backUp(to: file) } == .exists)
  #expect(kind { _ = try folder.backUp(to: "/proc/none/copy.db") } == .cannotOpen)
  #expect(kind { _ = try ArchiveFolder(home.path + "/none").backUp(to: home.path + "/other.db") } == .missing)
  let damaged = try Connection(path: home.path + "/sijill.db", mode: .readWrite)
  try damaged.execute("PRAGMA foreign_keys = OFF; DELETE FROM document_raw")
  #expect(kind { _ = try folder.backUp(to: home.path + "/other.db") } == .corrupt)
  #expect(try FileManager.default.contentsOfDirectory(atPath: home.path).allSatisfy { !$0.hasPrefix("other") })
}

@Test func `a restore puts a backup in the place of the archive, which is kept, log and all`() throws {
  let home = TemporaryFolder()
  let folder = ArchiveFolder(home.path)
  let first = try archive(in: home, documents: 2)
  _ = try folder.backUp(to: home.path + "/copy.db")
  try first.store([Sample.full], name: "after the backup")
  #expect(kind { _ = try folder.restore(from: home.path + "/copy.db") } == .inUse)
  first.close()
  let restored = try folder.restore(from: home.path + "/copy.db")
  #expect(restored.documents == 2)
  let former = try #require(restored.former)
  let old = try Connection(path: former, mode: .readOnly)
  #expect(try old.first("SELECT count(*) FROM document") { $0.int() } == 3)
  let second = try Archive(.folder(home.path))
  #expect(try second.number("SELECT count(*) FROM document") == 2)
  second.close()
  #expect(try folder.restore(from: home.path + "/copy.db").former != former)
}

@Test func `a log that a crash left is not written into the archive that is restored`() throws {
  let (home, crashed) = (TemporaryFolder(), TemporaryFolder())
  let archive = try archive(in: home)
  _ = try ArchiveFolder(home.path).backUp(to: home.path + "/copy.db")
  for number in 10..<20 { try archive.store([Sample.full], name: "\(number)") }
  // As a crash leaves them: the database with its log.
  try FileManager.default.createDirectory(atPath: crashed.path, withIntermediateDirectories: true)
  for name in ["sijill.db", "sijill.db-wal"] {
    try FileManager.default.copyItem(atPath: home.path + "/" + name, toPath: crashed.path + "/" + name)
  }
  let restored = try ArchiveFolder(crashed.path).restore(from: home.path + "/copy.db")
  archive.close()
  let report = try ArchiveFolder(crashed.path).check(deep: true)
  #expect(report.findings.isEmpty && report.documents == 3)
  let old = try Connection(path: try #require(restored.former), mode: .readOnly)
  #expect(try old.first("SELECT count(*) FROM document") { $0.int() } == 13)
}

@Test func `a damaged archive can be replaced, and stays aside as it was`() throws {
  let home = TemporaryFolder()
  try archive(in: home).close()
  let folder = ArchiveFolder(home.path)
  _ = try folder.backUp(to: home.path + "/copy.db")
  let rubbish = Data(repeating: 0x41, count: 20_000)
  try rubbish.write(to: URL(fileURLWithPath: home.path + "/sijill.db"))
  let former = try #require(try folder.restore(from: home.path + "/copy.db").former)
  #expect(try Data(contentsOf: URL(fileURLWithPath: former)) == rubbish)
  #expect(try folder.check(deep: true).findings.isEmpty)
}

@Test(arguments: ["missing", "letter", "recipes", "newer", "damaged", "empty"])
func `what is no sound backup is refused, and the archive stays`(_ name: String) throws {
  let home = TemporaryFolder()
  try archive(in: home).close()
  let folder = ArchiveFolder(home.path)
  let file = home.path + "/" + name
  if ["newer", "damaged"].contains(name) { _ = try folder.backUp(to: file) }
  let expected: StorageError.Kind
  switch name {
  case "letter":
    try String(repeating: "a letter and no database ", count: 100).write(toFile: file, atomically: true, encoding: .utf8)
    expected = .notAnArchive
  case "recipes":
    try Connection(path: file, mode: .readWrite).execute("CREATE TABLE recipe (name TEXT); PRAGMA user_version = 2")
    expected = .notAnArchive
  case "empty":
    try Data().write(to: URL(fileURLWithPath: file))
    expected = .notAnArchive
  case "newer":
    try Connection(path: file, mode: .readWrite).execute("PRAGMA user_version = 900")
    expected = .newer
  case "damaged":
    try Connection(path: file, mode: .readWrite).execute("DELETE FROM article_text_docsize")
    expected = .corrupt
  default: expected = .missing
  }
  #expect(kind { _ = try folder.restore(from: file) } == expected)
  let report = try folder.check(deep: true)
  #expect(report.findings.isEmpty && report.documents == 3)
  #expect(try FileManager.default.contentsOfDirectory(atPath: home.path).allSatisfy { !$0.contains(".re") })
}

@Test func `compacting gives back room and changes nothing else`() throws {
  let home = TemporaryFolder()
  let archive = try archive(in: home, documents: 200)
  for id in 1...190 { _ = try archive.write { try DocumentRepository($0).delete(id) } }
  #expect(kind { _ = try ArchiveFolder(home.path).compact() } == .inUse)
  archive.close()
  let (before, after) = try ArchiveFolder(home.path).compact()
  #expect(after < before)
  let report = try ArchiveFolder(home.path).check(deep: true)
  #expect(report.findings.isEmpty && report.documents == 10)
}

/// Takes an archive back to the schema before the list of changes.
private func makeOlder(_ home: TemporaryFolder) throws {
  let connection = try Connection(path: home.path + "/sijill.db", mode: .readWrite)
  for trigger in try connection.all("SELECT name FROM sqlite_schema WHERE type = 'trigger'", [], { $0.text() }) {
    try connection.execute("DROP TRIGGER \(trigger)")
  }
  for table in [
    "change", "import_progress", "article_tally", "event_tally", "repeated_request", "delivery", "watch", "saved_search",
  ] { try connection.execute("DROP TABLE \(table)") }
  try connection.execute("DROP INDEX article_facets; PRAGMA user_version = 10")
}

@Test func `an older archive is brought up to date by itself or by hand, with a verified copy of it`() throws {
  let home = TemporaryFolder()
  try archive(in: home).close()
  try makeOlder(home)
  let folder = ArchiveFolder(home.path)
  #expect(try folder.check(deep: true).isCurrent == false)
  #expect(kind { _ = try folder.compact() } == .older)
  let done = try folder.migrate()
  let copy = try #require(done.backup)
  #expect(done.from == 10 && done.to == Migrations.newest && copy.hasSuffix("sijill.db.schema-10.backup"))
  #expect(try folder.migrate() == .init(from: Migrations.newest, to: Migrations.newest, backup: nil))
  let report = try folder.check(deep: true)
  #expect(report.findings.isEmpty && report.isCurrent && report.documents == 3)
  // The copy is an archive, too, and can be restored.
  #expect(try folder.restore(from: copy).documents == 3)
  let archive = try Archive(.folder(home.path))
  try archive.store([Sample.full], name: "new")
  archive.close()
  try makeOlder(home)
  // Another state under the same schema gets a copy of its own; the same one does not.
  #expect(try folder.migrate().backup == copy + "-2")
}

@Test func `the copy that an interrupted attempt began is not taken for one`() throws {
  let home = TemporaryFolder()
  try archive(in: home).close()
  try makeOlder(home)
  let name = home.path + "/sijill.db.schema-10.backup"
  try Data(repeating: 0, count: 4_096).write(to: URL(fileURLWithPath: name + ".partial"))
  #expect(try ArchiveFolder(home.path).migrate().backup == name)
  #expect(try !FileManager.default.contentsOfDirectory(atPath: home.path).contains { $0.contains("partial") })
  #expect(try ArchiveFolder(home.path).restore(from: name).documents == 3)
}

@Test func `an archive that is damaged is not brought up to date`() throws {
  let home = TemporaryFolder()
  try archive(in: home).close()
  try makeOlder(home)
  try Connection(path: home.path + "/sijill.db", mode: .readWrite).execute("PRAGMA foreign_keys = OFF; DELETE FROM document")
  #expect(kind { _ = try ArchiveFolder(home.path).migrate() } == .corrupt)
  #expect(kind { _ = try Archive(.folder(home.path)) } == .corrupt)
}
