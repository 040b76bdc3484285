import CLinux
import Glibc

/// The processors that this process may use: fewer than the machine has under `taskset`, a container's set, or a service unit's.
enum Processors {
  /// How many; at least one.
  static var available: Int {
    var set = [UInt64](repeating: 0, count: 128)
    let size = UInt(set.count * MemoryLayout<UInt64>.stride)
    let isKnown = unsafe set.withUnsafeMutableBytes { unsafe sched_getaffinity(0, size, $0.baseAddress) } == 0
    return max(1, isKnown ? set.reduce(0) { $0 + $1.nonzeroBitCount } : sysconf(Int32(_SC_NPROCESSORS_ONLN)))
  }
}
