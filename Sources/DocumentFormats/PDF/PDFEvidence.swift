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
    let gapped = lines.count { $0.gaps > 0 }
    let cut = lines.count { $0.gaps > 1 }
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

  /// A quick look that spares most documents the thorough one: gaps between words, or a tanwin before a letter that none stands before.
  static func isPossible(in scalars: Scalars) -> Bool {
    var gaps = 0
    var marks = 0
    for index in scalars.indices.dropFirst(2) where scalars[index].isArabicLetter {
      switch scalars[index - 1] {
      case " ": if scalars[index - 2] == " " { gaps += 1 }
      case "\u{64B}": if scalars[index] != "ا", scalars[index] != "ى" { marks += 1 }
      default: break
      }
      if gaps > 5 || marks > 2 { return true }
    }
    return false
  }

  var isEmpty: Bool { !isReordered && strayMarks.isEmpty }
}
