import Model
import Testing

@testable import Storage

private func look(_ archive: Archive, _ name: String) throws -> EntityLookup {
  try archive.read { try EntityRepository($0).look(up: name) }
}

@Test(arguments: [
  "donald-trump", "ترمب", "ترامب", "تْرَامب", "Donald Trump", "donald trump", "DONALD-TRUMP", "دونالد ترمب", "  دونالد  ترمب ", "trump", "2",
]) func `an entity is found by any spelling`(_ name: String) throws {
  let archive = try Archive.memory()
  try archive.store(Sample.article(), [Sample.putin, Sample.trump])
  guard case .one(let found) = try look(archive, name) else {
    Issue.record("\(name) was not found")
    return
  }
  #expect(found.slug == "donald-trump")
}

@Test func `a name of several entities lists them all`() throws {
  let archive = try Archive.memory()
  let son = Entity(slug: "son", type: .person, name: "دونالد ترمب الابن", aliases: ["ترمب"])
  try archive.store(Sample.article(), [son])
  try archive.store(Sample.article(), [Sample.trump])
  try archive.store(Sample.article(), [Sample.trump])
  guard case .several(let found) = try look(archive, "ترمب") else {
    Issue.record("one was chosen")
    return
  }
  #expect(found.map(\.slug) == ["donald-trump", "son"])
  #expect(try look(archive, "لا أحد") == .none)
  #expect(try look(archive, "") == .none)
  #expect(try look(archive, "99") == .none)
}

@Test func `a full name goes before the same alias`() throws {
  let archive = try Archive.memory()
  let paris = Entity(slug: "paris", type: .place, name: "باريس")
  let club = Entity(slug: "club", type: .organization, name: "نادي باريس سان جرمان", aliases: ["باريس"])
  try archive.store(Sample.article(), [club, paris])
  guard case .one(let found) = try look(archive, "باريس") else {
    Issue.record("not found")
    return
  }
  #expect(found.slug == "paris")
}

@Test func `entities are listed by count, type and beginning of any name`() throws {
  let archive = try Archive.memory()
  try archive.store(Sample.article(), [Sample.putin, Sample.trump, Sample.moscow])
  try archive.store(Sample.article(), [Sample.trump])
  func list(_ filter: EntityRepository.Filter) throws -> [String] {
    try archive.read { try EntityRepository($0).list(filter, limit: 10, counting: true).items.map(\.entity.slug) }
  }
  #expect(try list(.init()) == ["donald-trump", "vladimir-putin", "moscow"])
  #expect(try list(.init(types: [.place])) == ["moscow"])
  #expect(try list(.init(types: [.place, .person])) == ["donald-trump", "vladimir-putin", "moscow"])
  #expect(try list(.init(prefix: "بو")) == ["vladimir-putin"])
  #expect(try list(.init(prefix: "MOS")) == ["moscow"])
  #expect(try list(.init(prefix: "d", types: [.place])) == [])
  #expect(try list(.init(prefix: "«")) == [])
}

@Test func `pages of entities show each once`() throws {
  let archive = try Archive.memory()
  let entities = (0..<57).map { Entity(slug: "e-\($0)", type: $0 % 2 == 0 ? .person : .group, name: "اسم \($0)") }
  for size in [57, 30, 10] { try archive.store(Sample.article(), Array(entities.prefix(size))) }
  for filter in [EntityRepository.Filter(), .init(types: [.person, .group]), .init(prefix: "اسم")] {
    var seen: [Int] = []
    var cursor: ListCursor?
    repeat {
      let after = cursor
      let page = try archive.read { try EntityRepository($0).list(filter, limit: 8, after: after, counting: true) }
      #expect(page.total == 57)
      seen += page.items.map(\.id)
      cursor = page.next
    } while cursor != nil
    #expect(seen.count == 57)
    #expect(Set(seen).count == 57)
  }
}

