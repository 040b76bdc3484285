/// Who is at the other end of the connection.
public struct Client: Sendable, Hashable {
  /// The numeric address without a port, such as `127.0.0.1` or `2001:db8::1`.
  public let address: String
  /// Whether the connection came from this machine. Behind a proxy on this machine everyone is.
  public let isLoopback: Bool

  /// A client; for tests and for what calls handlers directly.
  public init(address: String, isLoopback: Bool) {
    self.address = address
    self.isLoopback = isLoopback
  }

  /// A client on this machine that came over a Unix socket, which has no address.
  static let unixSocket = Client(address: "unix", isLoopback: true)

  /// This machine.
  public static let local = Client(address: "127.0.0.1", isLoopback: true)
}
