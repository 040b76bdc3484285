/// What stands before the body of a request, checked.
struct RequestHead: Equatable, Sendable {
  /// Where the body ends (RFC 9112, section 6.3).
  enum Framing: Equatable, Sendable {
    case none
    case length(Int)
    case chunked
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

  /// Whether a body follows that is not known to be empty.
  var hasBody: Bool { framing != .none && framing != .length(0) }
}
