import Foundation
import Testing

struct KeyTests {
  private func key(_ words: [String], in folder: TemporaryFolder) throws -> (status: Int32, output: String, errors: String) {
    let result = try Program.run(["key"] + words, in: folder.path)
    return (result.status, result.output.trimmingCharacters(in: .newlines), result.errors)
  }

  @Test func `keys are made, taken and let go by a server that runs`() throws {
    let folder = try TemporaryFolder()
    let server = try RunningServer(["serve"], in: folder.path)
    let text = Array("نص قصير عن ميناء.".utf8)
    #expect(try server.post(text, "text/plain").status == 201)
    let made = try key(["create", "desk", "--scopes", "write"], in: folder)
    #expect(made.status == 0)
    let stored = try String(contentsOfFile: folder.path + "/sijill-data/keys", encoding: .utf8)
    #expect(!stored.contains(made.output))
    #expect(try key(["create", "desk"], in: folder).status == 64)
    #expect(try key(["list"], in: folder).output == "desk\twrite\t-")

    try server.reload()
    let refused = try server.ask("POST", "/v1/documents", ["Content-Type: text/plain"], body: text)
    #expect(refused.status == 401)
    #expect(refused.headers["www-authenticate"] == "Bearer")
    let authorization = "Authorization: Bearer \(made.output)"
    #expect(try server.ask("POST", "/v1/documents", ["Content-Type: text/plain", authorization], body: text).status == 200)
    #expect(
      try server.ask("POST", "/v1/entities", ["Content-Type: application/json", authorization], body: Array("{}".utf8)).status == 403)
    #expect(try server.get("/v1/articles").status == 200)

    let renewed = try key(["rotate", "desk", "--json"], in: folder)
    #expect(renewed.status == 0 && renewed.output.contains(#""scopes":["write"]"#))
    try server.reload()
    let late = try server.ask("POST", "/v1/documents", ["Content-Type: text/plain", authorization], body: text)
    #expect(late.status == 401)
    #expect((late.json["detail"] as? String)?.hasPrefix("This key was revoked on ") == true)

    #expect(try key(["revoke", "desk"], in: folder).status == 0)
    #expect(try key(["revoke", "desk"], in: folder).status == 66)
    #expect(try key(["list"], in: folder).output.split(separator: "\n").allSatisfy { $0.contains("\trevoked ") })
    try server.reload()
    #expect(try server.post(text, "text/plain").status == 200)
    #expect(try server.stop().status == 0)
  }

  @Test func `keys made over HTTP and by the command stand in one file`() throws {
    let folder = try TemporaryFolder()
    let server = try RunningServer(["serve"], in: folder.path)
    let made = try server.ask(
      "POST", "/v1/keys", ["Content-Type: application/json"], body: Array(#"{"name": "root", "scopes": ["admin"]}"#.utf8))
    #expect(made.status == 201)
    let secret = try #require(made.json["secret"] as? String)
    #expect(try key(["create", "desk"], in: folder).status == 0)
    // The server has not read the file since, and must not lose what the command wrote into it.
    let authorization = "Authorization: Bearer \(secret)"
    #expect(
      try server.ask(
        "POST", "/v1/keys", [authorization, "Content-Type: application/json"], body: Array(#"{"name": "third"}"#.utf8)
      ).status == 201)
    #expect(
      try key(["list"], in: folder).output.split(separator: "\n").map { String($0.prefix { $0 != "\t" }) } == ["root", "desk", "third"])
    let stored = try String(contentsOfFile: folder.path + "/sijill-data/keys", encoding: .utf8)
    #expect(!stored.contains(secret))
    #expect(try server.get("/v1/keys").status == 401)
  }

  @Test func `reading can be closed, but for health`() throws {
    let folder = try TemporaryFolder()
    #expect(try key(["list"], in: folder).status == 66)
    try FileManager.default.createDirectory(atPath: folder.path + "/sijill-data", withIntermediateDirectories: false)
    let secret = try key(["create", "reader", "--scopes", "read"], in: folder).output
    let server = try RunningServer(["serve", "--require-key-for-reads"], in: folder.path)
    for path in ["/v1/articles", "/v1/stats", "/metrics"] {
      #expect(try server.get(path).status == 401)
      #expect(try server.ask("GET", path, ["Authorization: Bearer \(secret)"]).status == 200)
      // What was answered to one who may is not told to one who may not.
      #expect(try server.get(path).status == 401)
    }
    #expect(try server.get("/livez").status == 200)
    #expect(try server.get("/readyz").status == 200)
    #expect(try server.stop().status == 0)
  }

  @Test func `who listens is told nothing more once the key is revoked`() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: folder.path + "/sijill-data", withIntermediateDirectories: false)
    let root = try key(["create", "root", "--scopes", "admin"], in: folder).output
    let reader = try key(["create", "reader", "--scopes", "read"], in: folder).output
    let server = try RunningServer(["serve", "--require-key-for-reads"], in: folder.path)
    let client = try RawClient(server.port)
    try client.send("GET /v1/stream HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer \(reader)\r\n\r\n")
    #expect(client.read(until: "retry: ").contains("text/event-stream"))
    let admin = "Authorization: Bearer \(root)"
    #expect(try server.ask("DELETE", "/v1/keys/reader", [admin]).status == 204)
    let json = #"{"title": "Harbour", "text": "Nothing for strangers.", "split": false}"#
    #expect(try server.ask("POST", "/v1/documents", [admin, "Content-Type: application/json"], body: Array(json.utf8)).status == 201)
    let told = client.read(until: "\r\n0\r\n\r\n")
    #expect(told.contains("event: problem") && told.contains("revoked") && !told.contains("Harbour"))
    #expect(try server.stop().status == 0)
  }
}

extension RunningServer {
  /// Has the server read its keys again, and waits until it has.
  fileprivate func reload() throws {
    program.signal(SIGHUP)
    while let line = try program.errorLine() { if line.contains("read again") { return } }
    throw Program.Failure(reason: "the server did not read again")
  }
}
