import Model
import Testing

@testable import Storage

@Test(arguments: [true, false]) func `an article shows an entity as it is now, however often it was shown before`(_ inMemory: Bool) throws {
  let folder = TemporaryFolder()
  let archive = try inMemory ? Archive.memory() : Archive(.folder(folder.path))
  let id = try archive.write { connection in
    let raw = RawDocument(bytes: Array("نص".utf8))
    let document = try DocumentRepository(connection).insert(raw, hash: ContentHash(of: raw.bytes), receivedAt: "2026-02-01T09:30:00Z")
    return try ArticleRepository(connection).insert(Sample.full, document: document, position: 0)
  }
  func names() throws -> Set<String> {
    try archive.read { connection in
      let article = try ArticleRepository(connection).find(id)
      let events = article?.events.flatMap { $0.entities.values.map(\.name) } ?? []
      return Set((article?.entities.map(\.entity.entity.name) ?? []) + events)
    }
  }
  #expect(try names().contains(Sample.putin.name))
  #expect(try names() == names())
  try archive.write { connection in
    let entities = EntityRepository(connection)
    let putin = try #require(try entities.find(slug: Sample.putin.slug))
    _ = try entities.curate(putin.id, name: "ف. بوتين")
    let inside = try ArticleRepository(connection).find(id)
    #expect(inside?.entities.contains { $0.entity.entity.name == "ف. بوتين" } == true, "also before the commit")
  }
  #expect(try names().contains("ف. بوتين"))
  #expect(try !names().contains(Sample.putin.name))
}
