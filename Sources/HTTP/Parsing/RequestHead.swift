/// What stands before the body of a request, checked. A class, because it goes through many hands: to copy it as a value costs
/// more than to parse it.
final class RequestHead: Equatable, Sendable {
  /// Where the body ends (RFC 9112, section 6.3).
  enum Framing: Equatable, Sendable {
    case none
    case length(Int)
    case chunked
  }

  /// Fields that most requests lack: not to look for them is faster.
  struct Rare: OptionSet, Sendable {
    let rawValue: UInt8

    static let acceptEncoding = Rare(rawValue: 1)
    static let requestID = Rare(rawValue: 2)
    /// `Forwarded` or `X-Forwarded-For`.
    static let forwarded = Rare(rawValue: 4)
    static let all: Rare = [.acceptEncoding, .requestID, .forwarded]
  }

  let method: Method
  let target: RequestTarget
  let version: HTTPVersion
  let headers: Headers
  let framing: Framing
  /// Whether the client wants the connection to stay (RFC 9112, section 9.3).
  let keepsAlive: Bool
  /// Whether the client waits for `100 Continue` before it sends the body.
  let expectsContinue: Bool
  /// Those of the rare fields that may be there.
  let rare: Rare

  init(
    method: Method, target: RequestTarget, version: HTTPVersion, headers: Headers, framing: Framing, keepsAlive: Bool,
    expectsContinue: Bool, rare: Rare = .all
  ) {
    self.rare = rare
    self.method = method
    self.target = target
    self.version = version
    self.headers = headers
    self.framing = framing
    self.keepsAlive = keepsAlive
    self.expectsContinue = expectsContinue
  }

  static func == (left: RequestHead, right: RequestHead) -> Bool {
    left.method == right.method && left.target == right.target && left.version == right.version && left.headers == right.headers
      && left.framing == right.framing && left.keepsAlive == right.keepsAlive && left.expectsContinue == right.expectsContinue
  }

  /// Whether a body follows that is not known to be empty.
  var hasBody: Bool { framing != .none && framing != .length(0) }
}
