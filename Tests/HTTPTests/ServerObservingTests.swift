import Testing

@testable import HTTP

struct ServerObservingTests {
  @Test func `answers are recorded with route, status and size`() throws {
    let (records, note) = Noted<AccessRecord>.make()
    try Server.serving(RouteSample.all, .testing { $0.onRequest = note }) { address in
      let client = try TestClient(address)
      _ = try client.get("/echo/x?q=1")
      _ = try client.get("/nothing")
      _ = try client.get("/stream")
      _ = try client.post("/echo", "body")
      let seen = records.all.map {
        "\($0.method?.name ?? "-") \($0.target ?? "-") \($0.route ?? "-") \($0.status.code) \($0.bytesIn) \($0.bytes) \($0.isComplete)"
      }
      #expect(
        seen == [
          "GET /echo/x?q=1 /echo/{word} 200 0 5 true", "GET /nothing - 404 0 \(records.all[1].bytes) true",
          "GET /stream /stream 200 0 8890 true", "POST /echo /echo 200 4 4 true",
        ])
    }
  }

  @Test func `what is no request is recorded too`() throws {
    let (records, note) = Noted<AccessRecord>.make()
    try Server.serving(RouteSample.all, .testing { $0.onRequest = note }) { address in
      #expect(try TestClient(address).ask("GET / HTTP/1.1\r\nHost : a\r\n\r\n").status == 400)
      let record = try #require(records.all.first)
      #expect(record.method == nil)
      #expect(record.target == nil)
      #expect(record.status.code == 400)
      #expect(record.client.address == address.host)
    }
  }

  @Test(arguments: [("abc-1.2_Z", true), ("", false), ("a b", false), ("a\"b", false), (String(repeating: "a", count: 129), false)])
  func `a fit request id comes back, any other is replaced`(_ id: String, _ isKept: Bool) throws {
    let route = Route(.get, "/id") { Response(text: $0.id) }
    let (records, note) = Noted<AccessRecord>.make()
    try Server.serving([route], .testing { $0.onRequest = note }) { address in
      let answer = try TestClient(address).get("/id", "X-Request-Id: \(id)\r\n")
      let sent = try #require(answer.headers["X-Request-Id"])
      #expect((sent == id) == isKept)
      #expect(answer.text == sent)
      #expect(records.all.first?.requestID == sent)
    }
  }

  @Test func `made request ids differ, on faults as well`() throws {
    try Server.serving(RouteSample.all) { address in
      let client = try TestClient(address)
      let ids = try ["GET / HTTP/1.1\r\nHost: a\r\n\r\n", "GET /nothing HTTP/1.1\r\nHost: a\r\n\r\n", "nonsense\r\n\r\n"].map {
        try #require(try client.ask($0).headers["X-Request-Id"])
      }
      #expect(Set(ids).count == 3)
      #expect(ids.allSatisfy { $0.utf8.count == 16 })
    }
  }

  @Test func `counters tell requests by route and status, bytes and connections`() throws {
    let metrics = ServerMetrics()
    #expect(metrics.prometheus() == "")
    let configuration = ServerConfiguration.testing { $0.metrics = metrics }
    let route = Route(.get, "/metrics", speed: .slow) { _ in Response(text: metrics.prometheus()) }
    try Server.serving(RouteSample.all + [route], configuration) { address in
      let client = try TestClient(address)
      for _ in 0..<3 { _ = try client.get("/echo/word") }
      _ = try client.get("/nothing")
      _ = try TestClient(address).ask("nonsense\r\n\r\n")
      // On a busy machine a loop may miss a report.
      let texts = (0..<100).lazy.compactMap { _ in try? client.get("/metrics").text }
      let lines = try #require(texts.first { $0.contains("http_loops_silent 0\n") }).split(separator: "\n").map(String.init)
      let expected = [
        #"http_requests_total{route="GET /echo/{word}",status="200"} 3"#, #"http_requests_total{route="none",status="404"} 1"#,
        #"http_refused_total{status="400"} 1"#, #"http_request_duration_seconds_count{route="GET /echo/{word}"} 3"#,
        #"http_request_duration_seconds_bucket{route="GET /echo/{word}",le="+Inf"} 3"#, "http_connections_accepted_total 2",
        #"http_workers_busy{pool="slow"} 1"#,
      ]
      for line in expected { #expect(lines.contains(line), "\(line)") }
      let names = lines.filter { $0.hasPrefix("# TYPE") }.compactMap { $0.split(separator: " ").dropFirst(2).first }
      #expect(Set(names).count == names.count)
      #expect(lines.filter { !$0.hasPrefix("#") }.allSatisfy { $0.split(separator: " ").last.flatMap { Double($0) } != nil })
      for name in ["http_received_bytes_total", "http_sent_bytes_total", "process_resident_memory_bytes", "process_open_fds"] {
        let value = lines.first { $0.hasPrefix(name + " ") }?.split(separator: " ").last.flatMap { Int($0) }
        #expect(try #require(value) > 0, "\(name)")
      }
    }
  }

  @Test func `histogram buckets add up`() {
    var histogram = Histogram()
    for duration in [0, 100_000, 100_001, 3_000_000_000, 40_000_000_000] as [Int64] { histogram.add(duration) }
    var text = MetricsText()
    text.histogram("h", "Help.", [("", histogram)])
    #expect(text.text.contains("h_bucket{le=\"0.0001\"} 2\n"))
    #expect(text.text.contains("h_bucket{le=\"0.00025\"} 3\n"))
    #expect(text.text.contains("h_bucket{le=\"30.0\"} 4\n"))
    #expect(text.text.contains("h_bucket{le=\"+Inf\"} 5\n"))
    #expect(text.text.contains("h_count 5\n"))
  }
}
