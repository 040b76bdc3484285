import Glibc
import Testing

@testable import HTTP

/// Many clients at once, most of them ill-behaved, over real sockets. What they do is never timed: a test waits for answers only.
@Suite(.serialized) struct CrowdTests {
  private static let patient = ServerConfiguration.testing {
    $0.limits.headerDeadline = .seconds(300)
    $0.limits.bodyIdle = .seconds(300)
    $0.limits.keepAliveIdle = .seconds(300)
    $0.limits.writeStall = .seconds(300)
  }

  /// As many as are wanted, or as this process may open: each takes a descriptor on both sides, and other tests run beside.
  private func crowd(of wanted: Int) -> Int {
    var limit = rlimit()
    getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    limit.rlim_cur = limit.rlim_max
    setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    return min(wanted, max(100, (Int(clamping: limit.rlim_cur) - 600) / 2))
  }

  private func expectService(_ address: ListenAddress, _ comment: Comment) throws {
    let client = try TestClient(address)
    for _ in 0..<10 { #expect(try client.get("/").text == "home", comment) }
    #expect(try client.get("/slow").text == "slow home", comment)
    #expect(try client.post("/echo", "good").text == "good", comment)
  }

  @Test func `a thousand clients who never finish a head hold up nobody`() throws {
    try Server.serving(RouteSample.all, Self.patient) { address in
      let slow = try (0..<crowd(of: 1_000)).map { _ in try TestClient(address) }
      for (index, byte) in "GET /echo/slow HTTP/1.1\r\nHost: a\r\nX-Sl".utf8.enumerated() {
        for client in slow { try client.send([byte]) }
        if index % 10 == 0 { try expectService(address, "after byte \(index)") }
      }
      for client in slow.prefix(50) { #expect(try client.ask("ow: 1\r\n\r\n").text == "slow ") }
      try expectService(address, "at the end")
    }
  }

  @Test func `clients who never finish a body hold up nobody`() throws {
    try Server.serving(RouteSample.all, Self.patient) { address in
      let slow = try (0..<200).map { _ in try TestClient(address) }
      for (index, client) in slow.enumerated() {
        let path = ["/echo", "/slow-echo", "/nothing"][index % 3]
        try client.send("POST \(path) HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhalf")
      }
      try expectService(address, "while bodies wait")
      let answers = try slow.map { try $0.ask(" whole") }
      for (index, answer) in answers.enumerated() { #expect(answer.status == 404 || answer.text == "half whole", "client \(index)") }
    }
  }

  @Test func `resets at any moment cost the others nothing`() throws {
    let moments = [
      "", "GET / HT", "GET / HTTP/1.1\r\nHost: a\r\n\r\n", "GET /slow HTTP/1.1\r\nHost: a\r\n\r\n",
      "GET /large HTTP/1.1\r\nHost: a\r\n\r\n",
      "GET /stream HTTP/1.1\r\nHost: a\r\n\r\n", "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nhalf",
      "POST /count HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nhalf",
      "POST /lines HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n", "BAD\r\n\r\n",
    ]
    try Server.serving(RouteSample.all, Self.patient) { address in
      for round in 0..<10 {
        for moment in moments {
          let client = try TestClient(address)
          client.resetWhenGone()
          try client.send(moment)
          // In half of the rounds the server is in the middle of its answer.
          let isWhole = moment.hasPrefix("GET") && moment.hasSuffix("\r\n\r\n")
          if isWhole, round % 2 == 0 { #expect(try client.line() == "HTTP/1.1 200 OK") }
        }
        try expectService(address, "after round \(round)")
      }
    }
  }

  @Test func `half a connection is ended at any moment, and what was complete is answered`() throws {
    try Server.serving(RouteSample.all, Self.patient) { address in
      let request = "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello"
      for count in 0...request.utf8.count {
        let client = try TestClient(address)
        try client.send(Array(request.utf8.prefix(count)))
        client.finishSending()
        let said = String(decoding: try client.rest(), as: UTF8.self)
        let isWhole = count == request.utf8.count
        let refused = said.isEmpty || said.hasPrefix("HTTP/1.1 400 ")
        let isRight = isWhole ? said.hasPrefix("HTTP/1.1 200 OK") && said.hasSuffix("hello") : refused
        #expect(isRight, "ended after \(count) bytes: \(said)")
      }
      try expectService(address, "at the end")
    }
  }

  @Test func `readers who stop reading hold up nobody, and get all of it later`() throws {
    try Server.serving(RouteSample.all, Self.patient) { address in
      let stopped = try (0..<4).map { _ in try TestClient(address) }
      for client in stopped { try client.send(String(repeating: "GET /large HTTP/1.1\r\nHost: a\r\n\r\n", count: 2)) }
      for _ in 0..<5 { try expectService(address, "while others do not read") }
      for client in stopped { for _ in 0..<2 { #expect(try client.answer().body == RouteSample.large) } }
    }
  }

  @Test func `a thousand requests at once are answered in their order`() throws {
    try Server.serving(RouteSample.all, Self.patient) { address in
      let client = try TestClient(address)
      let paths = (0..<1_000).map { $0 % 100 == 50 ? "/slow" : "/echo/\($0)" }
      try client.send(paths.map { "GET \($0) HTTP/1.1\r\nHost: a\r\n\r\n" }.joined())
      let answers = try paths.map { _ in try client.answer().text }
      #expect(answers == paths.map { $0 == "/slow" ? "slow home" : "\($0.dropFirst(6)) " })
    }
  }

  @Test(arguments: ["/echo", "/count"])
  func `a body may come in pieces of one byte, by length and in chunks`(_ path: String) throws {
    try Server.serving(RouteSample.all, Self.patient) { address in
      let body = (0..<2_000).map { UInt8(0x61 + $0 % 26) }
      let expected = path == "/count" ? Array("\(body.count)".utf8) : body
      let client = try TestClient(address)
      try client.send("POST \(path) HTTP/1.1\r\nHost: a\r\nContent-Length: \(body.count)\r\n\r\n")
      for byte in body { try client.send([byte]) }
      #expect(try client.answer().body == expected)
      let chunks = "POST \(path) HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
      for byte in Array(chunks.utf8) + body.flatMap({ Array("1\r\n".utf8) + [$0] + Array("\r\n".utf8) }) + Array("0\r\n\r\n".utf8) {
        try client.send([byte])
      }
      #expect(try client.answer().body == expected)
    }
  }
}
