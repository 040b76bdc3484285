import Glibc

/// Sends one `POST` over plain HTTP/1.1 and reads what it is answered with. Redirects are not followed, and answers not read beyond their status.
///
/// There is no TLS in this program: an `https` address needs a proxy that takes the whole address as the target and encrypts by itself.
public struct OutgoingPost: Sendable {
  /// Why there is no status.
  public enum Failure: Error, Equatable, CustomStringConvertible {
    /// The name of the host is not known.
    case unknownHost(String)
    /// Every address of the host is one that this server does not connect to.
    case forbiddenAddress(String)
    /// Nobody took the connection.
    case refused(String)
    /// It took longer than it may.
    case timedOut
    /// The connection ended early, or what came was not HTTP.
    case noAnswer
    /// The address needs TLS, and there is no proxy.
    case needsProxy

    /// What happened, in words for a person.
    public var description: String {
      switch self {
      case .unknownHost(let host): "the host \(host) is not known"
      case .forbiddenAddress(let address):
        "\(address) is a private address; an operator may allow it by the setting webhook-allow"
      case .refused(let address): "nobody takes connections at \(address)"
      case .timedOut: "no answer in time"
      case .noAnswer: "the connection ended without an answer of HTTP"
      case .needsProxy: "this server has no TLS of its own: give an http address, or an operator the setting webhook-proxy"
      }
    }
  }

  private let policy: OutgoingPolicy
  private let proxy: WebAddress?
  private let timeout: Duration

  /// - Parameters:
  ///   - policy: what may be connected to; not asked about the proxy.
  ///   - proxy: where everything is sent instead of to the host itself.
  ///   - timeout: for the whole of it, but for the look-up of a name.
  public init(policy: OutgoingPolicy = .publicOnly, proxy: WebAddress? = nil, timeout: Duration = .seconds(10)) {
    self.policy = policy
    self.proxy = proxy
    self.timeout = timeout
  }

  /// Whether an address can be sent to at all.
  public func canReach(_ address: WebAddress) -> Bool { !address.isSecure || proxy != nil }

  /// Sends a body and gives the status of the answer.
  public func send(_ body: [UInt8], to address: WebAddress, headers: [(name: String, value: String)]) throws(Failure) -> Int {
    guard canReach(address) else { throw .needsProxy }
    let deadline = Moment.now() + Moment.Span(timeout)
    let socket = try connection(to: address, until: deadline)
    var head = "POST \(proxy == nil ? address.target : address.description) HTTP/1.1\r\nHost: \(address.authority)\r\n"
    for (name, value) in headers { head += "\(name): \(value)\r\n" }
    head += "Content-Length: \(body.count)\r\nConnection: close\r\n\r\n"
    try socket.sendAll(Array(head.utf8) + body, until: deadline)
    return try socket.readStatus(until: deadline)
  }

  /// The address that a host plainly is, without a look-up; names of this machine (RFC 6761, section 6.3) are its own.
  private static func plainAddress(of host: String) -> String? {
    let name = host.hasSuffix(".") ? String(host.dropLast()) : host
    return name == "localhost" || name.hasSuffix(".localhost") ? "127.0.0.1" : SocketAddress(host: host, port: 0)?.host
  }

  private func connection(to address: WebAddress, until deadline: Moment) throws(Failure) -> OutgoingSocket {
    let peer = proxy ?? address
    let candidates: [SocketAddress]
    do {
      candidates = try SocketAddress.resolve(ListenAddress(host: peer.host, port: peer.port))
    } catch {
      throw .unknownHost(peer.host)
    }
    // The name that a proxy is asked for is looked up by the proxy; what is plainly an address is checked all the same.
    if proxy != nil, let plain = Self.plainAddress(of: address.host), !policy.permits(plain) { throw .forbiddenAddress(plain) }
    let permitted = candidates.filter { proxy != nil || policy.permits($0.host) }
    guard !permitted.isEmpty else { throw .forbiddenAddress(candidates.first?.host ?? peer.host) }
    var failure = Failure.refused(peer.host)
    for candidate in permitted {
      do throws(Failure) {
        return try OutgoingSocket(connectedTo: candidate, until: deadline)
      } catch {
        failure = error
      }
    }
    throw failure
  }
}
