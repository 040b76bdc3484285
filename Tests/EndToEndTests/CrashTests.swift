import Foundation
import Glibc
import Testing

@testable import Storage

/// The built program, killed in the middle of its work: what it acknowledged is there, whole, and nothing is there by halves.
///
/// `Tests/Crashing/run N` kills it N times; the seed makes the moments others.
@Suite(.serialized) struct CrashTests {
  private static func number(_ name: String) -> Int? { ProcessInfo.processInfo.environment[name].flatMap { Int($0) } }
  private static let kills = number("KILLS") ?? 8
  private static let seed = number("SEED") ?? 1

  /// The same numbers in every run.
  private struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func serve() throws -> RunningServer { try RunningServer(["serve", "--data", "archive"], in: folder.path) }

  private func expectSound(_ moment: String) throws {
    let check = try Program.run(["check", "--deep", "--data", "archive"], in: folder.path)
    #expect(check.status == 0, "\(moment): \(check.output)\(check.errors)")
  }

  /// What is read out of the text of a document, in numbers; `nil` when there is no such document.
  private func facts(ofDocument id: Int, _ client: RawClient) throws -> (number: Int, articles: [Int], counts: [Int])? {
    let document = try client.ask("GET", "/v1/documents/\(id)")
    if document.status == 404 { return nil }
    let articles = (document.json["articles"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? Int }
    let number = Int(document.json["external_id"] as? String ?? "") ?? -1
    var counts = [articles.count]
    for article in articles {
      let whole = try client.ask("GET", "/v1/articles/\(article)").json
      #expect((whole["body"] as? String ?? "").contains("file\(number)end"), "document \(id)")
      let mentions = (whole["entities"] as? [[String: Any]] ?? []).flatMap { $0["mentions"] as? [Any] ?? [] }
      counts += [mentions.count] + ["events", "quotes", "dates"].map { (whole[$0] as? [Any] ?? []).count }
    }
    #expect(try client.ask("GET", "/v1/documents/\(id)/raw").body == Traffic.text(number), "document \(id)")
    return (number, articles, counts)
  }

  /// The facts of each of the texts, as a server that nobody kills finds them.
  private func expectations() throws -> [[Int]] {
    let calm = try TemporaryFolder()
    let server = try RunningServer(["serve"], in: calm.path)
    let client = try RawClient(server.port)
    let expected = try (0..<3).map { number in
      #expect(try client.ask("POST", "/v1/documents", Traffic.json(number)).status == 201)
      return try #require(try facts(ofDocument: number + 1, client)).counts
    }
    #expect(expected.allSatisfy { $0.count == 5 && $0[1] > 1 && $0[2] > 0 }, "there is something to lose: \(expected)")
    return expected
  }

  @Test func `what was acknowledged before a kill is whole after it`() throws {
    let expected = try expectations()
    var random = SplitMix64(state: UInt64(Self.seed))
    var (acknowledged, seen) = (0, 0)
    var since = ""
    var server = try serve()
    for round in 0..<Self.kills {
      let traffic = Traffic(server.port, from: round * Traffic.numbers)
      traffic.start()
      traffic.wait(for: Int.random(in: 1...80, using: &random))
      // Any moment will do: nothing waits for it.
      usleep(UInt32.random(in: 0...30_000, using: &random))
      server.program.signal(SIGKILL)
      let record = traffic.finish()
      _ = try server.program.finish()
      try expectSound("kill \(round)")

      server = try serve()
      let client = try RawClient(server.port)
      for taken in record.taken {
        let found = try facts(ofDocument: taken.document, client)
        if let removal = record.removals[taken.document], removal || found == nil {
          #expect(found == nil, "kill \(round): document \(taken.document) was removed")
          continue
        }
        #expect(found?.number == taken.number && found?.articles == taken.articles, "kill \(round): document \(taken.document)")
        #expect(try client.ask("GET", "/v1/articles?q=file\(taken.number)end").items.compactMap { $0["id"] as? Int } == taken.articles)
      }
      for (id, undone) in record.corrections where undone {
        let corrections = try client.ask("GET", "/v1/corrections?limit=200").items
        #expect(corrections.first { $0["id"] as? Int == id }?["undone_at"] is String, "kill \(round): correction \(id)")
      }
      seen += try expectWhole(since: &since, expected, client, round)
      acknowledged += record.taken.count
    }
    print("\(Self.kills) kills, \(acknowledged) documents acknowledged, \(seen) found, all whole")
  }

  /// Every document that came since the last kill has all that is in its text, whether its client heard of it or not; how many they are.
  private func expectWhole(since: inout String, _ expected: [[Int]], _ client: RawClient, _ round: Int) throws -> Int {
    var count = 0
    while true {
      let page = try client.ask("GET", "/v1/changes?kind=document&limit=200\(since.isEmpty ? "" : "&since=" + since)")
      #expect(page.status == 200)
      for item in page.items where item["action"] as? String == "added" {
        let id = try #require(item["id"] as? Int)
        let found = try #require(try facts(ofDocument: id, client))
        #expect(found.counts == expected[found.number % expected.count], "kill \(round): document \(id)")
        count += 1
      }
      since = page.json["since"] as? String ?? ""
      if page.json["next"] is NSNull { return count }
    }
  }

  private static let filled = 100

  /// An archive of some documents.
  private func fill() throws {
    try folder.write((0..<Self.filled).map { Traffic.json($0) + "\n" }.joined().utf8, to: "feed.ndjson")
    #expect(try Program.run(["ingest", "feed.ndjson", "--data", "archive"], in: folder.path).status == 0)
  }

  /// Kills a command when its work shows in the size of a file, or it is done.
  private func kill(_ words: [String], when file: String, has bytes: Int) throws {
    let program = try Program(words + ["--data", "archive"], in: folder.path)
    while program.isRunning, folder.size(of: file) < bytes { usleep(200) }
    program.signal(SIGKILL)
    _ = try program.finish()
  }

  @Test func `documents that are read anew are the old ones or the new ones`() throws {
    let expected = try expectations()
    try fill()
    var random = SplitMix64(state: UInt64(Self.seed))
    for round in 0..<max(2, Self.kills / 20) {
      try kill(["reextract"], when: "archive/sijill.db-wal", has: Int.random(in: 1...600_000, using: &random))
      try expectSound("kill \(round)")
    }
    let server = try serve()
    let client = try RawClient(server.port)
    var since = ""
    #expect(try expectWhole(since: &since, expected, client, 0) == Self.filled)
  }

  @Test func `an archive that is brought up to date is the old one or the new one`() throws {
    try fill()
    var random = SplitMix64(state: UInt64(Self.seed))
    for round in 0..<max(3, Self.kills / 20) {
      do {
        let connection = try Connection(path: folder.path + "/archive/sijill.db", mode: .readWrite)
        for trigger in try connection.all("SELECT name FROM sqlite_schema WHERE type = 'trigger'", [], { $0.text() }) {
          try connection.execute("DROP TRIGGER \(trigger)")
        }
        for table in [
          "change", "import_progress", "article_tally", "event_tally", "repeated_request", "delivery", "watch", "saved_search",
        ] { try connection.execute("DROP TABLE \(table)") }
        try connection.execute("DROP INDEX article_facets; PRAGMA user_version = 10")
      }
      let copy = "archive/sijill.db.schema-10.backup"
      try? FileManager.default.removeItem(atPath: folder.path + "/" + copy)
      let size = folder.size(of: "archive/sijill.db")
      switch round % 3 {
      case 0: try kill(["migrate"], when: copy + ".partial", has: Int.random(in: 1...size, using: &random))
      case 1: try kill(["migrate"], when: copy, has: 1)
      default: try kill(["migrate"], when: "archive/sijill.db-wal", has: Int.random(in: 1...40_000, using: &random))
      }
      #expect(try Program.run(["migrate", "--data", "archive"], in: folder.path).status == 0)
      try expectSound("kill \(round)")
      let restored = try Program.run(["restore", copy, "--data", "other-\(round)"], in: folder.path)
      #expect(restored.status == 0 && restored.errors.contains("\(Self.filled) documents"), "the copy is whole: \(restored.errors)")
    }
  }

  @Test func `an archive that is replaced or compacted is the old one or the new one`() throws {
    try fill()
    #expect(try Program.run(["backup", "copy.db", "--data", "archive"], in: folder.path).status == 0)
    var random = SplitMix64(state: UInt64(Self.seed))
    for round in 0..<max(3, Self.kills / 20) {
      if round % 2 == 0 {
        let size = folder.size(of: "copy.db")
        try kill(["restore", "copy.db"], when: "archive/sijill.db.restoring", has: Int.random(in: 1...size, using: &random))
      } else {
        try kill(["compact"], when: "archive/sijill.db-wal", has: Int.random(in: 1...200_000, using: &random))
      }
      try expectSound("kill \(round)")
      let server = try serve()
      #expect(try server.get("/v1/stats").json["documents"] as? Int == Self.filled)
      server.program.signal(SIGKILL)
      _ = try server.program.finish()
    }
  }
}
