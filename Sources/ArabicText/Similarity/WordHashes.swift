/// The folded words of a text as numbers: what two texts are compared by when only the words count, and not how they are set.
struct WordHashes {
  /// One number for each word, in reading order.
  private(set) var words: [UInt64] = []
  /// Those of them that are written in digits.
  private(set) var numbers: [UInt64] = []

  /// Adds the words of a text behind those that are there.
  mutating func add(_ text: String) {
    words.reserveCapacity(words.count + text.utf8.count / 9)
    var hash = Self.start
    var isInside = false
    var isNumber = true
    for scalar in text.unicodeScalars {
      if CharacterClass(scalar).isWord || (isInside && Folding.isInvisible(scalar)) {
        guard let folded = Folding.fold(scalar) else { continue }
        hash = (hash ^ UInt64(folded.value)) &* 0x100_0000_01b3
        isInside = true
        if !(0x30...0x39).contains(folded.value) { isNumber = false }
      } else if isInside {
        finish(hash, isNumber)
        (hash, isInside, isNumber) = (Self.start, false, true)
      }
    }
    if isInside { finish(hash, isNumber) }
  }

  /// FNV-1a.
  private static let start: UInt64 = 0xcbf2_9ce4_8422_2325

  private mutating func finish(_ hash: UInt64, _ isNumber: Bool) {
    let word = Self.mix(hash)
    words.append(word)
    if isNumber { numbers.append(word) }
  }

  /// Spreads a number over all its bits (the finalizer of SplitMix64).
  static func mix(_ number: UInt64) -> UInt64 {
    var z = number &+ 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// One number for some words in their order.
  static func combine(_ words: some Sequence<UInt64>) -> UInt64 {
    words.reduce(start) { mix($0 ^ $1) }
  }
}
