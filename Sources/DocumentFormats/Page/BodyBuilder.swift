import Model

/// Puts the body of an article together: paragraphs with one empty line between them, and the places of the headings.
struct BodyBuilder {
  /// The text in UTF-8: that takes half of the room of its scalars.
  private var bytes: [UInt8] = []
  private var length = 0
  private(set) var headings: [ScalarSpan] = []
  private(set) var paragraphs = 0
  /// The first characters.
  private(set) var beginning = Scalars()
  /// The last paragraph.
  private(set) var last = Scalars()

  /// The whole text.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Makes room for so many characters, most of them Arabic, so that a long text is not copied as it grows.
  mutating func reserve(_ characters: Int) { bytes.reserveCapacity(characters * 19 / 10) }

  mutating func add(_ paragraph: Scalars, isHeading: Bool = false) {
    guard !paragraph.isEmpty else { return }
    if length > 0 {
      bytes += [0x0A, 0x0A]
      length += 2
      if beginning.count < Self.kept { beginning += ["\n", "\n"] }
    }
    bytes.append(utf8: paragraph[...])
    if isHeading { headings.append(ScalarSpan(length, length + paragraph.count)) }
    length += paragraph.count
    paragraphs += 1
    if beginning.count < Self.kept { beginning += paragraph.prefix(Self.kept) }
    last = paragraph
  }

  /// Shortens the last paragraph to some of its characters.
  mutating func cutLast(to count: Int) {
    let cut = last[count...].reduce(0) { $0 + UTF8.width($1) }
    bytes.removeLast(cut)
    length -= last.count - count
    last.removeSubrange(count...)
  }

  private static let kept = 100
}
