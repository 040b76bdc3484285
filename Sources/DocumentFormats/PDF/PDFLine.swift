import Model

/// A line of text out of a PDF: its characters cleaned, its blanks kept, since they say where the line was broken and turned round.
struct PDFLine {
  var text: Scalars
  /// How many empty lines stand before it.
  let blanksBefore: Int
  /// Where it stands in the decoded document.
  var span = ScalarSpan(0, 0)

  /// The lines of a text that are not empty, mended where they show damage.
  static func lines(of scalars: Scalars, repair: LineRepair = .none) -> [PDFLine] {
    var lines: [PDFLine] = []
    var blanks = 0
    SourceText.forEachLine(of: scalars) { start, end in
      let text =
        repair.repaired(scalars[start..<end]).map { CharacterCleaning.cleaned($0) } ?? CharacterCleaning.cleaned(scalars[start..<end])
      if text.contains(where: { $0 != " " }) {
        lines.append(PDFLine(text: text, blanksBefore: blanks, span: ScalarSpan(start, end)))
        blanks = 0
      } else {
        blanks += 1
      }
    }
    return lines
  }

  /// The same line with another number of empty lines before it.
  func moved(_ blanksBefore: Int) -> PDFLine { PDFLine(text: text, blanksBefore: blanksBefore, span: span) }

  /// The characters without the blanks around them.
  var content: ArraySlice<Unicode.Scalar> { text[...].trimmed }

  /// Whether the line break fell behind a blank, so that the sentence goes on in the next line.
  var endsInBlank: Bool { text.last == " " }

  /// How many gaps of two or more blanks stand between words.
  var gaps: Int {
    let content = content
    var count = 0
    for index in content.indices.dropFirst(2) where content[index] != " " && content[index - 1] == " " && content[index - 2] == " " {
      count += 1
    }
    return count
  }
}
