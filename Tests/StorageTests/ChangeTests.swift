import Foundation
import Model
import Testing

@testable import Storage

extension Archive {
  fileprivate func changes(since cursor: ListCursor? = nil, _ kinds: [Change.Kind] = [], limit: Int = 100) throws -> ChangePage {
    try #require(try read { try ChangeRepository($0).list(after: cursor, kinds: kinds, limit: limit) })
  }
}

/// A copy of an archive that is kept by the list of changes alone: the titles of articles and the names of entities, by id.
private struct Mirror: Equatable {
  var cursor: ListCursor?
  var documents: Set<Int> = []
  var articles: [Int: String] = [:]
  var entities: [Int: String] = [:]

  mutating func follow(_ archive: Archive, limit: Int) throws {
    while true {
      let page = try archive.changes(since: cursor, limit: limit)
      for change in page.items { try apply(change, archive) }
      cursor = page.cursor
      if !page.hasMore { return }
    }
  }

  private mutating func apply(_ change: Change, _ archive: Archive) throws {
    let isThere = change.action != .deleted
    switch change.kind {
    case .document:
      if isThere { documents.insert(change.id) } else { documents.remove(change.id) }
    case .article:
      articles[change.id] = isThere ? try archive.read { try ArticleRepository($0).find(change.id)?.record.article.title } : nil
    case .entity: entities[change.id] = try archive.read { try Self.entity(change.id, $0) }
    }
  }

  /// The name of an entity, or which one it is part of.
  private static func entity(_ id: Int, _ db: Connection) throws -> String? {
    let found = try EntityRepository(db).find(id)
    return found?.id == id ? found?.entity.name : found.map { "\($0.id)" }
  }

  /// What a mirror of an archive must be.
  static func of(_ archive: Archive, _ cursor: ListCursor?) throws -> Mirror {
    try archive.read { db in
      var mirror = Mirror(cursor: cursor)
      mirror.documents = Set(try db.all("SELECT id FROM document", []) { $0.int() })
      for id in try db.all("SELECT id FROM article", [], { $0.int() }) {
        mirror.articles[id] = try ArticleRepository(db).find(id)?.record.article.title
      }
      for id in try db.all("SELECT id FROM entity", [], { $0.int() }) {
        mirror.entities[id] = try entity(id, db)
      }
      return mirror
    }
  }
}

@Test func `what comes, changes and goes is told once, in the order of its last change`() throws {
  let archive = try Archive.memory()
  #expect(try archive.changes().items.isEmpty)
  let (document, ids) = try archive.store([Sample.full])
  let first = try archive.changes()
  #expect(first.items.filter { $0.kind == .document }.map(\.id) == [document])
  #expect(first.items.filter { $0.kind == .article }.map(\.id) == ids)
  #expect(first.items.count(where: { $0.kind == .entity }) == 4)
  #expect(first.items.allSatisfy { $0.action == .added })
  #expect(zip(first.items, first.items.dropFirst()).allSatisfy { $0.sequence < $1.sequence })

  // A second article of the same people changes nothing of the people.
  let second = try archive.store([Sample.full])
  let news = try archive.changes(since: first.cursor)
  #expect(news.items.map(\.kind) == [.document, .article])
  try archive.write { _ = try ArticleRepository($0).replace(ofDocument: document, with: [Sample.full, Sample.full]) }
  let putin = try archive.id("vladimir-putin")
  let note = CorrectionNote(at: "2025-01-02T00:00:00Z", by: "-", change: "{}")
  var change = EntityChange()
  change.addedAliases = ["أبو علي"]
  let edit = change
  _ = try archive.write { try CorrectionRepository($0).edit(putin, edit, note) }
  _ = try archive.write { try DocumentRepository($0).delete(second.document) }
  let later = try archive.changes(since: news.cursor)
  #expect(later.items.map(\.action) == [.changed, .added, .changed, .deleted, .deleted])
  #expect(later.items.map(\.id) == [ids[0], 3, putin, second.articles[0], second.document])
  // For one who was never here, the same is new.
  #expect(try archive.changes().items.filter { $0.action == .changed }.isEmpty)
  #expect(try archive.changes(since: later.cursor).items.isEmpty)
  #expect(try archive.changes(since: later.cursor).cursor == later.cursor)
}

