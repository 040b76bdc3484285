import Glibc

/// The file of a Unix socket that this process made. The kernel leaves it behind when its server dies.
struct SocketFile: Sendable {
  /// What is at a path.
  enum State {
    case missing
    /// A socket that somebody listens on.
    case alive
    /// A socket that nobody listens on any more.
    case stale
    /// Anything but a socket.
    case other
  }

  let path: String
  private let device: UInt64
  private let inode: UInt64

  /// The file that is at the path now; `nil` when there is none.
  init?(path: String) {
    guard let found = Self.status(path) else { return nil }
    self.path = path
    device = UInt64(found.st_dev)
    inode = UInt64(found.st_ino)
  }

  /// Takes the file away, unless another server has put its own in its place.
  func remove() {
    if let found = Self.status(path), UInt64(found.st_dev) == device, UInt64(found.st_ino) == inode { unsafe unlink(path) }
  }

  /// Finds out by knocking: only a socket whose server is gone refuses.
  static func state(of path: String) -> State {
    guard let found = status(path) else { return .missing }
    guard found.st_mode & S_IFMT == S_IFSOCK else { return .other }
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue), 0)
    if descriptor < 0 { return .alive }
    defer { close(descriptor) }
    let result = unsafe SocketAddress(path: path).withPointer { unsafe connect(descriptor, $0, $1) }
    return result != 0 && errno == ECONNREFUSED ? .stale : .alive
  }

  private static func status(_ path: String) -> stat? {
    var found = stat()
    return unsafe lstat(path, &found) == 0 ? found : nil
  }
}
