import ArabicText

/// A line whose characters stand in the order in which the eye meets them from the left: Arabic backwards, numbers and Latin words forwards.
enum ReversedLine {
  /// Whether a cleaned line is surely backwards: it has words that begin with a letter that only ends words or end in the article, and
  /// fewer that are as they should be.
  static func isReversed(_ line: Scalars) -> Bool {
    let (wrong, right) = signs(line)
    return wrong > right && wrong > 2
  }

  /// Whether a cleaned line is surely as it should be.
  static func isSound(_ line: Scalars) -> Bool {
    let (wrong, right) = signs(line)
    return right > wrong + 2
  }

  private static func signs(_ line: Scalars) -> (wrong: Int, right: Int) {
    var wrong = 0
    var right = 0
    for word in line.split(whereSeparator: { !$0.isArabicLetter && !Folding.isMark($0) }) {
      let letters = word.filter(\.isArabicLetter)
      guard letters.count > 2, let first = letters.first, let last = letters.last else { continue }
      if first == "ة" || first == "ى" { wrong += 3 }
      if last == "ة" || last == "ى" { right += 2 }
      guard letters.count > 3 else { continue }
      if letters.starts(with: ["ا", "ل"]) { right += 2 }
      if letters.suffix(2).elementsEqual(["ل", "ا"]) { wrong += 1 }
    }
    return (wrong, right)
  }

  /// The line in the order of reading. Marks over letters come before their letter or behind it, as the program that made the text had them.
  static func turned(_ line: ArraySlice<Unicode.Scalar>) -> Scalars {
    var text = marksFollow(line) ? turnedByLetters(line) : Scalars(line.reversed())
    var index = 0
    while index < text.count {
      guard isForward(text[index]) else {
        index += 1
        continue
      }
      let end = endOfRun(text, from: index)
      var run = Scalars(text[index..<end].reversed())
      if run.first == "%" || run.first == "٪", run.count > 1, run[1].digitValue != nil { run.append(run.removeFirst()) }
      text.replaceSubrange(index..<end, with: run)
      index = end
    }
    return text
  }

  /// Whether marks stand behind their letters: more words end in one than begin with one.
  private static func marksFollow(_ line: ArraySlice<Unicode.Scalar>) -> Bool {
    var balance = 0
    for word in line.split(separator: " ") {
      if word.first.map(Folding.isMark) ?? false { balance -= 1 }
      if word.last.map(Folding.isMark) ?? false { balance += 1 }
    }
    return balance > 0
  }

  private static func turnedByLetters(_ line: ArraySlice<Unicode.Scalar>) -> Scalars {
    var text = Scalars()
    text.reserveCapacity(line.count)
    var end = line.endIndex
    while end > line.startIndex {
      var start = end - 1
      while start > line.startIndex, Folding.isMark(line[start]) { start -= 1 }
      text += line[start..<end]
      end = start
    }
    return text
  }

  // MARK: - Numbers and Latin words

  private static func isForward(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isLatinLetter || scalar.digitValue != nil || scalar == "%" || scalar == "٪"
  }

  /// Where a number or a stretch of Latin words ends that begins at an index.
  private static func endOfRun(_ text: Scalars, from start: Int) -> Int {
    var end = start + 1
    while end < text.count {
      if isForward(text[end]) {
        end += 1
        continue
      }
      var next = end
      while next < text.count, next - end < 2, isJoint(text[next]) { next += 1 }
      guard next > end, next < text.count, isForward(text[next]) else { return end }
      let isLatin = text[end - 1].isLatinLetter || text[next].isLatinLetter
      let isNumber = next - end == 1 && text[end] != " " && text[end - 1].digitValue != nil && text[next].digitValue != nil
      guard isLatin || isNumber else { return end }
      end = next
    }
    return end
  }

  /// What may stand between the parts of a number or of a Latin name.
  private static func isJoint(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case " ", ".", ",", "-", "–", "/", ":", "'", "’", "&", "@", "_", "+", "٫", "٬": true
    default: false
    }
  }
}
