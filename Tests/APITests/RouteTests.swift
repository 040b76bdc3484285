import HTTP
import Model
import Testing

@testable import API

/// A target of each route that answers a GET, over the sample archive.
private let targets = [
  "/v1/documents/1", "/v1/documents/1/raw", "/v1/documents/external/m-1", "/v1/keys", "/openapi.json", "/v1/articles",
  "/v1/articles?q=القطط&count=true", "/v1/articles/1",
  "/v1/articles/1/similar", "/v1/articles?collapse=true", "/v1/entities",
  "/v1/entities/1", "/v1/entities/donald-trump", "/v1/events", "/v1/events/1", "/v1/quotes", "/v1/quotes/1",
  "/v1/timeline", "/v1/timeline?of=events&interval=day", "/v1/facets", "/v1/network?min_count=2", "/v1/stats", "/v1/corrections",
  "/v1/changes", "/v1/feed", "/v1/feed?format=json&actor=nobody-at-all", "/v1/searches", "/v1/searches/1", "/v1/watches", "/v1/watches/1",
  "/v1/deliveries", "/metrics", "/livez", "/readyz",
]

/// What is written while it is sent.
private let streamed = ["/v1/export/articles", "/v1/export/events?format=geojson", "/v1/export/quotes", "/v1/export/entities?format=csv"]

private let site = Site.sample

@Test func `the table of targets covers every route that answers a GET`() throws {
  for route in try site.get().router.routes where route.method == .get {
    let pattern = route.pattern.split(separator: "/", omittingEmptySubsequences: false)
    let isCovered = (targets + streamed + ["/v1/stream"]).contains { target in
      let parts = target.prefix { $0 != "?" }.split(separator: "/", omittingEmptySubsequences: false)
      return parts.count == pattern.count && zip(parts, pattern).allSatisfy { $0 == $1 || $1.hasPrefix("{") }
    }
    #expect(isCovered, "\(route.pattern)")
  }
}

@Test(arguments: targets + streamed) func `a GET is answered, and HEAD by the same status and headers`(_ target: String) throws {
  let answer = try site.get().get(target)
  #expect(answer.status == 200)
  #expect(!answer.bytes.isEmpty)
  let head = try site.get().ask(.head, target)
  #expect(head.status == 200)
  #expect(head.headers == answer.headers)
}

@Test(arguments: (targets + streamed).filter { !$0.hasSuffix("z") }) func `an entity tag saves the second answer`(_ target: String) throws {
  let site = try site.get()
  let tag = try #require(try site.get(target).headers["ETag"])
  #expect(tag.hasPrefix("\"") && tag.hasSuffix("\"") && tag.count > 2, "a strong tag, not \(tag)")
  #expect(try site.get(target).headers["ETag"] == tag, "the same bytes have the same tag")
  for condition in [tag, "W/" + tag, "\"other\", \(tag)", "*"] {
    let answer = try site.get(target, headers: ["If-None-Match": condition])
    #expect(answer.status == 304, "\(condition)")
    #expect(answer.bytes.isEmpty)
    #expect(answer.headers["ETag"] == tag)
    #expect(try site.ask(.head, target, headers: ["If-None-Match": condition]).status == 304)
  }
  #expect(try site.get(target, headers: ["If-None-Match": "\"other\""]).status == 200)
}

@Test(arguments: (targets + streamed).filter { !$0.hasSuffix("z") }) func `an unknown parameter is named`(_ target: String) throws {
  let separator = target.contains("?") ? "&" : "?"
  let answer = try site.get().get(target + separator + "acotr=%D8%B3")
  #expect(answer.status == 400)
  #expect(try answer.faults == ["acotr"])
  #expect(try answer.json["detail"]?.text?.contains("acotr") == true)
}

@Test(arguments: ["/v1/articles", "/v1/entities", "/v1/events", "/v1/quotes"]) func `a parameter stands once`(_ target: String) throws {
  let answer = try site.get().get(target + "?limit=1&limit=2")
  #expect(answer.status == 400)
  #expect(try answer.faults == ["limit"])
}

@Test(arguments: [
  "/v1/documents/999", "/v1/documents/999/raw", "/v1/articles/999", "/v1/events/999", "/v1/quotes/999", "/v1/entities/999",
  "/v1/entities/nobody", "/v1/articles/0", "/v1/articles/-1", "/v1/articles/1.0", "/v1/articles/x", "/v1/articles/%D9%A1",
  "/v1/articles/99999999999999999999999", "/v1/entities/99999999999999999999999", "/v1/entities/%2F", "/v1", "/v1/", "/v2/articles",
  "/v1/article", "/v1/articles/1/x", "/v1/articles/999/similar", "/v1/articles/x/similar",
])
func `what is not there is a problem 404`(_ target: String) throws {
  let answer = try site.get().get(target)
  #expect(answer.status == 404)
  try expectProblem(answer)
}

