import CLinux
import Glibc

/// Wakes another thread: an eventfd that counts rings.
final class Bell: Sendable {
  let number: Int32

  init() {
    number = eventfd(0, Int32(EFD_CLOEXEC | EFD_SEMAPHORE))
    precondition(number >= 0, "no file descriptor is left for an eventfd")
  }

  deinit { close(number) }

  /// Wakes one waiter, now or when it comes to wait.
  func ring() { eventfd_write(number, 1) }

  /// Waits for a ring and takes it.
  func wait() {
    var value: eventfd_t = 0
    while unsafe eventfd_read(number, &value) != 0 { precondition(errno == EINTR, "an eventfd cannot be read") }
  }
}
