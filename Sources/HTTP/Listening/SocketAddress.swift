import Glibc

/// An IPv4 or IPv6 address with a port, or a Unix socket, in the kernel's own form: family (2 bytes), then what the family has, which for
/// the first two begins with the port (2, big-endian).
struct SocketAddress: Sendable, Equatable {
  private(set) var bytes: [UInt8]

  init(bytes: [UInt8]) {
    precondition(bytes.count >= 16, "a socket address has at least 16 bytes")
    self.bytes = bytes
  }

  /// A numeric address; `nil` for anything else.
  init?(host: String, port: UInt16) {
    let isLong = host.utf8.contains(UInt8(ascii: ":"))
    let family = isLong ? AF_INET6 : AF_INET
    bytes = [UInt8](repeating: 0, count: isLong ? 28 : 16)
    bytes[0] = UInt8(family)
    let offset = isLong ? 8 : 4
    guard unsafe bytes.withUnsafeMutableBytes({ unsafe inet_pton(family, host, $0.baseAddress?.advanced(by: offset)) }) == 1 else {
      return nil
    }
    self.port = port
  }

  /// A Unix socket (unix(7)): the path up to a zero.
  init(path: String) {
    bytes = [UInt8(AF_UNIX), 0] + path.utf8 + [0]
    bytes += [UInt8](repeating: 0, count: max(0, 16 - bytes.count))
  }

  /// Where to notify a service manager: a path, or an abstract name with `@` for the zero at its begin.
  init(notifying name: String) {
    self.init(path: name)
    guard name.hasPrefix("@") else { return }
    bytes[2] = 0
    // Every byte of an abstract name counts, the filling as well.
    bytes.removeLast(bytes.count - 2 - name.utf8.count)
  }

  /// The addresses of a host: numeric, `*`, or a name that the system resolves; or the one of a path.
  static func resolve(_ address: ListenAddress) throws(ServerError) -> [SocketAddress] {
    if let path = address.path { return [SocketAddress(path: path)] }
    let hosts = address.host == "*" ? ["0.0.0.0", "::"] : address.host == "localhost" ? ["127.0.0.1", "::1"] : [address.host]
    let numeric = hosts.compactMap { SocketAddress(host: $0, port: address.port) }
    if !numeric.isEmpty { return numeric }
    var hints = unsafe addrinfo()
    unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var list: UnsafeMutablePointer<addrinfo>?
    guard unsafe getaddrinfo(address.host, nil, &hints, &list) == 0 else { throw .unknownHost(address.host) }
    defer { unsafe freeaddrinfo(list) }
    var found: [SocketAddress] = []
    var next = unsafe list
    while let item = unsafe next {
      let raw = unsafe UnsafeRawBufferPointer(start: item.pointee.ai_addr, count: Int(item.pointee.ai_addrlen))
      if raw.count >= 16 {
        var resolved = unsafe SocketAddress(bytes: Array(raw))
        resolved.port = address.port
        if !found.contains(resolved) { found.append(resolved) }
      }
      unsafe next = item.pointee.ai_next
    }
    return found
  }

  var isIPv6: Bool { bytes[0] == UInt8(AF_INET6) }

  var isUnix: Bool { bytes[0] == UInt8(AF_UNIX) }

  /// `AF_INET`, `AF_INET6` or `AF_UNIX`.
  var family: Int32 { Int32(bytes[0]) }

  /// Always 0 for a Unix socket.
  var port: UInt16 {
    get { isUnix ? 0 : UInt16(bytes[2]) << 8 | UInt16(bytes[3]) }
    set {
      if isUnix { return }
      bytes[2] = UInt8(newValue >> 8)
      bytes[3] = UInt8(newValue & 255)
    }
  }

  /// The four bytes of an IPv4 address, also of one mapped into IPv6 (RFC 4291, section 2.5.5.2).
  private var short: ArraySlice<UInt8>? {
    if !isIPv6 { return isUnix ? nil : bytes[4..<8] }
    let prefix: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255]
    return bytes[8..<20].elementsEqual(prefix) ? bytes[20..<24] : nil
  }

  /// The numeric host; `unix` for whoever comes through a Unix socket.
  var host: String {
    if isUnix { return "unix" }
    if let short { return short.map { String($0) }.joined(separator: ".") }
    var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    unsafe bytes.withUnsafeBytes { unsafe _ = inet_ntop(AF_INET6, $0.baseAddress?.advanced(by: 8), &text, socklen_t(text.count)) }
    return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// The path of a Unix socket that has one.
  var path: String? { isUnix ? String(decoding: bytes[2...].prefix { $0 != 0 }, as: UTF8.self) : nil }

  /// The same for those who listen.
  var listenAddress: ListenAddress { path.map { ListenAddress(path: $0) } ?? ListenAddress(host: host, port: port) }

  /// Whether only this machine can have it; Unix sockets do not leave it.
  var isLoopback: Bool {
    if isUnix { return true }
    if let short { return short.first == 127 }
    return bytes[8..<23].allSatisfy { $0 == 0 } && bytes[23] == 1
  }

  var client: Client { Client(address: host, isLoopback: isLoopback) }

  /// Calls a C function with the address.
  func withPointer<Result>(_ body: (UnsafePointer<sockaddr>?, socklen_t) -> Result) -> Result {
    unsafe bytes.withUnsafeBytes { unsafe body($0.baseAddress?.assumingMemoryBound(to: sockaddr.self), socklen_t($0.count)) }
  }

  /// Has a C function write an address; the result and what was written.
  static func read(_ body: (UnsafeMutablePointer<sockaddr>?, UnsafeMutablePointer<socklen_t>) -> Int32) -> (Int32, SocketAddress) {
    var bytes = [UInt8](repeating: 0, count: MemoryLayout<sockaddr_storage>.size)
    var size = socklen_t(bytes.count)
    let result = unsafe bytes.withUnsafeMutableBytes { unsafe body($0.baseAddress?.assumingMemoryBound(to: sockaddr.self), &size) }
    return (result, SocketAddress(bytes: Array(bytes.prefix(max(16, Int(size))))))
  }
}
