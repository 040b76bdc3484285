import Glibc

/// Tells a service manager how the service is, by the protocol of sd_notify(3): a datagram of `NAME=value` lines to a Unix socket.
///
/// Without a manager that listens, nothing is sent and nothing fails.
public final class ServiceNotifier: Sendable {
  private let descriptor: Int32
  private let target: SocketAddress?

  /// How often a sign of life is expected at least; `nil` when nobody watches.
  public let watchdogInterval: Duration?

  /// - Parameters:
  ///   - environment: has `NOTIFY_SOCKET`, a path or (with `@`) an abstract name; `WATCHDOG_USEC` and perhaps `WATCHDOG_PID`.
  ///   - process: whose environment it is; `nil` is this one.
  public init(_ environment: [String: String], process: Int32? = nil) {
    let name = environment["NOTIFY_SOCKET"] ?? ""
    let isUsable = (name.hasPrefix("/") || name.hasPrefix("@")) && name.utf8.count <= 107
    descriptor = isUsable ? socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0) : -1
    target = descriptor >= 0 ? SocketAddress(notifying: name) : nil
    let isWatched = environment["WATCHDOG_PID"].map { Int32($0) == process ?? getpid() } ?? true
    let micros = environment["WATCHDOG_USEC"].flatMap { Int64($0) } ?? 0
    watchdogInterval = target != nil && isWatched && micros > 0 ? .microseconds(micros) : nil
    if descriptor >= 0 {
      var patience = timeval(tv_sec: 2, tv_usec: 0)
      unsafe setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// The service answers from now on; also at the end of `reloading`.
  ///
  /// - Parameter status: a line for people.
  public func ready(status: String) { send(["READY=1", "STATUS=\(Self.line(status))"]) }

  /// The configuration is being read again; `ready` follows.
  public func reloading() {
    // The time lets the manager tell the end of this reload from that of one before.
    send(["RELOADING=1", "MONOTONIC_USEC=\(Moment.now().nanoseconds / 1_000)"])
  }

  /// The service is about to end.
  public func stopping(status: String) { send(["STOPPING=1", "STATUS=\(Self.line(status))"]) }

  /// A sign of life.
  public func isAlive() { send(["WATCHDOG=1"]) }

  private static func line(_ text: String) -> String { String(text.map { $0.isNewline ? " " : $0 }) }

  private func send(_ lines: [String]) {
    guard let target else { return }
    let bytes = Array(lines.joined(separator: "\n").utf8)
    unsafe bytes.withUnsafeBytes { bytes in
      unsafe _ = target.withPointer { address, size in
        unsafe sendto(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL), address, size)
      }
    }
  }
}
