import Testing

@testable import HTTP

/// Calls to receivers of webhooks.
struct OutgoingPostTests {
  private static let mine = try? OutgoingPolicy(allowing: ["127.0.0.0/8"])

  private func serving(_ routes: [Route], _ body: (_ base: String) throws -> Void) throws {
    try Server.serving(routes) { address in try body("http://127.0.0.1:\(address.port)") }
  }

  private func post(_ url: String, policy: OutgoingPolicy? = mine, timeout: Duration = .seconds(60), proxy: String? = nil) throws -> Int {
    let policy = try #require(policy)
    let post = OutgoingPost(policy: policy, proxy: try proxy.map { try WebAddress($0) }, timeout: timeout)
    return try post.send(Array("body".utf8), to: WebAddress(url), headers: [("X-Kind", "test")])
  }

  private func expect(_ status: Int, from url: String, policy: OutgoingPolicy? = mine, proxy: String? = nil) throws {
    let answer = try post(url, policy: policy, proxy: proxy)
    #expect(answer == status)
  }

  @Test func `the body arrives with its fields, and the status comes back`() throws {
    let (seen, note) = Noted<String>.make()
    let route = Route(.post, "/in", body: .buffered) { request in
      note(
        "\(request.headers["Host"] ?? "") \(request.headers["X-Kind"] ?? "") \(request.rawQuery) \(String(decoding: request.body, as: UTF8.self))"
      )
      return Response(status: .accepted, text: "")
    }
    try serving([route]) { base in
      try expect(202, from: base + "/in?a=1")
      #expect(seen.all == ["\(base.dropFirst(7)) test a=1 body"])
    }
  }

  @Test func `a redirect is an answer, and not followed`() throws {
    let (seen, note) = Noted<String>.make()
    let routes = [
      Route(.post, "/in", body: .buffered) { _ in
        Response(status: .temporaryRedirect, headers: ["Location": "/other"])
      },
      Route(.post, "/other", body: .buffered) { _ in
        note("followed")
        return Response(text: "")
      },
    ]
    try serving(routes) { base in
      try expect(307, from: base + "/in")
      #expect(seen.all.isEmpty)
    }
  }

  @Test func `a receiver that hangs is not waited for`() throws {
    let release = Latch(1)
    let route = Route(.post, "/in", speed: .slow, body: .buffered) { _ in
      _ = release.wait()
      return Response(text: "")
    }
    try serving([route]) { base in
      #expect(throws: OutgoingPost.Failure.timedOut) { try post(base + "/in", timeout: .milliseconds(100)) }
      release.countDown()
    }
  }

  @Test(arguments: [
    "127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "[::]", "10.1.2.3", "172.31.255.255", "192.168.0.1",
    "169.254.169.254", "100.64.0.1", "[fe80::1]", "[fc00::1]", "[fd12::1]", "[::ffff:10.0.0.1]", "[64:ff9b::a00:1]", "[2002:a00:1::]",
    "[2001:db8::1]", "[2001::1]", "224.0.0.1", "255.255.255.255", "[ff02::1]", "198.18.0.1",
    "[::127.0.0.1]", "[fec0::1]", "[100::1]",
  ])
  func `an address of this machine or its network is never connected to, however it is written`(_ host: String) throws {
    do {
      _ = try post("http://\(host):9/", policy: .publicOnly)
      Issue.record("\(host) was connected to")
    } catch let failure as OutgoingPost.Failure {
      switch failure {
      case .forbiddenAddress, .unknownHost: break
      default: Issue.record("\(host): \(failure)")
      }
    }
  }

  @Test(arguments: ["8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::"])
  func `public addresses are permitted`(_ address: String) {
    #expect(OutgoingPolicy.publicOnly.permits(address))
  }

