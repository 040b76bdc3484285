import Foundation
import Testing

@testable import Storage

/// The commands that care for an archive, by the built program.
@Suite(.serialized) struct CareTests {
  private let folder: TemporaryFolder
  private var database: String { folder.path + "/archive/sijill.db" }

  /// A folder with an archive of three documents.
  init() throws {
    folder = try TemporaryFolder()
    for number in 1...3 { try folder.write("وصل الوفد رقم \(number) إلى الميناء.".utf8, to: "pages/\(number).txt") }
    #expect(try run("ingest", "pages").status == 0)
  }

  private func run(_ words: String..., data: String = "archive") throws -> Program.Outcome {
    try Program.run(words + ["--data", data], in: folder.path)
  }

  @Test func `a backup is made and checked beside a server, and brings everything back`() throws {
    let server = try RunningServer(["serve", "--data", "archive"], in: folder.path)
    #expect(try run("check").status == 0)
    #expect(try run("check", "--deep").status == 0)
    let backup = try run("backup", "copy.db")
    #expect(backup.status == 0 && backup.errors.contains("verified"))
    #expect(try server.post("خبر بعد النسخة".utf8, "text/plain").status == 201)
    for command in [["restore", "copy.db"], ["compact"], ["migrate"]] {
      let refused = try Program.run(command + ["--data", "archive"], in: folder.path)
      #expect(refused.status == 69 && refused.errors.contains("Another server"), "\(command): \(refused.errors)")
    }
    #expect(try server.stop().status == 0)
    let restored = try run("restore", "copy.db")
    #expect(restored.status == 0)
    #expect(restored.errors.contains("3 documents") && restored.errors.contains("sijill.db.replaced"), "\(restored.errors)")
    let second = try RunningServer(["serve", "--data", "archive"], in: folder.path)
    #expect(try second.get("/v1/stats").json["documents"] as? Int == 3)
    #expect(try second.get("/v1/articles?q=الميناء").items.count == 3)
    #expect(try second.stop().status == 0)
    #expect(try run("compact").status == 0)
    #expect(try run("migrate").errors.contains("already"))
    #expect(try run("check", "--deep").status == 0)
  }

  @Test func `each failure has its status and says what to do`() throws {
    try folder.write(String(repeating: "a letter ", count: 500).utf8, to: "letter")
    try folder.write([], to: "taken")
    for (words, status) in [
      (["check", "--data", "none"], 66), (["backup", "b.db", "--data", "none"], 66), (["compact", "--data", "none"], 66),
      (["migrate", "--data", "none"], 66), (["restore", "none.db"], 66), (["restore", "letter"], 65), (["backup", "taken"], 73),
      (["backup", "none/b.db"], 69), (["backup"], 64), (["restore"], 64), (["backup", "a", "b"], 64), (["check", "x"], 64),
    ] as [([String], Int32)] {
      let data = words.contains("--data") ? [] : ["--data", "archive"]
      let outcome = try Program.run(words + data, in: folder.path)
      #expect(outcome.status == status, "\(words): \(outcome.status) \(outcome.errors)")
      #expect(outcome.errors.hasPrefix("sijill: ") && outcome.errors.count(where: \.isNewline) == 1, "\(outcome.errors)")
    }
    #expect(try folder.names == ["archive", "letter", "pages", "taken"])
  }

  /// Writes over the first page of a table.
  private func damage(_ table: String) throws {
    let (size, root): (Int, Int)
    do {
      let connection = try Connection(path: database, mode: .readWrite)
      try connection.execute("PRAGMA journal_mode = DELETE")
      size = try connection.first("PRAGMA page_size") { $0.int() } ?? 0
      root = try connection.first("SELECT rootpage FROM sqlite_schema WHERE name = '\(table)'") { $0.int() } ?? 0
    }
    var bytes = try Data(contentsOf: URL(fileURLWithPath: database))
    for place in (root - 1) * size..<(root - 1) * size + 8 { bytes[place] ^= 0xFF }
    try bytes.write(to: URL(fileURLWithPath: database))
  }

  @Test func `a page that is damaged is answered with 500 and the way to find it, and the rest is served`() throws {
    #expect(try run("backup", "copy.db").status == 0)
    try damage("article")
    let server = try RunningServer(["serve", "--data", "archive"], in: folder.path)
    let answer = try server.get("/v1/articles/1")
    #expect(answer.status == 500)
    #expect(answer.headers["content-type"] == "application/problem+json")
    #expect(answer.text.contains("sijill check"))
    #expect(try server.get("/v1/documents/1/raw").status == 200)
    let outcome = try server.stop()
    #expect(outcome.status == 0 && outcome.errors.contains("damaged"))
    let check = try run("check")
    #expect(check.status == 65)
    #expect(check.output.contains("table article"), "\(check.output)")
    #expect(check.errors.contains("sijill restore"))
    #expect(try run("backup", "other.db").status == 65)
    #expect(try run("restore", "copy.db").status == 0)
    #expect(try run("check", "--deep").status == 0)
  }

  @Test func `an index that lies is named, and made anew`() throws {
    try Connection(path: database, mode: .readWrite).execute("UPDATE article SET body = 'زرافة' WHERE id = 1")
    let check = try run("check", "--deep")
    #expect(check.status == 65)
    #expect(check.output.hasPrefix("index: ") && check.errors.contains("sijill compact"))
    #expect(try run("compact").status == 0)
    #expect(try run("check", "--deep").status == 0)
  }

  @Test func `a server with no room left says so, reads on, and has lost nothing that it took`() throws {
    // No file may grow beyond 1 MiB (or 2, where the shell counts so): as a disk that is full, but without a disk.
    let server = try RunningServer(["serve", "--data", "archive"], in: folder.path, prelude: "ulimit -f 2048")
    var taken = 3
    var refused: RunningServer.Answer?
    for number in 0..<400 where refused == nil {
      // Words that do not repeat, so that they cannot be packed.
      let words = (0..<1_500).map { "كلمة\(number * 7_919 + $0 * 104_729)" }.joined(separator: " ")
      let answer = try server.post(words.utf8, "text/plain")
      if answer.status == 201 { taken += 1 } else { refused = answer }
    }
    let answer = try #require(refused)
    #expect(answer.status == 507)
    #expect(answer.headers["content-type"] == "application/problem+json")
    #expect(try server.get("/v1/stats").json["documents"] as? Int == taken)
    #expect(try server.get("/v1/articles?q=الميناء").items.count == 3)
    #expect(try server.get("/readyz").status == 200)
    #expect(try server.stop().status == 0)
    let check = try run("check", "--deep")
    #expect(check.status == 0, "\(check.output)")
    #expect(check.errors.contains("\(taken) documents"))
  }
}
