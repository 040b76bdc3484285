import Synchronization

/// A bounded set of threads for what would hold up an event loop. They are started when there is work for them.
final class WorkerPool: Sendable {
  /// Work, given the worker's own compressor.
  typealias Job = @Sendable (GzipCompressor) -> Void

  private struct State {
    /// Jobs in order; those taken are `nil`, so that their requests are not kept.
    var jobs: [Job?] = []
    var taken = 0
    /// Threads that run, and those of them that wait for a job.
    var started = 0
    var idle = 0
    var isStopping = false

    var waiting: Int { jobs.count - taken }
  }

  private let state = Mutex(State())
  private let queued = Semaphore()
  private let name: String
  private let count: Int
  private let capacity: Int
  private let ended: Latch

  /// - Parameters:
  ///   - name: of the threads, with a number behind it.
  ///   - count: threads.
  ///   - capacity: jobs that may wait.
  init(name: String, count: Int, capacity: Int) {
    self.name = name
    self.count = count
    self.capacity = capacity
    ended = Latch(count)
  }

  /// Jobs that wait, and threads that run one.
  var load: (waiting: Int, busy: Int) { state.withLock { ($0.waiting, $0.started - $0.idle) } }

  /// Queues a job; whether there was room.
  func submit(_ job: @escaping Job) -> Bool {
    let (isTaken, newThread) = state.withLock { state -> (Bool, Int?) in
      guard !state.isStopping, state.waiting < capacity + state.idle + count - state.started else { return (false, nil) }
      state.jobs.append(job)
      guard state.waiting > state.idle, state.started < count else { return (true, nil) }
      state.started += 1
      state.idle += 1
      return (true, state.started)
    }
    if let newThread { Thread.start(name: "\(name)-\(newThread)") { self.work() } }
    if isTaken { queued.signal() }
    return isTaken
  }

  /// Lets running jobs end and drops waiting ones; the latch opens when all threads have ended.
  func stop() -> Latch {
    let running = state.withLock { state in
      state.isStopping = true
      state.jobs = []
      state.taken = 0
      return state.started
    }
    for _ in 0..<running { queued.signal() }
    for _ in running..<count { ended.countDown() }
    return ended
  }

  private func work() {
    let compressor = GzipCompressor()
    while true {
      queued.wait()
      let (job, isStopping) = next()
      if isStopping { break }
      guard let job else { continue }
      job(compressor)
      state.withLock { $0.idle += 1 }
    }
    ended.countDown()
  }

  private func next() -> (Job?, isStopping: Bool) {
    state.withLock { state in
      if state.isStopping { return (nil, true) }
      guard state.taken < state.jobs.count else { return (nil, false) }
      state.idle -= 1
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
