import Model
import Testing

@testable import Storage

private func archive() throws -> Archive {
  let archive = try Archive.memory()
  try archive.store(Sample.article("أول", published: "2025-01-01", source: "أ", place: "موسكو"), [Sample.putin, Sample.trump])
  try archive.store(Sample.article("ثان", published: "2025-01-01", source: "ب"), [Sample.putin, Sample.trump, Sample.moscow])
  try archive.store(Sample.article("ثالث", published: "2025-02", source: "أ", language: "en"), [Sample.putin])
  try archive.store(Sample.article("رابع", source: "أ", kind: .teaser), [Sample.moscow])
  try archive.store([Sample.full])
  return archive
}

@Test func `time-lines count by day and leave out the undated`() throws {
  let archive = try archive()
  let articles = try archive.read { try AggregateRepository($0).days(ArticleFilter()) }
  let expected = [("2025-01-01", 2), ("2025-02-01", 1), ("2025-03-18", 1)].map { (day: Sample.number($0.0), count: $0.1) }
  #expect(articles == DayCounts(days: expected))
  #expect(
    try archive.read { try AggregateRepository($0).days(EventFilter()) } == DayCounts(days: [(day: Sample.number("2025-03-18"), count: 1)]))
  #expect(
    try archive.read { try AggregateRepository($0).days(QuoteFilter()) } == DayCounts(days: [(day: Sample.number("2025-03-18"), count: 1)]))
}

@Test func `facets count what matches`() throws {
  let archive = try archive()
  func facet(_ facet: AggregateRepository.ArticleFacet) throws -> [FacetCount] {
    try archive.read { try AggregateRepository($0).facet(facet, of: ArticleFilter(), limit: 10) }
  }
  #expect(try facet(.source).map(\.value) == ["أ", "ب", "صحيفة الصباح"])
  #expect(try facet(.source).map(\.count) == [3, 1, 1])
  #expect(try facet(.language).map(\.count) == [4, 1])
  #expect(try facet(.kind).map(\.value) == ["article", "teaser"])
  #expect(try facet(.place).map(\.count) == [2])
  #expect(try archive.read { try AggregateRepository($0).eventTypes(EventFilter()) }.map(\.value) == ["CONSULT", "REQUEST"])
}

@Test func `the network counts pairs under the filter`() throws {
  let archive = try archive()
  let (putin, trump, moscow) = (try archive.id("vladimir-putin"), try archive.id("donald-trump"), try archive.id("moscow"))
  let graph = try archive.read { try AggregateRepository($0).network(ArticleFilter(), limit: 10, minimum: 1) }
  #expect(graph.nodes.map(\.entity.id) == [putin, trump, moscow])
  #expect(graph.nodes.map(\.count) == [4, 3, 3])
  #expect(
    Set(graph.edges.map { [$0.a, $0.b, $0.count] }) == [
      [putin, trump, 3], [min(trump, moscow), max(trump, moscow), 2], [putin, moscow, 2],
    ])
  var filter = ArticleFilter()
  filter.actors = [[moscow], [trump]]
  let narrowed = filter
  let narrow = try archive.read { try AggregateRepository($0).network(narrowed, limit: 2, minimum: 2) }
  #expect(narrow.nodes.map(\.count) == [2, 2])
  #expect(narrow.edges.map(\.count) == [2])
  filter.actors = [[]]
  let nothing = filter
  #expect(try archive.read { try AggregateRepository($0).network(nothing, limit: 2, minimum: 1) }.nodes.isEmpty)
}
