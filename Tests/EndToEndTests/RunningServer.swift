import Foundation
import Glibc

/// A server that was started and says where it listens.
final class RunningServer {
  /// One answer.
  struct Answer {
    var status = 0
    /// The header fields, names in lower case.
    var headers: [String: String] = [:]
    var body: [UInt8] = []

    var text: String { String(decoding: body, as: UTF8.self) }
    var json: [String: Any] { (try? JSONSerialization.jsonObject(with: Data(body))) as? [String: Any] ?? [:] }
    var items: [[String: Any]] { json["items"] as? [[String: Any]] ?? [] }
    var lines: [[String: Any]] {
      body.split(separator: 0x0A).map { (try? JSONSerialization.jsonObject(with: Data($0))) as? [String: Any] ?? [:] }
    }
  }

  let program: Program
  /// The line that says where it listens.
  let greeting: String
  let port: UInt16

  /// Starts a server on any free port, and waits until it listens.
  init(_ arguments: [String], in folder: String, environment: [String: String] = [:], prelude: String = ":") throws {
    program = try Program(arguments + ["--listen", "127.0.0.1:0"], in: folder, environment: environment, prelude: prelude)
    let line = try program.errorLine() ?? ""
    greeting = line
    guard let start = line.range(of: "http://127.0.0.1:"), let port = UInt16(line[start.upperBound...].prefix { $0.isNumber }) else {
      throw Program.Failure(reason: "no address in the first line: \(line)\n\((try? program.finish().errors) ?? "")")
    }
    self.port = port
  }

  /// Asks over a connection of its own.
  func ask(_ method: String, _ target: String, _ headers: [String] = [], body: [UInt8] = []) throws -> Answer {
    let lines = ["\(method) \(Self.escaped(target)) HTTP/1.1", "Host: localhost", "Connection: close"] + headers
    let length = method == "POST" && !headers.contains { $0.hasPrefix("Transfer-") || $0.hasPrefix("Content-Length") }
    let head = (lines + (length ? ["Content-Length: \(body.count)"] : [])).joined(separator: "\r\n") + "\r\n\r\n"
    return try Self.parse(try exchange(Array(head.utf8) + body))
  }

  func get(_ target: String) throws -> Answer { try ask("GET", target) }

  func post(_ body: some Sequence<UInt8>, _ type: String, to target: String = "/v1/documents") throws -> Answer {
    try ask("POST", target, ["Content-Type: \(type)"], body: Array(body))
  }

  /// Ends the server as a service manager would.
  func stop(_ signal: Int32 = SIGTERM) throws -> Program.Outcome {
    program.signal(signal)
    return try program.finish()
  }

  private static func escaped(_ target: String) -> String {
    target.utf8.map { $0 < 0x80 ? String(UnicodeScalar($0)) : "%" + String($0, radix: 16, uppercase: true) }.joined()
  }

  /// Sends some bytes, and gives all that comes back before the connection ends.
  private func exchange(_ bytes: [UInt8]) throws -> [UInt8] {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    defer { close(descriptor) }
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
    guard code == 0 else { throw failure("no connection to port \(port): error \(errno)") }
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      // A server that refuses a body may answer before all of it is sent.
      if count <= 0 { break }
      sent += count
    }
    var received: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = recv(descriptor, &piece, piece.count, 0)
      if count < 0 { throw failure("no answer: error \(errno)") }
      if count == 0 { return received }
      received += piece[..<count]
    }
  }

  /// What went wrong, with what the server says about it; ends the server.
  private func failure(_ reason: String) -> Program.Failure {
    program.signal(SIGABRT)
    let outcome = try? program.finish()
    return Program.Failure(reason: "\(reason); the server ended with \(outcome?.status ?? 0): \(outcome?.errors ?? "")")
  }

  private static func parse(_ bytes: [UInt8]) throws -> Answer {
    let blank = Array("\r\n\r\n".utf8)
    guard let end = bytes.indices.first(where: { bytes[$0...].starts(with: blank) }) else {
      throw Program.Failure(reason: "no head in the answer: \(String(decoding: bytes, as: UTF8.self))")
    }
    var answer = Answer()
    let lines = String(decoding: bytes[..<end], as: UTF8.self).components(separatedBy: "\r\n")
    answer.status = Int(lines[0].dropFirst(9).prefix(3)) ?? 0
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      answer.headers[parts[0].lowercased()] = parts.count == 2 ? String(parts[1].drop { $0 == " " }) : ""
    }
    let rest = bytes[(end + 4)...]
    answer.body = answer.headers["transfer-encoding"] == "chunked" ? try joinedChunks(rest) : Array(rest)
    return answer
  }

  private static func joinedChunks(_ bytes: ArraySlice<UInt8>) throws -> [UInt8] {
    var rest = bytes
    var body: [UInt8] = []
    while let end = rest.firstIndex(of: 0x0D) {
      guard let size = Int(String(decoding: rest[..<end], as: UTF8.self), radix: 16), rest.count >= end - rest.startIndex + 2 + size else {
        break
      }
      if size == 0 { return body }
      body += rest[(end + 2)..<(end + 2 + size)]
      rest = rest[(end + 4 + size)...]
    }
    throw Program.Failure(reason: "the chunks of the answer have no end")
  }
}
