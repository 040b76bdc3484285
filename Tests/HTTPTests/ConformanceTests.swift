import Testing

@testable import HTTP

/// The tables of requests, sound and hostile, each against a running server: whole, byte by byte and in random pieces.
@Suite struct ConformanceTests {
  private static let tables = [
    "request-line", "methods", "target", "host", "headers", "length", "transfer", "chunks", "connection", "sequence", "negotiation",
  ]

  private static let routes =
    RouteSample.all + [
      Route(.get, "/text") { _ in Response(text: String(repeating: "plain words, ", count: 200)) },
      Route(.get, "/tagged") { request in
        let tagged = Response(headers: ["Content-Type": "text/plain", "ETag": "\"fixed\""], body: .bytes(Array("tagged".utf8)))
        return tagged.withETag(for: request)
      },
    ]

  /// What is refused for its form must be refused at once, not when a deadline has passed; and a client may be slow to say the rest of
  /// what is no longer listened to.
  private static let patient = ServerConfiguration.testing {
    $0.loops = 1
    $0.limits.headerDeadline = .seconds(60)
    $0.limits.bodyIdle = .seconds(60)
    $0.limits.lingerIdle = .seconds(60)
    $0.limits.linger = .seconds(120)
  }

  @Test(arguments: tables)
  func `every request gets what it must, however its bytes are cut`(_ table: String) throws {
    var random = SplitMix64(seed: 3)
    try Server.serving(Self.routes, Self.patient) { address in
      for test in try ConformanceCase.table(table) {
        let whole = try Conversation(test, in: [test.bytes[...]], with: address)
        whole.check(test)
        let single = try Conversation(test, in: test.bytes.cut { test.bytes.count / 2_000 + 1 }, with: address)
        #expect(single.summary == whole.summary, "\(test.name): byte by byte")
        let pieces = test.bytes.cut { Int.random(in: 1...(test.bytes.count / 8 + 2), using: &random) }
        #expect(try Conversation(test, in: pieces, with: address).summary == whole.summary, "\(test.name): in pieces")
      }
    }
  }

  /// What a body has is found out while its handler reads it, instead of before: nothing else may come of it.
  @Test(arguments: ["length", "transfer", "chunks"])
  func `a body that is streamed is taken and refused as one that is not`(_ table: String) throws {
    try Server.serving(Self.routes, Self.patient) { address in
      for test in try ConformanceCase.table(table).compactMap({ $0.streamed(from: "/echo", to: "/count") }) {
        let whole = try Conversation(test, in: [test.bytes[...]], with: address)
        whole.check(test)
        let single = try Conversation(test, in: test.bytes.cut { test.bytes.count / 500 + 1 }, with: address)
        #expect(single.summary == whole.summary, "\(test.name): byte by byte")
      }
    }
  }

  @Test(arguments: tables)
  func `the parser makes the same of every request, however its bytes are cut`(_ table: String) throws {
    for test in try ConformanceCase.table(table) where test.bytes.count < 1_000 {
      let whole = ParsedRequests([test.bytes[...]])
      let differing = test.bytes.indices.filter { ParsedRequests([test.bytes[..<$0], test.bytes[$0...]]) != whole }
      #expect(differing == [], "\(test.name): where it was cut")
    }
  }
}

/// What a server said to the bytes of a case.
private struct Conversation {
  private var answers: [TestClient.Answer?] = []
  private var closes = false
  private var faults: [String] = []

  init(_ test: ConformanceCase, in pieces: [ArraySlice<UInt8>], with address: ListenAddress) throws {
    let client = try TestClient(address)
    // A server that has heard enough may be gone before the last piece.
    for piece in pieces { if (try? client.send(Array(piece))) == nil { break } }
    if test.endsSending { client.finishSending() }
    do {
      for expected in test.answers { answers.append(try Self.answer(client, isHead: expected.isHead)) }
      closes = test.end == .closes || test.end == .any && answers.last??.headers["Connection"] == "close"
      if closes {
        if try !client.isAtEnd() { faults.append("says more than expected") }
      } else if try client.get("/").text != "home" {
        faults.append("the next request is not answered")
      }
    } catch let failure as TestClient.Failure {
      faults.append(failure.reason)
    }
  }

  /// The next answer that is not an interim one; `nil` when the connection ends instead.
  private static func answer(_ client: TestClient, isHead: Bool) throws -> TestClient.Answer? {
    while true {
      guard try client.hasMore() else { return nil }
      let answer = try client.answer(isHead: isHead)
      if answer.status != 100 { return answer }
    }
  }

  /// All that must not depend on how the bytes were cut.
  var summary: [String] {
    answers.map { $0.map { "\($0.status) \($0.body.count) \($0.headers["Connection"] ?? "-")" } ?? "nothing" } + faults + ["\(closes)"]
  }

  func check(_ test: ConformanceCase) {
    #expect(faults.isEmpty, "\(test.name): \(summary)")
    for (expected, answer) in zip(test.answers, answers) {
      #expect(expected.isMet(by: answer), "\(test.name): \(summary) \(String(decoding: answer?.body.prefix(200) ?? [], as: UTF8.self))")
      if let answer, !expected.isHead { Self.checkForm(answer, test.name) }
    }
    if closes, !test.endsSending, let last = answers.last ?? nil {
      #expect(last.headers["Connection"] == "close", "\(test.name): \(summary)")
    }
  }

  /// What holds for every answer.
  private static func checkForm(_ answer: TestClient.Answer, _ name: String) {
    #expect(answer.headers["Date"] != nil, "\(name)")
    let framings = answer.headers.values("Content-Length").count + answer.headers.values("Transfer-Encoding").count
    let hasFraming = framings == 1 || answer.status == 204 || answer.status == 304 || answer.headers["Connection"] == "close"
    #expect(hasFraming && framings <= 1, "\(name): \(framings) framings")
    if answer.status == 204 { #expect(framings == 0, "\(name)") }
    if answer.status >= 400 { #expect(answer.headers["Content-Type"] == "application/problem+json", "\(name)") }
    if answer.status == 405 { #expect(answer.headers["Allow"] != nil, "\(name)") }
  }
}

extension [UInt8] {
  /// The bytes in pieces of so many.
  fileprivate func cut(_ size: () -> Int) -> [ArraySlice<UInt8>] {
    var pieces: [ArraySlice<UInt8>] = []
    var start = 0
    while start < count {
      let end = Swift.min(count, start + size())
      pieces.append(self[start..<end])
      start = end
    }
    return pieces
  }
}
