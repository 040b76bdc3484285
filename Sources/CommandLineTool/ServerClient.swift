import Glibc
import HTTP

/// Asks a running server, over TCP or a Unix socket: one request on a connection of its own.
struct ServerClient {
  /// What the server said.
  struct Answer {
    let status: Int
    let body: [UInt8]
  }

  private let address: ListenAddress
  /// How long the server may be silent, in seconds.
  private static let patience = 30

  /// The server that the setting `server` names, else the first place of `listen`.
  init(_ settings: Settings) throws(CommandFailure) {
    if let text = settings.text("server") {
      let place = text.hasPrefix("http://") ? String(text.dropFirst(7).prefix { $0 != "/" }) : text
      do {
        address = try ListenAddress(place.hasPrefix("unix:") || place.contains(":") ? place : place + ":80")
      } catch {
        throw settings.failure("server", "must be a server, such as http://127.0.0.1:8080 or unix:/run/sijill/http.sock")
      }
      return
    }
    let first = (settings.text("listen") ?? "").split(separator: ",").map { Settings.trim($0) }.first { $0 != "systemd" }
    do {
      let place = try ListenAddress(first ?? "127.0.0.1:8080")
      let isEverywhere = ["*", "0.0.0.0", "::"].contains(place.host)
      address = isEverywhere ? ListenAddress(host: place.host == "::" ? "::1" : "127.0.0.1", port: place.port) : place
    } catch {
      throw settings.failure("listen", "cannot be: \(error)")
    }
  }

  /// Asks for a path; one without a slash at its beginning lies under `/v1/`.
  func get(_ path: String, key: String?) throws(CommandFailure) -> Answer {
    let target = Self.escaped(path.hasPrefix("/") ? path : "/v1/" + path)
    if let key, !key.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) { throw CommandFailure(.usage, "a key has no such characters") }
    let host = address.path == nil ? "\(address)" : "localhost"
    let lines =
      ["GET \(target) HTTP/1.1", "Host: \(host)", "User-Agent: sijill", "Connection: close"]
      + (key.map { ["Authorization: Bearer \($0)"] } ?? [])
    let descriptor = try connect()
    defer { close(descriptor) }
    try send(Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8), descriptor)
    return try read(descriptor)
  }

  /// What cannot stand in a request line, as percent escapes.
  private static func escaped(_ path: String) -> String {
    path.utf8.map { byte in
      if byte > 0x20, byte < 0x7F { return String(UnicodeScalar(byte)) }
      let digits = String(byte, radix: 16, uppercase: true)
      return "%" + (digits.utf8.count == 1 ? "0" + digits : digits)
    }.joined()
  }

  // MARK: Sockets

  private var unreachable: CommandFailure { CommandFailure(.unavailable, "no server answers at \(address)") }

  private func connect() throws(CommandFailure) -> Int32 {
    if let path = address.path { return try connect(unix: path) }
    var hints = unsafe addrinfo()
    unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var list: UnsafeMutablePointer<addrinfo>?
    let isFound = unsafe getaddrinfo(address.host, "\(address.port)", &hints, &list) == 0
    let descriptor = unsafe isFound ? Self.connect(to: list) : -1
    if let list = unsafe list { unsafe freeaddrinfo(list) }
    guard descriptor >= 0 else { throw unreachable }
    return descriptor
  }

  /// A connection to the first address that takes one; -1 when none does.
  private static func connect(to list: UnsafeMutablePointer<addrinfo>?) -> Int32 {
    guard let info = unsafe list else { return -1 }
    let descriptor = unsafe socket(info.pointee.ai_family, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    if descriptor >= 0 {
      bound(descriptor)
      if unsafe Glibc.connect(descriptor, info.pointee.ai_addr, info.pointee.ai_addrlen) == 0 { return descriptor }
      close(descriptor)
    }
    return unsafe connect(to: info.pointee.ai_next)
  }

  private func connect(unix path: String) throws(CommandFailure) -> Int32 {
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { throw unreachable }
    Self.bound(descriptor)
    var place = sockaddr_un()
    place.sun_family = sa_family_t(AF_UNIX)
    unsafe withUnsafeMutableBytes(of: &place.sun_path) { unsafe $0.copyBytes(from: path.utf8.prefix(107)) }
    let code = unsafe withUnsafePointer(to: &place) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    guard code == 0 else {
      close(descriptor)
      throw unreachable
    }
    return descriptor
  }

  private static func bound(_ descriptor: Int32) {
    var time = timeval(tv_sec: patience, tv_usec: 0)
    unsafe setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
    unsafe setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
  }

  private func send(_ bytes: [UInt8], _ descriptor: Int32) throws(CommandFailure) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { unsafe Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      guard count > 0 else { throw unreachable }
      rest = rest.dropFirst(count)
    }
  }

  private func read(_ descriptor: Int32) throws(CommandFailure) -> Answer {
    var received: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = unsafe piece.withUnsafeMutableBytes { unsafe recv(descriptor, $0.baseAddress, $0.count, 0) }
      guard count >= 0 else { throw CommandFailure(.unavailable, "the server at \(address) was silent for \(Self.patience) s") }
      if count == 0 { break }
      received += piece[..<count]
    }
    guard let answer = HTTPAnswer(received) else { throw CommandFailure(.unavailable, "what answers at \(address) is no such server") }
    return Answer(status: answer.status, body: answer.body)
  }
}
