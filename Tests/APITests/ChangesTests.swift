import HTTP
import Model
import Testing

@testable import API
@testable import Storage

@Test func `a mirror is told what came, changed and went, page by page`() throws {
  let site = try Site(analyzed: false)
  #expect(try site.get("/v1/changes").items.isEmpty)
  for number in 1...3 { #expect(try site.postJSON(#"{"text": "نص \#(number)"}"#).status == 201) }
  let first = try site.get("/v1/changes?limit=4")
  #expect(try first.items.map { $0["kind"]?.text } == ["document", "article", "document", "article"])
  #expect(try first.items.allSatisfy { $0.names == ["sequence", "kind", "id", "action"] && $0["action"]?.text == "added" })
  let next = try #require(try first.json["next"]?.text)
  #expect(first.headers["Link"] == "<\(next)>; rel=\"next\"")
  let second = try site.get(next)
  #expect(try second.ids == [3, 3])
  #expect(try second.json["next"] == .null)
  let since = try #require(try second.json["since"]?.text)
  #expect(try site.get("/v1/changes?since=\(since)").items.isEmpty)

  #expect(try site.ask(.delete, "/v1/documents/2").status == 204)
  let later = try site.get("/v1/changes?since=\(since)")
  #expect(try later.items.map { $0["action"]?.text } == ["deleted", "deleted"])
  #expect(try site.get("/v1/changes?kind=document").ids == [1, 3, 2])
  #expect(try site.get("/v1/changes?kind=document,entity&limit=2").ids == [1, 3])
}

@Test(arguments: ["since=x", "since=", "since=-1", "kind=event", "kind=", "limit=0", "limit=201", "cursor=0-1"])
func `what changes cannot be asked for so is told`(_ query: String) throws {
  let answer = try Site(analyzed: false).get("/v1/changes?\(query)")
  #expect(answer.status == 400)
  try expectProblem(answer)
  #expect(try answer.faults == [String(query.prefix { $0 != "=" })])
}

@Test func `a mirror of another history is told to begin again`() throws {
  let site = try Site(analyzed: false)
  #expect(try site.postJSON(#"{"text": "نص"}"#).status == 201)
  for since in ["7-1", "0-99"] {
    let answer = try site.get("/v1/changes?since=\(since)")
    #expect(answer.status == 410)
    try expectProblem(answer)
  }
}

@Test func `with no room left writes are answered 507, one by one and line by line, and reads go on`() throws {
  let site = try Site(analyzed: false)
  #expect(try site.postJSON(#"{"text": "النص الأول"}"#).status == 201)
  try site.archive.write { db in
    let pages = try db.first("PRAGMA page_count") { $0.int() } ?? 0
    _ = try db.first("PRAGMA max_page_count = \(pages)") { $0.int() }
  }
  let long = String(repeating: "كلمة أخرى ", count: 20_000)
  let request = try Request(
    .post, "/v1/documents", headers: ["Content-Type": "application/json"], body: Array(#"{"text": "\#(long)"}"#.utf8), client: .local)
  let answer = try Answer(site.router.respond(to: request) { error, _ in RouteTable.answer(to: error) { _ in } })
  #expect(answer.status == 507)
  try expectProblem(answer)
  let lines = try site.post("{\"text\": \"\(long)\"}\n{broken\n{\"text\": \"النص الأول\"}\n".utf8, "application/x-ndjson").lines
  #expect(lines.map { $0["status"]?.number } == [507, 400, 507])
  #expect(lines[0].at("problem", "status")?.number == 507)
  #expect(try site.get("/v1/articles?q=الأول").ids == [1])
  #expect(try site.get("/v1/stats").json["documents"]?.number == 1)
  try site.archive.write { _ = try $0.first("PRAGMA max_page_count = 1000000") { $0.int() } }
  #expect(try site.postJSON(#"{"text": "\#(long)"}"#).status == 201)
}

@Test func `damage is answered with what to do about it, and no more`() throws {
  var logged: [String] = []
  let error = StorageError(.corrupt, "page 7 of /var/lib/sijill")
  let answer = try Answer(RouteTable.answer(to: error) { logged.append($0) })
  #expect(answer.status == 500)
  #expect(try answer.json["detail"]?.text?.contains("sijill check") == true)
  #expect(!answer.text.contains("/var"))
  #expect(logged == ["page 7 of /var/lib/sijill"])
}
