import Model
import Testing

@testable import Storage

private let text = (0..<40).map { "كلمة\($0)" }.joined(separator: " ")

private struct Found: Equatable, CustomStringConvertible {
  let source: String?
  let relation: SimilarArticle.Relation

  var description: String { "\(source ?? "?") \(relation)" }
}

extension Archive {
  fileprivate func similar(
    _ id: Int, _ relations: Set<SimilarArticle.Relation> = Set(SimilarArticle.Relation.allCases), limit: Int = 50
  ) throws -> [SimilarArticle] {
    try #require(try read { try SimilarRepository($0).articles(like: id, relations: relations, limit: limit) })
  }

  fileprivate func found(_ id: Int, limit: Int = 50) throws -> [Found] {
    try similar(id, limit: limit).map { Found(source: $0.record.article.source, relation: $0.relation) }
  }
}

@Test func `copies come first, then edits, then teasers`() throws {
  let archive = try Archive.memory()
  let title = "افتتاح الجسر الجديد فوق النهر"
  let id = try archive.store(Sample.article(title, text, published: "2025-06-01", source: "first"))
  try archive.store(Sample.article(title, "كلمة0 كلمة1 كلمة2", source: "teaser", kind: .teaser))
  try archive.store(Sample.article("عنوان", text + " زيادة ثم زيادة أخرى", published: "2025-06-02", source: "edit"))
  try archive.store(Sample.article("عنوان", text + " زيادة", published: "2025-06-02", source: "slight edit"))
  try archive.store(Sample.article("عنوان", text.replacing(" ", with: "، "), published: "2025-06-03", source: "copy"))
  try archive.store(Sample.article("عنوان", text, published: "2025-06-04", source: "later copy"))
  try archive.store(Sample.article("شيء آخر", "لا صلة له بما سبق", source: "other"))
  let expected = [
    Found(source: "later copy", relation: .copy), Found(source: "copy", relation: .copy), Found(source: "slight edit", relation: .near),
    Found(source: "edit", relation: .near), Found(source: "teaser", relation: .teaser),
  ]
  #expect(try archive.found(id) == expected)
  #expect(try archive.found(id, limit: 3) == Array(expected.prefix(3)))
  #expect(try archive.similar(id, [.near]).map(\.record.article.source) == ["slight edit", "edit"])
  let scores = try archive.similar(id).map(\.score)
  #expect(scores[0] == 1 && scores[1] == 1 && scores[4] == 1)
  #expect(scores[2] > scores[3] && scores[2] < 1 && scores[3] > 0.5)
}

@Test func `what is similar to one article is similar to the other`() throws {
  var stories = Stories(seed: 9)
  let archive = try Archive.memory()
  let articles = stories.articles(5)
  _ = try archive.store(all: articles)
  var pairs: [Set<Int>: [(SimilarArticle.Relation, Double)]] = [:]
  for id in 1...articles.count {
    for other in try archive.similar(id) { pairs[[id, other.record.id], default: []].append((other.relation, other.score)) }
  }
  #expect(!pairs.isEmpty)
  #expect(pairs.values.allSatisfy { $0.count == 2 && $0[0] == $0[1] })
}

@Test func `articles about the same persons are related, best first`() throws {
  let archive = try Archive.memory()
  let id = try archive.store(Sample.article("أ", "نص أول", source: "asked"), [Sample.putin, Sample.trump, Sample.moscow])
  try archive.store(Sample.article("ب", "نص ثان", source: "two of them"), [Sample.putin, Sample.trump, Sample.russia])
  try archive.store(Sample.article("ج", "نص ثالث", source: "all of them"), [Sample.putin, Sample.trump, Sample.moscow])
  try archive.store(Sample.article("د", "نص رابع", source: "one of them"), [Sample.moscow])
  try archive.store(Sample.article("ه", "نص خامس", source: "none"))
  let found = try archive.similar(id)
  #expect(found.map(\.record.article.source) == ["all of them", "two of them"])
  #expect(found.allSatisfy { $0.relation == .related && $0.score <= 0.5 && $0.score > 0 })
}

@Test func `of several versions of a related text one is shown`() throws {
  let archive = try Archive.memory()
  let entities = [Sample.putin, Sample.trump]
  let id = try archive.store(Sample.article("أ", "نص أول", source: "asked"), entities)
  for number in 1...4 { try archive.store(Sample.article("ب", text, published: "2025-06-0\(number)", source: "\(number)"), entities) }
  #expect(try archive.found(id) == [Found(source: "4", relation: .related)])
}

@Test func `an article that is not there has nothing like it`() throws {
  let archive = try Archive.memory()
  #expect(try archive.read { try SimilarRepository($0).articles(like: 1, limit: 10) } == nil)
  let id = try archive.store(Sample.article("", ""))
  #expect(try archive.found(id) == [])
}
