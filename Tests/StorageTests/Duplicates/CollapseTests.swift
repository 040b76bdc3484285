import Model
import Testing

@testable import Storage

extension Archive {
  /// The pages of a collapsed list: sources, and how many copies each has.
  fileprivate func collapsed(_ filter: ArticleFilter, _ order: ListOrder, limit: Int) throws -> [(source: String, copies: Int?)] {
    var result: [(source: String, copies: Int?)] = []
    var cursor: ListCursor?
    repeat {
      let after = cursor
      let page = try read {
        try ArticleRepository($0).list(filter, order: order, limit: limit, after: after, counting: true, collapsing: true)
      }
      result += page.items.map { ($0.article.source ?? "", $0.copies) }
      #expect(page.items.count == limit || page.next == nil)
      if let next = page.next { cursor = next } else { #expect(page.total == result.count) }
      if page.next == nil { cursor = nil }
    } while cursor != nil
    return result
  }

  fileprivate func sources(_ filter: ArticleFilter, _ order: ListOrder) throws -> [(source: String, kind: Article.Kind)] {
    try read { try ArticleRepository($0).list(filter, order: order, limit: 500).items.map { ($0.article.source ?? "", $0.article.kind) } }
  }
}

private let filters: [ArticleFilter] = {
  var window = ArticleFilter()
  window.window = DateWindow(from: Sample.number("2025-06-08"), to: Sample.number("2025-06-20"))
  var words = ArticleFilter()
  words.query = SearchQuery("النهر")
  var teasers = ArticleFilter()
  teasers.kinds = [.teaser]
  var sources = ArticleFilter()
  sources.sources = (0..<12).map(String.init)
  return [ArticleFilter(), window, words, teasers, sources]
}()

@Test(arguments: [ListOrder.newest, .oldest, .relevance], 0..<5)
func `a collapsed list shows of each cluster the first that matches, whole articles before teasers`(
  _ order: ListOrder, _ filter: Int
) throws {
  var stories = Stories(seed: 3)
  let archive = try Archive.memory()
  _ = try archive.store(all: stories.articles(8))
  let clusters = try archive.clusters()
  let all = try archive.sources(filters[filter], order)
  var expected: [String] = []
  for (source, kind) in all {
    let cluster = try #require(clusters.first { $0.contains(source) })
    let shown = all.filter { cluster.contains($0.source) }
    let first = shown.first { $0.kind == .article } ?? shown.first
    if source == first?.source, kind == first?.kind { expected.append(source) }
  }
  for limit in [1, 3, 200] {
    let found = try archive.collapsed(filters[filter], order, limit: limit)
    #expect(found.map(\.source) == expected)
    for (source, copies) in found {
      #expect(copies == (clusters.first { $0.contains(source) }?.count ?? 0) - 1)
    }
  }
}

@Test func `hundreds of copies in a row are passed over`() throws {
  let archive = try Archive.memory()
  let body = (0..<30).map { "كلمة\($0)" }.joined(separator: " ")
  _ = try archive.store(all: (1...300).map { Sample.article("خبر", body, published: "2025-06-10", source: "\($0)") })
  _ = try archive.store(all: [Sample.article("غيره", "نص آخر", published: "2025-06-01", source: "last")])
  #expect(try archive.collapsed(ArticleFilter(), .newest, limit: 1).map(\.source) == ["300", "last"])
  #expect(try archive.collapsed(ArticleFilter(), .oldest, limit: 5).map(\.source) == ["last", "1"])
}
