import HTTP
import Model
import Synchronization
import Testing

@testable import API

private let root = "root-secret"
private let text = Array("نص قصير عن ميناء.".utf8)

extension Site {
  /// A site that knows one key, which may do everything.
  fileprivate static func keyed() throws -> Site {
    try Site(analyzed: false, keys: KeyBox([KeyRing.Key(name: "root", scopes: [.admin], expires: nil, secret: root)]))
  }

  fileprivate func ask(_ method: HTTP.Method, _ target: String, key: String?, _ json: String = "") throws -> Answer {
    var headers: Headers = json.isEmpty ? [:] : ["Content-Type": "application/json"]
    if let key { headers.set("Authorization", "Bearer \(key)") }
    return try ask(method, target, headers: headers, body: Array(json.utf8))
  }

  fileprivate func post(key: String) throws -> Answer {
    try ask(.post, "/v1/documents", headers: ["Content-Type": "text/plain", "Authorization": "Bearer \(key)"], body: text)
  }
}

@Test func `keys are made, rotated and revoked over HTTP`() throws {
  let site = try Site.keyed()
  let made = try site.ask(.post, "/v1/keys", key: root, #"{"name": "desk", "scopes": ["write"], "expires": "2026-02-01"}"#)
  #expect(made.status == 201)
  #expect(try made.json.names == ["name", "scopes", "expires", "revoked", "secret"])
  #expect(made.headers["Cache-Control"] == "no-store" && made.headers["ETag"] == nil)
  let secret = try #require(try made.json["secret"]?.text)
  #expect(try site.post(key: secret).status == 201)
  #expect(try site.ask(.get, "/v1/keys", key: secret).status == 403, "a key that may write may not administer")

  let list = try site.ask(.get, "/v1/keys", key: root)
  #expect(try list.items.compactMap { $0["name"]?.text } == ["root", "desk"])
  #expect(!list.text.contains(secret) && !list.text.contains("secret"))

  let rotated = try site.ask(.post, "/v1/keys/desk/rotate", key: root)
  let fresh = try #require(try rotated.json["secret"]?.text)
  #expect(rotated.status == 200 && fresh != secret)
  #expect(try rotated.json["expires"]?.text == "2026-02-01")
  #expect(try site.post(key: fresh).status == 200)
  let old = try site.post(key: secret)
  #expect(old.status == 401)
  #expect(try old.json["detail"]?.text == "This key was revoked on 2026-02-01.")

  #expect(try site.ask(.delete, "/v1/keys/desk", key: root).status == 204)
  #expect(try site.post(key: fresh).status == 401)
  #expect(try site.ask(.delete, "/v1/keys/desk", key: root).status == 404)
  #expect(try site.ask(.post, "/v1/keys/desk/rotate", key: root).status == 404)
}

@Test func `without any key that counts, keys are made on this machine alone`() throws {
  let site = try Site(analyzed: false)
  let body = Array(#"{"name": "root", "scopes": ["admin"]}"#.utf8)
  let stranger = Client(address: "192.0.2.7", isLoopback: false)
  for method in [HTTP.Method.post, .get] {
    let refused = try site.ask(method, "/v1/keys", headers: ["Content-Type": "application/json"], body: body, client: stranger)
    #expect(refused.status == 403)
  }
  let made = try site.ask(.post, "/v1/keys", key: nil, String(decoding: body, as: UTF8.self))
  #expect(made.status == 201)
  #expect(try site.ask(.get, "/v1/keys", key: nil).status == 401)
  let secret = try #require(try made.json["secret"]?.text)
  #expect(try site.ask(.delete, "/v1/keys/root", key: secret).status == 204)
  #expect(try site.ask(.get, "/v1/keys", key: nil).status == 200, "a revoked key closes nothing")
}

@Test(arguments: [
  ("{}", "/name"), (#"{"name": ""}"#, "/name"), (#"{"name": "two words"}"#, "/name"), (#"{"name": "مكتب"}"#, "/name"),
  (#"{"name": 5}"#, "/name"), (#"{"name": "a", "scopes": []}"#, "/scopes"), (#"{"name": "a", "scopes": ["fly"]}"#, "/scopes/0"),
  (#"{"name": "a", "scopes": "write"}"#, "/scopes"), (#"{"name": "a", "expires": "soon"}"#, "/expires"),
  (#"{"name": "a", "expires": "2026-01-31"}"#, "/expires"), (#"{"name": "a", "secret": "mine"}"#, "/secret"), ("[]", ""), ("{", ""),
])
func `a key that cannot be is refused with the place`(_ json: String, _ place: String) throws {
  let site = try Site.keyed()
  let answer = try site.ask(.post, "/v1/keys", key: root, json)
  #expect(answer.status == 400)
  try expectProblem(answer)
  #expect(try answer.faults == [place])
}

@Test func `a name is taken once`() throws {
  let site = try Site.keyed()
  let answer = try site.ask(.post, "/v1/keys", key: root, #"{"name": "root"}"#)
  #expect(answer.status == 409)
  try expectProblem(answer)
}

@Test func `an expired key says until when it counted`() throws {
  let key = KeyRing.Key(name: "old", scopes: [.admin], expires: CalendarDate(iso: "2026-01-31"), secret: "old")
  let answer = try Site(analyzed: false, keys: KeyBox([key])).ask(.get, "/v1/keys", key: "old")
  #expect(answer.status == 401)
  #expect(try answer.json["detail"]?.text == "This key counted until 2026-01-31.")
}
