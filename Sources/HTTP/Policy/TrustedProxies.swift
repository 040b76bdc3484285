/// Whose word is taken on who the client is: `Forwarded` (RFC 7239) and `X-Forwarded-For` count only when a listed proxy sent them.
public struct TrustedProxies: Sendable {
  private let ranges: [AddressRange]
  /// Whether who connects over a Unix socket is a proxy.
  private let trustsUnixSockets: Bool

  /// Nobody is trusted.
  public init() {
    ranges = []
    trustsUnixSockets = false
  }

  /// Proxies by address or range; `unix` stands for every Unix socket.
  ///
  /// - Throws: `ServerError.badProxy` for what is neither.
  public init(_ list: [String]) throws(ServerError) {
    var ranges: [AddressRange] = []
    for text in list where text != "unix" {
      guard let range = AddressRange(text) else { throw .badProxy(text) }
      ranges.append(range)
    }
    self.ranges = ranges
    trustsUnixSockets = list.contains("unix")
  }

  /// Who asks, given who is at the other end of the connection.
  ///
  /// A peer on this machine that forwards for others without being listed is not taken for this machine: else a forgotten setting would
  /// give everyone its rights.
  func client(of headers: Headers, from peer: Client) -> Client {
    let hops = Self.hops(headers)
    if hops.isEmpty { return peer }
    guard isTrusted(peer.address) else { return peer.isLoopback ? Client(address: peer.address, isLoopback: false) : peer }
    // Each proxy appends who it heard from: the first from the right that is no proxy of ours is the client.
    for hop in hops.reversed() where !isTrusted(hop) {
      guard let address = SocketAddress(host: hop, port: 0) else { return Client(address: "unknown", isLoopback: false) }
      return address.client
    }
    return SocketAddress(host: hops[0], port: 0)?.client ?? Client(address: "unknown", isLoopback: false)
  }

  private func isTrusted(_ address: String) -> Bool {
    address == Client.unixSocket.address ? trustsUnixSockets : ranges.contains { $0.contains(address) }
  }

  /// The addresses that the fields name, from the client to the nearest proxy.
  private static func hops(_ headers: Headers) -> [String] {
    let forwarded = headers.values("Forwarded").flatMap { $0.split(separator: ",") }
    if !forwarded.isEmpty {
      return forwarded.map { element in
        let pairs = element.split(separator: ";").map { Grammar.trimmed(Array($0.utf8)) }
        let node = pairs.first { Grammar.equalIgnoringCase(String($0.prefix(4)), "for=") }?.dropFirst(4) ?? ""
        return host(of: String(node.filter { $0 != "\"" }))
      }
    }
    return headers.values("X-Forwarded-For").flatMap { $0.split(separator: ",") }.map { host(of: Grammar.trimmed(Array($0.utf8))) }
  }

  /// The host of `192.0.2.1`, `192.0.2.1:80`, `[2001:db8::1]:80` or `2001:db8::1`.
  private static func host(of node: String) -> String {
    if node.hasPrefix("[") { return String(node.dropFirst().prefix { $0 != "]" }) }
    let colons = node.utf8.count { $0 == UInt8(ascii: ":") }
    return colons == 1 ? String(node.prefix { $0 != ":" }) : node
  }
}