  @Test func `an operator may allow more`() throws {
    let policy = try OutgoingPolicy(allowing: ["10.0.0.0/8", "fd00::/8", "127.0.0.1"])
    for address in ["10.255.0.1", "::ffff:10.0.0.1", "fd12::1", "127.0.0.1"] { #expect(policy.permits(address), "\(address)") }
    for address in ["11.0.0.1", "127.0.0.2", "192.168.0.1", "::1"] {
      #expect(policy.permits(address) == (address == "11.0.0.1"), "\(address)")
    }
    #expect(throws: OutgoingPolicy.Malformed.self) { try OutgoingPolicy(allowing: ["ten"]) }
  }

  @Test func `without a proxy there is no https, with one the whole address goes there`() throws {
    #expect(throws: OutgoingPost.Failure.needsProxy) { try post("https://hooks.example.org/in") }
    let server = Server(configuration: .testing(), router: Router([]))
    try server.start()
    defer { server.stop() }
    // Our own server takes an absolute target by its path, and has nothing there.
    let proxy = "http://127.0.0.1:\(server.addresses[0].port)"
    try expect(404, from: "https://hooks.example.org/in", policy: .publicOnly, proxy: proxy)
    #expect(throws: OutgoingPost.Failure.forbiddenAddress("10.0.0.1")) {
      try post("http://10.0.0.1/in", policy: .publicOnly, proxy: proxy)
    }
    for name in ["localhost", "localhost.", "metadata.localhost", "LOCALHOST"] {
      #expect(throws: OutgoingPost.Failure.forbiddenAddress("127.0.0.1"), "\(name)") {
        try post("http://\(name)/in", policy: .publicOnly, proxy: proxy)
      }
    }
    #expect(throws: OutgoingPost.Failure.forbiddenAddress("127.0.0.1")) {
      try post("http://[::ffff:127.0.0.1]/in", policy: .publicOnly, proxy: proxy)
    }
  }

  /// What a proxy would take for an address is one, or nothing.
  @Test(arguments: ["2130706433", "0x7f.1", "127.1", "0177.0.0.1", "127.0.0.1.", "0x7F000001", "a.0x7f", "1.2.3.4.5", "256.1.1.1"])
  func `an address in disguise is no host`(_ host: String) {
    #expect(throws: WebAddress.Malformed.self) { try WebAddress("http://\(host)/") }
  }

  @Test func `nobody there, nobody known and no HTTP are told apart`() throws {
    let listener = Server(configuration: .testing(), router: Router([]))
    try listener.start()
    let port = listener.addresses[0].port
    listener.stop()
    #expect(throws: OutgoingPost.Failure.refused("127.0.0.1")) { try post("http://127.0.0.1:\(port)/") }
    #expect(throws: OutgoingPost.Failure.unknownHost("nowhere.invalid")) { try post("http://nowhere.invalid/") }
  }

  @Test(arguments: [
    ("http://a.example", "a.example", 80, "/"), ("HTTP://A.example:8080/x?y=1", "a.example", 8_080, "/x?y=1"),
    ("https://a.example?q", "a.example", 443, "/?q"), ("http://[::1]:81/", "::1", 81, "/"), ("http://a.example:/", "a.example", 80, "/"),
  ])
  func `addresses are read`(_ text: String, _ host: String, _ port: Int, _ target: String) throws {
    let address = try WebAddress(text)
    #expect(address.host == host)
    #expect(Int(address.port) == port)
    #expect(address.target == target)
    #expect(try WebAddress(address.description) == address)
  }

  @Test(arguments: [
    "", "a.example", "ftp://a.example", "http://", "http:///x", "http://a b/", "http://a\r\nHost: b/", "http://u@a/", "http://a/#f",
    "http://a:0/",
    "http://a:65536/", "http://a:x/", "http://[::1", "http://[a]/", "http://[::1]x/", "http://ميناء/", "http://a\\b/", "http://a,b/",
  ])
  func `what is no address is refused`(_ text: String) {
    #expect(throws: WebAddress.Malformed.self) { try WebAddress(text) }
  }
}