@Test func `demonyms do not count`() throws {
  let archive = try Archive.memory()
  let id = try archive.store(Sample.article(), [Sample.russia], how: .demonym)
  #expect(try archive.read { try EntityRepository($0).find(slug: "russia")?.articleCount } == 0)
  #expect(try archive.read { try ArticleRepository($0).find(id)?.entities.count } == 1)
  var filter = ArticleFilter()
  filter.actors = [[try archive.id("russia")]]
  #expect(try archive.articles(filter) == [])
}

@Test func `details say when and with whom`() throws {
  let archive = try Archive.memory()
  try archive.store(Sample.article(published: "2024-05-01"), [Sample.putin, Sample.trump])
  try archive.store(Sample.article(published: "2025-06"), [Sample.putin, Sample.trump, Sample.moscow])
  try archive.store(Sample.article(), [Sample.putin])
  try archive.store([Sample.full])
  let details = try archive.read { db in
    try EntityRepository(db).details(of: try EntityRepository(db).find(slug: "vladimir-putin")!.id)
  }
  #expect(details.firstSeen == Sample.number("2024-05-01"))
  #expect(details.lastSeen == Sample.number("2025-06-01"))
  #expect(details.companions.map(\.entity.slug) == ["donald-trump", "moscow"])
  #expect(details.companions.map(\.articleCount) == [3, 2])
  #expect(details.eventCount == 1)
  #expect(details.quoteCount == 1)
}

@Test func `new names come in with later texts and old ones stay`() throws {
  let archive = try Archive.memory()
  try archive.store(Sample.article(), [Sample.trump])
  var renamed = Sample.trump
  renamed.name = "دونالد ترامب"
  renamed.aliases = ["الرئيس ترمب"]
  try archive.store(Sample.article(), [renamed])
  let record = try #require(try archive.read { try EntityRepository($0).find(slug: "donald-trump") })
  #expect(record.entity.name == "دونالد ترامب")
  #expect(Set(record.entity.aliases) == ["ترمب", "ترامب", "Trump", "دونالد ترمب", "الرئيس ترمب"])
}

@Test func `what a person corrects outlives later texts`() throws {
  let archive = try Archive.memory()
  try archive.store(Sample.article(), [Sample.trump])
  let id = try archive.id("donald-trump")
  #expect(
    try archive.write {
      try EntityRepository($0).curate(id, type: .other, name: "اسم مصحح", addedAliases: ["أبو فلان"], removedAliases: ["ترامب"])
    })
  try archive.store(Sample.article(), [Sample.trump])
  let record = try #require(try archive.read { try EntityRepository($0).find(id) })
  #expect(record.entity.name == "اسم مصحح")
  #expect(record.entity.type == .other)
  #expect(record.curated)
  #expect(record.entity.aliases.contains("أبو فلان"))
  #expect(try archive.write { try EntityRepository($0).curate(999, name: "لا") } == false)
}

@Test func `a merged entity leads to the other with all it had`() throws {
  let archive = try Archive.memory()
  let double = Entity(slug: "trump-2", type: .person, name: "الرئيس الأمريكي ترمب", aliases: ["ترمبو"])
  let both = try archive.store(Sample.article(), [Sample.trump, double])
  let one = try archive.store(Sample.article(), [double])
  try archive.store([Sample.full])
  let (old, target) = (try archive.id("trump-2"), try archive.id("donald-trump"))
  #expect(try archive.write { try EntityRepository($0).merge(old, into: target) })
  let later = try archive.store(Sample.article(), [double])
  let record = try #require(try archive.read { try EntityRepository($0).find(old) })
  #expect(record.id == target)
  #expect(record.articleCount == 4)
  #expect(record.mentionCount == 5)
  #expect(record.entity.aliases.contains("ترمبو"))
  #expect(try archive.id("trump-2") == target)
  var filter = ArticleFilter()
  filter.actors = [[target]]
  #expect(Set(try archive.articles(filter)).isSuperset(of: [both, one, later]))
  #expect(try archive.read { try ArticleRepository($0).find(both)?.entities.count } == 1)
  #expect(try archive.write { try EntityRepository($0).merge(old, into: target) } == false)
  #expect(try archive.write { try EntityRepository($0).merge(target, into: target) } == false)
}
