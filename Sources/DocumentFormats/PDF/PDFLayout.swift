import ArabicText
import Model

/// What a page's layout puts between the lines of a text: page numbers, running headers, quotations lifted out of the text.
enum PDFLayout {
  /// The lines of the text alone, and what was taken out.
  static func withoutFurniture(_ lines: [PDFLine]) -> (lines: [PDFLine], leftOut: [Decision]) {
    var drop = [Bool](repeating: false, count: lines.count)
    markHeaders(lines, &drop)
    markPullQuotes(lines, &drop)
    var kept: [PDFLine] = []
    var leftOut: [Decision] = []
    for (index, line) in lines.enumerated() {
      if drop[index] {
        leftOut.append(Decision(line.span, .layout, reasons: ["a page number, a running header or a quotation lifted out of the text"]))
      } else {
        kept.append(line)
      }
    }
    return (kept, leftOut)
  }

  /// Page numbers, and beside them, set off by empty lines, the running header: the same on several pages, in another script, or with
  /// characters that could not be read.
  private static func markHeaders(_ lines: [PDFLine], _ drop: inout [Bool]) {
    guard lines.contains(where: isPageNumber) else { return }
    var counts: [LineKey: Int] = [:]
    for line in lines where line.content.count <= 80 { counts[LineKey(line.content), default: 0] += 1 }
    for index in lines.indices where isPageNumber(lines[index]) {
      drop[index] = true
      for direction in [1, -1] {
        var other = index + direction
        while lines.indices.contains(other), abs(other - index) <= 3, isHeader(lines[other], counts), !isHeading(other, lines, direction) {
          drop[other] = true
          other += direction
        }
      }
    }
  }

  private static func isPageNumber(_ line: PDFLine) -> Bool {
    line.content.count <= 4 && line.content.allSatisfy { $0.digitValue != nil } && line.blanksBefore > 0
  }

  private static func isHeader(_ line: PDFLine, _ counts: [LineKey: Int]) -> Bool {
    guard line.content.count <= 80, !line.endsInBlank else { return false }
    if line.content.contains("\u{FFFD}") { return true }
    if !line.content.contains(where: \.isArabicLetter) { return true }
    return counts[LineKey(line.content), default: 0] > 1
  }

  /// A heading that happens to stand beside a page number is not set off on both sides.
  private static func isHeading(_ index: Int, _ lines: [PDFLine], _ direction: Int) -> Bool {
    direction < 0 && lines[index].blanksBefore == 0
  }

  /// Quotations lifted out of the text and set again in a narrow column: several short lines stretched with tatweel.
  private static func markPullQuotes(_ lines: [PDFLine], _ drop: inout [Bool]) {
    let lengths = lines.map { $0.content.count }.sorted()
    guard lengths.count > 8 else { return }
    let limit = lengths[lengths.count / 2] * 6 / 10
    var index = 0
    while index < lines.count {
      var end = index
      while end < lines.count, lines[end].content.count <= limit, end == index || lines[end].blanksBefore == 0 { end += 1 }
      if end - index > 2, lines[index..<end].count(where: { isStretched($0.content) }) > 1 {
        for line in index..<end { drop[line] = true }
      }
      index = max(end, index + 1)
    }
  }

  /// Whether a line has tatweel between letters more than once in a row, as justified narrow columns have.
  private static func isStretched(_ content: ArraySlice<Unicode.Scalar>) -> Bool {
    content.indices.dropLast().contains { content[$0] == "ـ" && content[$0 + 1] == "ـ" }
  }
}
