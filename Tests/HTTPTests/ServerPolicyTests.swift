import Testing

@testable import HTTP

struct ServerPolicyTests {
  @Test(arguments: [
    ("localhost", true), ("LOCALHOST:80", true), ("127.0.0.1:8080", true), ("[::1]:8080", true), ("desk", true), ("a.localhost", true),
    ("example.com", true), ("news.example.org", false), ("evil.test", false), ("127.0.0.1.evil.com", false), ("localhost.evil.com", false),
    ("desk.example.net", true), ("desk.example.net.:80", true), ("0x7f.1", false),
  ])
  func `a name that a stranger could point here is refused`(_ host: String, _ isAnswered: Bool) throws {
    let configuration = ServerConfiguration.testing { $0.hosts = HostPolicy(allowing: ["Desk.example.net"]) }
    try Server.serving(RouteSample.all, configuration) { address in
      let client = try TestClient(address)
      #expect(try client.ask("GET / HTTP/1.1\r\nHost: \(host)\r\n\r\n").status == (isAnswered ? 200 : 421))
      #expect(try TestClient(address).ask("GET http://\(host)/ HTTP/1.1\r\nHost: a\r\n\r\n").status == (isAnswered ? 200 : 421))
      #expect(try TestClient(address).ask("GET / HTTP/1.0\r\n\r\n").status == 200)
    }
  }

  @Test func `every answer tells browsers not to guess what it is`() throws {
    try Server.serving(RouteSample.all) { address in
      let client = try TestClient(address)
      for request in ["GET / HTTP/1.1\r\nHost: a\r\n\r\n", "GET /stream HTTP/1.1\r\nHost: a\r\n\r\n", "nonsense\r\n\r\n"] {
        #expect(try client.ask(request).headers["X-Content-Type-Options"] == "nosniff")
      }
    }
  }

  @Test func `pages of other origins read nothing unless they are listed`() throws {
    let origin = "https://desk.example.org"
    try Server.serving(RouteSample.all) { address in
      let client = try TestClient(address)
      #expect(try client.get("/", "Origin: \(origin)\r\n").headers["Access-Control-Allow-Origin"] == nil)
    }
    let configuration = ServerConfiguration.testing { $0.cors = CORSPolicy(origins: [origin]) }
    try Server.serving(RouteSample.all, configuration) { address in
      let client = try TestClient(address)
      let answer = try client.get("/stream", "Origin: \(origin)\r\n")
      #expect(answer.headers["Access-Control-Allow-Origin"] == origin)
      #expect(answer.headers["Vary"]?.contains("Origin") == true)
      let stranger = try client.get("/", "Origin: https://evil.example\r\n")
      #expect(stranger.headers["Access-Control-Allow-Origin"] == nil)
      #expect(stranger.headers["Vary"]?.contains("Origin") == true)
    }
  }

  @Test func `a preflight is answered, for any origin without naming one`() throws {
    let configuration = ServerConfiguration.testing { $0.cors = CORSPolicy(origins: ["*"]) }
    try Server.serving(RouteSample.all, configuration) { address in
      let answer = try TestClient(address).ask(
        "OPTIONS /echo HTTP/1.1\r\nHost: a\r\nOrigin: https://x.example\r\nAccess-Control-Request-Method: POST\r\n\r\n")
      #expect(answer.status == 204)
      #expect(answer.headers["Access-Control-Allow-Origin"] == "*")
      #expect(answer.headers["Access-Control-Allow-Methods"]?.contains("POST") == true)
      #expect(answer.headers["Access-Control-Allow-Headers"]?.contains("Authorization") == true)
      #expect(answer.headers["Vary"]?.contains("Origin") != true)
    }
  }

  @Test func `a client that asks too often is told when to come back`() throws {
    let configuration = ServerConfiguration.testing {
      // One token, and no second one while the test runs.
      var rates = RateLimits(writes: .init(perSecond: 0.001, burst: 1), reads: .init(perSecond: 0.001, burst: 2))
      rates.sparesLoopback = false
      $0.rates = rates
    }
    try Server.serving(RouteSample.all, configuration) { address in
      let client = try TestClient(address)
      #expect(try client.get("/slow").status == 200)
      #expect(try client.get("/slow").status == 200)
      let refused = try client.get("/slow")
      #expect(refused.status == 429)
      #expect(try #require(refused.headers["Retry-After"].flatMap { Int($0) }) > 900)
      #expect(try client.get("/").status == 200)
      #expect(try client.post("/slow-echo", "a").status == 200)
      #expect(try client.post("/slow-echo", "a").status == 429)
    }
  }

