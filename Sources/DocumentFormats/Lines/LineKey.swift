import ArabicText

/// By what repeated lines are known: a number for the folded words of a line. Two lines of other words have the same one as good as never.
struct LineKey: Hashable {
  private let hash: UInt64
  /// The length of the folded words in UTF-8.
  let length: Int

  /// The key of a line without words, and of a long one.
  static let none = LineKey()

  private init() { (hash, length) = (0, 0) }

  /// The key of a line; FNV-1a over the folded scalars.
  init(_ text: Scalars) { self.init(text[...]) }

  /// The key of a line.
  init(_ text: ArraySlice<Unicode.Scalar>) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var length = 0
    text.forEachFolded { scalar in
      hash = (hash ^ UInt64(scalar.value)) &* 0x100_0000_01B3
      length += scalar.value < 0x80 ? 1 : scalar.value < 0x800 ? 2 : scalar.value < 0x10000 ? 3 : 4
    }
    (self.hash, self.length) = length == 0 ? (0, 0) : (hash, length)
  }

  /// Whether there are no words.
  var isEmpty: Bool { length == 0 }

  /// Whether the line is long enough for its repetition to mean something.
  var isTelling: Bool { length > 12 }
}
