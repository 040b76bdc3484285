/// How a server runs.
public struct ServerConfiguration: Sendable {
  /// Where it listens; a name with several addresses listens on all of them.
  public var addresses: [ListenAddress]
  /// Event loops, one thread each; at least one. As many as there are processors for this process.
  public var loops = Processors.available
  /// Worker threads for slow routes; at least one.
  public var workers = 8
  /// Worker threads for routes that write, which may wait for each other; at least one. Threads are started when they are needed.
  public var writers = 32
  /// Worker threads for streams in or out, one for each as long as it lasts; at least one.
  public var streamers = 64
  /// The bounds.
  public var limits = Limits()
  /// The names the server answers to; `nil` for any.
  public var hosts: HostPolicy?
  /// Which pages of other origins may read; `nil` for none.
  public var cors: CORSPolicy?
  /// Whose word is taken on who the client is.
  public var proxies = TrustedProxies()
  /// How often one client may ask what costs; `nil` for any number.
  public var rates: RateLimits?
  /// Is given the server's counters.
  public var metrics: ServerMetrics?
  /// Is told of every answer, on an event loop: it must be quick.
  public var onRequest: (@Sendable (AccessRecord) -> Void)?

  /// A configuration with defaults for all but the addresses.
  public init(addresses: [ListenAddress] = [ListenAddress(host: "localhost", port: 8_080)]) { self.addresses = addresses }
}
