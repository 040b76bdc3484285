import Testing

@testable import HTTP

@Suite struct ServerTests {
  @Test func `requests on one connection are answered in order`() throws {
    try Server.serving(RouteSample.all) { address in
      let client = try TestClient(address)
      #expect(try client.get("/").text == "home")
      #expect(try client.get("/slow").text == "slow home")
      #expect(try client.get("/echo/%D8%B3%D8%AC%D9%84?a=1+2&b=%D9%81&c").text == "سجل a=1 2,b=ف,c=")
      #expect(try client.get("/echo/x?q=سجل").text == "x q=سجل")
      #expect(try client.get("/large").body == RouteSample.large)
    }
  }

  @Test func `pipelined requests are answered in order, quick and slow alike`() throws {
    try Server.serving(RouteSample.all) { address in
      let client = try TestClient(address)
      let paths = ["/slow", "/", "/stream", "/echo/a", "/slow", "/large", "/echo/b"]
      try client.send(paths.map { "GET \($0) HTTP/1.1\r\nHost: a\r\n\r\n" }.joined())
      let sizes = try paths.map { _ in try client.answer().body.count }
      #expect(sizes == [9, 4, 8_890, 2, 9, 3_000_000, 2])
    }
  }

  @Test func `HEAD tells what GET would, without the body`() throws {
    try Server.serving(RouteSample.all) { address in
      let client = try TestClient(address)
      let head = try client.ask("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n", isHead: true)
      #expect(head.status == 200)
      #expect(head.headers["Content-Length"] == "4")
      #expect(try client.ask("HEAD /stream HTTP/1.1\r\nHost: a\r\n\r\n", isHead: true).status == 200)
      #expect(try client.get("/").text == "home")
    }
  }

  @Test(arguments: ["/echo", "/slow-echo"])
  func `a body is echoed by length and by chunks`(_ path: String) throws {
    try Server.serving(RouteSample.all) { address in
      let client = try TestClient(address)
      #expect(try client.post(path, "سلام").text == "سلام")
      let chunks = "POST \(path) HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"
      #expect(try client.ask(chunks).text == "abcde")
      #expect(try client.post(path, "").text == "")
    }
  }

  @Test func `a packed body is unpacked, a damaged one refused, an unknown coding too`() throws {
    try Server.serving(RouteSample.all) { address in
      let client = try TestClient(address)
      let packed = try #require(GzipCompressor().compress(Array("hello".utf8)))
      let head = "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Encoding: gzip\r\nContent-Length: "
      try client.send(Array("\(head)\(packed.count)\r\n\r\n".utf8) + packed)
      #expect(try client.answer().text == "hello")
      #expect(try client.ask("\(head)5\r\n\r\nhello").status == 400)
      let refused = try client.post("/echo", "x", "Content-Encoding: br\r\n")
      #expect(refused.status == 415)
      #expect(refused.headers["Accept-Encoding"] == "gzip")
    }
  }

  @Test func `100 Continue comes when the body is wanted, and only then`() throws {
    try Server.serving(RouteSample.all) { address in
      for path in ["/echo", "/count"] {
        let client = try TestClient(address)
        try client.send("POST \(path) HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n")
        #expect(try client.answer().status == 100)
        #expect(try client.ask("hello").status == 200)
      }
      for path in ["/nothing", "/refuses"] {
        let client = try TestClient(address)
        let answer = try client.post(path, "hello", "Expect: 100-continue\r\n")
        #expect(answer.status == (path == "/nothing" ? 404 : 401))
        #expect(answer.headers["Connection"] == "close")
        #expect(try client.isAtEnd())
      }
    }
  }

  @Test func `lines are answered while more of them are sent`() throws {
    try Server.serving(RouteSample.all) { address in
      let client = try TestClient(address)
      try client.send("POST /lines HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nfirst\r\n")
      for size in [5, 7, 12] {
        if size == 5 {
          #expect(try client.line() == "HTTP/1.1 200 OK")
          while try !client.line().isEmpty {}
        }
        #expect(try client.chunk() == Array("got \(size)\n".utf8))
        let next = size == 5 ? 7 : 12
        if size < 12 { try client.send("\(String(next, radix: 16))\r\n\(String(repeating: "y", count: next))\r\n") }
      }
      try client.send("0\r\n\r\n")
      #expect(try client.chunk() == Array("done\n".utf8))
      #expect(try client.chunk() == nil)
      #expect(try client.get("/").text == "home")
    }
  }

