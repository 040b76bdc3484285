import ArabicText

/// Repairs of marks in paragraphs that came out of a PDF: mirrored brackets and quotation marks, stretched letters, footnote numbers.
enum PDFPunctuation {
  /// Takes tatweel out that only stretches: before a non-letter (`بـ«`) it is spelling.
  static func withoutTatweel(_ text: Scalars) -> Scalars {
    var result = Scalars()
    result.reserveCapacity(text.count)
    for index in text.indices {
      if text[index] == "ـ" {
        var next = index + 1
        while next < text.count, text[next] == "ـ" || Folding.isMark(text[next]) { next += 1 }
        if next < text.count, text[next].isArabicLetter { continue }
        if result.last == "ـ" { continue }
      }
      result.append(text[index])
    }
    return result
  }

  /// Whether brackets or quotation marks stand the wrong way round in most places where that can be told.
  static func areMirrored(_ paragraphs: [Scalars], open: Unicode.Scalar, close: Unicode.Scalar) -> Bool {
    var right = 0
    var wrong = 0
    for text in paragraphs where text.contains(where: \.isArabicLetter) {
      for index in text.indices where text[index] == open || text[index] == close {
        guard let opens = opensHere(text, index) else { continue }
        if (text[index] == open) == opens { right += 1 } else { wrong += 1 }
      }
    }
    return wrong > right
  }

  /// Turns every bracket or quotation mark of a paragraph the way that its neighbours ask for.
  static func turn(_ text: Scalars, open: Unicode.Scalar, close: Unicode.Scalar) -> Scalars {
    guard text.contains(where: \.isArabicLetter) else { return text }
    var result = text
    for index in text.indices where text[index] == open || text[index] == close {
      if let opens = opensHere(text, index) { result[index] = opens ? open : close }
    }
    return result
  }

  /// Whether a mark opens by its place: behind a blank, a tatweel or nothing. `nil` when it stands between two blanks.
  private static func opensHere(_ text: Scalars, _ index: Int) -> Bool? {
    let before = index > 0 ? text[index - 1] : " "
    let after = index + 1 < text.count ? text[index + 1] : " "
    let isBehindGap = before == " " || before == "ـ" || before == "\n"
    if isBehindGap && after == " " { return nil }
    return isBehindGap || (before.opensPair && before != "»" && before != ")" && after.isArabicLetter && !before.closesPair)
  }

  /// Takes the numbers of footnotes out that are glued to a word or its stop, if they run 1, 2, 3 … through the text; other numbers glued to
  /// letters are names (`إف16`). Says how many there were.
  static func removeFootnotes(_ paragraphs: inout [Scalars]) -> Int {
    var marks: [(paragraph: Int, range: Range<Int>)] = []
    var expected = 1
    for (number, text) in paragraphs.enumerated() {
      for range in gluedNumbers(text) {
        let value = text[range].reduce(0) { $0 * 10 + ($1.digitValue ?? 0) }
        guard value == expected else { continue }
        marks.append((number, range))
        expected += 1
      }
    }
    guard marks.count > 1 else { return 0 }
    for mark in marks.reversed() { paragraphs[mark.paragraph].removeSubrange(mark.range) }
    return marks.count
  }

  private static func gluedNumbers(_ text: Scalars) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var index = 1
    while index < text.count {
      guard text[index].digitValue != nil, text[index - 1].digitValue == nil, isFootnoteBase(text[index - 1]) else {
        index += 1
        continue
      }
      var end = index
      while end < text.count, text[end].digitValue != nil { end += 1 }
      let isStop = text[index - 1] == "." || text[index - 1] == "،"
      let isDecimal = isStop && index > 1 && text[index - 2].digitValue != nil
      if end - index <= 3, !isDecimal, end == text.count || !(text[end].isArabicLetter || text[end].isLatinLetter || text[end] == "%") {
        ranges.append(index..<end)
      }
      index = end
    }
    return ranges
  }

  private static func isFootnoteBase(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isArabicLetter || Folding.isMark(scalar) || scalar == "." || scalar == "،" || scalar == "؛" || scalar == "»" || scalar == "«"
      || scalar == ")"
  }
}
