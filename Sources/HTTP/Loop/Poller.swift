import CLinux
import Glibc

/// Waits for many descriptors at once (epoll, level-triggered unless asked otherwise).
@safe struct Poller: ~Copyable {
  /// Conditions of a descriptor.
  struct Events: OptionSet {
    let rawValue: UInt32

    static let readable = Events(rawValue: EPOLLIN.rawValue)
    static let writable = Events(rawValue: EPOLLOUT.rawValue)
    /// The connection is broken, or closed both ways; always reported.
    static let lost = Events(rawValue: EPOLLERR.rawValue | EPOLLHUP.rawValue)
    /// Report changes only.
    static let onChange = Events(rawValue: EPOLLET.rawValue)
    /// Wake one of the pollers that wait for this descriptor, not all.
    static let exclusive = Events(rawValue: EPOLLEXCLUSIVE.rawValue)
  }

  private let number: Int32
  private var ready = unsafe [epoll_event](repeating: epoll_event(), count: 256)

  init() {
    number = epoll_create1(Int32(EPOLL_CLOEXEC))
    precondition(number >= 0, "no file descriptor is left for epoll")
  }

  deinit { close(number) }

  /// Watches a descriptor; `token` comes back with its events.
  func add(_ descriptor: Int32, _ events: Events, token: UInt64) { control(EPOLL_CTL_ADD, descriptor, events, token) }

  /// Watches for other events.
  func change(_ descriptor: Int32, _ events: Events, token: UInt64) { control(EPOLL_CTL_MOD, descriptor, events, token) }

  /// Stops watching. Closing does so too, if nobody else holds the descriptor.
  func remove(_ descriptor: Int32) { control(EPOLL_CTL_DEL, descriptor, [], 0) }

  private func control(_ operation: Int32, _ descriptor: Int32, _ events: Events, _ token: UInt64) {
    var event = unsafe epoll_event()
    unsafe event.events = events.rawValue
    unsafe event.data.u64 = token
    let result = unsafe epoll_ctl(number, operation, descriptor, &event)
    precondition(result == 0, "epoll refuses a descriptor")
  }

  /// Waits up to `milliseconds` (for ever if negative) and returns how many descriptors are ready.
  mutating func wait(milliseconds: Int32) -> Int {
    let count = unsafe epoll_wait(number, &ready, Int32(ready.count), milliseconds)
    return max(0, Int(count))
  }

  /// One of the ready descriptors after `wait`.
  func event(_ index: Int) -> (token: UInt64, events: Events) {
    let event = unsafe ready[index]
    return unsafe (event.data.u64, Events(rawValue: event.events))
  }
}
