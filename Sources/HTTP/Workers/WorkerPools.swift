/// The groups of workers, so that none stands in the way of another.
struct WorkerPools: Sendable {
  let slow: WorkerPool
  let writing: WorkerPool
  let streaming: WorkerPool

  init(_ configuration: ServerConfiguration) {
    let capacity = configuration.limits.waitingRequests
    slow = WorkerPool(name: "http-slow", count: max(1, configuration.workers), capacity: capacity)
    writing = WorkerPool(name: "http-write", count: max(1, configuration.writers), capacity: capacity)
    // A stream may last for hours: to wait for one is no use.
    streaming = WorkerPool(name: "http-stream", count: max(1, configuration.streamers), capacity: 0)
  }

  /// The workers for a request.
  func pool(for speed: Route.Speed, isStreamed: Bool) -> WorkerPool {
    if isStreamed { return streaming }
    switch speed {
    case .quick, .slow: return slow
    case .writing: return writing
    case .streaming: return streaming
    }
  }

  /// Lets running jobs end; whether all did in time.
  func stop(until deadline: Moment) -> Bool {
    // Each is told before any is waited for.
    let ends = [slow, writing, streaming].map { $0.stop() }
    return ends.reduce(true) { $1.wait(until: deadline) && $0 }
  }
}
