import Model

/// Puts together the paragraphs that a copied page or a narrow window broke into lines.
enum ParagraphJoining {
  static func join(_ lines: [PageLine]) -> [PageLine] {
    var result: [PageLine] = []
    result.reserveCapacity(lines.count)
    var index = 0
    while index < lines.count {
      var end = index + 1
      while end < lines.count, lines[end].source.blanksBefore == 0 { end += 1 }
      result += joinBlock(lines[index..<end])
      index = end
    }
    return joinAcrossGaps(result)
  }

  /// Joins the lines of one block: a line goes on in the next when it ends in a comma, or when it fills the width of the block and the block
  /// ends with a full stop.
  private static func joinBlock(_ block: ArraySlice<PageLine>) -> [PageLine] {
    guard block.count > 1 else { return Array(block) }
    let width = block.reduce(0) { $1.isText || $1.isShort ? max($0, $1.text.count) : $0 }
    let closes = block.last.map { $0.isText && endsSentence($0.text) } ?? false
    var result: [PageLine] = []
    for line in block {
      guard let last = result.last, isProse(last), isProse(line), !startsItem(line.text), last.key != line.key || line.key.isEmpty,
        continues(last, width: width, closes: closes)
      else {
        result.append(line)
        continue
      }
      result[result.count - 1] = joined(last, line)
    }
    return result
  }

  private static func continues(_ line: PageLine, width: Int, closes: Bool) -> Bool {
    guard !endsSentence(line.text) else { return false }
    if line.text.last == "،" || line.text.last == "," { return true }
    let last = line.text.count - (line.text.lastIndex(of: "\n").map { $0 + 1 } ?? 0)
    return closes && line.text.last != ":" && width <= 130 && last * 10 >= width * 7 && width >= 40
  }

  /// Joins a paragraph with the next one when a gap of several empty lines fell into the middle of a sentence.
  private static func joinAcrossGaps(_ lines: [PageLine]) -> [PageLine] {
    var result: [PageLine] = []
    for line in lines {
      if let last = result.last, isProse(last), line.isText, last.text.count >= 60, line.source.blanksBefore > 0,
        last.text.last.map({ $0.isArabicLetter || $0 == "،" }) ?? false, !startsItem(line.text),
        opensBracket(last.text) && closesBracket(line.text) || line.source.blanksBefore > 1 && result.count > 4
      {
        result[result.count - 1] = joined(last, line)
      } else {
        result.append(line)
      }
    }
    return result
  }

  private static func isProse(_ line: PageLine) -> Bool { line.isText || line.isShort && !line.isMarkedHeading }

  private static func joined(_ first: PageLine, _ second: PageLine) -> PageLine {
    let source = SourceLine(
      span: ScalarSpan(first.source.span.start, second.source.span.end), text: first.text + [" "] + second.text,
      blanksBefore: first.source.blanksBefore)
    return PageLine(source: source, kind: .text, key: .none)
  }

  static func endsSentence(_ text: Scalars) -> Bool {
    guard let last = text.last(where: { !$0.closesPair && $0 != " " }) else { return false }
    return last == "." || last == "؟" || last == "!" || last == "?" || last == "…" || last == ":"
  }

  static func startsItem(_ text: Scalars) -> Bool {
    guard let first = text.first else { return false }
    return first == "•" || first == "-" || first == "–" || first == "*" || first == "▪" || first == "●"
  }

  private static func opensBracket(_ text: Scalars) -> Bool { text.count { $0 == "(" } > text.count { $0 == ")" } }

  private static func closesBracket(_ text: Scalars) -> Bool {
    guard let close = text.firstIndex(of: ")") else { return false }
    return !text[..<close].contains("(")
  }
}
