import Glibc

@testable import HTTP

/// A client that sends the very bytes it is given. Every wait has an end, so that a hung server fails a test instead of the run.
final class TestClient {
  struct Answer {
    var status = 0
    var headers = Headers()
    var body: [UInt8] = []

    var text: String { String(decoding: body, as: UTF8.self) }
  }

  struct Failure: Error {
    let reason: String
  }

  private let descriptor: Int32
  private var buffer: [UInt8] = []

  init(_ address: ListenAddress) throws {
    guard let target = address.path.map({ SocketAddress(path: $0) }) ?? SocketAddress(host: address.host, port: address.port) else {
      throw Failure(reason: "address")
    }
    descriptor = socket(target.family, Int32(SOCK_STREAM.rawValue), 0)
    var patience = timeval(tv_sec: 300, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    // Pieces that are sent one by one are to arrive one by one.
    var on: Int32 = 1
    setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
    guard target.withPointer({ connect(descriptor, $0, $1) }) == 0 else { throw Failure(reason: "connect") }
  }

  deinit { close(descriptor) }

  func send(_ text: String) throws { try send(Array(text.utf8)) }

  func send(_ bytes: [UInt8]) throws {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      if count <= 0 { throw Failure(reason: "send: \(errno)") }
      sent += count
    }
  }

  /// Ends the connection with a reset instead of a farewell, once this client goes.
  func resetWhenGone() {
    var abortive = linger(l_onoff: 1, l_linger: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &abortive, socklen_t(MemoryLayout<linger>.size))
  }

  func finishSending() { shutdown(descriptor, Int32(SHUT_WR)) }

  /// Whether there is something to read, now.
  var hasAnswer: Bool {
    var item = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&item, 1, 0) == 1
  }

  /// Ends the connection with a reset at once.
  func reset() {
    var option = linger(l_onoff: 1, l_linger: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
    shutdown(descriptor, Int32(SHUT_RDWR))
  }

  /// Sends and reads one answer.
  func ask(_ text: String, isHead: Bool = false) throws -> Answer {
    try send(text)
    return try answer(isHead: isHead)
  }

  func get(_ target: String, _ headers: String = "") throws -> Answer { try ask("GET \(target) HTTP/1.1\r\nHost: a\r\n\(headers)\r\n") }

  func post(_ target: String, _ body: String, _ headers: String = "") throws -> Answer {
    try ask("POST \(target) HTTP/1.1\r\nHost: a\r\nContent-Length: \(body.utf8.count)\r\n\(headers)\r\n\(body)")
  }

  /// Reads one answer, by length, by chunks or to the end.
  func answer(isHead: Bool = false) throws -> Answer {
    var answer = Answer()
    let statusLine = try line()
    guard statusLine.hasPrefix("HTTP/1.1 "), let status = Int(statusLine.dropFirst(9).prefix(3)) else { throw Failure(reason: statusLine) }
    answer.status = status
    while case let field = try line(), !field.isEmpty {
      let parts = field.split(separator: ":", maxSplits: 1)
      answer.headers.add(String(parts[0]), parts.count == 2 ? String(parts[1].drop { $0 == " " }) : "")
    }
    if isHead || status < 200 || status == 204 || status == 304 { return answer }
    if let length = answer.headers["Content-Length"].flatMap({ Int($0) }) {
      answer.body = try take(length)
    } else if answer.headers["Transfer-Encoding"] == "chunked" {
      while let chunk = try chunk() { answer.body += chunk }
    } else {
      answer.body = try rest()
    }
    return answer
  }

  /// The next chunk of a chunked answer; `nil` after the last.
  func chunk() throws -> [UInt8]? {
    guard let size = Int(try line(), radix: 16) else { throw Failure(reason: "chunk size") }
    let bytes = try take(size)
    guard try line().isEmpty else { throw Failure(reason: "chunk end") }
    return size == 0 ? nil : bytes
  }

  func line() throws -> String {
    while true {
      if let end = buffer.firstIndex(of: 0x0A) {
        let line = buffer[..<end]
        buffer = Array(buffer[(end + 1)...])
        guard line.last == 0x0D else { throw Failure(reason: "line end") }
        return String(decoding: line.dropLast(), as: UTF8.self)
      }
      if try !fill() { throw Failure(reason: "the connection ended") }
    }
  }

  func take(_ count: Int) throws -> [UInt8] {
    while buffer.count < count { if try !fill() { throw Failure(reason: "the connection ended") } }
    defer { buffer = Array(buffer[count...]) }
    return Array(buffer[..<count])
  }

  /// Everything up to the end of the connection.
  func rest() throws -> [UInt8] {
    while try fill() {}
    defer { buffer = [] }
    return buffer
  }

  /// Waits for the next byte; false when the connection ends instead.
  func hasMore() throws -> Bool { try !buffer.isEmpty || fill() }

  /// Whether the server has ended the connection, and said nothing more.
  func isAtEnd() throws -> Bool { try rest().isEmpty }

  private func fill() throws -> Bool {
    var piece = [UInt8](repeating: 0, count: 65_536)
    let count = recv(descriptor, &piece, piece.count, 0)
    if count < 0 { throw Failure(reason: errno == EAGAIN ? "the server does not answer" : "receive: \(errno)") }
    buffer += piece[..<count]
    return count > 0
  }
}
