import Testing

@testable import HTTP

/// One test a bound that needs a socket. Deadlines are set short and waited for; nothing depends on how long anything takes.
struct ServerLimitTests {
  @Test func `a body beyond the bound is refused before it is read, and the client can read the answer`() throws {
    try Server.serving(RouteSample.all, .testing { $0.limits.bodyBytes = 1_000 }) { address in
      let client = try TestClient(address)
      try client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5000000\r\n\r\n")
      try client.send([UInt8](repeating: 1, count: 5_000_000))
      let answer = try client.answer()
      #expect(answer.status == 413)
      #expect(answer.headers["Connection"] == "close")
      client.finishSending()
      #expect(try client.isAtEnd())
    }
  }

  @Test(arguments: [(1_000, 200), (1_001, 413)])
  func `a chunked body has the same bound, and a route may have its own`(_ count: Int, _ status: Int) throws {
    try Server.serving(RouteSample.all, .testing { $0.limits.bodyBytes = 1_000 }) { address in
      for path in ["/echo", "/slow-echo"] {
        let chunk = "\(String(count, radix: 16))\r\n\(String(repeating: "c", count: count))\r\n0\r\n\r\n"
        let answer = try TestClient(address).ask("POST \(path) HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n\(chunk)")
        #expect(answer.status == status)
        #expect(try TestClient(address).post(path, String(repeating: "c", count: count)).status == status)
      }
    }
  }

  @Test func `a chunk that announces too much is refused before it comes`() throws {
    try Server.serving(RouteSample.all, .testing { $0.limits.bodyBytes = 1_000 }) { address in
      let head = "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
      #expect(try TestClient(address).ask(head + "3\r\nabc\r\n3e6\r\n").status == 413)
      let client = try TestClient(address)
      try client.send(head + "3\r\nabc\r\n3e5\r\n")
      #expect(try client.ask(String(repeating: "d", count: 0x3e5) + "\r\n0\r\n\r\n").body.count == 1_000)
    }
  }

  @Test(arguments: [(1_000, 200), (1_001, 413)])
  func `a packed body has a bound once it is unpacked`(_ count: Int, _ status: Int) throws {
    try Server.serving(RouteSample.all, .testing { $0.limits.inflatedBytes = 1_000 }) { address in
      let packed = try #require(GzipCompressor().compress([UInt8](repeating: 65, count: count)))
      let client = try TestClient(address)
      try client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Encoding: gzip\r\nContent-Length: \(packed.count)\r\n\r\n")
      try client.send(packed)
      #expect(try client.answer().status == status)
    }
  }

  @Test(arguments: ["/echo", "/count"])
  func `a body that unpacks out of all proportion is refused, buffered or streamed`(_ path: String) throws {
    try Server.serving(RouteSample.all, .testing { $0.limits.inflationRatio = 50 }) { address in
      let packed = try #require(GzipCompressor().compress([UInt8](repeating: 0, count: 20_000_000)))
      let client = try TestClient(address)
      try client.send("POST \(path) HTTP/1.1\r\nHost: a\r\nContent-Encoding: gzip\r\nContent-Length: \(packed.count)\r\n\r\n")
      try client.send(packed)
      #expect(try client.answer().status == 413)
    }
  }

  @Test func `an unwanted body is read over if it is small, and ends the connection if not`() throws {
    try Server.serving(RouteSample.all, .testing { $0.limits.discardedBytes = 100 }) { address in
      let client = try TestClient(address)
      #expect(try client.post("/nothing", String(repeating: "x", count: 100)).status == 404)
      #expect(try client.get("/").text == "home")
      #expect(try client.post("/nothing", String(repeating: "x", count: 101)).status == 404)
      #expect(try client.isAtEnd())
    }
  }

  @Test func `connections beyond the bound wait until another ends`() throws {
    try Server.serving(RouteSample.all, .testing { $0.limits.connections = 2 }) { address in
      var first: TestClient? = try TestClient(address)
      let second = try TestClient(address)
      #expect(try first?.get("/").status == 200)
      #expect(try second.get("/").status == 200)
      let third = try TestClient(address)
      try third.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(try second.get("/").status == 200)
      first = nil
      #expect(try third.answer().status == 200)
    }
  }

