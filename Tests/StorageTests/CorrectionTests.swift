import Model
import Testing

@testable import Storage

private let note = CorrectionNote(at: "2026-02-01T09:30:00Z", by: "أمل", change: "{}")

private func id(_ archive: Archive, _ slug: String) throws -> Int {
  try #require(try archive.read { try EntityRepository($0).find(slug: slug)?.id })
}

/// Everything that a correction may touch, as text, to be compared before and after.
private func state(_ archive: Archive) throws -> [String] {
  try archive.read { db in
    try [
      "SELECT id || ' ' || slug || ' ' || type || ' ' || name || ' ' || coalesce(name_en, '') || ' ' || curated || hidden || confirmed || ' ' "
        + "|| coalesce(merged_into, '') || ' ' || article_count || ' ' || mention_count FROM entity ORDER BY id",
      "SELECT name_key || ' ' || entity_id || ' ' || kind || ' ' || text FROM entity_name ORDER BY name_key, entity_id",
      "SELECT entity_id || ' ' || article_key || ' ' || mention_count FROM article_entity ORDER BY entity_id, article_key",
      "SELECT entity_id || ' ' || role || ' ' || event_key FROM event_entity ORDER BY entity_id, role, event_key",
      "SELECT id || ' ' || coalesce(speaker_id, '') FROM quote ORDER BY id",
      "SELECT entity_id || ' ' || name_key FROM removed_alias ORDER BY entity_id, name_key",
    ].flatMap { sql in try db.all(sql) { $0.text() } }
  }
}

private func edit(_ archive: Archive, _ id: Int, _ change: EntityChange) throws -> Int? {
  try archive.write { try CorrectionRepository($0).edit(id, change, note) }
}

private func twoNames() throws -> Archive {
  let archive = try Archive.memory()
  try archive.store(Sample.article("أ", published: "2025-03-01"), [Sample.trump, Sample.moscow])
  try archive.store(Sample.article("ب", published: "2025-03-02"), [Sample.putin, Sample.trump])
  try archive.store(Sample.article("ج", published: "2025-03-03"), [Sample.putin])
  _ = try archive.write { connection in
    let document = try #require(try DocumentRepository(connection).ids(after: 0, limit: 9).last)
    return try ArticleRepository(connection).insert(Sample.full, document: document, position: 7)
  }
  return archive
}

@Test func `a merge that is taken back leaves everything as it was`() throws {
  let archive = try twoNames()
  let before = try state(archive)
  let (one, other) = (try id(archive, "vladimir-putin"), try id(archive, "donald-trump"))
  let correction = try #require(try archive.write { try CorrectionRepository($0).merge(one, into: other, note) })
  #expect(try archive.read { try EntityRepository($0).find(one)?.id } == other)
  #expect(try archive.read { try EntityRepository($0).find(other)?.articleCount } == 4)
  #expect(try state(archive) != before)
  try archive.write { try CorrectionRepository($0).undo(correction, at: note.at, by: "سامي") }
  #expect(try state(archive).map { $0 } == before)
  let undone = try #require(try archive.read { try CorrectionRepository($0).find(correction) })
  #expect(undone.undoneBy == "سامي" && undone.madeBy == "أمل" && undone.action == .merge && undone.target == other)
}

@Test func `of two merges only the last can be taken back first`() throws {
  let archive = try twoNames()
  let before = try state(archive)
  let (one, two, three) = (try id(archive, "vladimir-putin"), try id(archive, "donald-trump"), try id(archive, "moscow"))
  let first = try #require(try archive.write { try CorrectionRepository($0).merge(one, into: two, note) })
  let second = try #require(try archive.write { try CorrectionRepository($0).merge(two, into: three, note) })
  #expect(try archive.read { try EntityRepository($0).find(one)?.id } == three)
  #expect(throws: AppError.self) { try archive.write { try CorrectionRepository($0).undo(first, at: note.at, by: "س") } }
  try archive.write { try CorrectionRepository($0).undo(second, at: note.at, by: "س") }
  #expect(try archive.read { try EntityRepository($0).find(one)?.id } == two)
  try archive.write { try CorrectionRepository($0).undo(first, at: note.at, by: "س") }
  #expect(try state(archive) == before)
  #expect(throws: AppError.self) { try archive.write { try CorrectionRepository($0).undo(first, at: note.at, by: "س") } }
}

