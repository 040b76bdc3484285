import Glibc

/// A connection over which a test says what it wants, when it wants.
final class RawConnection {
  private let descriptor: Int32
  private var received: [UInt8] = []

  init(port: UInt16) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var patience = timeval(tv_sec: 120, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let code = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
    }
    guard code == 0 else { throw Program.Failure(reason: "no connection to port \(port): error \(errno)") }
  }

  deinit { close(descriptor) }

  func send(_ text: String) {
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
  }

  /// Reads until a text has come, or to the end; all that has come so far.
  @discardableResult
  func read(until text: String) -> String {
    var piece = [UInt8](repeating: 0, count: 65_536)
    while true {
      let all = String(decoding: received, as: UTF8.self)
      if all.contains(text) { return all }
      let count = recv(descriptor, &piece, piece.count, 0)
      if count <= 0 { return all }
      received += piece[..<count]
    }
  }
}
