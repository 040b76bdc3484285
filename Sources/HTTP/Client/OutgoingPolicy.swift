/// Which addresses this machine may be asked to connect to on behalf of others: those of the public Internet, and what an operator allows.
///
/// Without it, whoever may set up a webhook could have the server speak to its own network: to routers, to databases without a password, to the
/// metadata service of a cloud (server-side request forgery). It is asked about the address that is really connected to, not about a name.
public struct OutgoingPolicy: Sendable, Equatable {
  /// Text that is no address or range of addresses.
  public struct Malformed: Error, Equatable, CustomStringConvertible {
    /// Names the text.
    public let description: String
  }

  private let allowed: [AddressRange]

  /// - Parameter allowing: addresses and ranges such as `10.0.0.0/8` that are allowed although they are not public.
  public init(allowing: [String] = []) throws(Malformed) {
    allowed = try allowing.map { text throws(Malformed) in
      guard let range = AddressRange(text) else { throw Malformed(description: "\"\(text)\" is no address or range such as 10.0.0.0/8") }
      return range
    }
  }

  /// Only the public Internet.
  public static let publicOnly = OutgoingPolicy(allowed: [])

  private init(allowed: [AddressRange]) { self.allowed = allowed }

  /// Whether a numeric address may be connected to.
  public func permits(_ address: String) -> Bool {
    guard let bytes = AddressRange.bytes(of: address) else { return false }
    if allowed.contains(where: { $0.contains(address) }) { return true }
    return Self.isPublic(bytes)
  }

  /// What the registries of IANA set apart ("IPv4 and IPv6 Special-Purpose Address Registry", RFC 6890), multicast and the rest of what is not
  /// routed in public.
  private static let special: [AddressRange] = [
    "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
    "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24",
    "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "2001::/23", "2001:db8::/32", "2620:4f:8000::/48", "3fff::/20", "5f00::/16",
  ].compactMap { AddressRange($0) }

  /// The only part of IPv6 that is given out for public use (RFC 4291, section 2.4).
  private static let global = AddressRange("2000::/3")
  private static let mapped: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255]
  /// Addresses that carry an IPv4 address which a gateway connects to: NAT64 (RFC 6052) and 6to4 (RFC 3056).
  private static let translated: [UInt8] = [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0]
  private static let tunnelled: [UInt8] = [0x20, 0x02]

  private static func isPublic(_ bytes: [UInt8]) -> Bool {
    if bytes.starts(with: mapped) { return !special.contains { $0.contains(bytes) } }
    if bytes.starts(with: translated) { return isPublic(mapped + bytes[12...]) }
    if bytes.starts(with: tunnelled) { return isPublic(mapped + bytes[2..<6]) }
    return global?.contains(bytes) == true && !special.contains { $0.contains(bytes) }
  }
}
