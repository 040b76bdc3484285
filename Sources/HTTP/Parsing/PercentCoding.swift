/// Percent-encoding (RFC 3986, section 2.1).
public enum PercentCoding {
  private static let digits = Array("0123456789ABCDEF".utf8)

  /// The text with everything but unreserved characters escaped, fit for a path segment or a query value.
  public static func encode(_ text: String) -> String {
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
        bytes.append(byte)
      default:
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The text behind the escapes; `nil` when an escape is broken, or the result is not UTF-8 or has a NUL.
  static func decode(_ bytes: ArraySlice<UInt8>, plusIsBlank: Bool) -> String? {
    if bytes.allSatisfy({ $0 != UInt8(ascii: "%") && $0 != 0 && ($0 != UInt8(ascii: "+") || !plusIsBlank) }) {
      return String(validating: bytes, as: UTF8.self)
    }
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      var byte = bytes[index]
      if byte == UInt8(ascii: "%") {
        guard index + 2 < bytes.endIndex, let high = Grammar.hexValue(bytes[index + 1]), let low = Grammar.hexValue(bytes[index + 2])
        else { return nil }
        byte = high << 4 | low
        index += 2
      } else if plusIsBlank, byte == UInt8(ascii: "+") {
        byte = 0x20
      }
      if byte == 0 { return nil }
      plain.append(byte)
      index += 1
    }
    return String(validating: plain, as: UTF8.self)
  }
}
