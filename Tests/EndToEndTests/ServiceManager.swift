import Foundation
import Glibc

/// The end of a service manager at which services say how they are (sd_notify(3)). Every wait has an end.
final class ServiceManager {
  let path: String
  private let descriptor: Int32

  /// Listens at a path in a folder.
  init(in folder: TemporaryFolder) {
    path = folder.path + "/notify"
    descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    _ = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) }
    }
    var patience = timeval(tv_sec: 300, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
  }

  deinit { close(descriptor) }

  var environment: [String: String] { ["NOTIFY_SOCKET": path] }

  /// The first line of the next message that is no sign of life; empty when none comes.
  func state() -> String {
    while true {
      var bytes = [UInt8](repeating: 0, count: 4_096)
      let count = recv(descriptor, &bytes, bytes.count, 0)
      let line = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self).split(separator: "\n").first.map(String.init) ?? ""
      if line != "WATCHDOG=1" { return line }
    }
  }
}
