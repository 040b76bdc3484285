import Glibc

/// What the connections of one loop share. It never leaves the loop's thread.
final class LoopContext {
  let limits: Limits
  let router: Router
  let onError: ErrorHandler
  let onRequest: (@Sendable (AccessRecord) -> Void)?
  let pools: WorkerPools
  let mailbox: Mailbox
  let compressor = GzipCompressor()
  let spans: Spans
  let hosts: HostPolicy?
  let cors: CORSPolicy?
  let proxies: TrustedProxies
  let limiter: RateLimiter?
  var counts: LoopCounts
  private var requestNumber = UInt64.random(in: 0 ... .max)
  var poller = Poller()
  /// Where sockets are read into; one for all, so that idle connections hold none.
  var scratch = [UInt8](repeating: 0, count: 65_536)
  /// Memory for the next answer; it goes from connection to connection.
  var spareOutput: [UInt8] = []
  /// When the current round of events began.
  var now = Moment.now()
  var isStopping = false
  private var dateSeconds = -1
  private var dateLine: [UInt8] = []

  init(_ seed: LoopSeed, mailbox: Mailbox) {
    limits = seed.configuration.limits
    router = seed.router
    onError = seed.onError
    onRequest = seed.configuration.onRequest
    pools = seed.pools
    spans = Spans(limits)
    hosts = seed.configuration.hosts
    cors = seed.configuration.cors
    proxies = seed.configuration.proxies
    limiter = seed.limiter
    counts = LoopCounts(routes: seed.router.routes.count)
    self.mailbox = mailbox
  }

  /// A name for the next request: begins anywhere, and is never the same twice in a run.
  func nextRequestID() -> RequestID {
    requestNumber &+= 1
    return .made(requestNumber)
  }

  /// The lines of every answer, made once a second.
  func currentDateLine() -> [UInt8] {
    let seconds = time(nil)
    if seconds != dateSeconds {
      dateSeconds = seconds
      dateLine = Array("Date: \(HTTPDate.format(seconds: max(0, seconds)))\r\nX-Content-Type-Options: nosniff\r\n".utf8)
    }
    return dateLine
  }

  /// The deadlines of `Limits` in the loop's own unit.
  struct Spans {
    let header: Moment.Span
    let body: Moment.Span
    let handler: Moment.Span
    let idle: Moment.Span
    let idleWhenFull: Moment.Span
    let stall: Moment.Span
    let linger: Moment.Span
    let lingerIdle: Moment.Span
    /// How often deadlines are looked at: a quarter of the shortest, at most a second.
    let tick: Moment.Span

    init(_ limits: Limits) {
      header = Moment.Span(limits.headerDeadline)
      body = Moment.Span(limits.bodyIdle)
      handler = Moment.Span(limits.handlerTime)
      idle = Moment.Span(limits.keepAliveIdle)
      idleWhenFull = Moment.Span(limits.idleWhenFull)
      stall = Moment.Span(limits.writeStall)
      linger = Moment.Span(limits.linger)
      lingerIdle = Moment.Span(limits.lingerIdle)
      let shortest =
        [
          limits.headerDeadline, limits.bodyIdle, limits.handlerTime, limits.keepAliveIdle, limits.idleWhenFull, limits.writeStall,
          limits.lingerIdle,
        ].min() ?? .seconds(4)
      tick = Moment.Span(max(.milliseconds(5), min(.seconds(1), shortest / 4)))
    }
  }
}

/// What a loop is made from on its own thread.
struct LoopSeed: Sendable {
  let configuration: ServerConfiguration
  let router: Router
  let onError: ErrorHandler
  let pools: WorkerPools
  let limiter: RateLimiter?
  let listeners: Listeners
  let group: LoopGroup
}
