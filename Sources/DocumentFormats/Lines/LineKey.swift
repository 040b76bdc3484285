/// The folded words of a line, by which repeated lines are known. Bytes, since comparing strings of Arabic normalizes them every time.
struct LineKey: Hashable {
  /// The words in UTF-8, one blank between them.
  let bytes: [UInt8]

  /// The key of a line without words, and of a long one.
  static let none = LineKey(bytes: [])

  /// Whether there are no words.
  var isEmpty: Bool { bytes.isEmpty }

  /// Whether the line is long enough for its repetition to mean something.
  var isTelling: Bool { bytes.count > 12 }

  /// The words as a string.
  var text: String { String(decoding: bytes, as: UTF8.self) }
}
