import ArabicText

/// What in a document speaks for text out of a PDF, and so which repairs are due: both damage sound text.
struct PDFEvidence {
  /// Whether lines have their words in visual order, with double blanks where the runs were cut.
  let isReordered: Bool
  /// The letters that a font bug gives a stray tanwin.
  let strayMarks: StrayMarks
  /// The evidence in words for a person.
  let reasons: [String]

  init(_ lines: [PDFLine]) {
    var reasons: [String] = []
    let gaps = lines.map(\.gaps)
    let gapped = gaps.count { $0 > 0 }
    let cut = gaps.count { $0 > 1 }
    let lengths = lines.map { $0.content.count }
    let narrow = lengths.count { (40...140).contains($0) }
    let paragraphs = lengths.count { $0 > 220 }
    let isWrapped = lines.count > 5 && narrow * 2 > lines.count && paragraphs * 12 < lines.count
    isReordered = isWrapped && cut > 2 && gapped * 12 >= lines.count
    if isReordered { reasons.append("\(gapped) of \(lines.count) lines have gaps of two blanks between words") }
    strayMarks = StrayMarks(evidenceIn: lines)
    if !strayMarks.isEmpty { reasons.append("a tanwin inside words on \(strayMarks.description)") }
    self.reasons = reasons
  }

  /// A quick look that spares most documents the thorough one: gaps between words on a good part of the lines, or a tanwin before a letter
  /// that none stands before, more often than slips of the pen are.
  static func isPossible(in scalars: Scalars) -> Bool {
    var gaps = 0
    var marks = 0
    var lines = 1
    for index in scalars.indices.dropFirst(2) {
      let before = scalars[index - 1]
      if before == " " {
        if scalars[index - 2] == " ", scalars[index].isArabicLetter { gaps += 1 }
      } else if before == "\u{64B}" {
        if scalars[index].isArabicLetter, scalars[index] != "ا", scalars[index] != "ى" { marks += 1 }
      } else if before == "\n" {
        lines += scalars[index] == "\n" ? 0 : 1
      }
    }
    return gaps > 5 && gaps * 12 >= lines || marks > 2 && marks * 5_000 >= scalars.count
  }

  var isEmpty: Bool { !isReordered && strayMarks.isEmpty }
}
