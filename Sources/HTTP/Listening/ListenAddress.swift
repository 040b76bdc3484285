/// Where a server listens, or listens in fact: a host and a port, or the path of a Unix socket.
public struct ListenAddress: Sendable, Hashable, CustomStringConvertible {
  /// A numeric IPv4 or IPv6 address, a host name, or `*` for every interface in both families; empty for a Unix socket.
  public let host: String
  /// The port; 0 asks for any free one.
  public let port: UInt16
  /// The path of a Unix socket; `nil` for a host and a port.
  public let path: String?

  /// What stands before the path of a Unix socket.
  private static let scheme = "unix:"
  /// What fits into `sun_path` beside the zero at its end (unix(7)).
  private static let longestPath = 107

  /// An address of a host and a port.
  public init(host: String, port: UInt16) {
    self.host = host
    self.port = port
    path = nil
  }

  /// A Unix socket.
  public init(path: String) {
    host = ""
    port = 0
    self.path = path
  }

  /// Reads `host:port`, with an IPv6 address in brackets, or `unix:/path/of.sock`.
  ///
  /// - Throws: `ServerError.badAddress`.
  public init(_ text: String) throws(ServerError) {
    if text.hasPrefix(Self.scheme) {
      let path = text.dropFirst(Self.scheme.count)
      guard !path.isEmpty, path.utf8.count <= Self.longestPath, !path.utf8.contains(0), path.utf8.last != UInt8(ascii: "/") else {
        throw .badAddress(text)
      }
      self.init(path: String(path))
      return
    }
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

  /// `host:port`, an IPv6 address in brackets, or `unix:/path/of.sock`.
  public var description: String {
    if let path { return Self.scheme + path }
    return host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
  }
}
