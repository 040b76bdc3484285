import CLinux
import Glibc
import Synchronization

/// The listening sockets that all loops share; closed when the last loop has let go, so that no descriptor is used after it was closed.
final class Listeners: Sendable {
  let descriptors: [Int32]
  /// Where they listen, with real ports.
  let addresses: [ListenAddress]
  private let holders: Mutex<Int>

  /// Binds every address.
  ///
  /// - Parameter holders: how often `release` will be called.
  init(_ wanted: [ListenAddress], holders: Int) throws(ServerError) {
    if wanted.isEmpty { throw .noAddress }
    self.holders = Mutex(holders)
    var bound: [(Int32, ListenAddress)] = []
    do throws(ServerError) {
      for address in wanted { bound += try Self.bind(address) }
    } catch {
      for (descriptor, _) in bound { close(descriptor) }
      throw error
    }
    descriptors = bound.map(\.0)
    addresses = bound.map(\.1)
  }

  func release() {
    let isLast = holders.withLock { holders in
      holders -= 1
      return holders == 0
    }
    if isLast { for descriptor in descriptors { close(descriptor) } }
  }

  /// Whether every holder has let go.
  var areReleased: Bool { holders.withLock { $0 <= 0 } }

  /// Every address of one host, on one port. Families this machine lacks are passed over as long as one is left.
  private static func bind(_ address: ListenAddress) throws(ServerError) -> [(Int32, ListenAddress)] {
    var bound: [(Int32, ListenAddress)] = []
    var missing: ServerError?
    var port = address.port
    for var candidate in try SocketAddress.resolve(address) {
      candidate.port = port
      do throws(ServerError) {
        let (descriptor, real) = try listen(candidate, asked: address)
        port = real.port
        bound.append((descriptor, real))
      } catch {
        if case .addressNotAvailable = error {
          missing = error
        } else {
          for (descriptor, _) in bound { close(descriptor) }
          throw error
        }
      }
    }
    if let missing, bound.isEmpty { throw missing }
    return bound
  }

  private static func listen(_ address: SocketAddress, asked: ListenAddress) throws(ServerError) -> (Int32, ListenAddress) {
    let type = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
    let descriptor = socket(address.isIPv6 ? AF_INET6 : AF_INET, type, 0)
    if descriptor < 0 { throw fault(errno, asked) }
    var on: Int32 = 1
    let size = socklen_t(MemoryLayout<Int32>.size)
    // Without this a restart fails for as long as old connections linger in the kernel. Two listeners at once stay impossible.
    unsafe setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, size)
    if address.isIPv6 { unsafe setsockopt(descriptor, Int32(IPPROTO_IPV6), IPV6_V6ONLY, &on, size) }
    guard unsafe address.withPointer({ unsafe Glibc.bind(descriptor, $0, $1) }) == 0, Glibc.listen(descriptor, 1_024) == 0 else {
      let number = errno
      close(descriptor)
      throw fault(number, asked)
    }
    let (_, real) = unsafe SocketAddress.read { unsafe getsockname(descriptor, $0, $1) }
    return (descriptor, ListenAddress(host: real.host, port: real.port))
  }

  private static func fault(_ number: Int32, _ address: ListenAddress) -> ServerError {
    switch number {
    case EADDRINUSE: .addressInUse(address)
    case EADDRNOTAVAIL, EAFNOSUPPORT: .addressNotAvailable(address)
    case EACCES, EPERM: .notAllowed(address)
    default: .system(address, number)
    }
  }

  /// Accepts a waiting connection.
  static func accept(_ descriptor: Int32) -> Accepted {
    let flags = Int32(SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
    let (number, address) = unsafe SocketAddress.read { unsafe accept4(descriptor, $0, $1, flags) }
    if number >= 0 { return .connection(number, address) }
    switch errno {
    case EAGAIN: return .none
    case EMFILE, ENFILE, ENOBUFS, ENOMEM: return .exhausted
    // The peer was gone before it was accepted; the next one may be fine.
    default: return .skipped
    }
  }

  /// What came of accepting.
  enum Accepted {
    case connection(Int32, SocketAddress)
    case none
    case skipped
    case exhausted
  }
}
