/// A text out of a PDF, in lines: of two columns, those of the first and then those of the second.
struct PDFText {
  private(set) var lines: [PDFLine]
  /// How many lines held pieces of two columns.
  let cutLines: Int
  /// What speaks for damage in the lines.
  let evidence: PDFEvidence

  init(_ scalars: Scalars, repair: LineRepair = .none) {
    let columns = PDFColumns(scalars, repair: repair)
    lines = columns?.lines ?? PDFLine.lines(of: scalars, repair: repair)
    cutLines = columns?.cut ?? 0
    evidence = PDFEvidence(lines, isTurned: repair.turnsLines)
  }

  /// Hands the lines over.
  mutating func takeLines() -> [PDFLine] {
    defer { lines = [] }
    return lines
  }
}
