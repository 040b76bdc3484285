import Foundation
import Testing

@Suite(.serialized) struct BenchTests {
  @Test func `a made-up archive can be timed, and is never written over`() throws {
    let folder = try TemporaryFolder()
    let made = try Program.run(["bench", "make", "archive", "--articles", "300"], in: folder.path)
    #expect(made.status == 0)
    #expect(made.errors.hasPrefix("300 articles with "))
    #expect(try Program.run(["bench", "make", "archive"], in: folder.path).status == 64)
    let run = try Program.run(["bench", "run", "archive"], in: folder.path)
    #expect(run.status == 0)
    let lines = run.output.split(separator: "\n")
    #expect(lines.first?.hasPrefix("300 articles") == true)
    #expect(lines.first?.hasSuffix("plain p50     steps   scanned   queries") == true)
    for kind in ["article by id", "articles by actor and date", "common word, by relevance", "facets of everything", "network of a month"] {
      #expect(lines.contains { $0.hasPrefix(kind) }, "\(kind)")
    }
  }

  @Test func `the reading of files is timed, with what was made of each`() throws {
    let folder = try TemporaryFolder()
    try folder.write("عنوان يقف فوق النص\n\nهذه فقرة من كلمات عدة تتبع العنوان، وتنتهي بنقطة.".utf8, to: "page.txt")
    try folder.write([0xD8, 0xFF, 0x00], to: "broken.txt")
    let told = try Program.run(["bench", "read", "page.txt"], in: folder.path)
    #expect(told.status == 0)
    #expect(told.output.split(separator: "\n").last?.hasSuffix("x  1  plain  page.txt") == true)
    let refused = try Program.run(["bench", "read", "broken.txt"], in: folder.path)
    #expect(refused.status == 66)
    #expect(refused.errors.contains("broken.txt"))
    #expect(try Program.run(["bench", "read", "nothing.txt"], in: folder.path).status == 66)
  }

  @Test func `a merge is timed with readers at work and taken back, and names are counted`() throws {
    let folder = try TemporaryFolder()
    #expect(try Program.run(["bench", "make", "archive", "--articles", "200"], in: folder.path).status == 0)
    let merged = try Program.run(["bench", "merge", "archive"], in: folder.path)
    #expect(merged.status == 0)
    let lines = merged.output.split(separator: "\n")
    #expect(lines.count == 3 && lines.dropFirst().allSatisfy { $0.hasSuffix(" 0 saw half of it") })
    let tagged = try Program.run(["bench", "tag", "archive"], in: folder.path)
    #expect(tagged.status == 0)
    #expect(tagged.output.hasPrefix("200 articles; "))
    #expect(tagged.output.contains(" tokens a second of user time on one core"))
    #expect(try Program.run(["bench", "merge", "nowhere"], in: folder.path).status == 66)
  }

  @Test(arguments: [["bench"], ["bench", "read"], ["bench", "make"], ["bench", "burn", "x"], ["bench", "make", "x", "--articles", "0"]])
  func `a wrong command line is told`(_ words: [String]) throws {
    let folder = try TemporaryFolder()
    #expect(try Program.run(words, in: folder.path).status == 64)
    #expect(try folder.names.isEmpty)
  }

  @Test func `what was taken in without extraction is read out later`() throws {
    let folder = try TemporaryFolder()
    try folder.write("التقى الرئيس الروسي فلاديمير بوتين نظيره الأميركي دونالد ترمب في موسكو.".utf8, to: "pages/one.txt")
    #expect(try Program.run(["ingest", "--no-extract", "pages", "--data", "archive"], in: folder.path).status == 0)
    let outcome = try Program.run(["reextract", "--data", "archive"], in: folder.path)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("mentions +"))
    #expect(outcome.errors.contains("1 documents read anew, 1 changed"))
  }
}
