import Glibc

/// What the system knows of this process, under the names that Prometheus clients use.
enum ProcessStatus {
  static func write(to text: inout MetricsText) {
    var usage = rusage()
    unsafe getrusage(RUSAGE_SELF.rawValue, &usage)
    let micros = (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1_000_000 + Int(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec)
    text.seconds("process_cpu_seconds_total", "counter", "Processor time used, by the program and for it.", Double(micros) / 1e6)
    let pages = read("/proc/self/statm").split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    text.gauge("process_resident_memory_bytes", "Memory in use.", [("", pages * Int(sysconf(Int32(_SC_PAGESIZE))))])
    text.gauge("process_open_fds", "Open file descriptors.", [("", openDescriptors())])
    var limit = rlimit()
    unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    text.gauge("process_max_fds", "Most file descriptors that may be open.", [("", Int(clamping: limit.rlim_cur))])
  }

  private static func openDescriptors() -> Int {
    guard let folder = unsafe opendir("/proc/self/fd") else { return 0 }
    defer { unsafe _ = closedir(folder) }
    var count = 0
    while unsafe (readdir(folder) != nil) { count += 1 }
    // The folder itself, and the two names every folder has.
    return count - 3
  }

  private static func read(_ path: String) -> String {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { return "" }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 4_096)
    let count = unsafe bytes.withUnsafeMutableBytes { unsafe Glibc.read(descriptor, $0.baseAddress, $0.count) }
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }
}