@Test func `an alias that comes alone changes its entity, also when that changed last`() throws {
  let archive = try Archive.memory()
  let entity = try archive.store(Sample.article(), [Sample.moscow])
  _ = entity
  let cursor = try archive.changes().cursor
  var moscow = Sample.moscow
  for alias in ["العاصمة الروسية", "مدينة موسكو"] {
    let before = try archive.changes(since: cursor).cursor
    moscow.aliases = [alias]
    let known = moscow
    _ = try archive.write { try EntityRepository($0).upsert(known) }
    #expect(try archive.changes(since: before).items.map(\.action) == [.changed])
  }
}

@Test(arguments: 0..<6) func `a mirror that follows has what the archive has`(_ seed: Int) throws {
  let archive = try Archive.memory()
  var random = SplitMix64(UInt64(seed))
  var mirror = Mirror()
  let note = CorrectionNote(at: "2025-01-02T00:00:00Z", by: "-", change: "{}")
  for round in 0..<60 {
    let document = Int.random(in: 1...max(1, round), using: &random)
    switch Int.random(in: 0..<10, using: &random) {
    case 0, 1: _ = try archive.write { try DocumentRepository($0).delete(document) }
    case 2:
      let articles = (0..<Int.random(in: 0...2, using: &random)).map { AnalysedArticle.bare(Sample.article("جديد \(round) \($0)")) }
      try archive.write { db in
        if try DocumentRepository(db).find(document) != nil { _ = try ArticleRepository(db).replace(ofDocument: document, with: articles) }
      }
    case 3:
      let entity = Int.random(in: 1...4, using: &random)
      _ = try archive.write { db in
        var change = EntityChange()
        change.name = "اسم \(round)"
        return try CorrectionRepository(db).edit(entity, change, note)
      }
    case 4:
      let pair = (Int.random(in: 1...4, using: &random), Int.random(in: 1...4, using: &random))
      _ = try archive.write { try CorrectionRepository($0).merge(pair.0, into: pair.1, note) }
    default: try archive.store([Sample.full, .bare(Sample.article("عنوان \(round)"))])
    }
    if Bool.random(using: &random) { try mirror.follow(archive, limit: Int.random(in: 1...9, using: &random)) }
  }
  try mirror.follow(archive, limit: 3)
  #expect(try mirror == Mirror.of(archive, mirror.cursor))
}

@Test func `one kind of thing can be followed alone, past all the others`() throws {
  let archive = try Archive.memory()
  for _ in 0..<5 { try archive.store([Sample.full, Sample.full]) }
  let page = try archive.changes([.document], limit: 3)
  #expect(page.items.map(\.id) == [1, 2, 3] && page.hasMore)
  let rest = try archive.changes(since: page.cursor, [.document], limit: 3)
  #expect(rest.items.map(\.id) == [4, 5] && !rest.hasMore)
  #expect(try archive.changes(since: rest.cursor).items.isEmpty)
}

@Test func `a cursor of another history is refused`() throws {
  let folder = TemporaryFolder()
  let archive = try Archive(.folder(folder.path))
  try archive.store([Sample.full])
  let cursor = try archive.changes().cursor
  _ = try ArchiveFolder(folder.path).backUp(to: folder.path + "/copy.db")
  try archive.store([Sample.full])
  archive.close()
  _ = try ArchiveFolder(folder.path).restore(from: folder.path + "/copy.db")
  let restored = try Archive(.folder(folder.path))
  defer { restored.close() }
  #expect(try restored.read { try ChangeRepository($0).list(after: cursor, limit: 10) } == nil)
  let begun = try restored.changes()
  #expect(begun.items.count == 6)
  let ahead = ListCursor(key: begun.cursor.key, id: begun.cursor.id + 1)
  #expect(try restored.read { try ChangeRepository($0).list(after: ahead, limit: 10) } == nil)
}

@Test func `an archive from before the list has everything in it`() throws {
  let connection = try Connection(path: ":memory:", mode: .readWrite)
  try Migrations.apply(to: connection, backup: nil, steps: Migrations.steps.filter { $0.version < 11 })
  try connection.execute(
    """
    INSERT INTO document VALUES (4, zeroblob(32), 'text/plain', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1, '2025-01-01T00:00:00Z', 1);
    INSERT INTO entity (id, slug, type, name) VALUES (7, 'a', 'other', 'ا')
    """)
  try Migrations.apply(to: connection, backup: nil)
  let page = try ChangeRepository(connection).list(after: nil, limit: 10)
  #expect(page?.items.map(\.id) == [4, 7])
  #expect(page?.cursor.id == 2)
}
