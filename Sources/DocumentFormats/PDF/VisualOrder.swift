/// Turns lines that came out of a PDF in visual order round again. The runs of such a line are divided by two blanks and stand in reverse;
/// the words inside a run are in order.
enum VisualOrder {
  /// The line in reading order. The blanks at its ends stay.
  static func repair(_ line: PDFLine) -> PDFLine? {
    guard line.gaps > 0 else { return nil }
    var pieces = pieces(of: line.content)
    guard pieces.count > 1 else { return nil }
    pieces[0].words = dragHyphen(pieces[0].words)
    let words = pieces.reversed().flatMap(\.words)
    var text = Scalars(words.joined(separator: [" "]))
    if line.text.first == " " { text.insert(" ", at: 0) }
    if line.endsInBlank { text.append(" ") }
    return PDFLine(text: text, blanksBefore: line.blanksBefore, span: line.span)
  }

  private struct Piece {
    var words: [Scalars]
  }

  private static func pieces(of content: ArraySlice<Unicode.Scalar>) -> [Piece] {
    var pieces: [Piece] = []
    var gap = 0
    var words: [Scalars] = []
    var before = 0
    for word in runs(of: content) {
      if word.first == " " {
        gap = word.count
        continue
      }
      if gap > 1, !words.isEmpty {
        pieces.append(Piece(words: numberRun(words, gap: before)))
        (words, before) = ([], gap)
      }
      words.append(Array(word))
      gap = 0
    }
    pieces.append(Piece(words: numberRun(words, gap: before)))
    return pieces
  }

  /// Words and the blanks between them.
  private static func runs(of content: ArraySlice<Unicode.Scalar>) -> [ArraySlice<Unicode.Scalar>] {
    var runs: [ArraySlice<Unicode.Scalar>] = []
    var start = content.startIndex
    for index in content.indices.dropFirst() where (content[index] == " ") != (content[index - 1] == " ") {
      runs.append(content[start..<index])
      start = index
    }
    if start < content.endIndex { runs.append(content[start...]) }
    return runs
  }

  /// A gap of three blanks marks a run that begins with a number: the number belongs behind the next word, its punctuation behind itself
  /// (`،2025 يناير` → `يناير 2025،`).
  private static func numberRun(_ words: [Scalars], gap: Int) -> [Scalars] {
    guard gap > 2, let first = words.first, let number = number(first) else { return words }
    guard words.count > 1 else { return [number] }
    return [words[1], number] + words[2...]
  }

  private static func number(_ word: Scalars) -> Scalars? {
    guard let start = word.firstIndex(where: { $0.digitValue != nil }) else { return nil }
    let marks = word[..<start]
    guard marks.allSatisfy({ "،.؛:,%٪!؟»«()-".unicodeScalars.contains($0) }),
      word[start...].allSatisfy({ $0.digitValue != nil || ".,/:-–%٪٫٬".unicodeScalars.contains($0) })
    else { return nil }
    return Array(word[start...]) + marks.reversed()
  }

  /// A hyphen at the end of a line drags its word to the front of the first run: `A- B` → `B A-`.
  private static func dragHyphen(_ words: [Scalars]) -> [Scalars] {
    guard words.count > 1, let first = words.first, first.count > 1, first.last == "-" else { return words }
    return Array(words.dropFirst()) + [first]
  }
}
