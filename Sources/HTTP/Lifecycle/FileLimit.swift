import Glibc

/// How many files and sockets the process may have open.
public enum FileLimit {
  /// Raises the soft limit to the hard one: the usual 1,024 is made for programs that use `select`.
  ///
  /// - Returns: the limit that now holds; `nil` when the system does not say.
  @discardableResult
  public static func raise() -> Int? {
    guard var limit = current else { return nil }
    if limit.rlim_cur < limit.rlim_max {
      limit.rlim_cur = limit.rlim_max
      unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }
    return current.map { Int(clamping: $0.rlim_cur) }
  }

  /// The most connections that a limit leaves room for.
  ///
  /// - Parameters:
  ///   - files: the limit of open files.
  ///   - reserve: files that are open for other purposes.
  public static func connections(files: Int, reserve: Int) -> Int { max(0, files - reserve) }

  private static var current: rlimit? {
    var limit = rlimit()
    return unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 ? limit : nil
  }
}
