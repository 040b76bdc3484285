import Glibc

/// A connection to the running program that sends the very bytes it is given and stays open as long as it lives.
final class RawClient {
  private let descriptor: Int32
  private var buffer: [UInt8] = []

  init(_ port: UInt16) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { throw Program.Failure(reason: "no socket: error \(errno)") }
    var patience = timeval(tv_sec: 300, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
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

  func send(_ text: String) throws {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      if count <= 0 { throw Program.Failure(reason: "send: error \(errno)") }
      bytes = bytes.dropFirst(count)
    }
  }

  /// Asks for a path and reads the answer, which must tell its length; the status and the body.
  func get(_ path: String) throws -> (status: Int, body: String) {
    try send("GET \(path) HTTP/1.1\r\nHost: localhost\r\n\r\n")
    return try answer()
  }

  /// Reads one answer.
  func answer() throws -> (status: Int, body: String) {
    let status = Int(try line().dropFirst(9).prefix(3)) ?? 0
    var length = 0
    while case let field = try line(), !field.isEmpty {
      if field.lowercased().hasPrefix("content-length:") { length = Int(field.dropFirst(16)) ?? 0 }
    }
    while buffer.count < length { try fill() }
    defer { buffer.removeFirst(length) }
    return (status, String(decoding: buffer[..<length], as: UTF8.self))
  }

  /// Reads until a text has come, or to the end; all that has come so far.
  @discardableResult
  func read(until text: String) -> String {
    while true {
      let all = String(decoding: buffer, as: UTF8.self)
      if all.contains(text) { return all }
      do { try fill() } catch { return all }
    }
  }

  private func line() throws -> String {
    while true {
      if let end = buffer.firstIndex(of: 0x0A) {
        defer { buffer.removeFirst(end + 1) }
        return String(decoding: buffer[..<(end - 1)], as: UTF8.self)
      }
      try fill()
    }
  }

  private func fill() throws {
    var piece = [UInt8](repeating: 0, count: 65_536)
    let count = recv(descriptor, &piece, piece.count, 0)
    if count <= 0 { throw Program.Failure(reason: count == 0 ? "the connection ended" : "no answer: error \(errno)") }
    buffer += piece[..<count]
  }
}
