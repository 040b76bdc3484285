/// The address of something on the web: `http` or `https`, a host, a port, a path with its query (RFC 3986, RFC 9110, section 4.2).
public struct WebAddress: Sendable, Equatable, CustomStringConvertible {
  /// Why a text is no such address.
  public struct Malformed: Error, Equatable, CustomStringConvertible {
    /// What is wrong, in words for a person.
    public let description: String
  }

  /// Whether the connection is to be encrypted.
  public let isSecure: Bool
  /// The host: a name in ASCII, an IPv4 address, or an IPv6 address without its brackets.
  public let host: String
  /// The port; that of the scheme if none was given.
  public let port: UInt16
  /// The path with its query; never empty.
  public let target: String

  /// Reads an address. User names and fragments are refused: neither means anything to a receiver of webhooks.
  public init(_ text: String) throws(Malformed) {
    guard text.utf8.count <= 2_048 else { throw Malformed(description: "it has more than 2048 bytes") }
    guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }) else {
      throw Malformed(description: "it must be ASCII without blanks; write other letters as %XX, and names of hosts in Punycode")
    }
    let lower = text.lowercased()
    isSecure = lower.hasPrefix("https://")
    guard isSecure || lower.hasPrefix("http://") else { throw Malformed(description: "it must begin with http:// or https://") }
    var rest = text[...].dropFirst(isSecure ? 8 : 7)
    let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    rest = rest.dropFirst(authority.count)
    guard !authority.contains("@") else { throw Malformed(description: "it must not have a user name or password") }
    guard !rest.contains("#") else { throw Malformed(description: "it must not have a fragment") }
    (host, port) = try Self.split(authority, standard: isSecure ? 443 : 80)
    target = rest.isEmpty ? "/" : rest.hasPrefix("?") ? "/" + rest : String(rest)
  }

  private static func split(_ authority: Substring, standard: UInt16) throws(Malformed) -> (String, UInt16) {
    var host = authority
    var port = standard
    let end = authority.hasPrefix("[") ? authority.firstIndex(of: "]").map { authority.index(after: $0) } : authority.firstIndex(of: ":")
    if let end {
      host = authority[..<end]
      if end < authority.endIndex {
        let digits = authority[end...].dropFirst()
        guard authority[end] == ":", digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
          throw Malformed(description: "what stands behind the host is no port")
        }
        if !digits.isEmpty {
          guard let number = UInt16(digits), number > 0 else { throw Malformed(description: "the port must be from 1 to 65535") }
          port = number
        }
      }
    }
    if host.hasPrefix("[") {
      let inner = host.dropFirst().dropLast()
      guard host.hasSuffix("]"), inner.contains(":"), SocketAddress(host: String(inner), port: 0) != nil else {
        throw Malformed(description: "what stands in brackets is no IPv6 address")
      }
      return (String(inner), port)
    }
    let isName = host.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
        || [UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_")].contains(byte)
    }
    guard !host.isEmpty, isName else { throw Malformed(description: "'\(host)' is no host") }
    // Proxies read 0x7f.1 and 2130706433 as addresses (WHATWG URL, "ends in a number checker"); whoever checks addresses must see them as such.
    let last = host.split(separator: ".").last?.lowercased() ?? ""
    let isNumber = last.hasPrefix("0x") || last.utf8.allSatisfy { (0x30...0x39).contains($0) }
    guard !isNumber || SocketAddress(host: String(host), port: 0) != nil else {
      throw Malformed(description: "'\(host)' is no address such as 192.0.2.1")
    }
    return (host.lowercased(), port)
  }

  /// The value of the `Host` field: the port only where it is not that of the scheme.
  public var authority: String {
    let name = host.contains(":") ? "[\(host)]" : host
    return port == (isSecure ? 443 : 80) ? name : "\(name):\(port)"
  }

  /// The whole address.
  public var description: String { (isSecure ? "https://" : "http://") + authority + target }
}
