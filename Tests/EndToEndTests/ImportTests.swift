import Foundation
import Testing

@testable import sijill

/// `sijill ingest` of files of JSON lines.
@Suite(.serialized) struct ImportTests {
  private func lines(_ file: String, in folder: TemporaryFolder) throws -> [[String: Any]] {
    try String(contentsOfFile: folder.path + "/" + file, encoding: .utf8).split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
  }

  private func line(_ number: Int) -> String { #"{"text": "الخبر رقم \#(number) من الميناء.", "external_id": "\#(number)"}"# }

  @Test func `each line has its verdict in its order, and refused ones are kept apart`() throws {
    let folder = try TemporaryFolder()
    let feed = [line(1), "{broken", line(2), "", line(1), #"{"text": "غيره", "external_id": "2"}"#].joined(separator: "\n")
    try folder.write(feed.utf8, to: "in/feed.ndjson")
    try folder.write("صفحة منسوخة.".utf8, to: "in/page.txt")
    let outcome = try Program.run(
      ["ingest", "in", "--verdicts", "-", "--errors", "errors.ndjson", "--source", "دفتر"], in: folder.path)
    #expect(outcome.status == 2)
    try folder.write(outcome.output.utf8, to: "verdicts")
    let verdicts = try lines("verdicts", in: folder)
    #expect(verdicts.map { $0["status"] as? Int } == [201, 400, 201, 200, 409, 201])
    #expect(verdicts.map { $0["line"] as? Int } == [1, 2, 3, 5, 6, nil])
    #expect(verdicts.map { $0["path"] as? String } == Array(repeating: "in/feed.ndjson", count: 5) + ["in/page.txt"])
    #expect(try lines("errors.ndjson", in: folder).map { $0["line"] as? Int } == [2, 6])
    #expect(outcome.errors.contains("in/feed.ndjson:2: refused: "))
    #expect(outcome.errors.hasSuffix("3 documents stored with 3 articles, 1 known before, 2 refused\n"))
    let server = try RunningServer(["serve"], in: folder.path)
    #expect(try server.get("/v1/articles?source=دفتر").items.count == 3)
  }

  @Test(arguments: ["{broken", #"{"text": ""}"#]) func `it can stop at the first that is refused, and go on when that is mended`(
    _ bad: String
  ) throws {
    let folder = try TemporaryFolder()
    var feed = (1...200).map(line)
    feed[99] = bad
    try folder.write(feed.joined(separator: "\n").utf8, to: "feed.ndjson")
    let words = ["ingest", "feed.ndjson", "--on-error", "stop", "--verdicts", "verdicts"]
    let first = try Program.run(words, in: folder.path)
    #expect(first.status == 2)
    #expect(first.errors.contains("99 documents stored") && first.errors.contains("1 refused") && first.errors.contains("--resume"))
    #expect(try lines("verdicts", in: folder).count == 100)
    feed[99] = line(100)
    try folder.write(feed.joined(separator: "\n").utf8, to: "feed.ndjson")
    let second = try Program.run(words + ["--resume"], in: folder.path)
    #expect(second.status == 0)
    #expect(second.told == "101 documents stored with 101 articles, 99 known before, 0 refused\n")
    let third = try Program.run(words, in: folder.path)
    #expect(third.told == "0 documents stored with 0 articles, 200 known before, 0 refused\n", "nothing is left of the interruption")
  }

  @Test func `an import that was killed goes on behind the last line that it stored`() throws {
    let folder = try TemporaryFolder()
    try folder.write((1...3_000).map(line).joined(separator: "\n").utf8, to: "feed.ndjson")
    try folder.write("صفحة قبلها.".utf8, to: "a.txt")
    let words = ["ingest", "a.txt", "feed.ndjson", "--verdicts", "-"]
    let program = try Program(words, in: folder.path)
    // Until some of it is stored, which its log shows.
    while program.isRunning, folder.size(of: "sijill-data/sijill.db-wal") < 900_000 { usleep(1_000) }
    program.signal(SIGKILL)
    #expect(try program.finish().status == -SIGKILL, "it was in the middle of it")
    let second = try Program.run(words + ["--resume"], in: folder.path)
    #expect(second.status == 0)
    let first = try #require(second.output.split(separator: "\n").first)
    #expect(first.contains("feed.ndjson"), "the page was done: \(first)")
    #expect(second.errors.contains(" 0 known before, 0 refused"), "nothing is stored without being noted: \(second.errors)")
    let server = try RunningServer(["serve"], in: folder.path)
    #expect(try server.get("/v1/stats").json["documents"] as? Int == 3_001)
    #expect(try server.stop().status == 0)
    #expect(try Program.run(["check", "--deep"], in: folder.path).status == 0)
  }

  @Test(arguments: [(["--on-error", "ask"], 64), (["--resume=maybe"], 64), (["--errors", "none/e"], 73), (["--verdicts", "none/v"], 73)])
  func `what cannot be done is told before anything is stored`(_ flags: [String], _ status: Int) throws {
    let folder = try TemporaryFolder()
    try folder.write(line(1).utf8, to: "feed.ndjson")
    #expect(try Program.run(["ingest", "feed.ndjson"] + flags, in: folder.path).status == Int32(status))
    #expect(try folder.names == ["feed.ndjson"])
  }

  @Test func `progress tells the rate and the time that is left`() {
    var progress = IngestProgress(bytes: [600_000, 400_000])
    progress.advance(documents: 100, bytes: 100_000)
    #expect(progress.line(after: .seconds(10)) == "100 documents, 10/s, 10 %, 2 min left")
  }
}

extension TemporaryFolder {
  /// The bytes of a file, 0 when there is none.
  func size(of name: String) -> Int {
    (try? FileManager.default.attributesOfItem(atPath: path + "/" + name)[.size] as? Int) ?? 0
  }
}
