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
  }

  /// Holds the signals back from now on, in this thread and those it will start.
  public init() {
    var set = Self.set
    unsafe pthread_sigmask(SIG_BLOCK, &set, nil)
  }

  /// Waits for the next signal.
  public func wait() -> Signal {
    var set = Self.set
    var number: Int32 = 0
    while unsafe sigwait(&set, &number) != 0 {}
    return number == SIGTERM ? .terminate : number == SIGINT ? .interrupt : .hangUp
  }

  private static var set: sigset_t {
    var set = sigset_t()
    unsafe sigemptyset(&set)
    for signal in [SIGTERM, SIGINT, SIGHUP] { unsafe sigaddset(&set, signal) }
    return set
  }
}
