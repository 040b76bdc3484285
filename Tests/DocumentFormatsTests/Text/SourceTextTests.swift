import Testing

@testable import DocumentFormats

@Suite struct SourceTextTests {
  @Test(arguments: ["أول\nثان", "أول\r\nثان", "أول\rثان", "أول\u{2028}ثان", "أول\u{C}ثان"])
  func `every line end ends a line`(text: String) {
    #expect(SourceText(Scalars(text)).lines.map(\.text.string) == ["أول", "ثان"])
  }

  @Test func `lines know the empty lines before them and their place`() {
    let lines = SourceText(Scalars("  عنوان  طويل \n\n \n\u{200F}نص")).lines
    #expect(lines.map(\.text.string) == ["عنوان طويل", "نص"])
    #expect(lines.map(\.blanksBefore) == [0, 2])
    #expect(lines.map { [$0.span.start, $0.span.end] } == [[2, 13], [19, 21]])
  }

  @Test func `an empty text has no lines`() {
    #expect(SourceText([]).lines.isEmpty)
  }
}
