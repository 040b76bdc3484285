internal import ArabicText

/// Counts words as a reader does: runs of letters and digits between blanks and marks.
enum WordCount {
  static func words(in text: String) -> Int {
    var count = 0
    var inside = false
    for scalar in text.unicodeScalars {
      let isWord = CharacterClass(scalar).isWord || (inside && Folding.isInvisible(scalar))
      if isWord && !inside { count += 1 }
      inside = isWord
    }
    return count
  }
}
