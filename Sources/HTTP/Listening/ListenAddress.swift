/// Where a server listens, or listens in fact.
public struct ListenAddress: Sendable, Hashable, CustomStringConvertible {
  /// A numeric IPv4 or IPv6 address, a host name, or `*` for every interface in both families.
  public let host: String
  /// The port; 0 asks for any free one.
  public let port: UInt16

  /// An address of a host and a port.
  public init(host: String, port: UInt16) {
    self.host = host
    self.port = port
  }

  /// Reads `host:port`; an IPv6 address stands in brackets.
  ///
  /// - Throws: `ServerError.badAddress`.
  public init(_ text: String) throws(ServerError) {
    guard let colon = text.lastIndex(of: ":"), let number = Grammar.decimal(text[text.index(after: colon)...].utf8), number <= 65_535 else {
      throw .badAddress(text)
    }
    var host = text[..<colon]
    if host.hasPrefix("["), host.hasSuffix("]") {
      host = host.dropFirst().dropLast()
    } else if host.contains(":") {
      throw .badAddress(text)
    }
    guard !host.isEmpty else { throw .badAddress(text) }
    self.init(host: String(host), port: UInt16(number))
  }

  /// `host:port`, an IPv6 address in brackets.
  public var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}
