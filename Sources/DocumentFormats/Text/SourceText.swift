import Model

/// One line of a document, cleaned.
struct SourceLine {
  /// Where it stands in the decoded document, blanks at both ends left out.
  let span: ScalarSpan
  /// Its cleaned characters, without blanks at the ends and with single ones inside.
  let text: Scalars
  /// How many empty lines stand before it.
  var blanksBefore: Int
}

/// A decoded document cut into lines. Line ends are LF, CR LF, CR, the Unicode line and paragraph separators and the form feed.
struct SourceText {
  /// The lines that are not empty.
  let lines: [SourceLine]

  /// Cuts a decoded text, and mends lines that show damage.
  init(_ scalars: Scalars, repair: LineRepair = .none) {
    var lines: [SourceLine] = []
    var blanks = 0
    Self.forEachLine(of: scalars) { start, end in
      if let line = Self.line(scalars, start, end, blanksBefore: blanks) {
        lines.append(repair.isEmpty ? line : Self.mended(line, repair.repaired(scalars[start..<end])))
        blanks = 0
      } else {
        blanks += 1
      }
    }
    self.lines = lines
  }

  /// Whether a text has more lines than a page has, and but a word or two on each: a list, which would take many times its own room as
  /// lines of a page.
  static func isWordList(_ scalars: Scalars) -> Bool {
    guard scalars.count > 400_000 else { return false }
    return scalars.count { $0 == "\n" || $0 == "\r" } * 24 > scalars.count
  }

  /// Calls for every line, the empty ones too, with its first offset and the one behind its last character.
  static func forEachLine(of scalars: Scalars, _ body: (Int, Int) -> Void) {
    var start = 0
    var position = 0
    while position < scalars.count {
      let value = scalars[position].value
      guard value < 0x20 || value == 0x85 || value == 0x2028 || value == 0x2029 else {
        position += 1
        continue
      }
      switch value {
      case 0x0A, 0x0C, 0x0D, 0x85, 0x2028, 0x2029:
        body(start, position)
        if value == 0x0D, position + 1 < scalars.count, scalars[position + 1] == "\n" { position += 1 }
        start = position + 1
      default: break
      }
      position += 1
    }
    if start < scalars.count { body(start, scalars.count) }
  }

  /// The line with another text, in the same place.
  private static func mended(_ line: SourceLine, _ text: Scalars?) -> SourceLine {
    guard let text, let mended = Self.line(text, 0, text.count, blanksBefore: line.blanksBefore) else { return line }
    return SourceLine(span: line.span, text: mended.text, blanksBefore: line.blanksBefore)
  }

  /// A line without the blanks at its ends, when nothing in it is to be cleaned: so are nearly all.
  private static func plain(_ line: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar>? {
    let text = line.trimming { $0 == " " }
    guard !text.isEmpty else { return nil }
    var before: Unicode.Scalar = "x"
    for scalar in text {
      guard CharacterCleaning.standsForItself(scalar), scalar != " " || before != " " else { return nil }
      before = scalar
    }
    return text
  }

  /// The line between two offsets; `nil` when there is nothing to be seen on it.
  static func line(_ scalars: Scalars, _ start: Int, _ end: Int, blanksBefore: Int) -> SourceLine? {
    if let plain = plain(scalars[start..<end]) {
      return SourceLine(span: ScalarSpan(plain.startIndex, plain.endIndex), text: Array(plain), blanksBefore: blanksBefore)
    }
    var text = Scalars()
    text.reserveCapacity(end - start)
    var first = end
    var last = start
    for offset in start..<end {
      let before = text.count
      CharacterCleaning.append(scalars[offset], to: &text)
      if text.count > before, text[text.count - 1] == " " {
        if before == 0 || text[before - 1] == " " { text.removeLast() }
      } else if text.count > before {
        first = min(first, offset)
        last = offset + 1
      }
    }
    if text.last == " " { text.removeLast() }
    guard !text.isEmpty, last > first else { return nil }
    return SourceLine(span: ScalarSpan(first, last), text: text, blanksBefore: blanksBefore)
  }
}
