import CSQLite
import Foundation
import Model
import Testing

@testable import Storage

@Test func `an archive keeps what it was given`() throws {
  let folder = TemporaryFolder()
  let archive = try Archive(.folder(folder.path))
  let (document, ids) = try archive.store([Sample.full], name: "النص")
  archive.close()
  let again = try Archive(.folder(folder.path))
  #expect(try again.read { try ArticleRepository($0).find(ids[0])?.record.article } == Sample.full.article)
  #expect(try again.read { try DocumentRepository($0).rawBytes(document) } == Array("النص".utf8))
  #expect(try again.search("موسكو") == ids)
  again.close()
}

@Test func `a second server is refused until the first one ends`() throws {
  let folder = TemporaryFolder()
  let first = try Archive(.folder(folder.path))
  #expect { try Archive(.folder(folder.path)) } throws: { ($0 as? StorageError)?.kind == .inUse }
  var reading = ArchiveConfiguration(exclusive: false)
  reading.readers = 1
  let beside = try Archive(.folder(folder.path), configuration: reading)
  try first.store([Sample.full])
  #expect(try beside.read { try StatisticsRepository($0).statistics().articles } == 1)
  beside.close()
}

@Test func `a closed archive says so`() throws {
  let archive = try Archive.memory()
  archive.close()
  archive.close()
  #expect { try archive.read { _ in 1 } } throws: { ($0 as? StorageError)?.kind == .closed }
  #expect { try archive.write { _ in 1 } } throws: { ($0 as? StorageError)?.kind == .closed }
}

@Test func `a file that is no database is refused`() throws {
  let folder = TemporaryFolder()
  try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
  let text = String(repeating: "this is a letter to a friend and not a database. ", count: 100)
  try text.write(toFile: folder.path + "/sijill.db", atomically: true, encoding: .utf8)
  #expect { try Archive(.folder(folder.path)) } throws: { ($0 as? StorageError)?.kind == .notAnArchive }
}

/// Runs a script on the database file of a folder without any of our own code.
private func tamper(_ folder: TemporaryFolder, _ script: String) throws {
  try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
  var handle: OpaquePointer?
  #expect(sqlite3_open(folder.path + "/sijill.db", &handle) == SQLITE_OK)
  #expect(sqlite3_exec(handle, script, nil, nil, nil) == SQLITE_OK)
  sqlite3_close(handle)
}

@Test func `another program's database is refused and left alone`() throws {
  let folder = TemporaryFolder()
  try tamper(folder, "CREATE TABLE recipe (name TEXT)")
  let before = try Data(contentsOf: URL(fileURLWithPath: folder.path + "/sijill.db"))
  #expect { try Archive(.folder(folder.path)) } throws: { ($0 as? StorageError)?.kind == .notAnArchive }
  #expect(try Data(contentsOf: URL(fileURLWithPath: folder.path + "/sijill.db")) == before)
}

@Test func `a newer archive is refused`() throws {
  let folder = TemporaryFolder()
  try Archive(.folder(folder.path)).close()
  try tamper(folder, "PRAGMA user_version = 900")
  #expect { try Archive(.folder(folder.path)) } throws: { ($0 as? StorageError)?.kind == .newer }
}

@Test func `a folder that cannot be made is an error`() {
  #expect { try Archive(.folder("/proc/none/here")) } throws: { ($0 as? StorageError)?.kind == .cannotOpen }
}

