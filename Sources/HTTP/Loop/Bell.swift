import CLinux
import Glibc

/// Wakes whoever polls for it: an eventfd, which stays readable once it was rung.
final class Bell: Sendable {
  let number: Int32

  init() {
    number = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
    precondition(number >= 0, "no file descriptor is left for an eventfd")
  }

  deinit { close(number) }

  /// Has it not ring any more.
  func silence() {
    var count: eventfd_t = 0
    unsafe eventfd_read(number, &count)
  }

  /// Rings. Who polls for changes only is woken each time.
  func ring() { eventfd_write(number, 1) }
}
