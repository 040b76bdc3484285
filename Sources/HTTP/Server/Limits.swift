/// Every bound of the server, in one place. A request beyond one is answered with the status named here.
public struct Limits: Sendable {
  /// Bytes of a request target; longer ones get 414.
  public var targetBytes = 8 * 1_024
  /// Bytes of all header lines together, without their line ends; more get 431. Trailers have the same bound.
  public var headerBytes = 32 * 1_024
  /// Number of header lines; more get 431.
  public var headerCount = 100
  /// Bytes of one chunk-size line, and 16 times that of all chunk extensions of a body; more get 400.
  public var chunkLineBytes = 1_024
  /// Bytes of a buffered body as it is sent; more get 413, before they are read when `Content-Length` tells. A route may ask for its own bound.
  public var bodyBytes = 32 * 1_024 * 1_024
  /// Bytes of a buffered body after gunzipping; more get 413.
  public var inflatedBytes = 64 * 1_024 * 1_024
  /// How many times larger than its gzip form a body may be, once it is beyond one MiB; more get 413.
  public var inflationRatio = 300
  /// Bytes of a body nobody wants (unknown path, a route without body) that are read over to keep the connection.
  public var discardedBytes = 64 * 1_024
  /// Open connections; more wait in the kernel's queue, and idle ones are closed early to make room.
  public var connections = 10_000
  /// Requests that one connection may ask; the last is answered with `Connection: close`.
  public var requestsPerConnection = 100_000
  /// Requests that wait for a worker, in each group of workers; more get 503.
  public var waitingRequests = 1_024
  /// From the first byte of a request to the end of its head; later ones get 408.
  public var headerDeadline = Duration.seconds(10)
  /// Between two pieces of a request body; later ones get 408.
  public var bodyIdle = Duration.seconds(30)
  /// Bytes a second that a body must bring on average over each span of `bodyIdle`; slower ones get 408.
  public var bodyRate = 256
  /// Between the end of a request, or the last piece of its body that was wanted, and the first byte of the answer; later ones get 503.
  /// The handler is not interrupted, but nobody waits for it any more.
  public var handlerTime = Duration.seconds(60)
  /// Between two requests, and before the first.
  public var keepAliveIdle = Duration.seconds(60)
  /// The same while no further connection can be taken.
  public var idleWhenFull = Duration.seconds(2)
  /// Without the peer taking a byte of the answer; then the connection is dropped.
  public var writeStall = Duration.seconds(30)
  /// How long what a refused client still sends is read over, so that it can read the answer.
  public var linger = Duration.seconds(30)
  /// The same, without a byte coming.
  public var lingerIdle = Duration.seconds(5)
  /// Bytes of an answer that wait for the peer before pipelined requests or the writer of a stream are held back.
  public var waitingOutputBytes = 256 * 1_024
  /// The same while the body of the same request is still coming: many clients read nothing before they have sent all, and would wait for ever.
  public var duplexOutputBytes = 16 * 1_024 * 1_024
  /// Bytes of a streamed body that wait for their reader before the socket is left alone.
  public var waitingInputBytes = 256 * 1_024

  /// The defaults.
  public init() {}
}