@Test func `a damaged file gives errors and not a crash`() throws {
  let folder = TemporaryFolder()
  let archive = try Archive(.folder(folder.path))
  for number in 0..<20 { try archive.store([Sample.full], name: "\(number)") }
  archive.close()
  let path = folder.path + "/sijill.db"
  let whole = try Data(contentsOf: URL(fileURLWithPath: path))
  var random = SplitMix64(7)
  for _ in 0..<30 {
    var bytes = whole
    for _ in 0..<200 { bytes[Int.random(in: 100..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random) }
    try bytes.write(to: URL(fileURLWithPath: path))
    do {
      let damaged = try Archive(.folder(folder.path))
      for id in 1...20 { _ = try damaged.read { try ArticleRepository($0).find(id) } }
      _ = try damaged.search("موسكو")
      damaged.close()
    } catch { #expect(error is StorageError) }
  }
}

@Test func `an older archive is copied and then brought up to date`() throws {
  let folder = TemporaryFolder()
  let archive = try Archive(.folder(folder.path))
  try archive.store([Sample.full])
  archive.close()
  let path = folder.path + "/sijill.db"
  let next = Migrations.steps + [.init(version: 901, name: "901-more.sql", sql: "CREATE TABLE more (id INTEGER PRIMARY KEY) STRICT")]
  let connection = try Connection(path: path, mode: .readWrite)
  try Migrations.apply(to: connection, backup: path, steps: next)
  #expect(try connection.first("PRAGMA user_version") { $0.int() } == 901)
  #expect(try connection.first("SELECT count(*) FROM more") { $0.int() } == 0)
  let newest = try #require(Migrations.steps.last?.version)
  let copy = try Connection(path: path + ".schema-\(newest).backup", mode: .readOnly)
  #expect(try copy.first("SELECT count(*) FROM article") { $0.int() } == 1)
  #expect(try copy.first("PRAGMA user_version") { $0.int() } == newest)
}

@Test func `an archive from before names had sounds is given them`() throws {
  let folder = TemporaryFolder()
  let archive = try Archive(.folder(folder.path))
  _ = try archive.write { try EntityRepository($0).add(Entity(slug: "port", type: .place, name: "ميناء المدينة", nameEnglish: "Harbour")) }
  archive.close()
  let connection = try Connection(path: folder.path + "/sijill.db", mode: .readWrite)
  try connection.execute("DELETE FROM name_sound; PRAGMA user_version = 20")
  try Migrations.apply(to: connection, backup: nil, steps: Migrations.steps.filter { $0.version <= 21 })
  #expect(try connection.first("SELECT count(*) FROM name_sound") { $0.int() } ?? 0 > 0)
}

@Test func `a migration that fails leaves the archive as it was`() throws {
  let connection = try Connection(path: ":memory:", mode: .readWrite)
  let newest = try #require(Migrations.steps.last?.version)
  let broken = Migrations.Step(version: newest + 1, name: "902-broken.sql", sql: "CREATE TABLE a (b); CREATE TABLE a (b)")
  #expect(throws: StorageError.self) { try Migrations.apply(to: connection, backup: nil, steps: Migrations.steps + [broken]) }
  #expect(try connection.first("PRAGMA user_version") { $0.int() } == newest)
  #expect(try connection.first("SELECT count(*) FROM sqlite_schema WHERE name = 'a'") { $0.int() } == 0)
}

@Test func `migrations have numbers of their own, in order, and the first is 1`() {
  let versions = Migrations.steps.map(\.version)
  #expect(versions.first == 1)
  #expect(zip(versions, versions.dropFirst()).allSatisfy { $0 < $1 })
}

@Test func `readers go on while one writes`() async throws {
  let folder = TemporaryFolder()
  let archive = try Archive(.folder(folder.path))
  try archive.store([Sample.full], name: "first")
  try archive.write { db in
    _ = try DocumentRepository(db).insert(RawDocument(bytes: [1]), hash: ContentHash(of: [1]), receivedAt: "2025-01-01T00:00:00Z")
    #expect(try archive.read { try StatisticsRepository($0).statistics().documents } == 1)
  }
  #expect(try archive.read { try StatisticsRepository($0).statistics().documents } == 2)
}

@Test func `many threads read and write at once`() async throws {
  let folder = TemporaryFolder()
  let archive = try Archive(.folder(folder.path))
  try await withThrowingTaskGroup(of: Void.self) { group in
    for task in 0..<8 {
      group.addTask {
        for number in 0..<10 {
          try archive.store([Sample.full], name: "\(task)/\(number)")
          #expect(try archive.search("موسكو").isEmpty == false)
        }
      }
    }
    try await group.waitForAll()
  }
  #expect(try archive.read { try StatisticsRepository($0).statistics().articles } == 80)
  #expect(try archive.read { try EntityRepository($0).find(slug: "moscow")?.articleCount } == 80)
}
