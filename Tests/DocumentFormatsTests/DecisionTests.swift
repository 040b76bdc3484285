import ArabicText
import Model
import Testing

@testable import DocumentFormats

/// Taking a document apart loses nothing and doubles nothing: every line is in one decision, and what was kept stands where it should.
@Suite struct DecisionTests {
  @Test(arguments: Fixture.documents)
  func `every line of a sample is decided on once`(path: String, type: DocumentMediaType) throws {
    let read = try Fixture.read(path: path, type: type)
    checkCover(read, path)
    if type == .text { checkContents(read, path) }
  }

  @Test func `every line of a pile of samples is decided on once`() throws {
    var random = SplitMix64(seed: 5)
    let texts = try Fixture.documents.filter { $0.type == .text && !$0.path.contains("1256") }.map { try Fixture.text($0.path) }
    for round in 0..<60 {
      let picked = (0...(round % 4)).map { _ in texts[Int.random(in: texts.indices, using: &random)] }
      let read = try Fixture.read(picked.joined(separator: "\n\n\n"))
      checkCover(read, "pile \(round)")
      checkContents(read, "pile \(round)")
    }
  }

  @Test func `every line of shuffled samples is decided on once`() throws {
    var random = SplitMix64(seed: 19)
    let lines = try Fixture.documents.filter { $0.type == .text && !$0.path.contains("1256") }.flatMap {
      try Fixture.text($0.path).split(separator: "\n", omittingEmptySubsequences: false)
    }
    for round in 0..<150 {
      let count = Int.random(in: 1...80, using: &random)
      let text = (0..<count).map { _ in lines[Int.random(in: lines.indices, using: &random)] }.joined(separator: "\n")
      guard let read = try? Fixture.read(text) else { continue }
      checkCover(read, "shuffle \(round)")
      checkContents(read, "shuffle \(round)")
    }
  }

  @Test func `every stretch of shuffled markup is decided on once`() throws {
    var random = SplitMix64(seed: 29)
    let pages = try Fixture.documents.filter { $0.type == .html }.flatMap { try Fixture.text($0.path).split(separator: "\n") }
    for round in 0..<120 {
      let count = Int.random(in: 1...60, using: &random)
      let text = (0..<count).map { _ in pages[Int.random(in: pages.indices, using: &random)] }.joined(separator: "\n")
      guard let read = try? Fixture.read(text, type: .html) else { continue }
      checkCover(read, "markup \(round)")
    }
  }

  /// Every character that is text lies in exactly one decision.
  private func checkCover(_ read: ReadDocument, _ name: String) {
    let scalars = Scalars(read.text)
    var owners = [Int](repeating: 0, count: scalars.count)
    for decision in read.decisions {
      #expect(decision.span.end <= scalars.count && decision.span.count > 0, "\(name)")
      #expect(!decision.reasons.isEmpty, "\(name)")
      for offset in decision.span.start..<decision.span.end { owners[offset] += 1 }
    }
    #expect(!owners.contains { $0 > 1 }, "\(name): doubled at \(owners.firstIndex { $0 > 1 } ?? -1)")
    for range in text(of: read, scalars) {
      let missing = range.contains { owners[$0] == 0 && !isBlank(scalars[$0]) }
      #expect(!missing, "\(name): lost at \(range): \(scalars[range].prefix(60).string)")
    }
    for decision in read.decisions where decision.role.isKept { #expect(decision.article.map(read.articles.indices.contains) ?? false) }
  }

  private func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    CharacterClass(scalar) == .blank || CharacterClass(scalar) == .newline || Folding.isInvisible(scalar)
  }

  /// The stretches that hold text: lines, or what stands between tags.
  private func text(of read: ReadDocument, _ scalars: Scalars) -> [Range<Int>] {
    guard read.shape == "html" || read.shape == "feed" else { return SourceText(scalars).lines.map { $0.span.start..<$0.span.end } }
    var tokenizer = MarkupTokenizer(scalars, isXML: read.shape == "feed")
    var ranges: [Range<Int>] = []
    while let token = tokenizer.next() {
      guard case .text(let range) = token else { continue }
      if !HTMLContent(Array(scalars[range])).blocks.isEmpty { ranges.append(range) }
    }
    return ranges
  }

  /// What was kept stands in its article: paragraphs and headings in the body, captions among the captions.
  private func checkContents(_ read: ReadDocument, _ name: String) {
    guard read.shape != "pdf text" else { return }
    let scalars = Scalars(read.text)
    for decision in read.decisions {
      guard let index = decision.article else { continue }
      let article = read.articles[index]
      let words = scalars[decision.span.start..<decision.span.end].foldedName
      switch decision.role {
      case .paragraph, .heading, .time: #expect(Scalars(article.body)[...].foldedName.contains(words), "\(name): \(words.prefix(60))")
      case .title: #expect(Scalars(article.title)[...].foldedName == words, "\(name)")
      case .caption:
        #expect(article.captions.contains { words.contains(Scalars($0)[...].foldedName) }, "\(name): \(words.prefix(60))")
      default: break
      }
    }
    for article in read.articles.indices {
      let kept = read.decisions.filter { $0.article == article && [.paragraph, .heading, .time].contains($0.role) }
      let length = kept.reduce(0) { $0 + scalars[$1.span.start..<$1.span.end].foldedName.unicodeScalars.count + 1 }
      let body = Scalars(read.articles[article].body)[...].foldedName.unicodeScalars.count
      #expect(body <= length + 40, "\(name): a body is longer than its lines")
    }
  }
}
