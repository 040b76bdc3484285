import CLinux
import Glibc

/// One socket that takes connections, and where it listens.
struct ListeningSocket: Sendable {
  let descriptor: Int32
  /// With the port it really got.
  let address: ListenAddress
  /// The file it made; `nil` for a network socket and for one that was handed over.
  let file: SocketFile?

  /// Binds and listens.
  ///
  /// - Parameters:
  ///   - asked: what the configuration says, for errors.
  ///   - mode: the permissions of a Unix socket's file.
  init(_ target: SocketAddress, asked: ListenAddress, mode: UInt32) throws(ServerError) {
    let type = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
    descriptor = socket(target.family, type, 0)
    if descriptor < 0 { throw Self.fault(errno, asked) }
    do throws(ServerError) {
      if let path = target.path {
        try Self.bindFile(descriptor, target, path: path, mode: mode, asked)
        file = SocketFile(path: path)
      } else {
        try Self.bindPort(descriptor, target, asked)
        file = nil
      }
      guard Glibc.listen(descriptor, Self.backlog) == 0 else { throw Self.fault(errno, asked) }
    } catch {
      close(descriptor)
      throw error
    }
    let (_, real) = unsafe SocketAddress.read { [descriptor] in unsafe getsockname(descriptor, $0, $1) }
    address = real.listenAddress
  }

  /// Takes over a socket that listens already.
  ///
  /// - Throws: `ServerError.badDescriptor` when it is anything else than a listening stream socket of a family served here.
  init(takingOver descriptor: Int32) throws(ServerError) {
    let (result, real) = unsafe SocketAddress.read { unsafe getsockname(descriptor, $0, $1) }
    guard result == 0, Self.option(SO_TYPE, of: descriptor) == Int32(SOCK_STREAM.rawValue),
      Self.option(SO_ACCEPTCONN, of: descriptor) == 1, [AF_INET, AF_INET6, AF_UNIX].contains(real.family)
    else { throw .badDescriptor(descriptor) }
    // Whoever made it may have left out either.
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
    self.descriptor = descriptor
    address = real.listenAddress
    file = nil
  }

  /// Closes it, and takes its file away.
  func remove() {
    close(descriptor)
    file?.remove()
  }

  private static let backlog: Int32 = 1_024

  private static func bindPort(_ descriptor: Int32, _ target: SocketAddress, _ asked: ListenAddress) throws(ServerError) {
    var on: Int32 = 1
    let size = socklen_t(MemoryLayout<Int32>.size)
    // Without this a restart fails for as long as old connections linger in the kernel. Two listeners at once stay impossible.
    unsafe setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, size)
    if target.isIPv6 { unsafe setsockopt(descriptor, Int32(IPPROTO_IPV6), IPV6_V6ONLY, &on, size) }
    guard unsafe target.withPointer({ unsafe bind(descriptor, $0, $1) }) == 0 else { throw fault(errno, asked) }
  }

  private static func bindFile(
    _ descriptor: Int32, _ target: SocketAddress, path: String, mode: UInt32, _ asked: ListenAddress
  ) throws(ServerError) {
    // Linux gives the file the permissions of the socket less the umask: nobody gets in between bind and chmod.
    fchmod(descriptor, mode)
    if unsafe target.withPointer({ unsafe bind(descriptor, $0, $1) }) != 0 {
      guard errno == EADDRINUSE else { throw fault(errno, asked) }
      switch SocketFile.state(of: path) {
      case .alive: throw .addressInUse(asked)
      case .other: throw .notASocket(asked)
      case .stale: unsafe unlink(path)
      case .missing: break
      }
      guard unsafe target.withPointer({ unsafe bind(descriptor, $0, $1) }) == 0 else { throw fault(errno, asked) }
    }
    guard unsafe chmod(path, mode) == 0 else { throw fault(errno, asked) }
  }

  private static func option(_ name: Int32, of descriptor: Int32) -> Int32 {
    var value: Int32 = -1
    var size = socklen_t(MemoryLayout<Int32>.size)
    return unsafe getsockopt(descriptor, SOL_SOCKET, name, &value, &size) == 0 ? value : -1
  }

  private static func fault(_ number: Int32, _ address: ListenAddress) -> ServerError {
    switch number {
    case EADDRINUSE: .addressInUse(address)
    case EADDRNOTAVAIL, EAFNOSUPPORT: .addressNotAvailable(address)
    case EACCES, EPERM: .notAllowed(address)
    case ENOENT, ENOTDIR, EROFS: .noFolder(address)
    default: .system(address, number)
    }
  }
}
