import ArabicText
import Model

/// A document's bytes as text.
struct DecodedText {
  /// The text, without a byte order mark.
  private(set) var scalars: Scalars
  /// What the bytes were.
  let encoding: TextEncoding
  /// The bytes without a mark, where they are UTF-8: nothing else is as cheap to make a string of.
  private let utf8: ArraySlice<UInt8>?
  /// The text of other encodings, once its scalars are gone.
  private var kept: String?

  init(scalars: Scalars, encoding: TextEncoding) {
    self.scalars = scalars
    self.encoding = encoding
    utf8 = nil
  }

  /// Text whose bytes are known to be UTF-8.
  init(scalars: Scalars, utf8: ArraySlice<UInt8>) {
    self.scalars = scalars
    encoding = .utf8
    self.utf8 = utf8
  }

  /// The text as a string. Making it is put off where it can be, so that it does not stand beside everything else.
  var string: String { kept ?? utf8.map { String(decoding: $0, as: UTF8.self) } ?? scalars.string }

  /// Hands the scalars over: the string stays within reach.
  mutating func takeScalars() -> Scalars {
    if utf8 == nil { kept = scalars.string }
    defer { scalars = [] }
    return scalars
  }
}

/// Finds the encoding of a document and decodes it. In this order: a byte order mark, the charset that the sender names, the one that the
/// page names, UTF-8, and at last the single-byte Arabic encodings when the bytes make Arabic words in them.
enum TextDecoding {
  static func decode(_ document: RawDocument) throws(AppError) -> DecodedText {
    let bytes = document.bytes[...]
    let text = try text(of: bytes, document)
    if let offset = text.scalars.firstIndex(of: "\0") {
      throw AppError(.invalid, "The document has a NUL character at offset \(offset): it is not text")
    }
    if !text.scalars.contains(where: { !$0.properties.isWhitespace && !Folding.isInvisible($0) }) {
      throw AppError(.invalid, "The document is empty")
    }
    return text
  }