  @Test func `requests beyond the waiting bound are told to come later`() throws {
    let started = Latch(1)
    let release = Latch(1)
    let route = Route(.get, "/wait", speed: .slow) { _ in
      started.countDown()
      _ = release.wait()
      return Response(text: "done")
    }
    let configuration = ServerConfiguration.testing {
      $0.loops = 1
      $0.workers = 1
      $0.limits.waitingRequests = 1
    }
    try Server.serving([route], configuration) { address in
      let clients = try (0..<3).map { _ in try TestClient(address) }
      try clients[0].send("GET /wait HTTP/1.1\r\nHost: a\r\n\r\n")
      _ = started.wait()
      try clients[1].send("GET /wait HTTP/1.1\r\nHost: a\r\n\r\n")
      let refused = try clients[2].get("/wait")
      #expect(refused.status == 503)
      #expect(refused.headers["Retry-After"] == "1")
      release.countDown()
      #expect(try clients[0].answer().text == "done")
      #expect(try clients[1].answer().text == "done")
    }
  }

  @Test func `a head that does not come in time is answered with 408`() throws {
    try Server.serving(RouteSample.all, .testing { $0.limits.headerDeadline = .milliseconds(40) }) { address in
      let client = try TestClient(address)
      #expect(try client.ask("GET / HTTP/1.1\r\nHos").status == 408)
      client.finishSending()
      #expect(try client.isAtEnd())
    }
  }

  @Test(arguments: ["/echo", "/count", "/nothing"])
  func `a body that stops coming is answered with 408`(_ path: String) throws {
    try Server.serving(RouteSample.all, .testing { $0.limits.bodyIdle = .milliseconds(40) }) { address in
      let client = try TestClient(address)
      #expect(try client.ask("POST \(path) HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhalf").status == 408)
    }
  }

  @Test func `an idle connection is closed without a word`() throws {
    try Server.serving(RouteSample.all, .testing { $0.limits.keepAliveIdle = .seconds(4) }) { address in
      let client = try TestClient(address)
      #expect(try client.isAtEnd())
      let used = try TestClient(address)
      #expect(try used.get("/").status == 200)
      #expect(try used.isAtEnd())
    }
  }

  /// Writes until that fails, and notes how.
  private func endless(_ failures: @escaping @Sendable (String) -> Void, _ over: Latch) -> Route {
    Route(.get, "/endless", speed: .slow) { _ in
      Response(
        body: .stream { writer in
          do {
            while true { try writer.write([UInt8](repeating: 1, count: 100_000)) }
          } catch {
            failures("\(error)")
            over.countDown()
            throw error
          }
        })
    }
  }

  @Test func `a client that does not read is given up`() throws {
    // The writer and the log hear of it in any order.
    let over = Latch(2)
    let (failures, note) = Noted<String>.make()
    let (records, record) = Noted<AccessRecord>.make()
    let configuration = ServerConfiguration.testing {
      $0.limits.writeStall = .milliseconds(40)
      $0.onRequest = {
        record($0)
        over.countDown()
      }
    }
    try Server.serving([endless(note, over)], configuration) { address in
      let client = try TestClient(address)
      try client.send("GET /endless HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(over.wait(until: .now() + Moment.Span(.seconds(300))))
      #expect(failures.all == ["disconnected"])
      #expect(records.all.map(\.isComplete) == [false])
    }
  }

  @Test func `the writer of a stream hears that its client has gone`() throws {
    let over = Latch(1)
    let (failures, note) = Noted<String>.make()
    try Server.serving([endless(note, over)]) { address in
      var client: TestClient? = try TestClient(address)
      try client?.send("GET /endless HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(try client?.line() == "HTTP/1.1 200 OK")
      client = nil
      #expect(over.wait(until: .now() + Moment.Span(.seconds(300))))
      #expect(failures.all == ["disconnected"])
    }
  }

  @Test func `what comes behind the last answer does not take it from the client`() throws {
    try Server.serving(RouteSample.all, .testing { $0.limits.lingerIdle = .seconds(300) }) { address in
      let client = try TestClient(address)
      try client.send("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
      #expect(try client.hasMore())
      // A closed socket would answer the first of these with a reset, and reading would fail.
      for _ in 0..<10 { try client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n") }
      #expect(try client.answer().text == "home")
      #expect(try client.isAtEnd())
    }
  }

  /// That an idle connection was closed tells that deadlines have passed meanwhile.
  @Test func `a slow reader of the last answer is not cut off by the deadlines of reading`() throws {
    let configuration = ServerConfiguration.testing {
      $0.loops = 1
      $0.limits.lingerIdle = .milliseconds(10)
      $0.limits.keepAliveIdle = .seconds(4)
    }
    let huge = [UInt8](repeating: 7, count: 30_000_000)
    try Server.serving([Route(.get, "/huge") { _ in Response(type: "image/png", bytes: huge) }], configuration) { address in
      let slow = try TestClient(address)
      try slow.send("GET /huge HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
      #expect(try TestClient(address).isAtEnd())
      #expect(try slow.answer().body.count == huge.count)
    }
  }
}
