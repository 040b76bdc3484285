import HTTP
import Model
import Storage
import Testing

@testable import API

private func site() throws -> Site {
  let site = try Site()
  for text in ["قال فلاديمير بوتين في موسكو إن الوقت قد حان.", "وصل دونالد ترمب إلى باريس والتقى بوتين."] {
    _ = try site.post(text.utf8, "text/plain", ["published": "2025-06-15"])
  }
  return site
}

extension Site {
  fileprivate func send(_ method: HTTP.Method, _ target: String, _ json: String = "", client: Client = .local) throws -> Answer {
    try ask(method, target, headers: json.isEmpty ? [:] : ["Content-Type": "application/json"], body: Array(json.utf8), client: client)
  }

  fileprivate func id(_ slug: String) throws -> Int { try #require(try get("/v1/entities/\(slug)").json["id"]?.number) }
}

@Test func `an entity is renamed, found by its new name, and the correction taken back`() throws {
  let site = try site()
  let id = try site.id("vladimir-putin")
  let answer = try site.send(
    .patch, "/v1/entities/\(id)", #"{"name": "فلاديمير فلاديميروفيتش", "aliases": ["القيصر"], "by": "أمل"}"#)
  #expect(answer.status == 200)
  #expect(try answer.json["name"]?.text == "فلاديمير فلاديميروفيتش")
  #expect(try site.get("/v1/articles", ["actor": "القيصر"]).ids.count == 2)
  let correction = try #require(try site.get("/v1/corrections").items.first)
  #expect(correction["made_by"]?.text == "أمل" && correction["action"]?.text == "edit")
  #expect(correction.at("change", "aliases")?.elements.first?.text == "القيصر")
  let number = try #require(correction["id"]?.number)
  #expect(try site.send(.post, "/v1/corrections/\(number)/undo").status == 200)
  #expect(try site.get("/v1/articles", ["actor": "القيصر"]).ids.isEmpty)
  #expect(try site.get("/v1/entities/\(id)").json["name"]?.text == "فلاديمير بوتين")
  #expect(try site.send(.post, "/v1/corrections/\(number)/undo").status == 409)
}

@Test func `an entity that was merged away answers with the other's address`() throws {
  let site = try site()
  let (one, other) = (try site.id("vladimir-putin"), try site.id("donald-trump"))
  let answer = try site.send(.post, "/v1/entities/\(one)/merge", #"{"into": "donald-trump"}"#)
  #expect(answer.status == 200)
  #expect(try answer.json["id"]?.number == other)
  let moved = try site.get("/v1/entities/\(one)")
  #expect(moved.status == 308 && moved.headers["Location"] == "/v1/entities/\(other)")
  #expect(try site.get("/v1/articles", ["actor": "بوتين"]).ids.count == 2)
  let correction = try #require(try site.get("/v1/corrections?entity=\(other)").items.first?["id"]?.number)
  #expect(try site.send(.post, "/v1/corrections/\(correction)/undo").status == 200)
  #expect(try site.get("/v1/entities/\(one)").status == 200)
  #expect(try site.get("/v1/articles", ["actor": "ترمب"]).ids.count == 1)
}

@Test func `an entity is added once, with a slug of its English name`() throws {
  let site = try site()
  let body = #"{"name": "هيثم الزبداني", "name_en": "Haitham Zabadani", "type": "person", "aliases": ["أبو رائد"]}"#
  let answer = try site.send(.post, "/v1/entities", body)
  #expect(answer.status == 201)
  #expect(answer.headers["Location"] == "/v1/entities/\(try site.id("haitham-zabadani"))")
  #expect(try site.send(.post, "/v1/entities", body).status == 409)
  #expect(
    try site.get("/v1/entities", ["q": "ابو رايد"]).items.isEmpty == false || site.get("/v1/entities", ["q": "أبو رائد"]).items.count == 1)
}

@Test func `a hidden entity is gone from lists and articles`() throws {
  let site = try site()
  let id = try site.id("paris")
  #expect(try site.send(.post, "/v1/entities/\(id)/hide").status == 200)
  #expect(try !site.get("/v1/entities?limit=200").ids.contains(id))
  let articles = try site.get("/v1/articles").ids.map { try site.get("/v1/articles/\($0)").json }
  #expect(articles.allSatisfy { ($0["entities"]?.elements ?? []).allSatisfy { $0["slug"]?.text != "paris" } })
  #expect(try site.send(.patch, "/v1/entities/\(id)", #"{"hidden": false}"#).status == 200)
  #expect(try site.get("/v1/entities?limit=200").ids.contains(id))
}

@Test(arguments: [
  (#"{}"#, 400), (#"[]"#, 400), (#"{"name": 1}"#, 400), (#"{"name": "…"}"#, 400), (#"{"type": "thing"}"#, 400), (#"{"nmae": "x"}"#, 400),
  (#"{"aliases": "x"}"#, 400), (#"{"aliases": [1]}"#, 400), (#"{"hidden": "yes"}"#, 400), (#"{"name": "#, 400),
]) func `a correction that cannot be understood names the place`(body: String, status: Int) throws {
  let site = try site()
  let answer = try site.send(.patch, "/v1/entities/\(try site.id("paris"))", body)
  #expect(answer.status == status)
  #expect(try !answer.faults.isEmpty)
}

@Test func `corrections of what is not there, or from elsewhere, are refused`() throws {
  let site = try site()
  #expect(try site.send(.patch, "/v1/entities/99999", #"{"name": "س"}"#).status == 404)
  #expect(try site.send(.post, "/v1/entities/nobody/merge", #"{"into": 1}"#).status == 404)
  let paris = try site.id("paris")
  #expect(try site.send(.post, "/v1/entities/\(paris)/merge", #"{"into": "nobody"}"#).status == 400)
  #expect(try site.send(.post, "/v1/entities/\(paris)/merge", #"{"into": \#(paris)}"#).status == 400)
  #expect(try site.send(.post, "/v1/entities/\(paris)/merge").status == 400)
  #expect(try site.send(.post, "/v1/corrections/7/undo").status == 404)
  #expect(try site.get("/v1/corrections?entity=nobody").status == 400)
  #expect(try site.ask(.patch, "/v1/entities/\(paris)", headers: ["Content-Type": "text/plain"], body: [0x7B]).status == 415)
}

@Test func `a name in the other script that is no alias gets candidates, not a guess`() throws {
  let site = try site()
  _ = try site.post("قالت الطبيبة سعاد الشلهوبي إن النتائج جيدة.".utf8, "text/plain")
  let answer = try site.get("/v1/articles", ["actor": "Souad Shalhoubi"])
  #expect(answer.status == 400)
  #expect(answer.text.contains("سعاد الشلهوبي"))
  #expect(try site.get("/v1/articles", ["actor": "Xyzzyqq"]).ids.isEmpty)
  #expect(try site.get("/v1/articles", ["actor": "Putin"]).ids.count == 2)
}

@Test func `of two who bear one name the one is split off with its articles, and the split taken back`() throws {
  let site = try site()
  let putin = try site.id("vladimir-putin")
  let articles = try site.get("/v1/articles", ["actor": "donald-trump"]).ids
  #expect(articles.count == 1)
  let body = #"{"name": "فلاديمير بوتين", "articles": \#(articles), "by": "أمل"}"#
  let answer = try site.send(.post, "/v1/entities/\(putin)/split", body)
  #expect(answer.status == 201)
  #expect(try answer.json["slug"]?.text?.isEmpty == false && answer.json["type"]?.text == "person")
  let other = try #require(try answer.json["id"]?.number)
  #expect(answer.headers["Location"] == "/v1/entities/\(other)")
  #expect(try site.get("/v1/articles", ["actor": String(other)]).ids == articles)
  #expect(try site.get("/v1/articles", ["actor": String(putin)]).ids.count == 1)
  #expect(try site.get("/v1/articles", ["actor": "فلاديمير بوتين"]).status == 400)
  let correction = try #require(try site.get("/v1/corrections?entity=\(other)").items.first)
  #expect(correction["action"]?.text == "split" && correction["target_id"]?.number == other)
  #expect(try site.send(.post, "/v1/corrections/\(try #require(correction["id"]?.number))/undo").status == 200)
  #expect(try site.get("/v1/articles", ["actor": "فلاديمير بوتين"]).ids.count == 2)
}

@Test(arguments: [
  ("{}", "/name"), (#"{"name": "س ص"}"#, "/articles"), (#"{"name": "س ص", "articles": [1, "2"]}"#, "/articles/1"),
  (#"{"name": "س ص", "articles": 3}"#, "/articles"), (#"{"name": "س ص", "articles": [1], "slug": "-"}"#, "/slug"),
])
func `a split without name or articles is refused with a pointer to what is wrong`(body: String, pointer: String) throws {
  let site = try site()
  let answer = try site.send(.post, "/v1/entities/vladimir-putin/split", body)
  #expect(answer.status == 400)
  #expect(try answer.json["errors"]?.elements.first?["pointer"]?.text == pointer)
  let none = #"{"name": "س ص", "articles": [999]}"#
  #expect(try site.send(.post, "/v1/entities/vladimir-putin/split", none).status == 409)
}
