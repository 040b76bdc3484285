import Model
import Testing

@testable import DocumentFormats

@Suite struct RobustnessTests {
  @Test(arguments: Fixture.documents)
  func `a document cut off anywhere is read or refused`(path: String, type: DocumentMediaType) throws {
    let bytes = try Fixture.bytes(path)
    var random = SplitMix64(seed: 7)
    for _ in 0..<20 {
      let length = Int.random(in: 0...bytes.count, using: &random)
      check(Array(bytes[..<length]), type)
    }
  }

  @Test(arguments: Fixture.documents)
  func `a document with broken bytes is read or refused`(path: String, type: DocumentMediaType) throws {
    var random = SplitMix64(seed: 11)
    for round in 0..<20 {
      var bytes = try Fixture.bytes(path)
      for _ in 0...(round % 5) {
        let index = Int.random(in: bytes.indices, using: &random)
        bytes[index] =
          round % 2 == 0 ? UInt8.random(in: 0...127, using: &random) : bytes[index] ^ (1 << UInt8.random(in: 0...7, using: &random))
      }
      check(bytes, type)
    }
  }

  @Test func `lines in any order are read`() throws {
    var random = SplitMix64(seed: 23)
    let lines = try Fixture.documents.filter { !$0.path.contains("1256") }.flatMap {
      try Fixture.text($0.path).split(separator: "\n", omittingEmptySubsequences: false)
    }
    for _ in 0..<150 {
      let count = Int.random(in: 1...60, using: &random)
      let text = (0..<count).map { _ in lines[Int.random(in: lines.indices, using: &random)] }.joined(separator: "\n")
      check(Array(text.utf8), [DocumentMediaType.text, .html, .xml][count % 3])
    }
  }

  @Test(arguments: [
    "<", "<a", "<a href=\"", "<!--", "<![CDATA[", "&#", "&#x110000;", "</", "<p><p><p", "<script>", "<title>x", "<rss><item><title>",
    "<feed><entry><content>",
    "(", ")", "«", "- - -", "1", ":", "المصدر", "بقلم", "بقلم:", "الأحد، 1 فبراير 2026", "ـ", "ً", "12:30", "مقالات ذات صلة", "TT",
  ])
  func `a fragment is read in every type`(text: String) {
    for type in DocumentMediaType.allCases { check(Array(text.utf8), type) }
  }

  @Test func `deep nesting is read`() {
    check(Array((String(repeating: "<div>", count: 20_000) + "نص").utf8), .html)
    check(Array((String(repeating: "<b>", count: 20_000) + "نص").utf8), .html)
  }

  @Test func `a list of words as long as a book is one article, in one decision`() throws {
    let read = try Fixture.read(String(repeating: "كلمة\n", count: 120_000))
    #expect(read.articles.count == 1 && read.decisions.count == 1)
    #expect(read.articles[0].body.split(separator: "\n\n").count == 120_000)
  }

  @Test func `a table without end is read to its end`() throws {
    let read = try Fixture.read("<table>" + String(repeating: "<tr><td>صف</td></tr>", count: 210_000) + "<p>نهاية", type: .html)
    #expect(read.articles[0].body.hasSuffix("نهاية"))
  }

  /// Reads a document; what comes out must be consistent with itself.
  private func check(_ bytes: [UInt8], _ type: DocumentMediaType) {
    guard let read = try? DocumentReader().read(RawDocument(bytes: bytes, mediaType: type)) else { return }
    #expect(!read.articles.isEmpty)
    let length = read.text.unicodeScalars.count
    for article in read.articles {
      #expect(article.documentSpan.start >= 0 && article.documentSpan.end <= length)
      let body = article.body.unicodeScalars.count
      #expect(article.headings.allSatisfy { $0.end <= body && $0.count > 0 })
      #expect(!article.title.isEmpty || article.body.isEmpty)
    }
  }
}
