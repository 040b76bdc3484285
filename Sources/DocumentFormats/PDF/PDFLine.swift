import Model

/// A line of text out of a PDF: its characters cleaned, its blanks kept, since they say where the line was broken and turned round.
struct PDFLine {
  var text: ArraySlice<Unicode.Scalar>
  /// How many empty lines stand before it.
  let blanksBefore: Int
  /// Where it stands in the decoded document.
  var span = ScalarSpan(0, 0)

  /// The lines of a text that are not empty, mended where they show damage.
  static func lines(of scalars: Scalars, repair: LineRepair = .none) -> [PDFLine] {
    // The texts of all lines stand one behind the other: a page has thousands, and each alone would take half as much room again.
    var texts = Scalars()
    texts.reserveCapacity(scalars.count)
    var found: [(range: Range<Int>, blanks: Int, span: ScalarSpan)] = []
    var blanks = 0
    SourceText.forEachLine(of: scalars) { start, end in
      let first = texts.count
      let line = repair.repaired(scalars[start..<end]).map { $0[...] } ?? scalars[start..<end]
      // What is cleaned by itself cannot reach into the line before.
      if line.first.map(CharacterCleaning.standsForItself) ?? true {
        CharacterCleaning.append(line, to: &texts)
      } else {
        texts += CharacterCleaning.cleaned(line)
      }
      if texts[first...].contains(where: { $0 != " " }) {
        found.append((first..<texts.count, blanks, ScalarSpan(start, end)))
        blanks = 0
      } else {
        texts.removeSubrange(first...)
        blanks += 1
      }
    }
    return found.map { PDFLine(text: texts[$0.range], blanksBefore: $0.blanks, span: $0.span) }
  }

  /// The same line with another number of empty lines before it.
  func moved(_ blanksBefore: Int) -> PDFLine { PDFLine(text: text, blanksBefore: blanksBefore, span: span) }

  /// The characters without the blanks around them.
  var content: ArraySlice<Unicode.Scalar> { text.trimmed }

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
