import Synchronization

/// A bounded set of threads for what would hold up an event loop.
final class WorkerPool: Sendable {
  /// Work, given the worker's own compressor.
  typealias Job = @Sendable (GzipCompressor) -> Void

  private struct State {
    /// Jobs in order; those taken are `nil`, so that their requests are not kept.
    var jobs: [Job?] = []
    var taken = 0
    var isStopping = false
  }

  private let state = Mutex(State())
  private let queued = Semaphore()
  private let count: Int
  private let capacity: Int
  private let ended: Latch

  /// - Parameters:
  ///   - count: threads.
  ///   - capacity: jobs that may wait.
  init(count: Int, capacity: Int) {
    self.count = count
    self.capacity = capacity
    ended = Latch(count)
  }

  func start() {
    for number in 1...count { Thread.start(name: "http-worker-\(number)") { self.work() } }
  }

  /// Queues a job; whether there was room.
  func submit(_ job: @escaping Job) -> Bool {
    let isTaken = state.withLock { state in
      guard !state.isStopping, state.jobs.count - state.taken < capacity else { return false }
      state.jobs.append(job)
      return true
    }
    if isTaken { queued.signal() }
    return isTaken
  }

  /// Lets running jobs end, drops waiting ones, and waits for the threads; whether all ended in time.
  func stop(until deadline: Moment) -> Bool {
    state.withLock { state in
      state.isStopping = true
      state.jobs = []
      state.taken = 0
    }
    for _ in 0..<count { queued.signal() }
    return ended.wait(until: deadline)
  }

  private func work() {
    let compressor = GzipCompressor()
    while true {
      queued.wait()
      let (job, isStopping) = next()
      if isStopping { break }
      job?(compressor)
    }
    ended.countDown()
  }

  private func next() -> (Job?, isStopping: Bool) {
    state.withLock { state in
      if state.isStopping { return (nil, true) }
      guard state.taken < state.jobs.count else { return (nil, false) }
      let job = state.jobs[state.taken]
      state.jobs[state.taken] = nil
      state.taken += 1
      // The front is cleared now and then, so that taking a job does not move all others.
      if state.taken > 64, state.taken * 2 > state.jobs.count {
        state.jobs.removeFirst(state.taken)
        state.taken = 0
      }
      return (job, false)
    }
  }
}
