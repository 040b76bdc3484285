import Testing

@testable import HTTP

struct RequestParserTests {
  @Test(arguments: RequestSample.sound)
  func `a sound request is read whole`(_ text: String) {
    let parsed = ParsedRequests(text)
    #expect(parsed.fault == nil)
    #expect(!parsed.requests.isEmpty)
    #expect(parsed.requests.allSatisfy { $0.isComplete })
  }

  @Test(arguments: RequestSample.sound + RequestSample.refused.map(\.0) + RequestSample.refusedChunks)
  func `the steps are the same at every byte split`(_ text: String) {
    let bytes = Array(text.utf8)
    let whole = ParsedRequests(text)
    for cut in 0...bytes.count {
      #expect(ParsedRequests([bytes[..<cut], bytes[cut...]]) == whole, "cut at \(cut)")
    }
    #expect(ParsedRequests(bytes.indices.map { bytes[$0...$0] }) == whole, "byte by byte")
  }

  @Test func `a conversation in random pieces is read as a whole one`() {
    var random = SplitMix64(seed: 7)
    for _ in 0..<200 {
      let text = (0..<4).map { _ in RequestSample.sound.randomElement(using: &random)! }.filter { !$0.hasPrefix("\r\n") }.joined()
      let bytes = Array(text.utf8)
      var pieces: [ArraySlice<UInt8>] = []
      var start = 0
      while start < bytes.count {
        let end = min(bytes.count, start + Int.random(in: 1...40, using: &random))
        pieces.append(bytes[start..<end])
        start = end
      }
      #expect(ParsedRequests(pieces) == ParsedRequests(text))
    }
  }

  @Test(arguments: RequestSample.sound)
  func `any flipped byte gives requests or a fault, at every split alike`(_ text: String) {
    var random = SplitMix64(seed: 11)
    for index in text.utf8.indices.enumerated().map(\.offset) {
      var bytes = Array(text.utf8)
      bytes[index] ^= UInt8.random(in: 1...255, using: &random)
      #expect(ParsedRequests([bytes[...]]) == ParsedRequests(bytes.indices.map { bytes[$0...$0] }))
    }
  }

  @Test(arguments: RequestSample.refused)
  func `what is ambiguous or wrong is refused with its status`(_ text: String, _ status: Int) {
    #expect(ParsedRequests(text).fault?.status.code == status)
  }

  @Test(arguments: RequestSample.refusedChunks)
  func `broken chunks are refused`(_ text: String) {
    #expect(ParsedRequests(text).fault?.status == .badRequest)
  }

  @Test func `head and body come out as they went in`() throws {
    let parsed = ParsedRequests(RequestSample.sound[3])
    let first = try #require(parsed.requests.first)
    #expect(first.head.method == .post)
    #expect(first.head.framing == .chunked)
    #expect(first.body == Array("hello world".utf8))
    #expect(parsed.requests.count == 2)
  }

  @Test func `an absolute target is taken apart`() throws {
    let target = try #require(ParsedRequests(RequestSample.sound[5]).requests.first).head.target
    #expect(target.path.segments == ["a", "b"])
    #expect(target.rawQuery == "c")
  }

  @Test(arguments: [
    ("HTTP/1.1\r\nHost: a", true), ("HTTP/1.1\r\nHost: a\r\nConnection: foo, Close", false), ("HTTP/1.0", false),
    ("HTTP/1.0\r\nConnection: Keep-Alive", true), ("HTTP/1.0\r\nConnection: keep-alive, close", false), ("HTTP/1.7\r\nHost: a", true),
  ])
  func `version and Connection decide whether it stays open`(_ text: String, _ stays: Bool) throws {
    let parsed = ParsedRequests("GET / " + text + "\r\n\r\n")
    #expect(try #require(parsed.requests.first).head.keepsAlive == stays)
  }

  @Test func `a fault is final`() {
    var parser = RequestParser(limits: Limits())
    parser.append(Array("BAD\r\n".utf8)[...])
    #expect(throws: RequestFault.self) { try parser.next() }
    parser.append(Array(RequestSample.sound[0].utf8)[...])
    #expect(throws: RequestFault.self) { try parser.next() }
  }
}

/// One test a bound, each at the bound and one beyond, whole and byte by byte.
struct RequestParserLimitTests {
  private func fault(_ text: String, _ limits: Limits) -> Int? {
    let bytes = Array(text.utf8)
    let whole = ParsedRequests(text, limits: limits)
    #expect(ParsedRequests(bytes.indices.map { bytes[$0...$0] }, limits: limits) == whole)
    return whole.fault?.status.code
  }

  @Test(arguments: [(8_192, nil), (8_193, 414), (9_000, 414)] as [(Int, Int?)])
  func `a target has so many bytes at most`(_ count: Int, _ status: Int?) {
    let target = "/" + String(repeating: "a", count: count - 1)
    #expect(fault("GET \(target) HTTP/1.1\r\nHost: a\r\n\r\n", Limits()) == status)
  }

  @Test func `an endless request line is refused before it ends`() {
    #expect(fault("GET /" + String(repeating: "a", count: 8_300), Limits()) == 414)
  }

  @Test(arguments: [(93, nil), (94, 431)] as [(Int, Int?)])
  func `header lines have so many bytes at most`(_ count: Int, _ status: Int?) {
    var limits = Limits()
    limits.headerBytes = 103
    #expect(fault("GET / HTTP/1.1\r\nHost: a\r\nX: \(String(repeating: "b", count: count))\r\n\r\n", limits) == status)
  }

  @Test(arguments: [(100, nil), (101, 431)] as [(Int, Int?)])
  func `there are so many header lines at most`(_ count: Int, _ status: Int?) {
    let lines = String(repeating: "X: 1\r\n", count: count - 1)
    #expect(fault("GET / HTTP/1.1\r\nHost: a\r\n\(lines)\r\n", Limits()) == status)
  }

  @Test(arguments: [(1_022, nil), (1_023, 400)] as [(Int, Int?)])
  func `a chunk-size line has so many bytes at most`(_ count: Int, _ status: Int?) {
    let text = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1;\(String(repeating: "e", count: count))\r\na\r\n0\r\n\r\n"
    #expect(fault(text, Limits()) == status)
  }

  @Test(arguments: [(16, nil), (17, 400)] as [(Int, Int?)])
  func `all chunk extensions together have a bound`(_ count: Int, _ status: Int?) {
    let chunk = "1;\(String(repeating: "e", count: 1_022))\r\na\r\n"
    let text = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n\(String(repeating: chunk, count: count))0\r\n\r\n"
    #expect(fault(text, Limits()) == status)
  }

  @Test(arguments: [(100, nil), (101, 431)] as [(Int, Int?)])
  func `there are so many trailers at most`(_ count: Int, _ status: Int?) {
    let text = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\(String(repeating: "X: 1\r\n", count: count))\r\n"
    #expect(fault(text, Limits()) == status)
  }
}
