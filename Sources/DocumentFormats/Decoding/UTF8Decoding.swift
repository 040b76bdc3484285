/// Strict decoding of UTF-8 (RFC 3629) that knows where the text stops being UTF-8.
enum UTF8Decoding {
  /// The scalars of a text, or the offset of the first byte that is not UTF-8.
  static func decode(_ bytes: ArraySlice<UInt8>) -> Result<Scalars, Failure> { decode(bytes.span) }

  /// The scalars of a text, or the offset of the first byte that is not UTF-8.
  static func decode(_ bytes: Span<UInt8>) -> Result<Scalars, Failure> {
    var count = 0
    for position in bytes.indices where bytes[position] & 0xC0 != 0x80 { count += 1 }
    var position = 0
    let scalars = Scalars(capacity: count) { scalars in
      while position < bytes.count, !scalars.isFull {
        let lead = bytes[position]
        if lead < 0x80 {
          scalars.append(Unicode.Scalar(lead))
          position += 1
        } else if lead >= 0xC2, lead < 0xE0, position + 1 < bytes.count, bytes[position + 1] & 0xC0 == 0x80,
          let scalar = Unicode.Scalar(UInt32(lead & 0x1F) << 6 | UInt32(bytes[position + 1] & 0x3F))
        {
          scalars.append(scalar)
          position += 2
        } else if let (scalar, length) = sequence(bytes, at: position) {
          scalars.append(scalar)
          position += length
        } else {
          return
        }
      }
    }
    return position == bytes.count ? .success(scalars) : .failure(Failure(offset: position))
  }

  /// Where the text stops being UTF-8.
  struct Failure: Error {
    let offset: Int
  }

  private static func sequence(_ bytes: Span<UInt8>, at position: Int) -> (Unicode.Scalar, Int)? {
    let lead = bytes[position]
    let length: Int
    var value: UInt32
    let least: UInt32
    switch lead {
    case 0xC2...0xDF: (length, value, least) = (2, UInt32(lead & 0x1F), 0x80)
    case 0xE0...0xEF: (length, value, least) = (3, UInt32(lead & 0x0F), 0x800)
    case 0xF0...0xF4: (length, value, least) = (4, UInt32(lead & 0x07), 0x10000)
    default: return nil
    }
    guard position + length <= bytes.count else { return nil }
    for index in (position + 1)..<(position + length) {
      guard bytes[index] & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(bytes[index] & 0x3F)
    }
    guard value >= least, let scalar = Unicode.Scalar(value) else { return nil }
    return (scalar, length)
  }
}
