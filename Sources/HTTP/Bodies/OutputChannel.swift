import Synchronization

/// The bytes of a streamed answer between the worker that writes them and the loop that sends them.
final class OutputChannel: Sendable {
  private struct State {
    var waiting: [UInt8] = []
    var capacity: Int
    var isFinished = false
    var isFailed = false
    var isGone = false
    /// Whether the loop was told of bytes that it did not take yet.
    var isAnnounced = false
    var writerWaits = false
    /// Whether bytes were turned away for want of room.
    var hasRefused = false
    var onChange: (@Sendable () -> Void)?
  }

  /// What the loop takes.
  struct Content {
    let bytes: [UInt8]
    let isFinished: Bool
    /// Whether the writer gave up, so that the answer must not look complete.
    let isFailed: Bool
  }

  private let state: Mutex<State>
  private let moved = Semaphore()
  private let mailbox: Mailbox
  private let id: ExchangeID

  /// Whether bytes come whenever there are some, so that the end of the server ends the answer.
  let isPushed: Bool

  /// - Parameter capacity: how many bytes may wait before the writer does.
  init(id: ExchangeID, mailbox: Mailbox, capacity: Int, isPushed: Bool = false) {
    self.isPushed = isPushed
    self.id = id
    self.mailbox = mailbox
    state = Mutex(State(capacity: capacity))
  }

  /// Adds bytes; waits while too many wait already.
  func write(_ bytes: [UInt8]) throws(BodyWriter.Failure) {
    while true {
      let (accepted, isGone) = state.withLock { state in
        if state.isGone { return (false, true) }
        state.writerWaits = state.waiting.count >= state.capacity
        if state.writerWaits { return (false, false) }
        state.waiting += bytes
        return (true, false)
      }
      if isGone { throw .disconnected }
      if accepted { return announce() }
      moved.wait()
    }
  }

  /// Adds bytes if there is room.
  func offer(_ bytes: [UInt8]) -> PushChannel.Outcome {
    let outcome: PushChannel.Outcome = state.withLock { state in
      if state.isGone || state.isFinished { return .gone }
      state.hasRefused = state.waiting.count >= state.capacity
      if state.hasRefused { return .full }
      state.waiting += bytes
      return .taken
    }
    if case .taken = outcome { announce() }
    return outcome
  }

  /// Whether nothing that is written can reach the client any more.
  var isAbandoned: Bool { state.withLock { $0.isGone || $0.isFinished } }

  /// Has a function called when there is room for bytes that were turned away, and when nobody takes any more.
  func onChange(_ call: @escaping @Sendable () -> Void) {
    let isLate = state.withLock { state in
      state.onChange = call
      return state.isGone || state.isFinished
    }
    if isLate { call() }
  }

  /// No bytes follow: the answer is complete, or was given up.
  func finish(failed: Bool) {
    let changed = state.withLock { state in
      state.isFinished = true
      state.isFailed = failed
      return state.onChange
    }
    announce()
    changed?()
  }

  private func announce() {
    let isNew = state.withLock { state in
      defer { state.isAnnounced = true }
      return !state.isAnnounced
    }
    if isNew { mailbox.post(.streamMoved(id)) }
  }

  /// Takes what waits; for the loop.
  func take() -> Content {
    update { state in
      defer {
        state.waiting = []
        state.isAnnounced = false
      }
      return Content(bytes: state.waiting, isFinished: state.isFinished, isFailed: state.isFailed)
    }
  }

  /// How many bytes may wait from now on; for the loop.
  func setCapacity(_ capacity: Int) { update { $0.capacity = capacity } }

  /// The client is gone: writing throws from now on.
  func abandon() {
    update { state in
      state.isGone = true
      state.waiting = []
    }
  }

  private func update<Value: Sendable>(_ change: (inout State) -> Value) -> Value {
    let (value, wakes, changed) = state.withLock { state in
      let wasGone = state.isGone
      let value = change(&state)
      let hasRoom = state.isGone || state.waiting.count < state.capacity
      let wakes = state.writerWaits && hasRoom
      if wakes { state.writerWaits = false }
      let isNews = state.hasRefused && hasRoom || state.isGone && !wasGone
      if isNews { state.hasRefused = false }
      return (value, wakes, isNews ? state.onChange : nil)
    }
    if wakes { moved.signal() }
    changed?()
    return value
  }
}