  @Test func `a client that sends everything before it reads is not held up`() throws {
    let verdicts = Route(.post, "/verdicts", speed: .streaming, body: .streamed) { request in
      Response(
        body: .stream { writer in
          while let bytes = try request.bodyStream?.read() { try writer.write([UInt8](repeating: 46, count: bytes.count / 2)) }
        })
    }
    try Server.serving([verdicts]) { address in
      let client = try TestClient(address)
      let body = [UInt8](repeating: 10, count: 24_000_000)
      try client.send("POST /verdicts HTTP/1.1\r\nHost: a\r\nContent-Length: \(body.count)\r\n\r\n")
      try client.send(body)
      let answer = try client.answer()
      #expect(answer.body.count > 11_000_000)
    }
  }

  @Test func `a stream that fails before its first byte is an error answer, later it is cut`() throws {
    try Server.serving(RouteSample.all) { address in
      let client = try TestClient(address)
      #expect(try client.get("/fails-early").status == 409)
      #expect(try client.get("/quick-stream").text == "from a worker")
      #expect(throws: TestClient.Failure.self) { try client.get("/fails-late") }
    }
  }

  @Test func `HTTP/1.0 gets an answer that ends with the connection`() throws {
    try Server.serving(RouteSample.all) { address in
      let client = try TestClient(address)
      let answer = try client.ask("GET /stream HTTP/1.0\r\n\r\n")
      #expect(answer.headers["Transfer-Encoding"] == nil)
      #expect(answer.body.count == 8_890)
      let staying = try TestClient(address)
      #expect(try staying.ask("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n").headers["Connection"] == "keep-alive")
      #expect(try staying.ask("GET / HTTP/1.0\r\n\r\n").text == "home")
      #expect(try staying.isAtEnd())
    }
  }

  @Test func `a client that has sent its last byte still gets its answers`() throws {
    try Server.serving(RouteSample.all) { address in
      let client = try TestClient(address)
      try client.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\nGET /large HTTP/1.1\r\nHost: a\r\n\r\n")
      client.finishSending()
      #expect(try client.answer().text == "slow home")
      #expect(try client.answer().body.count == 3_000_000)
      #expect(try client.isAtEnd())
    }
  }

  @Test func `what a handler throws is a 500 that tells nothing, and reaches the log`() throws {
    let (errors, note) = Noted<String>.make()
    let onError: ErrorHandler = { error, request in
      note("\(type(of: error)) \(request.path.raw)")
      return Server.answerInternalError(error, request)
    }
    try Server.serving(RouteSample.all, onError: onError) { address in
      let answer = try TestClient(address).get("/throws")
      #expect(answer.status == 500)
      #expect(!answer.text.contains("Oops"))
      #expect(errors.all == ["Oops /throws"])
    }
  }

  @Test func `gzip, Vary and tags fit together`() throws {
    let text = Array(String(repeating: "نص طويل ", count: 400).utf8)
    let route = Route(.get, "/text") { Response(type: "text/plain; charset=utf-8", bytes: text).withETag(for: $0) }
    try Server.serving([route]) { address in
      let client = try TestClient(address)
      let plain = try client.get("/text")
      #expect(plain.body == text)
      #expect(plain.headers["Vary"] == "Accept-Encoding")
      let packed = try client.get("/text", "Accept-Encoding: gzip\r\n")
      #expect(packed.headers["Content-Encoding"] == "gzip")
      #expect(try GzipInflater.inflate(packed.body, limit: 100_000, ratio: 1_000) == text)
      #expect(packed.headers["ETag"] != plain.headers["ETag"])
      for tag in [plain.headers["ETag"], packed.headers["ETag"]] {
        let again = try client.get("/text", "If-None-Match: \"other\", W/\(tag ?? "")\r\n")
        #expect(again.status == 304)
        #expect(again.headers["ETag"] == tag)
      }
    }
  }

  @Test func `a packed stream unpacks to the plain one`() throws {
    try Server.serving(RouteSample.all) { address in
      let client = try TestClient(address)
      let packed = try client.get("/stream", "Accept-Encoding: gzip\r\n")
      #expect(packed.headers["Content-Encoding"] == "gzip")
      let plain = try client.get("/stream").body
      #expect(try GzipInflater.inflate(packed.body, limit: 100_000, ratio: 1_000) == plain)
    }
  }

  @Test(arguments: [2_000, 400_000])
  func `an answer is packed whatever its size`(_ count: Int) throws {
    let text = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 5) & 0x5F | 0x20 }
    try Server.serving([Route(.get, "/text") { _ in Response(type: "text/plain", bytes: text) }]) { address in
      let client = try TestClient(address)
      let packed = try client.get("/text", "Accept-Encoding: gzip\r\n")
      #expect(packed.headers["Content-Encoding"] == "gzip")
      #expect(try GzipInflater.inflate(packed.body, limit: count, ratio: 1_000) == text)
      #expect(try client.get("/text").body == text)
    }
  }
}
