import Testing

@testable import HTTP

/// Crowds of one kind of request do not stand in the way of another, and no client holds more than its share.
struct ServerLaneTests {
  private func waiting(_ method: HTTP.Method, _ path: String, _ speed: Route.Speed, _ started: Latch, _ release: Latch) -> Route {
    Route(method, path, speed: speed) { _ in
      started.countDown()
      _ = release.wait()
      return Response(text: "done")
    }
  }

  @Test(arguments: [(Route.Speed.writing, 503), (.streaming, 503)])
  func `readers are served while every other worker is taken`(_ speed: Route.Speed, _ status: Int) throws {
    let started = Latch(2)
    let release = Latch(1)
    let routes = RouteSample.all + [waiting(.get, "/wait", speed, started, release)]
    let configuration = ServerConfiguration.testing {
      $0.writers = 2
      $0.streamers = 2
      $0.limits.waitingRequests = 0
    }
    try Server.serving(routes, configuration) { address in
      let crowd = try (0..<2).map { _ in try TestClient(address) }
      for client in crowd { try client.send("GET /wait HTTP/1.1\r\nHost: a\r\n\r\n") }
      #expect(started.wait(until: .now() + Moment.Span(.seconds(300))))
      let reader = try TestClient(address)
      #expect(try reader.get("/slow").text == "slow home")
      let refused = try reader.get("/wait")
      #expect(refused.status == status)
      #expect(refused.headers["Retry-After"] != nil)
      release.countDown()
      for client in crowd { #expect(try client.answer().text == "done") }
    }
  }

  @Test func `a streamed body that does not come holds no reader up`() throws {
    let configuration = ServerConfiguration.testing { $0.workers = 1 }
    try Server.serving(RouteSample.all, configuration) { address in
      let silent = try (0..<10).map { _ in try TestClient(address) }
      for client in silent { try client.send("POST /count HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhalf") }
      #expect(try TestClient(address).get("/slow").text == "slow home")
      for client in silent {
        try client.send("rest!!")
        #expect(try client.answer().text == "10")
      }
    }
  }

  @Test(arguments: [("text/plain", "buffered 4"), ("application/x-ndjson", "streamed 4")])
  func `a route may choose by the head whether a body is streamed`(_ type: String, _ text: String) throws {
    let route = Route(.post, "/either", speed: .writing, body: .chosen { $0["Content-Type"] == "application/x-ndjson" }) { request in
      guard let stream = request.bodyStream else { return Response(text: "buffered \(request.body.count)") }
      var count = 0
      while let bytes = try stream.read() { count += bytes.count }
      return Response(text: "streamed \(count)")
    }
    try Server.serving([route]) { address in
      let client = try TestClient(address)
      #expect(try client.post("/either", "body", "Content-Type: \(type)\r\n").text == text)
    }
  }

  @Test func `a handler that takes too long is not waited for`() throws {
    let started = Latch(1)
    let release = Latch(1)
    let configuration = ServerConfiguration.testing { $0.limits.handlerTime = .milliseconds(40) }
    try Server.serving(RouteSample.all + [waiting(.get, "/wait", .slow, started, release)], configuration) { address in
      let client = try TestClient(address)
      let answer = try client.get("/wait")
      #expect(answer.status == 503)
      #expect(answer.headers["Retry-After"] == "5")
      // Whatever the handler says later is nobody's answer.
      release.countDown()
      #expect(try client.get("/").text == "home")
    }
  }

  @Test func `nobody works for a client that has gone`() throws {
    let started = Latch(1)
    let release = Latch(1)
    let (ran, note) = Noted<String>.make()
    let metrics = ServerMetrics()
    let noted = Route(.get, "/noted", speed: .slow) { request in
      note(request.rawQuery)
      return Response(text: "noted")
    }
    let configuration = ServerConfiguration.testing {
      $0.workers = 1
      $0.loops = 1
      $0.metrics = metrics
    }
    try Server.serving(RouteSample.all + [noted, waiting(.get, "/wait", .slow, started, release)], configuration) { address in
      let busy = try TestClient(address)
      try busy.send("GET /wait HTTP/1.1\r\nHost: a\r\n\r\n")
      _ = started.wait()
      var gone: TestClient? = try TestClient(address)
      try gone?.send("GET /noted?gone HTTP/1.1\r\nHost: a\r\n\r\n")
      // One loop reads in the order of arrival: when this is answered, the request above is queued.
      #expect(try TestClient(address).get("/").text == "home")
      gone?.reset()
      gone = nil
      // The busy one and the one who asks are left.
      let asking = try TestClient(address)
      #expect(try asking.get("/").text == "home")
      #expect((0..<1_000_000).contains { _ in metrics.prometheus().contains("\nhttp_connections_open 2\n") })
      release.countDown()
      #expect(try asking.get("/noted?here").text == "noted")
      #expect(ran.all == ["here"])
    }
  }

  @Test func `a connection ends after so many requests`() throws {
    try Server.serving(RouteSample.all, .testing { $0.limits.requestsPerConnection = 2 }) { address in
      let client = try TestClient(address)
      #expect(try client.get("/").headers["Connection"] == nil)
      #expect(try client.get("/").headers["Connection"] == "close")
      #expect(try client.isAtEnd())
    }
  }

  @Test(arguments: ["/echo", "/count"])
  func `a body that trickles is refused though it never stops`(_ path: String) throws {
    let configuration = ServerConfiguration.testing {
      $0.limits.bodyIdle = .milliseconds(200)
      $0.limits.bodyRate = 1_000_000_000
    }
    try Server.serving(RouteSample.all, configuration) { address in
      let client = try TestClient(address)
      try client.send("POST \(path) HTTP/1.1\r\nHost: a\r\nContent-Length: 30000000\r\n\r\n")
      while !client.hasAnswer { try client.send("x") }
      #expect(try client.answer().status == 408)
    }
  }

  /// How soon the crowd is sent away must not matter to the one who is served: it asks again if it was itself taken for idle.
  @Test func `idle connections make room when there is none`() throws {
    let configuration = ServerConfiguration.testing {
      $0.limits.connections = 2
      $0.limits.idleWhenFull = .milliseconds(200)
    }
    try Server.serving(RouteSample.all, configuration) { address in
      let idle = try (0..<2).map { _ in try TestClient(address) }
      let served = (0..<20).lazy.compactMap { _ in try? TestClient(address).get("/").text }.first
      #expect(served == "home")
      for client in idle { #expect(try client.isAtEnd()) }
    }
  }
}
