import Glibc
import Synchronization

/// Whether the server was told to end; known to the handlers, so that load balancers hear of it at once.
final class Ending: Sendable {
  private let begun = Atomic(false)

  var hasBegun: Bool { begun.load(ordering: .acquiring) }

  func begin() { begun.store(true, ordering: .releasing) }

  /// Lets some time pass, in which the server serves on.
  func wait(_ time: Duration) {
    let (seconds, attoseconds) = time.components
    var left = timespec(tv_sec: Int(seconds), tv_nsec: Int(attoseconds / 1_000_000_000))
    var rest = left
    while unsafe nanosleep(&left, &rest) != 0, errno == EINTR { left = rest }
  }
}
