import Model
import Testing

@testable import Storage

private let note = CorrectionNote(at: "2026-02-01T09:30:00Z", by: "أمل", change: "{}")
private let namesake = Entity(slug: "vladimir-putin-2", type: .person, name: "فلاديمير بوتين")

/// Everything that a split may touch, as text; the entity that it adds left out.
private func state(_ archive: Archive, without entity: Int) throws -> [String] {
  try archive.read { db in
    try [
      "SELECT id || slug || type || name || curated || ' ' || article_count || ' ' || mention_count FROM entity WHERE id <> ? ORDER BY id",
      "SELECT name_key || entity_id || kind || text FROM entity_name WHERE entity_id <> ? ORDER BY name_key, entity_id",
      "SELECT entity_id || ' ' || article_key || ' ' || mention_count FROM article_entity WHERE entity_id <> ? ORDER BY 1",
      "SELECT entity_id || ' ' || role || ' ' || event_key FROM event_entity WHERE entity_id <> ? ORDER BY 1",
      "SELECT event_id || side || position || ' ' || coalesce(entity_id, 0) FROM event_participant WHERE ?1 = ?1 ORDER BY 1",
      "SELECT id || ' ' || coalesce(speaker_id, '') FROM quote WHERE ?1 = ?1 ORDER BY id",
      "SELECT article_id || ' ' || position || ' ' || entity_id FROM mention WHERE ?1 = ?1 ORDER BY article_id, position",
    ].flatMap { sql in try db.all(sql, [SQLValue(entity)]) { $0.text() } }
  }
}

@Test func `a split moves mentions, events and quotations of some articles, and back when it is undone`() throws {
  let archive = try Archive.memory()
  let (_, articles) = try archive.store([Sample.full])
  let other = try archive.store(Sample.article("ب", published: "2025-03-02"), [Sample.putin])
  let old = try archive.id("vladimir-putin")
  let before = try state(archive, without: 0)
  let split = try #require(try archive.write { try CorrectionRepository($0).split(old, off: namesake, articles: articles, note) })
  let (first, second) = try archive.read { db in
    (try EntityRepository(db).find(old), try EntityRepository(db).find(split.entity))
  }
  #expect(first?.articleCount == 1 && first?.mentionCount == 1 && second?.articleCount == 1 && second?.mentionCount == 2)
  let whole = try #require(try archive.read { try ArticleRepository($0).find(articles[0]) })
  let slugs = whole.entities.map(\.entity.entity.slug)
  #expect(slugs.contains(namesake.slug) && !slugs.contains("vladimir-putin"))
  #expect(whole.events.first?.event.actors.map(\.entity) == [namesake.slug])
  #expect(whole.quotes.first?.speaker?.id == split.entity)
  #expect(try archive.read { try ArticleRepository($0).find(other)?.entities.map(\.entity.entity.slug) } == ["vladimir-putin"])
  let made = try #require(try archive.read { try CorrectionRepository($0).find(split.correction) })
  #expect(made.action == .split && made.entity == old && made.target == split.entity)
  try archive.write { try CorrectionRepository($0).undo(split.correction, at: note.at, by: "سامي") }
  #expect(try state(archive, without: split.entity) == before)
}

@Test func `a split outlives storing the article anew, and one that was merged before is split and taken back`() throws {
  let archive = try Archive.memory()
  let (document, articles) = try archive.store([Sample.full])
  let (trump, putin) = (try archive.id("donald-trump"), try archive.id("vladimir-putin"))
  _ = try archive.write { try CorrectionRepository($0).merge(trump, into: putin, note) }
  let before = try state(archive, without: 0)
  let split = try #require(try archive.write { try CorrectionRepository($0).split(putin, off: namesake, articles: articles, note) })
  #expect(try archive.read { try EntityRepository($0).find(split.entity)?.mentionCount } == 3)
  try archive.write { try CorrectionRepository($0).undo(split.correction, at: note.at, by: "سامي") }
  #expect(try state(archive, without: split.entity) == before)
  let again = try #require(try archive.write { try CorrectionRepository($0).split(putin, off: namesake, articles: articles, note) })
  _ = try archive.write { try ArticleRepository($0).replace(ofDocument: document, with: [Sample.full]) }
  #expect(try archive.read { try EntityRepository($0).find(again.entity)?.mentionCount } == 3)
  #expect(try archive.read { try EntityRepository($0).find(putin)?.mentionCount } == 0)
}

@Test func `a split of articles that do not speak of the entity changes nothing`() throws {
  let archive = try Archive.memory()
  let article = try archive.store(Sample.article("ب"), [Sample.trump])
  try archive.store(Sample.article("ج"), [Sample.putin])
  let putin = try archive.id("vladimir-putin")
  let before = try state(archive, without: 0)
  #expect(throws: AppError.self) {
    try archive.write { try CorrectionRepository($0).split(putin, off: namesake, articles: [article, 999], note) }
  }
  #expect(try state(archive, without: 0) == before)
  #expect(try archive.write { try CorrectionRepository($0).split(999, off: namesake, articles: [article], note)?.entity } == nil)
}

@Test func `a hidden entity is in no facet, network, companion, event or quotation, and its name leads nowhere`() throws {
  let archive = try Archive.memory()
  let (_, articles) = try archive.store([Sample.full])
  let putin = try archive.id("vladimir-putin")
  var change = EntityChange()
  change.isHidden = true
  _ = try archive.write { [change] in try CorrectionRepository($0).edit(putin, change, note) }
  try archive.read { db in
    let counts = AggregateRepository(db)
    #expect(try counts.entities(ArticleFilter(), limit: 9).allSatisfy { $0.entity.id != putin })
    let graph = try counts.network(ArticleFilter(), limit: 9, minimum: 1)
    #expect(graph.nodes.allSatisfy { $0.entity.id != putin } && graph.edges.allSatisfy { $0.a != putin && $0.b != putin })
    #expect(try EntityRepository(db).details(of: try #require(try EntityRepository(db).find(slug: "moscow")).id).companions.count == 1)
    let whole = try #require(try ArticleRepository(db).find(articles[0]))
    #expect(whole.events.first?.event.actors.map(\.entity) == [nil] && whole.quotes.first?.speaker == nil)
    for name in ["vladimir-putin", "بوتين", String(putin)] { #expect(try EntityRepository(db).look(up: name) == .none) }
  }
}
