import Glibc

/// Wakes a waiting thread: a POSIX semaphore, which needs no file descriptor, so that streams cannot fail for want of one.
final class Semaphore: Sendable {
  /// A pointer is not `Sendable`; what it points to is made for several threads.
  private let address: UInt

  init() {
    let pointer = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)
    unsafe pointer.initialize(to: sem_t())
    unsafe sem_init(pointer, 0, 0)
    address = UInt(bitPattern: pointer)
  }

  deinit {
    unsafe sem_destroy(pointer)
    unsafe pointer.deallocate()
  }

  private var pointer: UnsafeMutablePointer<sem_t> {
    guard let pointer = unsafe UnsafeMutablePointer<sem_t>(bitPattern: address) else { preconditionFailure("a semaphore has an address") }
    return unsafe pointer
  }

  /// Lets one waiter go, now or when it comes to wait.
  func signal() { unsafe sem_post(pointer) }

  /// Waits for a signal and takes it.
  func wait() {
    while unsafe sem_wait(pointer) != 0 {}
  }
}