@Test(arguments: [
  (Method.delete, "/v1/articles", "GET, HEAD, OPTIONS"), (.post, "/v1/stats", "GET, HEAD, OPTIONS"),
  (.put, "/v1/documents/1", "GET, HEAD, DELETE, OPTIONS"), (.get, "/v1/documents", "POST, OPTIONS"),
  (.head, "/v1/documents", "POST, OPTIONS"),
  (.patch, "/livez", "GET, HEAD, OPTIONS"), (.delete, "/v1/documents/1/raw", "GET, HEAD, OPTIONS"),
])
func `a method that a path does not take is a problem 405 that says which it takes`(
  _ method: HTTP.Method, _ target: String, _ allow: String
) throws {
  let answer = try site.get().ask(method, target)
  #expect(answer.status == 405)
  #expect(answer.headers["Allow"] == allow)
  try expectProblem(answer)
  #expect(try site.get().ask(.options, target).headers["Allow"] == allow)
}

@Test(arguments: ["/v1/articles?q=%ZZ", "/v1/articles?actor=%FF", "/v1/articles?q=%00", "/v1/entities/%FF", "v1/articles"])
func `a target that cannot be read is a problem 400`(_ target: String) throws {
  let answer = try site.get().get(target)
  #expect(answer.status == 400)
  try expectProblem(answer)
}

@Test(arguments: [(Method.post, "/v1/documents"), (.delete, "/v1/documents/1"), (.delete, "/v1/documents/999")])
func `writes are taken from this machine alone`(_ method: HTTP.Method, _ target: String) throws {
  let site = try Site(analyzed: false)
  let json: [UInt8] = Array(#"{"text": "نص"}"#.utf8)
  #expect(try site.postJSON(#"{"text": "نص سابق"}"#).status == 201)
  for type in ["application/json", "application/x-ndjson"] {
    let stranger = Client(address: "192.0.2.7", isLoopback: false)
    let answer = try site.ask(method, target, headers: ["Content-Type": type], body: json, client: stranger)
    #expect(answer.status == 403)
    try expectProblem(answer)
  }
  #expect(try site.get("/v1/stats").json["documents"]?.number == 1)
  #expect(try site.ask(.get, "/v1/articles", client: Client(address: "192.0.2.7", isLoopback: false)).status == 200)
}

@Test func `a failure that is nobody's business is a 500 that tells nothing`() throws {
  struct Secret: Error {}
  var logged: [String] = []
  let answer = try Answer(RouteTable.answer(to: Secret()) { logged.append($0) })
  #expect(answer.status == 500)
  #expect(!answer.text.contains("Secret"))
  #expect(logged == ["Secret()"])
  try expectProblem(answer)
}

@Test(arguments: AppError.Code.allCases) func `every kind of failure has one status`(_ code: AppError.Code) throws {
  let statuses: [AppError.Code: Int] = [
    .invalid: 400, .notFound: 404, .conflict: 409, .unauthorized: 401, .forbidden: 403, .tooLarge: 413, .unavailable: 503,
  ]
  let answer = try Answer(
    RouteTable.answer(to: AppError(code, "a reason", details: [.init(.parameter("p"), "a"), .init(.pointer("/q"), "b")])) { _ in })
  #expect(answer.status == statuses[code])
  try expectProblem(answer)
  #expect(try answer.faults == ["p", "/q"])
  #expect(answer.headers["WWW-Authenticate"] == (code == .unauthorized ? "Bearer" : nil))
}

/// An error is `application/problem+json` with every member, its status among them.
func expectProblem(_ answer: Answer, sourceLocation: SourceLocation = #_sourceLocation) throws {
  #expect(answer.headers["Content-Type"] == "application/problem+json", sourceLocation: sourceLocation)
  let json = try answer.json
  #expect(json.names == ["type", "title", "status", "detail", "errors"], sourceLocation: sourceLocation)
  #expect(json["status"]?.number == answer.status, sourceLocation: sourceLocation)
  #expect(json["type"]?.text == "about:blank", sourceLocation: sourceLocation)
  #expect(json["title"]?.text?.isEmpty == false, sourceLocation: sourceLocation)
  #expect(json["detail"]?.text?.isEmpty == false, sourceLocation: sourceLocation)
  for error in json["errors"]?.elements ?? [] {
    #expect(error.names == ["parameter", "message"] || error.names == ["pointer", "message"], sourceLocation: sourceLocation)
    #expect(error["message"]?.text?.isEmpty == false, sourceLocation: sourceLocation)
  }
}
