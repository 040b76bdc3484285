/// A text out of a PDF, in lines: of two columns, those of the first and then those of the second, whether they came side by side or by turns.
struct PDFText {
  private(set) var lines: [PDFLine]
  /// How many lines held pieces of two columns.
  let cutLines: Int
  /// How many lines of two columns stood by turns.
  let alternatingLines: Int
  /// What speaks for damage in the lines.
  let evidence: PDFEvidence

  init(_ scalars: Scalars, repair: LineRepair = .none) {
    let columns = PDFColumns(scalars, repair: repair)
    let single = columns?.lines ?? PDFLine.lines(of: scalars, repair: repair)
    let alternating = columns == nil ? AlternatingColumns(single) : nil
    lines = alternating?.lines ?? single
    cutLines = columns?.cut ?? 0
    alternatingLines = alternating?.moved ?? 0
    evidence = PDFEvidence(lines, isTurned: repair.turnsLines)
  }

  /// Hands the lines over.
  mutating func takeLines() -> [PDFLine] {
    defer { lines = [] }
    return lines
  }
}
