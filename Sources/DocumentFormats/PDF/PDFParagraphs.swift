import Model

/// Puts the lines of a PDF's text together into paragraphs. Empty lines lie there: what tells is the blank that the line break left at the
/// end of a line that goes on.
struct PDFParagraphs {
  var texts: [Scalars] = []
  /// The lines that each paragraph was made of.
  private(set) var spans: [[ScalarSpan]] = []

  init(joining lines: [PDFLine]) {
    let goesOn = lines.count { $0.endsInBlank } * 5 >= lines.count * 2
    let lengths = lines.map { $0.content.count }.sorted()
    let width = lengths.isEmpty ? 0 : lengths[lengths.count * 3 / 4]
    var current = Scalars()
    var parts: [ScalarSpan] = []
    for (index, line) in lines.enumerated() {
      let next = index + 1 < lines.count ? lines[index + 1] : nil
      Self.append(line.content, to: &current)
      parts.append(line.span)
      if let next, Self.continues(line, next, byBlank: goesOn, width: width) { continue }
      texts.append(Self.withSingleBlanks(current))
      spans.append(parts)
      (current, parts) = (Scalars(), [])
    }
  }

  private static func append(_ content: ArraySlice<Unicode.Scalar>, to paragraph: inout Scalars) {
    if let last = paragraph.last {
      let isLatinBreak =
        last == "-" && paragraph.count > 1 && paragraph[paragraph.count - 2].isLatinLetter && content.first?.isLatinLetter == true
      if isLatinBreak { paragraph.removeLast() } else { paragraph.append(" ") }
    }
    paragraph += content
  }

  private static func continues(_ line: PDFLine, _ next: PDFLine, byBlank: Bool, width: Int) -> Bool {
    let content = line.content
    if content.last == "-", content.dropLast().last?.isLatinLetter == true { return true }
    if byBlank { return line.endsInBlank }
    let isFull = content.count * 10 >= width * 8
    if LabelledLine(Array(next.content)) != nil { return false }
    if ParagraphJoining.endsSentence(Array(content)) { return isFull && next.blanksBefore == 0 }
    return isFull || content.last == "،" || next.blanksBefore == 0 && content.count > 60
  }

  private static func withSingleBlanks(_ text: Scalars) -> Scalars {
    var result = Scalars()
    result.reserveCapacity(text.count)
    for scalar in text where scalar != " " || result.last != " " { result.append(scalar) }
    return result
  }
}
