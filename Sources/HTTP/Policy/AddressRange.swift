/// A range of IP addresses in prefix notation, such as `10.0.0.0/8`, `2001:db8::/32` or a single address (RFC 4632, RFC 4291).
struct AddressRange: Sendable, Equatable {
  private let bytes: [UInt8]
  private let prefix: Int

  /// `nil` for what is no range.
  init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard let first = parts.first, parts.count <= 2, let bytes = Self.bytes(of: String(first)) else { return nil }
    // IPv4 lies in the last 32 of 128 bits, as in the mapped form.
    let isShort = !first.contains(":")
    let length = parts.count == 2 ? Grammar.decimal(parts[1].utf8) : isShort ? 32 : 128
    guard let length, length <= (isShort ? 32 : 128) else { return nil }
    self.bytes = bytes
    prefix = isShort ? length + 96 : length
  }

  /// Whether a numeric address lies in the range.
  func contains(_ address: String) -> Bool {
    Self.bytes(of: address).map { contains($0) } ?? false
  }

  /// Whether an address of 16 bytes lies in the range.
  func contains(_ other: [UInt8]) -> Bool {
    for bit in 0..<prefix {
      let mask = UInt8(0x80) >> UInt8(bit % 8)
      if bytes[bit / 8] & mask != other[bit / 8] & mask { return false }
    }
    return true
  }

  /// The 16 bytes of a numeric address, IPv4 in mapped form; `nil` for anything else.
  static func bytes(of address: String) -> [UInt8]? {
    guard let parsed = SocketAddress(host: address, port: 0) else { return nil }
    return parsed.isIPv6 ? Array(parsed.bytes[8..<24]) : [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255] + parsed.bytes[4..<8]
  }
}
