import Glibc

/// The listening sockets that a service manager made before it started this process (sd_listen_fds(3)), so that a port below 1024 needs no
/// privilege and a restart refuses nobody.
public enum SocketActivation {
  /// Where the descriptors that were handed over begin.
  private static let first: Int32 = 3
  /// More than anybody hands over.
  private static let most: Int32 = 1_024

  /// The descriptors handed over to this process; none when the variables are for another one, such as the shell that started it.
  ///
  /// `LISTEN_FDNAMES` is of no interest: all of them are served alike.
  public static func descriptors(_ environment: [String: String], process: Int32? = nil) -> [Int32] {
    guard environment["LISTEN_PID"].flatMap({ Int32($0) }) == process ?? getpid(),
      let count = environment["LISTEN_FDS"].flatMap({ Int32($0) }), (1...most).contains(count)
    else { return [] }
    return Array(first..<first + count)
  }
}
