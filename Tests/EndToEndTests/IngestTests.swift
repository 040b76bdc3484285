import Foundation
import Testing

@Suite(.serialized) struct IngestTests {
  private func pages() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("وصل الوفد إلى الميناء.\n\nقال المتحدث إن المحادثات بدأت.".utf8, to: "pages/one.txt")
    try folder.write("<html><body><h1>جسر جديد</h1><p>افتتح الوزير جسرا فوق النهر.</p></body></html>".utf8, to: "pages/sub/two.html")
    try folder.write("تأجل اللقاء إلى الغد.".utf8, to: "pages/three.TXT")
    try folder.write([0x89, 0x50, 0x4E, 0x47], to: "pages/picture.png")
    return folder
  }

  @Test func `the documents of a folder are stored once`() throws {
    let folder = try pages()
    let first = try Program.run(["ingest", "pages", "--data", "archive", "--source", "دفتر"], in: folder.path)
    #expect(first.status == 0)
    #expect(first.output.isEmpty)
    #expect(first.told == "3 documents stored with 3 articles, 0 known before, 0 refused\n")
    let second = try Program.run(["ingest", "pages/", "pages/one.txt", "--source=دفتر", "--data=archive"], in: folder.path)
    #expect(second.status == 0)
    #expect(second.told == "0 documents stored with 0 articles, 4 known before, 0 refused\n")
    let server = try RunningServer(["serve", "--data", "archive"], in: folder.path)
    #expect(try server.get("/v1/articles?source=دفتر").items.count == 3)
    #expect(try server.get("/v1/articles?q=الجسر").items.count == 1)
  }

  @Test func `a refused document is told and costs itself alone`() throws {
    let folder = try pages()
    try folder.write([0xD9, 0x86, 0x00], to: "pages/bad.txt")
    try folder.write([], to: "pages/empty.txt")
    let outcome = try Program.run(["ingest", "pages", "--data", "archive"], in: folder.path)
    #expect(outcome.status == 2)
    let lines = outcome.told.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines.first?.hasPrefix("pages/bad.txt: refused: ") == true)
    #expect(lines.dropFirst().first?.hasPrefix("pages/empty.txt: refused: ") == true)
    #expect(lines.last == "3 documents stored with 3 articles, 0 known before, 2 refused")
  }

  @Test func `standard input is a document`() throws {
    let folder = try TemporaryFolder()
    let outcome = try Program.run(["ingest", "-"], in: folder.path, environment: ["SIJILL_DATA": "other"], input: Array("خبر قصير".utf8))
    #expect(outcome.status == 0)
    #expect(outcome.told == "1 documents stored with 1 articles, 0 known before, 0 refused\n")
    #expect(try folder.names == ["other"])
    #expect(try Program.run(["ingest", "-"], in: folder.path).status == 2, "nothing on standard input is an empty document")
  }

  @Test func `a path that is not there is told before anything is stored`() throws {
    let folder = try pages()
    let outcome = try Program.run(["ingest", "pages", "nowhere", "--data", "archive"], in: folder.path)
    #expect(outcome.status == 66)
    #expect(outcome.errors.contains("'nowhere'"))
    #expect(try folder.names == ["pages"])
    #expect(try Program.run(["ingest"], in: folder.path).status == 64)
  }
}
