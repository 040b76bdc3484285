/// Cuts a text into sentences: at full stops, question and exclamation marks, and at the ends of lines. A semicolon or an Arabic comma does
/// not end a sentence, since Arabic press prose runs on over them.
///
/// A sentence has at most ``maximumLength`` tokens: text without any stop is cut, so that whatever reads sentence by sentence stays linear.
enum SentenceSplitter {
  /// Longer than the longest sentences of press prose.
  static let maximumLength = 160

  static func sentences(of tokens: [TokenizedText.Token], in scalars: [Unicode.Scalar]) -> [Range<Int>] {
    natural(tokens, scalars).flatMap { cut($0, tokens) }
  }

  /// Cuts an overlong sentence, at a comma where there is one in the second half of a piece.
  private static func cut(_ sentence: Range<Int>, _ tokens: [TokenizedText.Token]) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = sentence.lowerBound
    while sentence.upperBound - start > maximumLength {
      let limit = start + maximumLength
      let comma = (start + maximumLength / 2..<limit).last { ["،", ",", "؛"].contains(tokens[$0].folded) }
      pieces.append(start..<(comma.map { $0 + 1 } ?? limit))
      start = comma.map { $0 + 1 } ?? limit
    }
    return pieces + [start..<sentence.upperBound]
  }

  private static func natural(_ tokens: [TokenizedText.Token], _ scalars: [Unicode.Scalar]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = 0
    for index in tokens.indices {
      if index > start, hasNewline(scalars, tokens[index - 1].end, tokens[index].start) {
        result.append(start..<index)
        start = index
      }
      guard isTerminal(index, tokens), index + 1 < tokens.count, !isClosing(tokens[index + 1]) else {
        if index > start, isClosing(tokens[index]), isTerminal(index - 1, tokens), index + 1 < tokens.count {
          result.append(start..<(index + 1))
          start = index + 1
        }
        continue
      }
      result.append(start..<(index + 1))
      start = index + 1
    }
    if start < tokens.count { result.append(start..<tokens.count) }
    return result
  }

  private static func hasNewline(_ scalars: [Unicode.Scalar], _ start: Int, _ end: Int) -> Bool {
    scalars[start..<end].contains { CharacterClass($0) == .newline }
  }

  /// Whether the token ends a sentence. A stop glued to a letter or digit on both sides belongs to an acronym (`أ.ف.ب`) or a number.
  private static func isTerminal(_ index: Int, _ tokens: [TokenizedText.Token]) -> Bool {
    let token = tokens[index]
    guard token.kind == .punctuation else { return false }
    switch token.folded {
    case "!", "؟", "?": return true
    case ".", "۔", "…":
      guard index + 1 < tokens.count else { return true }
      let next = tokens[index + 1]
      if next.folded == "." { return false }
      if next.isGlued, next.kind != .punctuation { return false }
      return !isInitial(index, tokens)
    default: return false
    }
  }

  /// Whether the stop follows a single letter (`ج. د. فانس`), which is an initial rather than the end of a sentence.
  private static func isInitial(_ index: Int, _ tokens: [TokenizedText.Token]) -> Bool {
    guard index > 0, tokens[index].isGlued else { return false }
    let word = tokens[index - 1]
    return word.kind != .number && word.kind != .punctuation && word.folded.unicodeScalars.count == 1
  }

  private static func isClosing(_ token: TokenizedText.Token) -> Bool {
    guard token.kind == .punctuation, token.isGlued else { return false }
    switch token.folded {
    case "»", "\"", "”", ")", "]", "’": return true
    default: return false
    }
  }
}
