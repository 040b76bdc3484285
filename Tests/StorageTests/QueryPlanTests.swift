import Model
import Testing

@testable import Storage

/// What SQLite says that it will do for each statement of a plan.
private func explained(_ plan: ListPlan, on db: Connection) throws -> [String] {
  var steps: [String] = []
  for source in plan.windowed {
    var conditions = source.conditions
    conditions.add("\(source.key) < ?", SQLValue(Int.max))
    let sql = "SELECT \(source.key) FROM \(source.from) WHERE \(conditions.sql) ORDER BY \(source.key) DESC LIMIT ?"
    steps += try explained(sql, conditions.values + [SQLValue(20)], on: db)
    let probe = ListPlan.probe(source, 12)
    steps += try explained(probe.sql, probe.values, on: db)
  }
  return steps
}

private func explained(_ sql: String, _ values: [SQLValue], on db: Connection) throws -> [String] {
  try db.all("EXPLAIN QUERY PLAN " + sql, values) { row in
    _ = (row.int(), row.int(), row.int())
    return row.text()
  }
}

/// A step that reads a whole table or sorts. The full-text index is a table of its own kind, and says SCAN when it is searched.
private func isSlow(_ step: String) -> Bool {
  if step.hasPrefix("SCAN f VIRTUAL") || step.hasPrefix("SCAN article_text VIRTUAL") || step.hasPrefix("SCAN CONSTANT ROW") { return false }
  return step.hasPrefix("SCAN") || step.contains("TEMP B-TREE")
}

private let windows = [DateWindow(), DateWindow(from: 20_000), DateWindow(to: 20_000), DateWindow(from: 20_000, to: 20_030)]

@Test(arguments: 0..<256) func `no filter on articles reads a whole table or sorts`(_ bits: Int) throws {
  let archive = try Archive.memory()
  var filter = ArticleFilter()
  filter.window = windows[bits & 3]
  if bits & 4 != 0 { filter.actors = bits & 8 != 0 ? [[1], [2, 3]] : [[1]] }
  if bits & 16 != 0 { filter.query = SearchQuery(bits & 8 != 0 ? "كلمة" : "-كلمة") }
  if bits & 32 != 0 { filter.sources = bits & 8 != 0 ? ["أ", "ب"] : ["أ"] }
  if bits & 64 != 0 { filter.kinds = bits & 8 != 0 ? [.teaser] : [.article] }
  if bits & 128 != 0 { filter.place = PlaceFilter(names: ["موسكو"]) }
  if bits % 3 == 0 { filter.languages = bits & 8 != 0 ? ["en"] : ["ar"] }
  let request = filter
  let steps = try archive.read { try explained(ArticlePlan(request, on: $0).plan, on: $0) }
  #expect(!steps.isEmpty)
  #expect(!steps.contains(where: isSlow), "\(request): \(steps)")
}

@Test(arguments: 0..<256) func `no filter on events reads a whole table or sorts`(_ bits: Int) throws {
  let archive = try Archive.memory()
  var filter = EventFilter()
  filter.window = windows[bits & 3]
  if bits & 4 != 0 { filter.actors = bits & 8 != 0 ? [[1], [2, 3]] : [[1]] }
  if bits & 16 != 0 { filter.targets = [[4]] }
  if bits & 32 != 0 { filter.types = [.assault] }
  if bits & 64 != 0 { filter.statuses = bits & 8 != 0 ? [.denied] : [.occurred] }
  if bits & 128 != 0 { filter.place = PlaceFilter(entities: [5]) }
  if bits % 3 == 0 { filter.sources = ["أ"] }
  if bits % 5 == 0 { filter.query = SearchQuery("كلمة") }
  if bits % 7 == 0 { filter.cameoRoots = ["19"] }
  let request = filter
  let steps = try archive.read { try explained(EventPlan(request, on: $0).plan, on: $0) }
  #expect(!steps.isEmpty)
  #expect(!steps.contains(where: isSlow), "\(request): \(steps)")
}

@Test(arguments: 0..<64) func `no filter on quotations reads a whole table or sorts`(_ bits: Int) throws {
  let archive = try Archive.memory()
  var filter = QuoteFilter()
  filter.window = windows[bits & 3]
  if bits & 4 != 0 { filter.speakers = [[1, 2]] }
  if bits & 8 != 0 { filter.sources = ["أ"] }
  if bits & 16 != 0 { filter.query = SearchQuery("كلمة") }
  if bits & 32 != 0 { filter.about = [[1, 2], [3]] }
  let request = filter
  let steps = try archive.read { try explained(QuotePlan(request, on: $0).plan, on: $0) }
  #expect(!steps.isEmpty)
  #expect(!steps.contains(where: isSlow), "\(request): \(steps)")
}

@Test(arguments: [
  (WordingRepository.candidatesSQL(1), 2), (WordingRepository.candidatesSQL(6), 7), (WordingRepository.textSQL, 1),
  (WordingRepository.membersSQL, 2), (TeaserLinks.sameHeadlineSQL, 3), (ClusterMembers.articlesSQL, 2), (SimilarRepository.articlesSQL, 3),
  (RelatedArticles.beforeSQL, 3), (RelatedArticles.behindSQL, 3), (RelatedArticles.weightsSQL, 1),
])
func `no statement about copies reads a whole table or sorts`(_ sql: String, _ parameters: Int) throws {
  let archive = try Archive.memory()
  let steps = try archive.read { try explained(sql, Array(repeating: SQLValue(1), count: parameters), on: $0) }
  // What is read twice over a derived table of one cluster's wordings is called a scan of that.
  #expect(!steps.filter { $0 != "SCAN m" }.contains(where: isSlow), "\(steps)")
}

@Test(arguments: ["SELECT id FROM article WHERE url = ?", "SELECT id FROM article WHERE source = ? ORDER BY id"])
func `the check knows a slow statement`(_ sql: String) throws {
  let archive = try Archive.memory()
  let steps = try archive.read { db in
    try db.all("EXPLAIN QUERY PLAN " + sql, [.null]) { row in
      _ = (row.int(), row.int(), row.int())
      return row.text()
    }
  }
  #expect(steps.contains(where: isSlow), "\(steps)")
}
