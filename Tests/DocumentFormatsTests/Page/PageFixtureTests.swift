import ArabicText
import Foundation
import Model
import Testing

@testable import DocumentFormats

/// Checks pages against the facts listed beside them.
@Suite struct PageFixtureTests {
  @Test(arguments: ["news-a", "news-b", "blog-a", "blog-b"])
  func `a page gives the articles that are listed beside it`(name: String) throws {
    let json = try JSONSerialization.jsonObject(with: Data(try Fixture.bytes("Tests/Fixtures/pages/\(name).expected.json")))
    let expected = try #require((json as? [String: Any])?["articles"] as? [[String: Any]])
    let read = try Fixture.read(path: "Tests/Fixtures/pages/\(name).txt")
    #expect(read.articles.map(\.title) == expected.map { $0["title"] as? String ?? "" })
    for (article, facts) in zip(read.articles, expected) { check(article, facts) }
  }

  @Test(arguments: Fixture.messyNames)
  func `a page as sites really print it gives its article alone`(file: String) throws {
    let name = String(file.prefix { $0 != "." })
    let json = try JSONSerialization.jsonObject(with: Data(try Fixture.bytes("Tests/Fixtures/messy/\(name).expected.json")))
    let page = try #require(json as? [String: Any])
    let expected = try #require(page["articles"] as? [[String: Any]])
    var metadata = DocumentMetadata()
    metadata.source = page["source"] as? String
    let type: DocumentMediaType = file.hasSuffix("html") ? .html : .text
    let read = try Fixture.read(path: "Tests/Fixtures/messy/\(file)", type: type, metadata: metadata)
    #expect(read.articles.map(\.title) == expected.map { $0["title"] as? String ?? "" })
    for (article, facts) in zip(read.articles, expected) { check(article, facts) }
  }

  private func check(_ article: Article, _ facts: [String: Any]) {
    #expect(article.kind.rawValue == facts["kind"] as? String)
    for (key, value) in [
      ("subtitle", article.subtitle), ("translator", article.translator), ("place", article.place), ("agency", article.agency),
    ] {
      if let fact = facts[key] as? String { #expect(value == fact) }
    }
    for text in facts["contains"] as? [String] ?? [] { #expect(article.body.contains(text)) }
    for (key, value) in [("captions", article.captions), ("keywords", article.keywords)] {
      if let fact = facts[key] as? [String] { #expect(value == fact) }
    }
    if let authors = facts["authors"] as? [String] { #expect(article.authors == authors) }
    if facts.keys.contains("published") { #expect(article.published?.date.description == facts["published"] as? String) }
    if let first = facts["first"] as? String { #expect(Folding.foldName(article.body).hasPrefix(Folding.foldName(first))) }
    if let last = facts["last"] as? String { #expect(Folding.foldName(article.body).hasSuffix(Folding.foldName(last))) }
    for text in facts["absent"] as? [String] ?? [] { #expect(!article.body.contains(text), "\(text) in \(article.title)") }
    if let headings = facts["headings"] as? [String] {
      let body = Scalars(article.body)
      #expect(article.headings.map { body[$0.start..<$0.end].string } == headings)
    }
  }
}
