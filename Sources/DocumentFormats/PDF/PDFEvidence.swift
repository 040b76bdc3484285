import ArabicText

/// What in a document speaks for text out of a PDF, and so which repairs are due: both damage sound text.
struct PDFEvidence {
  /// Whether lines have their words in visual order, with double blanks where the runs were cut.
  let isReordered: Bool
  /// Whether the lines are those of a printed page, and are joined as such.
  let isWrappedPDF: Bool
  /// Whether lines have all of their words in visual order, with single blanks between them.
  let isReversed: Bool
  /// The letters that a font bug gives a stray tanwin.
  let strayMarks: StrayMarks
  /// The evidence in words for a person.
  let reasons: [String]

  /// - Parameter isTurned: whether the lines were backwards, which only text out of a PDF is.
  init(_ lines: [PDFLine], isTurned: Bool = false) {
    var reasons: [String] = []
    let gaps = lines.map(\.gaps)
    let gapped = gaps.count { $0 > 0 }
    let cut = gaps.count { $0 > 1 }
    let lengths = lines.map { $0.content.count }
    let narrow = lengths.count { (40...140).contains($0) }
    let paragraphs = lengths.count { $0 > 220 }
    let isWrapped = lines.count > 5 && narrow * 2 > lines.count && paragraphs * 12 < lines.count
    isWrappedPDF = isWrapped && isTurned
    if isWrappedPDF { reasons.append("lines of a page's width, which stood in visual order") }
    let order = WordOrder(lines, leastGap: 2)
    let isBackward = cut > 0 && order.isBackward(true) || isWrapped && cut > 2 && gapped * 12 >= lines.count && order.isNotForward
    isReordered = isBackward && Self.areRuns(lines, gaps)
    isReversed = !isReordered && Self.hasNarrowLines(lines) && WordOrder(lines.prefix(200), leastGap: 1).isBackward(false)
    if isReversed { reasons.append("particles stand behind what they govern: lines have their words in visual order") }
    if isReordered { reasons.append("\(gapped) of \(lines.count) lines have gaps of two blanks between words") }
    strayMarks = StrayMarks(evidenceIn: lines)
    if !strayMarks.isEmpty { reasons.append("a tanwin inside words on \(strayMarks.description)") }
    self.reasons = reasons
  }

  /// Whether the gaps part runs of a few words, as visual order does, rather than being slips of a typist far from one another.
  private static func areRuns(_ lines: [PDFLine], _ gaps: [Int]) -> Bool {
    var (all, words) = (0, 0)
    for (line, count) in zip(lines, gaps) where count > 0 {
      all += count
      words += line.content.split(separator: " ").count
    }
    return all * 8 >= words
  }

  /// Whether most lines have the width of a page's and end in the middle of a sentence.
  private static func hasNarrowLines(_ lines: [PDFLine]) -> Bool {
    let broken = lines.count {
      (35...140).contains($0.content.count) && !($0.content.last.map { ".؟!:».\"".unicodeScalars.contains($0) } ?? true)
    }
    return lines.count > 2 && broken * 5 >= lines.count * 3
  }

  /// A quick look that spares most documents the thorough one: gaps between words on a good part of the lines, or a tanwin before a letter
  /// that none stands before, more often than slips of the pen are.
  static func isPossible(in scalars: Scalars) -> Bool {
    var (gaps, blanks) = (0, 0)
    var marks = 0
    var lines = 1
    var narrow = 0
    var start = 0
    for index in scalars.indices.dropFirst(2) {
      let before = scalars[index - 1]
      if before == " " || before == "\u{A0}" {
        blanks += 1
        // Glyphs and direction marks count as letters here: they come from the same programs.
        if scalars[index - 2] == " " || scalars[index - 2] == "\u{A0}", scalars[index].value > 0x5FF { gaps += 1 }
      } else if before == "\u{64B}" {
        if scalars[index].isArabicLetter, scalars[index] != "ا", scalars[index] != "ى" { marks += 1 }
      } else if before == "\n" {
        lines += scalars[index] == "\n" ? 0 : 1
        if (36...142).contains(index - start), scalars[index - 2] != ".", scalars[index - 2] != "\"" { narrow += 1 }
        start = index
      }
    }
    if narrow > 1, narrow * 2 >= lines { return true }
    return gaps > 5 && gaps * 12 >= lines && gaps * 100 >= blanks || marks > 2 && marks * 5_000 >= scalars.count
  }

  var isEmpty: Bool { !isReordered && strayMarks.isEmpty && !isWrappedPDF && !isReversed }
}
