import HTTP
import Model
import Testing

@testable import API

@Test(arguments: [
  ("text/plain", "text/plain"), ("text/html; charset=utf-8", "text/html; charset=utf-8"), ("application/rss+xml", "application/xml"),
])
func `the bytes that came are given back as a file that no browser runs`(_ type: String, _ kept: String) throws {
  let site = try Site(analyzed: false)
  let bytes = Array("<p>خبر\r\nقصير</p><script>alert(1)</script>".utf8)
  #expect(try site.post(bytes, type).status == 201)
  let raw = try site.get("/v1/documents/1/raw")
  #expect(raw.bytes == bytes)
  #expect(raw.headers["Content-Type"] == kept)
  #expect(raw.headers["Content-Disposition"]?.hasPrefix("attachment") == true)
  #expect(raw.headers["Content-Security-Policy"]?.contains("sandbox") == true)
}

@Test func `a document lists its articles in their order`() throws {
  let site = try Site(analyzed: false)
  let page = try ProjectFiles.bytes("Tests/Fixtures/pages/news-a.txt")
  let posted = try site.post(page, "text/plain", ["source": "صحيفة الميناء"]).json
  let document = try site.get("/v1/documents/1").json
  #expect(document["articles"] == posted["articles"])
  let ids = posted["articles"]?.elements.compactMap { $0["id"]?.number } ?? []
  #expect(ids.count > 3)
  let starts = try ids.compactMap { try site.get("/v1/articles/\($0)").json.at("document_range", "start")?.number }
  #expect(starts == starts.sorted())
  #expect(document["bytes"]?.number == page.count)
}

/// The bodies of everything that can be listed.
private func everything(_ site: Site) throws -> [String: [JSONValue]] {
  var lists: [String: [JSONValue]] = [:]
  for path in ["/v1/articles", "/v1/events", "/v1/quotes"] { lists[path] = try site.get(path + "?limit=200").items }
  return lists
}

@Test func `a removed document takes everything with it, and leaves the others alone`() throws {
  let site = try Site()
  #expect(try site.postJSON(Posting.call.json).status == 201)
  let before = try everything(site)
  let entities = try site.get("/v1/entities?limit=200").items
  let stats = try site.get("/v1/stats").json
  let posted = try site.postJSON(Posting.meeting.json).json
  let id = try #require(posted.at("document", "id")?.number)
  let article = try #require(posted["articles"]?.elements.first?["id"]?.number)
  let whole = try site.get("/v1/articles/\(article)").json
  #expect(whole["events"]?.elements.isEmpty == false)
  #expect(whole["quotes"]?.elements.isEmpty == false)
  #expect(try everything(site) != before)

  let answer = try site.ask(.delete, "/v1/documents/\(id)")
  #expect(answer.status == 204)
  #expect(answer.bytes.isEmpty)
  #expect(try everything(site) == before)
  for path in ["documents/\(id)", "documents/\(id)/raw", "articles/\(article)"] {
    #expect(try site.get("/v1/" + path).status == 404, "\(path)")
  }
  for name in ["events", "quotes"] {
    for one in whole[name]?.elements ?? [] { #expect(try site.get("/v1/\(name)/\(one["id"]?.number ?? 0)").status == 404) }
  }
  let after = try site.get("/v1/stats").json
  for name in ["documents", "articles", "events", "quotes", "dates"] { #expect(after[name] == stats[name], "\(name)") }
  // Entities stay, but they count what is there.
  for entity in try site.get("/v1/entities?limit=200").items {
    let known = entities.first { $0["id"] == entity["id"] }
    #expect(entity["article_count"] == known?["article_count"] ?? .int(0), "\(entity["slug"]?.text ?? "")")
    #expect(entity["mention_count"] == known?["mention_count"] ?? .int(0))
  }
  #expect(try site.get("/v1/articles", ["q": "قوافل"]).items.isEmpty)
  #expect(try site.get("/v1/articles", ["actor": "ماكرون", "count": "true"]).json["total"]?.number == 0)

  #expect(try site.ask(.delete, "/v1/documents/\(id)").status == 404)
  let again = try site.postJSON(Posting.meeting.json)
  #expect(again.status == 201)
  #expect(try again.json.at("document", "id")?.number != id, "an id is never given twice")
}

@Test func `statistics count what there is`() throws {
  let site = try Site()
  let empty = try site.get("/v1/stats").json
  #expect(empty["dates"] == .object([.init("first", .null), .init("last", .null)]))
  for posting in [Posting.meeting, .year, .undated] { #expect(try site.postJSON(posting.json).status == 201) }
  let stats = try site.get("/v1/stats").json
  #expect(stats["documents"]?.number == 3)
  #expect(stats["articles"]?.number == 3)
  #expect(stats["events"]?.number == (try site.get("/v1/events?count=true").json["total"]?.number))
  #expect(stats["quotes"]?.number == (try site.get("/v1/quotes?count=true").json["total"]?.number))
  #expect(stats["entities"]?.number == (try site.get("/v1/entities?count=true").json["total"]?.number))
  #expect(stats.at("dates", "first")?.text == "2024-01-01")
  #expect(stats.at("dates", "last")?.text == "2025-03-18")
  #expect(stats["version"]?.text == Version.current)
  #expect((stats["database_bytes"]?.number ?? 0) > 0)
}
