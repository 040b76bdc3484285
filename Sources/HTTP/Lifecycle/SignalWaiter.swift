import Glibc

/// Waits for signals on an ordinary thread, where anything may be done about them.
///
/// Make it first thing in `main`, before any other thread exists: threads inherit that the signals are held back.
public struct SignalWaiter: Sendable {
  /// A signal that ends a server.
  public enum Signal: Sendable, Equatable {
    /// `SIGTERM`, as service managers send it.
    case terminate
    /// `SIGINT`, as Ctrl-C sends it.
    case interrupt
    /// `SIGHUP`: the terminal is gone, or the configuration is to be read again.
    case hangUp

    /// The system's number.
    public var number: Int32 {
      switch self {
      case .terminate: SIGTERM
      case .interrupt: SIGINT
      case .hangUp: SIGHUP
      }
    }
  }

  /// Holds the signals back from now on, in this thread and those it will start; and makes writing to a pipe without a reader an error
  /// instead of the end.
  public init() {
    var set = Self.set
    unsafe pthread_sigmask(SIG_BLOCK, &set, nil)
    Glibc.signal(SIGPIPE, SIG_IGN)
  }

  /// Waits for the next signal.
  public func wait() -> Signal {
    var set = Self.set
    var number: Int32 = 0
    while unsafe sigwait(&set, &number) != 0 {}
    return Self.signal(number)
  }

  /// Has the next signal that ends a server end the process at once, whatever it still does; for when one was heard already.
  ///
  /// The status is 128 and the signal's number, as shells tell of a process that a signal ended.
  ///
  /// - Parameter note: is told before the end.
  public func endProcessOnNext(_ note: @escaping @Sendable (Signal) -> Void) {
    Thread.start(name: "second-signal") {
      var signal = wait()
      while signal == .hangUp { signal = wait() }
      note(signal)
      // Not `exit`: what it would wait for or tidy up is what the second signal means to skip.
      _exit(128 + signal.number)
    }
  }

  private static func signal(_ number: Int32) -> Signal {
    number == SIGTERM ? .terminate : number == SIGINT ? .interrupt : .hangUp
  }

  private static var set: sigset_t {
    var set = sigset_t()
    unsafe sigemptyset(&set)
    for signal in [SIGTERM, SIGINT, SIGHUP] { unsafe sigaddset(&set, signal) }
    return set
  }
}
