import ArabicText

/// A short folded Arabic word as a number, a byte for each letter: what every word of a page is asked for must cost no string.
enum WordCode {
  /// The number of a word; 0 for one of more than eight letters, of other characters, and for several words.
  static func of(_ word: ArraySlice<Unicode.Scalar>) -> UInt64 {
    var code: UInt64 = 0
    var isBehindGap = false
    for scalar in word {
      guard let folded = Folding.fold(scalar) else { continue }
      guard CharacterClass(folded).isWord else {
        isBehindGap = code > 0
        continue
      }
      if isBehindGap || code >> 56 > 0 || !(0x0601..<0x0700).contains(folded.value) { return 0 }
      code = code << 8 | UInt64(folded.value & 0xFF)
    }
    return code
  }

  /// The numbers of some words with blanks between them.
  static func all(_ words: String) -> [UInt64] { Scalars(words).split(separator: " ").map(of) }
}
