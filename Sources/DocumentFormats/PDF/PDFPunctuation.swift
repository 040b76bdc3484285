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

  /// Turns every bracket or quotation mark of a paragraph the way that its neighbours ask for; where they do not tell, one that nothing is
  /// open before opens.
  static func turn(_ text: Scalars, open: Unicode.Scalar, close: Unicode.Scalar) -> Scalars {
    guard text.contains(where: \.isArabicLetter) else { return text }
    var result = text
    var isOpen = false
    for index in text.indices where text[index] == open || text[index] == close {
      let opens = opensHere(text, index) ?? !isOpen
      result[index] = opens ? open : close
      isOpen = opens
    }
    return result
  }

  /// Whether a mark opens by its place: behind a blank, a tatweel, a particle or nothing. `nil` when its neighbours do not tell.
  private static func opensHere(_ text: Scalars, _ index: Int) -> Bool? {
    let before = index > 0 ? text[index - 1] : " "
    let after = index + 1 < text.count ? text[index + 1] : " "
    let isBehindGap = before == " " || before == "ـ" || before == "\n"
    if isBehindGap { return after == " " ? nil : true }
    if after == " " || stops.contains(after) { return false }
    if before.opensPair && before != "»" && before != ")" && after.isArabicLetter && !before.closesPair { return true }
    let isParticle = "وفبلك".unicodeScalars.contains(before) && (index < 2 || text[index - 2] == " " || text[index - 2].opensPair)
    return isParticle ? true : nil
  }

  private static let stops: Set<Unicode.Scalar> = [".", "،", "؛", ":", "؟", "!", ",", "»", ")", "]"]

  /// Takes the numbers of footnotes out that are glued to a word or its stop, if they run 1, 2, 3 … through the text; other numbers glued to
  /// letters are names (`إف16`). Says how many there were.
  static func removeFootnotes(_ paragraphs: inout [Scalars]) -> Int {
    var marks: [(paragraph: Int, range: Range<Int>)] = []
    var expected = 1
    for (number, text) in paragraphs.enumerated() {
      for range in gluedNumbers(text) {
        let value = text[range].reduce(0) { value, scalar in scalar.digitValue.map { value * 10 + $0 } ?? value }
        guard value == expected else { continue }
        marks.append((number, range))
        expected += 1
      }
    }
    guard marks.count > 1 else { return 0 }
    for mark in marks.reversed() { paragraphs[mark.paragraph].removeSubrange(mark.range) }
    return marks.count
  }

  /// The numbers behind a letter or a stop, with brackets around them that belong to the mark.
  private static func gluedNumbers(_ text: Scalars) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var index = 1
    while index < text.count {
      guard text[index].digitValue != nil, text[index - 1].digitValue == nil else {
        index += 1
        continue
      }
      var end = index
      while end < text.count, text[end].digitValue != nil { end += 1 }
      if end - index <= 3, let range = bracketed(index..<end, in: text) ?? bare(index..<end, in: text) { ranges.append(range) }
      index = end
    }
    return ranges
  }

  private static func bare(_ number: Range<Int>, in text: Scalars) -> Range<Int>? {
    let (start, end) = (number.lowerBound, number.upperBound)
    guard isFootnoteBase(text[start - 1]) else { return nil }
    let isStop = text[start - 1] == "." || text[start - 1] == "،"
    let isDecimal = isStop && start > 1 && text[start - 2].digitValue != nil
    let isPart = end < text.count && (text[end].isArabicLetter || text[end].isLatinLetter || text[end] == "%" || text[end] == "/")
    return isDecimal || isPart ? nil : number
  }

  /// `الباحث(3)`: the number with its brackets, when they touch the word.
  private static func bracketed(_ number: Range<Int>, in text: Scalars) -> Range<Int>? {
    let (start, end) = (number.lowerBound - 1, number.upperBound)
    guard start > 0, end < text.count, "([".unicodeScalars.contains(text[start]), ")]".unicodeScalars.contains(text[end]),
      isFootnoteBase(text[start - 1]), text[start - 1] != ")"
    else { return nil }
    return start..<(end + 1)
  }

  private static func isFootnoteBase(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isArabicLetter || Folding.isMark(scalar) || scalar == "." || scalar == "،" || scalar == "؛" || scalar == "»" || scalar == "«"
      || scalar == ")" || scalar == "؟" || scalar == "!" || scalar == "\""
  }
}