@Test func `an edit changes names, type and visibility, and can be taken back`() throws {
  let archive = try twoNames()
  let before = try state(archive)
  let trump = try id(archive, "donald-trump")
  var change = EntityChange()
  change.name = "دونالد جون ترمب"
  change.type = .other
  change.addedAliases = ["الملياردير"]
  change.removedAliases = ["ترامب"]
  change.isHidden = true
  let correction = try #require(try edit(archive, trump, change))
  #expect(try archive.read { try EntityRepository($0).look(up: "الملياردير") } == .none)
  #expect(try archive.read { try EntityRepository($0).list(limit: 10).items.contains { $0.id == trump } } == false)
  try archive.write { try CorrectionRepository($0).undo(correction, at: note.at, by: "س") }
  #expect(try state(archive) == before)
}

@Test func `an alias that was taken away does not come back with the next article, nor a former name`() throws {
  let archive = try twoNames()
  let trump = try id(archive, "donald-trump")
  var change = EntityChange()
  change.name = "دونالد جون ترمب"
  change.removedAliases = ["ترامب"]
  _ = try edit(archive, trump, change)
  try archive.store(Sample.article("د"), [Sample.trump])
  #expect(try archive.read { try EntityRepository($0).look(up: "ترامب") } == .none)
  #expect(try archive.read { try EntityRepository($0).find(trump)?.entity.name } == "دونالد جون ترمب")
}

@Test func `a name that a person gave to an entity leads texts to it`() throws {
  let archive = try twoNames()
  let trump = try id(archive, "donald-trump")
  var change = EntityChange()
  change.addedAliases = ["رجل البرج"]
  _ = try edit(archive, trump, change)
  try archive.store(Sample.article("هـ"), [Entity(slug: "rjl-albrj", type: .person, name: "رجل البرج")])
  #expect(try archive.read { try EntityRepository($0).find(slug: "rjl-albrj") } == nil)
  #expect(try archive.read { try EntityRepository($0).find(trump)?.articleCount } == 4)
}

@Test func `what was added can be taken back while nobody speaks of it`() throws {
  let archive = try twoNames()
  let entity = Entity(slug: "nour", type: .person, name: "نور الحلبي")
  let added = try archive.write { try CorrectionRepository($0).add(entity, note).correction }
  try archive.write { try CorrectionRepository($0).undo(added, at: note.at, by: "س") }
  #expect(try archive.read { try EntityRepository($0).look(up: "نور الحلبي") } == .none)
  let again = try archive.write { try CorrectionRepository($0).add(entity, note).correction }
  try archive.store(Sample.article("و"), [entity])
  #expect(throws: AppError.self) { try archive.write { try CorrectionRepository($0).undo(again, at: note.at, by: "س") } }
}

@Test func `corrections are listed, the newest first, of one entity or all`() throws {
  let archive = try twoNames()
  let trump = try id(archive, "donald-trump")
  let putin = try id(archive, "vladimir-putin")
  var change = EntityChange()
  change.isConfirmed = true
  let made = try archive.write { [change] connection in
    try [trump, putin, trump].compactMap { try CorrectionRepository(connection).edit($0, change, note) }
  }
  let all = try archive.read { try CorrectionRepository($0).list(limit: 2, counting: true) }
  #expect(all.total == 3 && all.items.map(\.id) == [made[2], made[1]])
  let rest = try archive.read { try CorrectionRepository($0).list(limit: 2, after: all.next) }
  #expect(rest.items.map(\.id) == [made[0]] && rest.next == nil)
  #expect(try archive.read { try CorrectionRepository($0).list(entity: trump, limit: 9).items.map(\.id) } == [made[2], made[0]])
  #expect(try edit(archive, 999, change) == nil)
  #expect(try archive.write { try CorrectionRepository($0).merge(trump, into: trump, note) } == nil)
}
