/// Turns lines that came out of a PDF in visual order round again. The runs of such a line are divided by two blanks and stand in reverse;
/// the words inside a run are in order. Latin words and what belongs to them keep their order.
enum VisualOrder {
  /// The line in reading order. The blanks at its ends stay.
  ///
  /// - Parameter leastGap: how many blanks divide runs.
  static func repair(_ line: PDFLine, leastGap: Int = 2) -> PDFLine? {
    guard leastGap == 1 || line.gaps > 0 else { return nil }
    let content = line.content
    guard content.contains(where: \.isArabicLetter) else { return nil }
    let pieces = pieces(of: content, leastGap)
    guard pieces.count > 1 else { return nil }
    var text = Scalars()
    text.reserveCapacity(line.text.count)
    if line.text.first == " " { text.append(" ") }
    for piece in inReadingOrder(pieces) {
      for word in words(of: piece) {
        if let last = text.last, last != " " { text.append(" ") }
        text += word
      }
    }
    if line.endsInBlank { text.append(" ") }
    return PDFLine(text: text[...], blanksBefore: line.blanksBefore, span: line.span)
  }

  /// Words that are in order, and what stands before them.
  private struct Piece {
    var words: [ArraySlice<Unicode.Scalar>] = []
    /// How many blanks stand before the first word.
    var gap = 0
    /// Whether nothing stands before it on the line.
    var isFirst = false

    var isLatin: Bool { words.allSatisfy { $0.contains(where: \.isLatinLetter) && !$0.contains(where: \.isArabicLetter) } }

    /// Whether it may stand between Latin words: it has no Arabic letter.
    var isNeutral: Bool { words.allSatisfy { !$0.contains(where: \.isArabicLetter) } }
  }

  private static func pieces(of content: ArraySlice<Unicode.Scalar>, _ leastGap: Int) -> [Piece] {
    var pieces: [Piece] = []
    var piece = Piece(isFirst: true)
    var index = content.startIndex
    while index < content.endIndex {
      var end = index
      while end < content.endIndex, content[end] != " " { end += 1 }
      piece.words.append(content[index..<end])
      index = end
      while index < content.endIndex, content[index] == " " { index += 1 }
      if index - end >= leastGap, index < content.endIndex {
        pieces.append(piece)
        piece = Piece(gap: index - end)
      }
    }
    pieces.append(piece)
    return pieces
  }

  private static func inReadingOrder(_ pieces: [Piece]) -> [Piece] {
    var result = Array(pieces.reversed())
    var index = 0
    while index < result.count {
      guard result[index].isNeutral else {
        index += 1
        continue
      }
      var end = index
      while end < result.count, result[end].isNeutral { end += 1 }
      // Numbers at the ends of a Latin name belong to the Arabic text around it.
      if let first = result[index..<end].firstIndex(where: \.isLatin), let last = result[index..<end].lastIndex(where: \.isLatin) {
        result[first...last].reverse()
      }
      index = end
    }
    return result
  }

  private static func words(of piece: Piece) -> [Scalars] {
    let words = piece.words
    if piece.isFirst, words.count > 1, words[0].count > 1, words[0].last == "-", words[0].contains(where: \.isArabicLetter) {
      // A hyphen at the end of a line drags its word to the front of the first run: `A- B` → `B A-`.
      return words.dropFirst().map { Array($0) } + [Array(words[0])]
    }
    // A gap of three blanks, or the beginning of the line, marks a run that begins with a number: the number belongs behind the next word,
    // its punctuation behind itself (`،2025 يناير` → `يناير 2025،`).
    guard piece.gap > 2 || piece.isFirst, let number = number(words[0]) else { return words.map { Array($0) } }
    guard words.count > 1 else { return [number] }
    return [Array(words[1]), number] + words[2...].map { Array($0) }
  }

  /// A number with the marks around it on their right sides; `nil` for anything else.
  private static func number(_ word: ArraySlice<Unicode.Scalar>) -> Scalars? {
    guard let start = word.firstIndex(where: { $0.digitValue != nil }), let end = word.lastIndex(where: { $0.digitValue != nil }) else {
      return nil
    }
    let (before, after) = (word[..<start], word[(end + 1)...])
    // Marks behind it stand right already, but for brackets and a sign that belongs to it.
    guard before.allSatisfy(isMark), after.allSatisfy({ "()«»[]%٪".unicodeScalars.contains($0) }),
      word[start...end].allSatisfy({ $0.digitValue != nil || ".,/:-–%٪٫٬".unicodeScalars.contains($0) })
    else { return nil }
    let sign = after.contains("%") || after.contains("٪") ? after.filter { $0 == "%" || $0 == "٪" } : []
    let rest = after.filter { $0 != "%" && $0 != "٪" }
    return rest.reversed().map { turned($0, opens: true) } + word[start...end] + sign + before.reversed().map { turned($0, opens: false) }
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool { "،.؛:,%٪!؟»«()-–[]".unicodeScalars.contains(scalar) }

  /// A bracket or quotation mark as its side asks for.
  private static func turned(_ mark: Unicode.Scalar, opens: Bool) -> Unicode.Scalar {
    switch mark {
    case "(", ")": opens ? "(" : ")"
    case "«", "»": opens ? "«" : "»"
    case "[", "]": opens ? "[" : "]"
    default: mark
    }
  }
}
