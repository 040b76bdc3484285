import Glibc

/// How a server runs.
public struct ServerConfiguration: Sendable {
  /// Where it listens; a name with several addresses listens on all of them.
  public var addresses: [ListenAddress]
  /// Descriptors of sockets that listen already, as `SocketActivation` finds them; the server takes them over.
  public var inheritedSockets: [Int32] = []
  /// The permissions of the files of Unix sockets: who may connect must be able to write them.
  public var socketMode: UInt32 = 0o660
  /// Event loops, one thread each; at least one.
  public var loops = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
  /// Worker threads for slow routes and streams; at least one.
  public var workers = 8
  /// The bounds.
  public var limits = Limits()
  /// Is told of every answer, on an event loop: it must be quick.
  public var onRequest: (@Sendable (AccessRecord) -> Void)?

  /// A configuration with defaults for all but the addresses.
  public init(addresses: [ListenAddress] = [ListenAddress(host: "localhost", port: 8_080)]) { self.addresses = addresses }
}