  @Test func `a bucket fills with time, and clients do not share one`() {
    let limiter = RateLimiter(RateLimits(writes: .init(perSecond: 2, burst: 2), reads: .init(perSecond: 1, burst: 1)))
    let start = Moment(nanoseconds: 0)
    func client(_ address: String) -> Client { Client(address: address, isLoopback: false) }
    for _ in 0..<2 { #expect(limiter.take(client("192.0.2.1"), isWrite: true, now: start) == nil) }
    #expect(limiter.take(client("192.0.2.1"), isWrite: true, now: start) == 1)
    #expect(limiter.take(client("192.0.2.2"), isWrite: true, now: start) == nil)
    #expect(limiter.take(client("192.0.2.1"), isWrite: true, now: start + Moment.Span(.milliseconds(500))) == nil)
    #expect(limiter.take(.local, isWrite: false, now: start) == nil)
    #expect(limiter.take(.local, isWrite: false, now: start) == nil)
    // One IPv6 network is one client.
    #expect(limiter.take(client("2001:db8::1"), isWrite: false, now: start) == nil)
    #expect(limiter.take(client("2001:db8::2"), isWrite: false, now: start) == 1)
    #expect(limiter.take(client("2001:db8:0:1::2"), isWrite: false, now: start) == nil)
  }

  @Test func `a flood of addresses costs no memory beyond the bound`() {
    let limiter = RateLimiter(RateLimits(writes: .init(perSecond: 1, burst: 1), reads: .init(perSecond: 1, burst: 1)))
    var refused = 0
    for number in 0..<40_000 {
      let client = Client(address: "10.\(number >> 16 & 255).\(number >> 8 & 255).\(number & 255)", isLoopback: false)
      if limiter.take(client, isWrite: false, now: Moment(nanoseconds: 0)) != nil { refused += 1 }
    }
    #expect(refused > 20_000)
    #expect(limiter.take(Client(address: "192.0.2.9", isLoopback: false), isWrite: false, now: Moment(nanoseconds: 5_000_000_000)) == nil)
  }

  @Test func `who may not ask is refused before the body is read`() throws {
    let admission: Route.Admission = { request in
      guard request.headers["Authorization"] == "Bearer right" else { throw Problem(.unauthorized) }
    }
    let route = Route(.post, "/closed", speed: .writing, body: .buffered, admission: admission) {
      Response(type: "text/plain", bytes: $0.body)
    }
    try Server.serving([route]) { address in
      let stranger = try TestClient(address)
      let head = "POST /closed HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 5000000\r\n\r\n"
      #expect(try stranger.ask(head).status == 401)
      let known = try TestClient(address)
      #expect(try known.post("/closed", "body", "Authorization: Bearer right\r\n").text == "body")
    }
  }

  @Test(arguments: [
    ("X-Forwarded-For: 198.51.100.7", "127.0.0.1/32", "198.51.100.7 false"),
    ("X-Forwarded-For: 127.0.0.1, 198.51.100.7", "127.0.0.0/8", "198.51.100.7 false"),
    ("X-Forwarded-For: 198.51.100.7, 10.1.2.3", "127.0.0.1,10.0.0.0/8", "198.51.100.7 false"),
    ("X-Forwarded-For: 10.9.9.9", "127.0.0.1,10.0.0.0/8", "10.9.9.9 false"),
    ("Forwarded: for=\"[2001:db8::9]:4711\";proto=https, for=10.1.1.1", "127.0.0.1,10.0.0.0/8", "2001:db8::9 false"),
    ("Forwarded: for=unknown", "127.0.0.1", "unknown false"),
    ("X-Forwarded-For: 198.51.100.7", "", "127.0.0.1 false"),
    ("X-Forwarded-For: 198.51.100.7", "192.0.2.0/24", "127.0.0.1 false"),
    ("Accept: */*", "", "127.0.0.1 true"),
  ])
  func `a forwarded client counts when a trusted proxy tells of it`(_ field: String, _ trusted: String, _ seen: String) throws {
    let route = Route(.get, "/who") { Response(text: "\($0.client.address) \($0.client.isLoopback)") }
    let proxies = try TrustedProxies(trusted.split(separator: ",").map(String.init))
    try Server.serving([route], .testing { $0.proxies = proxies }) { address in
      let client = try TestClient(address)
      #expect(try client.get("/who", field + "\r\n").text == seen)
    }
  }

  @Test(arguments: ["10.0.0.0/33", "10.0.0", "::1/129", "proxy", "10.0.0.0/", ""])
  func `what is no address range is refused`(_ text: String) {
    #expect(throws: ServerError.badProxy(text)) { try TrustedProxies([text]) }
  }

  @Test(arguments: [
    ("10.0.0.0/8", "10.255.0.1", true), ("10.0.0.0/8", "11.0.0.1", false), ("0.0.0.0/0", "198.51.100.1", true),
    ("192.0.2.128/25", "192.0.2.127", false), ("::/0", "10.0.0.1", true), ("2001:db8::/32", "2001:db8:ffff::1", true),
    ("2001:db8::/32", "2001:db9::1", false), ("::ffff:10.0.0.1", "10.0.0.1", true), ("10.0.0.1", "10.0.0.2", false),
  ])
  func `a range holds what its prefix says`(_ range: String, _ address: String, _ holds: Bool) throws {
    #expect(try #require(AddressRange(range)).contains(address) == holds)
  }
}