  private static func text(of bytes: ArraySlice<UInt8>, _ document: RawDocument) throws(AppError) -> DecodedText {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return try utf8(bytes.dropFirst(3), skipped: 3) }
    if bytes.starts(with: [0xFF, 0xFE]) { return try utf16(bytes.dropFirst(2), littleEndian: true) }
    if bytes.starts(with: [0xFE, 0xFF]) { return try utf16(bytes.dropFirst(2), littleEndian: false) }
    if let label = document.charset {
      guard let encoding = TextEncoding(label: label) else {
        throw AppError(.invalid, "The charset '\(label)' is not known: \(names) are")
      }
      return try decode(bytes, as: encoding)
    }
    if document.mediaType != .text, let encoding = declared(in: bytes), encoding != .utf16LittleEndian, encoding != .utf16BigEndian {
      return try decode(bytes, as: encoding)
    }
    switch UTF8Decoding.decode(bytes) {
    case .success(let scalars): return DecodedText(scalars: scalars, utf8: bytes)
    case .failure(let failure):
      if let text = singleByte(bytes) { return text }
      throw notText(failure.offset)
    }
  }

  private static var names: String { TextEncoding.allCases.map(\.rawValue).joined(separator: ", ") }

  private static func notText(_ offset: Int) -> AppError {
    AppError(
      .invalid, "The document is not UTF-8 (byte \(offset) breaks it), and its bytes are no Arabic words in the other encodings: \(names)")
  }

  private static func decode(_ bytes: ArraySlice<UInt8>, as encoding: TextEncoding) throws(AppError) -> DecodedText {
    switch encoding {
    case .utf8: return try utf8(bytes, skipped: 0)
    case .utf16LittleEndian: return try utf16(bytes, littleEndian: true)
    case .utf16BigEndian: return try utf16(bytes, littleEndian: false)
    case .windows1256, .iso8859Part6:
      let table = encoding == .windows1256 ? ArabicCodePages.windows1256 : ArabicCodePages.iso8859Part6
      guard let scalars = map(bytes, table) else {
        let offset = bytes.firstIndex { $0 >= 0x80 && table[Int($0) - 0x80] == 0 } ?? bytes.startIndex
        throw AppError(.invalid, "The document is not \(encoding.rawValue): byte \(offset - bytes.startIndex) means nothing in it")
      }
      return DecodedText(scalars: scalars, encoding: encoding)
    }
  }

  private static func utf8(_ bytes: ArraySlice<UInt8>, skipped: Int) throws(AppError) -> DecodedText {
    switch UTF8Decoding.decode(bytes) {
    case .success(let scalars): return DecodedText(scalars: scalars, utf8: bytes)
    case .failure(let failure):
      throw AppError(.invalid, "The document is said to be UTF-8, and is not: byte \(failure.offset + skipped) breaks it")
    }
  }

  private static func utf16(_ bytes: ArraySlice<UInt8>, littleEndian: Bool) throws(AppError) -> DecodedText {
    var scalars = Scalars()
    scalars.reserveCapacity(bytes.count / 2)
    var high: UInt32?
    var position = bytes.startIndex
    while position + 1 < bytes.endIndex {
      let (first, second) = (UInt32(bytes[position]), UInt32(bytes[position + 1]))
      let unit = littleEndian ? second << 8 | first : first << 8 | second
      var value: UInt32? = unit
      switch (high, unit) {
      case (nil, 0xD800..<0xDC00): (high, value) = (unit, nil)
      case (let lead?, 0xDC00..<0xE000): (high, value) = (nil, 0x10000 + (lead - 0xD800) << 10 + (unit - 0xDC00))
      case (nil, _): break
      default: throw brokenUTF16(position - bytes.startIndex)
      }
      if let value {
        guard let scalar = Unicode.Scalar(value) else { throw brokenUTF16(position - bytes.startIndex) }
        scalars.append(scalar)
      }
      position += 2
    }
    if position < bytes.endIndex || high != nil { throw brokenUTF16(bytes.count) }
    return DecodedText(scalars: scalars, encoding: littleEndian ? .utf16LittleEndian : .utf16BigEndian)
  }

  private static func brokenUTF16(_ offset: Int) -> AppError {
    AppError(.invalid, "The document is said to be UTF-16, and is not: the two bytes at \(offset) break it")
  }

  /// The single-byte encoding in which the bytes make the most Arabic, if they make any.
  private static func singleByte(_ bytes: ArraySlice<UInt8>) -> DecodedText? {
    var best: (text: DecodedText, score: Int)?
    for (encoding, table) in [
      (TextEncoding.windows1256, ArabicCodePages.windows1256), (.iso8859Part6, ArabicCodePages.iso8859Part6),
    ] {
      guard let scalars = map(bytes, table), let score = arabicScore(scalars), score > best?.score ?? 0 else { continue }
      best = (DecodedText(scalars: scalars, encoding: encoding), score)
    }
    return best?.text
  }

  private static func map(_ bytes: ArraySlice<UInt8>, _ table: [UInt32]) -> Scalars? {
    var scalars = Scalars()
    scalars.reserveCapacity(bytes.count)
    for byte in bytes {
      let value = byte < 0x80 ? UInt32(byte) : table[Int(byte) - 0x80]
      guard value != 0 || byte == 0, let scalar = Unicode.Scalar(value) else { return nil }
      scalars.append(scalar)
    }
    return scalars
  }

  /// How many words of a text begin with the article or are among the commonest prepositions, or `nil` when too few letters are Arabic
  /// for it to be an Arabic text. UTF-8 read as Windows-1256 has Arabic letters too, but next to no such word.
  private static func arabicScore(_ scalars: Scalars) -> Int? {
    var words = 0
    var hits = 0
    for word in scalars.split(whereSeparator: { !$0.isArabicLetter }) {
      words += 1
      let text = word.string
      if commonWords.contains(text) || (word.count > 3 && text.hasPrefix("ال")) { hits += 1 }
    }
    return hits * 8 >= words && hits > 0 ? hits : nil
  }

  private static let commonWords: Set<String> = [
    "في", "من", "على", "إلى", "الى", "أن", "عن", "التي", "الذي", "مع", "هذا", "هذه", "بعد", "قال",
  ]

  /// The charset that the page names in its first bytes: a `meta` element or the XML declaration.
  private static func declared(in bytes: ArraySlice<UInt8>) -> TextEncoding? {
    let head = String(bytes.prefix(2048).map { Character(Unicode.Scalar($0 < 0x80 ? $0 : 0x3F)) }).lowercased()
    for key in ["charset=", "encoding="] {
      guard let range = head.firstRange(of: key) else { continue }
      let rest = head[range.upperBound...].drop { $0 == "\"" || $0 == "'" }
      let label = rest.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
      if let encoding = TextEncoding(label: String(label)) { return encoding }
    }
    return nil
  }
}
