import CLinux
import Glibc
import Synchronization

/// Opens when it was counted down to zero, and stays open; any number of threads may wait.
public final class Latch: Sendable {
  private let left: Mutex<Int>
  private let bell = Bell()

  /// - Parameter count: how often it is to be counted down.
  public init(_ count: Int) {
    left = Mutex(count)
    if count == 0 { bell.ring() }
  }

  /// Counts down by one.
  public func countDown() {
    let isOpen = left.withLock { left in
      left -= 1
      return left == 0
    }
    if isOpen { bell.ring() }
  }

  /// Waits until it is open.
  public func waitUntilOpen() { _ = wait(until: .never) }

  /// Waits until it is open or the moment comes; whether it is open. The ring is left in the bell for other waiters.
  func wait(until deadline: Moment = .never) -> Bool {
    while true {
      let left = deadline == .never ? -1 : Int32(clamping: (deadline.nanoseconds - Moment.now().nanoseconds + 999_999) / 1_000_000)
      if deadline != .never, left <= 0 { return self.left.withLock { $0 <= 0 } }
      var item = pollfd(fd: bell.number, events: Int16(POLLIN), revents: 0)
      if unsafe poll(&item, 1, left) == 1 { return true }
    }
  }
}
