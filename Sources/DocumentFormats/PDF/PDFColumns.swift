import Model

/// Pages set in two columns whose lines came out side by side, a wide gap between them. The first piece of a line stands in the column that is
/// read first: the text of a line begins where reading begins.
struct PDFColumns {
  /// The lines in reading order: those of one column, then those of the other.
  let lines: [PDFLine]
  /// How many lines were cut in two.
  let cut: Int

  /// Cuts a document whose lines have two columns; `nil` when there are too few such lines for it to be the page's layout.
  init?(_ scalars: Scalars, repair: LineRepair = .none) {
    guard Self.isPossible(scalars) else { return nil }
    var (all, gapped) = (0, 0)
    SourceText.forEachLine(of: scalars) { start, end in
      let text = scalars[start..<end].trimmed
      if !text.isEmpty { all += 1 }
      if Row.gap(in: text) != nil { gapped += 1 }
    }
    guard Self.areColumns(gapped, of: all) else { return nil }
    var rows: [Row] = []
    var blanks = 0
    SourceText.forEachLine(of: scalars) { start, end in
      let row = Row(scalars, start, end, blanksBefore: blanks, repair)
      blanks = row.first == nil ? blanks + 1 : 0
      if row.first != nil { rows.append(row) }
    }
    cut = gapped
    lines = Self.unfold(rows)
  }

  private static func areColumns(_ divided: Int, of all: Int) -> Bool { divided >= fewest && divided * 10 >= all * 6 }

  private static let fewest = 6

  /// A quick look that spares most documents the thorough one: as many wide gaps between words as that many lines would have.
  private static func isPossible(_ scalars: Scalars) -> Bool {
    var (gaps, lines) = (0, 0)
    var run = 0
    for scalar in scalars {
      if scalar == " " || scalar == "\u{A0}" || scalar == "\t" {
        run += 1
      } else {
        if scalar.value <= 0x20 { lines += run < 0 ? 0 : 1 } else if run > 3 { gaps += 1 }
        // Behind a line break stands nothing yet.
        run = scalar.value <= 0x20 ? -1_000 : 0
      }
    }
    return areColumns(gaps, of: lines)
  }

  /// One line of the page and its pieces.
  private struct Row {
    var first: PDFLine?
    var second: PDFLine?

    init(_ scalars: Scalars, _ start: Int, _ end: Int, blanksBefore: Int, _ repair: LineRepair) {
      let text = scalars[start..<end].trimmed
      guard !text.isEmpty else { return }
      if let gap = Self.gap(in: text) {
        first = Self.line(text[..<gap.lowerBound], blanksBefore, repair)
        second = Self.line(text[gap.upperBound...], 0, repair)
        // A line in the order of the eye begins with the end of the column on the left.
        if repair.turnsLines { (first, second) = (second.map { $0.moved(blanksBefore) }, first.map { $0.moved(0) }) }
      } else {
        first = Self.line(scalars[start..<end], blanksBefore, repair)
      }
    }

    private static func line(_ text: ArraySlice<Unicode.Scalar>, _ blanksBefore: Int, _ repair: LineRepair) -> PDFLine {
      let mended = CharacterCleaning.cleaned(repair.repaired(text).map { $0[...] } ?? text)
      return PDFLine(text: mended[...], blanksBefore: blanksBefore, span: ScalarSpan(text.startIndex, text.endIndex))
    }

    /// The one gap of four and more blanks, with at least two words on each side.
    static func gap(in text: ArraySlice<Unicode.Scalar>) -> Range<Int>? {
      var found: Range<Int>?
      var index = text.startIndex
      while index < text.endIndex {
        guard isBlank(text[index]) else {
          index += 1
          continue
        }
        var end = index
        while end < text.endIndex, isBlank(text[end]) { end += 1 }
        if end - index > 3 {
          guard found == nil else { return nil }
          found = index..<end
        }
        index = end
      }
      guard let found, found.lowerBound - text.startIndex >= 10, text.endIndex - found.upperBound >= 3 else { return nil }
      return found
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\u{A0}" || scalar == "\t" }
  }

  /// Puts the pieces of each stretch of divided lines one below the other. A line that only one column has is the end of the longer one.
  private static func unfold(_ rows: [Row]) -> [PDFLine] {
    var lines: [PDFLine] = []
    var waiting: [PDFLine] = []
    for row in rows {
      if row.second == nil, row.first?.blanksBefore ?? 0 > 0 || waiting.isEmpty {
        lines += waiting
        waiting = []
      }
      if let first = row.first { lines.append(first) }
      if let second = row.second { waiting.append(second) }
    }
    return lines + waiting
  }
}
