/// The character classes of RFC 9110 and RFC 9112, on bytes.
enum Grammar {
  // Sets of ASCII characters, one bit each: 0 to 63, and 64 to 127. Written out, because computed ones are looked up at every use.
  private static let tokenLow: UInt64 = 0x03ff_6cfa_0000_0000
  private static let tokenHigh: UInt64 = 0x57ff_ffff_c7ff_fffe
  private static let hostLow: UInt64 = 0x2bff_7ff2_0000_0000
  private static let hostHigh: UInt64 = 0x47ff_fffe_87ff_fffe

  private static func contains(_ byte: UInt8, _ low: UInt64, _ high: UInt64) -> Bool {
    byte < 64 ? low >> UInt64(byte) & 1 == 1 : byte < 128 && high >> UInt64(byte - 64) & 1 == 1
  }

  /// `tchar` (RFC 9110, section 5.6.2).
  static func isToken(_ byte: UInt8) -> Bool { contains(byte, tokenLow, tokenHigh) }

  /// A character of `reg-name` (RFC 3986, section 3.2.2), the percent sign included.
  static func isHost(_ byte: UInt8) -> Bool { contains(byte, hostLow, hostHigh) }

  /// `field-vchar`, blank or tab (RFC 9110, section 5.5).
  static func isFieldContent(_ byte: UInt8) -> Bool { byte >= 0x20 && byte != 0x7F || byte == 0x09 }

  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  /// The value of a hexadecimal digit, or `nil`.
  static func hexValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }

  static func lowercased(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

  /// Whether two strings differ at most in the case of ASCII letters.
  static func equalIgnoringCase(_ left: String, _ right: String) -> Bool {
    equalIgnoringCase(left.utf8Span.span, right.utf8Span.span)
  }

  static func equalIgnoringCase(_ left: borrowing Span<UInt8>, _ right: borrowing Span<UInt8>) -> Bool {
    if left.count != right.count { return false }
    for index in left.indices where lowercased(left[index]) != lowercased(right[index]) { return false }
    return true
  }

  /// The text of bytes without blanks and tabs at either end.
  static func trimmed(_ bytes: [UInt8]) -> String {
    guard let first = bytes.firstIndex(where: { !isBlank($0) }), let last = bytes.lastIndex(where: { !isBlank($0) }) else { return "" }
    return String(decoding: bytes[first...last], as: UTF8.self)
  }

  /// A whole number in digits only, or `nil`; a number that does not fit is none.
  static func decimal(_ bytes: some Collection<UInt8>) -> Int? {
    guard !bytes.isEmpty, bytes.count <= 18 else { return nil }
    var value = 0
    for byte in bytes {
      guard isDigit(byte) else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }

  /// `uri-host [":" port]` with a host that is not empty (RFC 9110, sections 4.2.1 and 7.2).
  static func isAuthority(_ bytes: ArraySlice<UInt8>) -> Bool {
    let portStart: Int
    if bytes.first == UInt8(ascii: "[") {
      guard let close = bytes.firstIndex(of: UInt8(ascii: "]")), isIPv6(bytes[(bytes.startIndex + 1)..<close]) else { return false }
      portStart = close + 1
    } else {
      portStart = bytes.firstIndex(of: UInt8(ascii: ":")) ?? bytes.endIndex
      guard portStart > bytes.startIndex, isRegisteredName(bytes[..<portStart]) else { return false }
    }
    let port = bytes[portStart...]
    if port.isEmpty { return true }
    guard port.first == UInt8(ascii: ":") else { return false }
    return port.count == 1 || decimal(port.dropFirst()).map { $0 <= 65_535 } ?? false
  }

  private static func isRegisteredName(_ bytes: ArraySlice<UInt8>) -> Bool {
    var index = bytes.startIndex
    while index < bytes.endIndex {
      guard isHost(bytes[index]) else { return false }
      if bytes[index] == UInt8(ascii: "%") {
        guard index + 2 < bytes.endIndex, hexValue(bytes[index + 1]) != nil, hexValue(bytes[index + 2]) != nil else { return false }
        index += 2
      }
      index += 1
    }
    return true
  }
}
