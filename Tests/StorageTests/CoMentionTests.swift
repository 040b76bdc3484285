import Model
import Testing

@testable import Storage

/// Articles of some years, each about some of nine people.
private func crowd() throws -> (archive: Archive, people: [Int]) {
  let archive = try Archive.memory()
  let people = (0..<9).map { Entity(slug: "p\($0)", type: .person, name: "فلان \($0)") }
  var random = SplitMix64(5)
  for number in 0..<80 {
    let date = random.pick(["2025", "2025-03", "2025-03-18", "2025-03-04", nil])
    let about = people.filter { _ in Int.random(in: 0..<3, using: &random) == 0 }
    try archive.store(Sample.article("خبر \(number)", published: date, source: random.pick(["أ", "ب", nil])), about)
  }
  return (archive, try people.compactMap { person in try archive.read { try EntityRepository($0).find(slug: person.slug)?.id } })
}

@Test(arguments: 0..<16) func `who is spoken of together is what joining the articles gives`(_ bits: Int) throws {
  let (archive, people) = try crowd()
  try archive.write { db in try db.run("UPDATE entity SET hidden = 1 WHERE id = ?", [SQLValue(people[4])]) }
  var filter = ArticleFilter()
  if bits & 1 != 0 { filter.actors = [[people[0], people[1]]] }
  if bits & 2 != 0 { filter.window = DateWindow(from: Sample.number("2025-03-10"), to: Sample.number("2025-03-20")) }
  if bits & 4 != 0 { filter.sources = ["أ"] }
  let (asked, limit) = (filter, bits & 8 != 0 ? 3 : 50)
  try archive.read { db in
    let keys = try ArticlePlan(asked, on: db).plan.allKeys
    let rows = try db.all(
      "SELECT article_key, entity_id FROM article_entity WHERE article_key IN (SELECT sort_key FROM (\(keys.sql)))", keys.values
    ) { (article: $0.int(), entity: $0.int()) }.filter { $0.entity != people[4] }
    let counts = Dictionary(grouping: rows, by: \.entity).mapValues(\.count)
    let first = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(limit)
    let graph = try AggregateRepository(db).network(asked, limit: limit, minimum: 2)
    #expect(graph.nodes.map { [$0.entity.id, $0.count] } == first.map { [$0.key, $0.value] })
    #expect(try AggregateRepository(db).entities(asked, limit: limit) == graph.nodes)
    var pairs: [[Int]: Int] = [:]
    for (_, together) in Dictionary(grouping: rows.filter { row in first.contains { $0.key == row.entity } }, by: \.article) {
      for a in together { for b in together where a.entity < b.entity { pairs[[a.entity, b.entity], default: 0] += 1 } }
    }
    #expect(Dictionary(uniqueKeysWithValues: graph.edges.map { ([$0.a, $0.b], $0.count) }) == pairs.filter { $0.value >= 2 })
    #expect(graph.edges.map(\.count) == graph.edges.map(\.count).sorted(by: >))
  }
}

@Test func `an entry without its entity is passed over`() throws {
  let archive = try Archive.memory()
  let key = try archive.store(Sample.article(published: "2025", source: "أ"), [Sample.putin])
  try archive.write { db in
    try db.run(
      """
      INSERT INTO article_entity SELECT entity_id + 99, article_key, date_last, wide, 1 FROM article_entity
      UNION ALL SELECT -7, article_key, date_last, wide, 1 FROM article_entity
      """
    )
  }
  var filter = ArticleFilter()
  for sources in [[], ["أ"]] {
    filter.sources = sources
    let asked = filter
    #expect(try archive.read { try AggregateRepository($0).network(asked, limit: 9, minimum: 1) }.nodes.map(\.count) == [1])
  }
  #expect(key == 1)
}

@Test func `days of lists with gaps and several arms are counted whole`() throws {
  let (archive, people) = try crowd()
  var filter = ArticleFilter()
  filter.actors = [people]
  filter.window = DateWindow(from: Sample.number("2025-03-10"))
  let asked = filter
  try archive.read { db in
    let keys = try ArticlePlan(asked, on: db).plan.allKeys
    let days = try db.all(
      "SELECT date_first, count(*) FROM article WHERE sort_key IN (SELECT sort_key FROM (\(keys.sql))) GROUP BY 1 ORDER BY 1",
      keys.values
    ) { (day: $0.int(), count: $0.int()) }
    #expect(days.count == 3)
    #expect(try AggregateRepository(db).days(asked) == DayCounts(days: days))
  }
}
