import Glibc
import Synchronization

/// A thread that has something to do now and then: when it is rung, and when its time has come.
public final class Attendant: Sendable {
  private struct State {
    var isRung = false
    var isStopping = false
    var isStarted = false
  }

  private let state = Mutex(State())
  private let bell = Bell()
  private let ended = Latch(1)
  private let name: String
  private let work: @Sendable () -> Duration?

  /// - Parameters:
  ///   - name: of the thread.
  ///   - work: does what there is to do, and says how long it may sleep unless it is rung; `nil` for ever.
  public init(name: String, work: @escaping @Sendable () -> Duration?) {
    self.name = name
    self.work = work
  }

  /// Starts the thread, which works at once.
  public func start() {
    let isFirst = state.withLock { state in
      defer { state.isStarted = true }
      return !state.isStarted && !state.isStopping
    }
    if isFirst { Thread.start(name: name) { self.run() } }
  }

  /// Has it look again, soon; several rings before it does are one.
  public func ring() {
    let isNew = state.withLock { state in
      defer { state.isRung = true }
      return !state.isRung
    }
    if isNew { bell.ring() }
  }

  /// Whether it was told to stop: work that takes long ends early then.
  public var isStopping: Bool { state.withLock { $0.isStopping } }

  /// Lets the work under way end, and waits for it unless told otherwise.
  public func stop(waits: Bool = true) {
    let isRunning = state.withLock { state in
      state.isStopping = true
      return state.isStarted
    }
    bell.ring()
    if isRunning, waits { _ = ended.wait() }
  }

  private func run() {
    while !isStopping {
      state.withLock { $0.isRung = false }
      let pause = work()
      sleep(pause)
    }
    ended.countDown()
  }

  private func sleep(_ pause: Duration?) {
    // Rung while it worked, with or without the bell taken: it looks again.
    let milliseconds = pause.map { Int32(clamping: max(0, Int64($0 / .milliseconds(1)))) } ?? -1
    var item = pollfd(fd: bell.number, events: Int16(POLLIN), revents: 0)
    if state.withLock({ $0.isRung || $0.isStopping }) == false { _ = unsafe poll(&item, 1, milliseconds) }
    bell.silence()
  }
}
