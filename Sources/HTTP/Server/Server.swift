import Synchronization

/// An HTTP/1.1 server: one event loop per core, and worker threads for what would hold a loop up.
///
/// A connection that is idle or slow costs memory only. Handlers are plain functions: quick ones run on the loop, slow ones on a worker.
public final class Server: Sendable {
  private enum State {
    case ready
    case running(Listeners)
    case stopping
  }

  private let configuration: ServerConfiguration
  private let router: Router
  private let onError: ErrorHandler
  private let group: LoopGroup
  private let pools: WorkerPools
  private let ended: Latch
  private let stopped = Latch(1)
  private let state = Mutex(State.ready)

  /// A server that is not started yet.
  ///
  /// - Parameters:
  ///   - configuration: addresses, threads and limits. Numbers of threads below one count as one.
  ///   - router: what is served.
  ///   - onError: makes the answer of anything a handler throws that is not a `Problem`. The default is a 500 that says nothing of the error.
  public init(configuration: ServerConfiguration, router: Router, onError: @escaping ErrorHandler = Server.answerInternalError) {
    self.configuration = configuration
    self.router = router
    self.onError = onError
    group = LoopGroup(count: max(1, configuration.loops))
    pools = WorkerPools(configuration)
    ended = Latch(max(1, configuration.loops))
  }

  /// A 500 with a fixed text.
  public static let answerInternalError: ErrorHandler = { _, _ in
    Problem(.internalServerError, detail: "Something went wrong on the server.").response
  }

  /// Binds every address and begins to serve, on threads of its own.
  ///
  /// - Throws: when an address cannot be bound; then nothing was started.
  public func start() throws(ServerError) {
    try state.withLock { state throws(ServerError) in
      guard case .ready = state else { throw .alreadyStarted }
      let listeners = try Listeners(configuration.addresses, holders: group.members.count)
      state = .running(listeners)
      configuration.metrics?.attach(group, pools, router)
      let seed = LoopSeed(
        configuration: configuration, router: router, onError: onError, pools: pools,
        limiter: configuration.rates.map { RateLimiter($0) }, listeners: listeners, group: group)
      let ended = ended
      for index in group.members.indices {
        Thread.start(name: "http-loop-\(index + 1)") {
          EventLoop(seed, index: index).run()
          ended.countDown()
        }
      }
    }
  }

  /// Where the server listens, with the ports it really got; empty before `start` and after `stop`.
  public var addresses: [ListenAddress] {
    state.withLock { state in
      if case .running(let listeners) = state { listeners.addresses } else { [] }
    }
  }

  /// Stops: no new connections, idle ones close, requests under way are finished. Returns when all is over.
  ///
  /// - Parameter deadline: how long requests may still take; what is not finished then is cut off.
  /// - Returns: whether everything was finished in time.
  @discardableResult
  public func stop(deadline: Duration = .seconds(10)) -> Bool {
    let before = state.withLock { state in
      defer { state = .stopping }
      return state
    }
    switch before {
    case .running: break
    case .ready:
      stopped.countDown()
      return true
    case .stopping: return stopped.wait()
    }
    let moment = Moment.now() + Moment.Span(deadline)
    for member in group.members { member.mailbox.post(.stop(moment)) }
    _ = ended.wait()
    // Handlers cannot be interrupted; one that outlives the deadline is left behind.
    let isClean = pools.stop(until: max(moment, Moment.now() + Moment.Span(.milliseconds(100)))) && Moment.now() < moment
    stopped.countDown()
    return isClean
  }

  /// Waits until `stop` is through.
  public func waitUntilStopped() { _ = stopped.wait() }
}
