import Foundation
import Testing

/// What comes in, told to whoever listens: the built program, sockets and all.
struct StreamTests {
  private func post(_ title: String, to server: RunningServer) throws {
    let json = #"{"title": "\#(title)", "text": "نص \#(title).", "split": false}"#
    #expect(try server.post(json.utf8, "application/json").status == 201)
  }

  private func listen(_ server: RunningServer, _ query: String, _ headers: String = "") throws -> RawClient {
    let client = try RawClient(server.port)
    try client.send("GET /v1/stream\(query) HTTP/1.1\r\nHost: localhost\r\n\(headers)\r\n")
    // From here on the server listens for the client.
    #expect(client.read(until: "retry: ").contains("text/event-stream"))
    return client
  }

  @Test func `what matches is told as it comes, and what was missed on coming back`() throws {
    let folder = try TemporaryFolder()
    let server = try RunningServer(["serve", "--data", "archive"], in: folder.path)
    try post("Harbour before", to: server)
    let all = try listen(server, "")
    let some = try listen(server, "?q=Harbour")
    try post("Station", to: server)
    try post("Harbour after", to: server)
    let told = all.read(until: "Harbour after")
    #expect(told.contains("id: 2\nevent: article\ndata: {\"id\":2,") && told.contains("id: 3\nevent: article\ndata: {\"id\":3,"))
    #expect(!told.contains("Harbour before"))
    let narrowed = some.read(until: "Harbour after")
    #expect(!narrowed.contains("Station"))
    let back = try listen(server, "?q=Harbour", "Last-Event-ID: 0\r\n")
    let missed = back.read(until: "Harbour after")
    #expect(missed.contains("id: 1\n") && missed.contains("id: 3\n") && !missed.contains("id: 2\n"))
    for query in ["?q=Harbour&limit=1", "?of=things", "?last_event_id=x", "?search=nothing", "?sort=date"] {
      #expect(try server.get("/v1/stream" + query).status == 400, "\(query)")
    }
    #expect(try server.stop().status == 0, "listeners do not hold up the end")
    #expect(all.read(until: "\r\n0\r\n\r\n").hasSuffix("0\r\n\r\n"))
  }

  @Test func `a watch of the running program sends what comes in`() throws {
    let folder = try TemporaryFolder()
    let server = try RunningServer(["serve", "--data", "archive", "--webhook-allow", "127.0.0.1"], in: folder.path)
    let receiver = try RunningServer(["serve", "--data", "receiver"], in: folder.path)
    let search = try server.post(#"{"name": "الميناء", "query": "q=Harbour"}"#.utf8, "application/json", to: "/v1/searches")
    #expect(search.status == 201)
    // The receiver is another archive, which refuses what it is sent: that it was asked is seen by what the first one notes.
    let watch = #"{"search": "الميناء", "webhook": "http://127.0.0.1:\#(receiver.port)/v1/documents"}"#
    #expect(try server.post(watch.utf8, "application/json", to: "/v1/watches").status == 201)
    try post("Harbour", to: server)
    var delivery: [String: Any] = [:]
    while (delivery["attempts"] as? Int ?? 0) == 0 { delivery = try server.get("/v1/deliveries").items.first ?? [:] }
    #expect(delivery["last_status"] as? Int == 400)
    #expect(delivery["state"] as? String == "pending")
    #expect(try server.stop().status == 0)
    let again = try RunningServer(["serve", "--data", "archive"], in: folder.path)
    #expect(try again.get("/v1/watches").items.first?["pending"] as? Int == 1, "what was not taken outlives the server")
    #expect(try again.stop().status == 0)
    #expect(try receiver.stop().status == 0)
  }
}
