import ArabicText

/// Text as the readers work on it.
typealias Scalars = [Unicode.Scalar]

extension Array where Element == Unicode.Scalar {
  /// The scalars of a string. Through bytes: the string's own view takes five times as long.
  init(_ text: String) {
    guard case .success(let scalars) = UTF8Decoding.decode(text.utf8.span) else {
      self = Array(text.unicodeScalars)
      return
    }
    self = scalars
  }

  /// The scalars as a string.
  var string: String { self[...].string }

  /// Without the blanks at both ends.
  var trimmed: Scalars { Array(self[...].trimmed) }
}

extension ArraySlice where Element == Unicode.Scalar {
  /// The scalars as a string. Through bytes: a string's view of scalars takes ten times as long to append to.
  var string: String {
    var bytes: [UInt8] = []
    bytes.append(utf8: self)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// How many bytes the text has in UTF-8.
  var utf8Count: Int {
    var count = 0
    for scalar in self { count += scalar.value < 0x80 ? 1 : scalar.value < 0x800 ? 2 : scalar.value < 0x10000 ? 3 : 4 }
    return count
  }

  /// Without the blanks at both ends.
  var trimmed: ArraySlice<Unicode.Scalar> {
    trimming { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\r" || $0 == "\u{A0}" }
  }

  /// Without the scalars at both ends that a test accepts.
  func trimming(_ isOuter: (Unicode.Scalar) -> Bool) -> ArraySlice<Unicode.Scalar> {
    var slice = self
    while let first = slice.first, isOuter(first) { slice = slice.dropFirst() }
    while let last = slice.last, isOuter(last) { slice = slice.dropLast() }
    return slice
  }

  /// The form in which two spellings of the same words are equal: folded letters and digits, one blank between words.
  var foldedName: String { String(decoding: foldedBytes, as: UTF8.self) }

  /// The bytes of ``foldedName``.
  private var foldedBytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count * 2)
    forEachFolded { bytes.append(utf8: $0) }
    return bytes
  }

  /// Calls for every scalar of ``foldedName``.
  func forEachFolded(_ body: (Unicode.Scalar) -> Void) {
    var isFirst = true
    var isBehindGap = false
    for scalar in self {
      guard let folded = Folding.fold(scalar) else { continue }
      if CharacterClass(folded).isWord {
        if isBehindGap && !isFirst { body(" ") }
        (isFirst, isBehindGap) = (false, false)
        body(folded)
      } else {
        isBehindGap = true
      }
    }
  }
}

extension Array where Element == UInt8 {
  /// Appends a text in UTF-8 (RFC 3629).
  mutating func append(utf8 text: ArraySlice<Unicode.Scalar>) {
    append(addingCapacity: text.utf8Count) { bytes in
      for scalar in text {
        let value = scalar.value
        switch value {
        case 0..<0x80: bytes.append(UInt8(truncatingIfNeeded: value))
        case 0x80..<0x800:
          bytes.append(UInt8(truncatingIfNeeded: 0xC0 | value >> 6))
          bytes.append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
        default: for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { bytes.append(byte) }
        }
      }
    }
  }

  /// Appends a scalar in UTF-8 (RFC 3629).
  mutating func append(utf8 scalar: Unicode.Scalar) {
    let value = scalar.value
    switch value {
    case 0..<0x80: append(UInt8(value))
    case 0x80..<0x800:
      append(UInt8(0xC0 | value >> 6))
      append(UInt8(0x80 | value & 0x3F))
    case 0x800..<0x10000:
      append(UInt8(0xE0 | value >> 12))
      append(UInt8(0x80 | value >> 6 & 0x3F))
      append(UInt8(0x80 | value & 0x3F))
    default:
      append(UInt8(0xF0 | value >> 18))
      append(UInt8(0x80 | value >> 12 & 0x3F))
      append(UInt8(0x80 | value >> 6 & 0x3F))
      append(UInt8(0x80 | value & 0x3F))
    }
  }
}

extension Unicode.Scalar {
  /// Whether the scalar is a mark that closes a quotation or a bracket.
  var closesPair: Bool {
    switch self {
    case "»", "”", "\"", "’", "'", ")", "]", "›", "“": true
    default: false
    }
  }

  /// Whether the scalar is a mark that opens a quotation or a bracket.
  var opensPair: Bool {
    switch self {
    case "«", "“", "\"", "‘", "'", "(", "[", "‹", "„", "”": true
    default: false
    }
  }

  /// The value of a decimal digit of one of three systems.
  var digitValue: Int? {
    switch value {
    case 0x30...0x39: Int(value - 0x30)
    case 0x0660...0x0669: Int(value - 0x0660)
    case 0x06F0...0x06F9: Int(value - 0x06F0)
    default: nil
    }
  }

  /// Whether the scalar is a letter of the Arabic script, marks and tatweel left out.
  var isArabicLetter: Bool {
    // Asked for every letter of every page: the plain ones first, then what stands before the block.
    if value >= 0x0641 && value <= 0x064A || value >= 0x0620 && value < 0x0640 { return true }
    if value < 0x066E { return false }
    return switch value {
    case 0x066E...0x066F, 0x0671...0x06D3, 0x06D5, 0x06EE...0x06EF, 0x06FA...0x06FC, 0x0750...0x077F: true
    default: false
    }
  }

  /// Whether the scalar is a Latin letter.
  var isLatinLetter: Bool {
    switch value {
    case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x024F: true
    default: false
    }
  }
}
