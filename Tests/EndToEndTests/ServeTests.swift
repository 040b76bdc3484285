import Foundation
import Glibc
import Testing

private let page = """
  {"text": "استقبل الرئيس الفرنسي إيمانويل ماكرون الرئيس المصري عبد الفتاح السيسي في باريس يوم الثلاثاء.\\n\\nوقال ماكرون: «نريد سلاما».", \
  "title": "لقاء في باريس", "source": "صحيفة الميناء", "published": "2025-03-18", "split": false}
  """

@Suite(.serialized) struct ServeTests {
  @Test(arguments: [SIGTERM, SIGINT]) func `what was posted is found again after a restart`(_ signal: Int32) throws {
    let folder = try TemporaryFolder()
    let targets = [
      "/v1/articles?actor=ماكرون&from=2025-03&to=2025-03", "/v1/articles/1", "/v1/events?actor=السيسي&type=CONSULT",
      "/v1/quotes?speaker=ماكرون",
      "/v1/articles?q=باريس", "/v1/documents/1", "/v1/entities/emmanuel-macron", "/v1/stats",
    ]
    var before: [String: RunningServer.Answer] = [:]
    let first = try RunningServer(["serve", "--data", "archive"], in: folder.path)
    #expect(first.greeting.contains("archive"))
    let posted = try first.post(page.utf8, "application/json")
    #expect(posted.status == 201)
    let bytes = Array("نص آخر لا يشبه الأول.\r\nسطر ثان.".utf8)
    #expect(try first.post(bytes, "text/plain", to: "/v1/documents?source=دفتر&split=false").status == 201)
    for target in targets { before[target] = try first.get(target) }
    let stopped = try first.stop(signal)
    #expect(stopped.status == 0)
    #expect(stopped.output.isEmpty)
    #expect(stopped.errors.contains("curl"), "the greeting shows a line to try")

    let second = try RunningServer(["--data", "archive"], in: folder.path)
    for target in targets {
      let answer = try second.get(target)
      #expect(answer.status == 200, "\(target)")
      #expect(answer.body == before[target]?.body, "\(target)")
      #expect(answer.headers["etag"] == before[target]?.headers["etag"])
      if target.contains("?") { #expect(answer.items.count == 1, "\(target)") }
    }
    #expect(try second.get("/v1/documents/2/raw").body == bytes)
    #expect(try second.post(page.utf8, "application/json").status == 200, "known from before")
    #expect(try second.ask("DELETE", "/v1/documents/1").status == 204)
    #expect(try second.get("/v1/stats").json["documents"] as? Int == 1)
    #expect(try second.stop().status == 0)
    #expect(try folder.names == ["archive"])
  }

  @Test func `lines are taken in chunks and answered line by line`() throws {
    let folder = try TemporaryFolder()
    let server = try RunningServer(["serve"], in: folder.path)
    let lines = #"{"text": "أول"}"# + "\n{broken\n" + #"{"text": "ثان"}"# + "\n" + #"{"text": "أول"}"#
    var body: [UInt8] = []
    for start in stride(from: 0, to: lines.utf8.count, by: 7) {
      let piece = Array(lines.utf8.dropFirst(start).prefix(7))
      body += Array("\(String(piece.count, radix: 16))\r\n".utf8) + piece + Array("\r\n".utf8)
    }
    let answer = try server.ask(
      "POST", "/v1/documents", ["Content-Type: application/x-ndjson", "Transfer-Encoding: chunked"], body: body + Array("0\r\n\r\n".utf8))
    #expect(answer.status == 200)
    #expect(answer.lines.map { $0["status"] as? Int } == [201, 400, 201, 200])
    #expect(try folder.names == ["sijill-data"])
    #expect(try server.stop().status == 0)
  }

  @Test func `HEAD is GET without the body, a large body is refused before it is sent`() throws {
    let folder = try TemporaryFolder()
    let server = try RunningServer(["serve", "--max-body", "2048", "--log", "requests"], in: folder.path)
    let answer = try server.get("/v1/stats")
    let head = try server.ask("HEAD", "/v1/stats")
    #expect(head.status == 200)
    #expect(head.body.isEmpty)
    #expect(head.headers["content-length"] == "\(answer.body.count)")
    #expect(head.headers["etag"] == answer.headers["etag"])
    #expect(try server.ask("GET", "/v1/stats", ["If-None-Match: \(answer.headers["etag"] ?? "")"]).status == 304)
    let large = try server.ask("POST", "/v1/documents", ["Content-Type: text/plain", "Content-Length: 60000000", "Expect: 100-continue"])
    #expect(large.status == 413)
    #expect(large.headers["content-type"] == "application/problem+json")
    #expect(try server.post([UInt8](repeating: 0x61, count: 2_049), "text/plain").status == 413)
    #expect(try server.post([UInt8](repeating: 0x61, count: 2_048), "text/plain").status == 201)
    #expect(try server.get("/v1/nothing").headers["content-type"] == "application/problem+json")
    let log = try server.stop().errors
    #expect(log.contains("method=GET target=/v1/stats status=200"))
    #expect(log.contains("method=POST target=/v1/documents status=413"))
  }

  @Test func `a port that is taken is told`() throws {
    let folder = try TemporaryFolder()
    let first = try RunningServer(["serve", "--data", "one"], in: folder.path)
    let second = try Program.run(["serve", "--data", "two", "--listen", "127.0.0.1:\(first.port)"], in: folder.path)
    #expect(second.status == 69)
    #expect(second.errors.contains("127.0.0.1:\(first.port)") && second.errors.contains("in use"))
    #expect(try first.get("/livez").status == 200)
  }

  @Test func `a folder has one server`() throws {
    let folder = try TemporaryFolder()
    let first = try RunningServer(["serve", "--data", "archive"], in: folder.path)
    for arguments in [["serve", "--listen", "127.0.0.1:0"], ["ingest", "page.txt"]] {
      try folder.write("خبر".utf8, to: "page.txt")
      let second = try Program.run(arguments + ["--data", "archive"], in: folder.path)
      #expect(second.status == 69)
      #expect(second.errors.contains("Another server"))
    }
    #expect(try first.get("/v1/stats").json["documents"] as? Int == 0)
    #expect(try first.stop().status == 0)
    #expect(try Program.run(["ingest", "page.txt", "--data", "archive"], in: folder.path).status == 0)
  }

  @Test(arguments: ["/proc/nowhere/archive", "file/archive", "file", "missing/archive", "other"])
  func `a data folder that cannot be used is told`(_ data: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("no folder".utf8, to: "file")
    try folder.write(String(repeating: "no database ", count: 100).utf8, to: "other/sijill.db")
    let outcome = try Program.run(["serve", "--listen", "127.0.0.1:0", "--data", data], in: folder.path)
    #expect(outcome.status == 69)
    #expect(outcome.errors.hasPrefix("sijill: ") && outcome.errors.count(where: \.isNewline) == 1, "\(outcome.errors)")
  }

  @Test func `the demonstration answers, and leaves nothing behind`() throws {
    let folder = try TemporaryFolder()
    let server = try RunningServer(["demo"], in: folder.path)
    let stats = try server.get("/v1/stats").json
    #expect((stats["documents"] as? Int ?? 0) >= 12)
    #expect((stats["articles"] as? Int ?? 0) >= (stats["documents"] as? Int ?? 0))
    #expect(server.greeting.contains("\(stats["documents"] as? Int ?? 0) sample documents"))
    for _ in 0..<2 {
      let line = try server.program.errorLine() ?? ""
      let target = line.components(separatedBy: "127.0.0.1:\(server.port)").last?.dropLast() ?? ""
      #expect(line.contains("curl '"))
      let answer = try server.get(String(target))
      #expect(answer.status == 200)
      #expect(!answer.items.isEmpty, "\(line)")
    }
    for target in ["/v1/quotes", "/v1/entities?type=person", "/v1/articles?kind=teaser", "/v1/articles?q=مصر"] {
      #expect(try !server.get(target).items.isEmpty, "\(target)")
    }
    #expect(try server.stop().status == 0)
    #expect(try folder.names.isEmpty)
  }
}
