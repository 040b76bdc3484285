/// An answer.
public struct Response: Sendable {
  /// What comes after the header section.
  public enum Body: Sendable {
    /// Nothing.
    case empty
    /// Bytes that are at hand; the server adds `Content-Length`.
    case bytes([UInt8])
    /// Bytes that are made while they are sent, on a worker thread. The head is sent with the first bytes: what is thrown before them
    /// becomes an error response, what is thrown later cuts the connection, so that no client takes half an answer for a whole one.
    case stream(@Sendable (BodyWriter) throws -> Void)
    /// Bytes that come whenever there are some, without a thread. The function is called on the event loop once the head is written, keeps
    /// the channel for whoever has something to say, and returns at once. Never compressed: each piece is to leave as it is offered.
    case push(@Sendable (PushChannel) -> Void)
  }

  /// The status.
  public var status: Status
  /// Header fields; `Date`, `Content-Length`, `Transfer-Encoding` and `Connection` are the server's business.
  public var headers: Headers
  /// The body; dropped for `HEAD`, 204 and 304.
  public var body: Body

  /// An answer of any kind.
  public init(status: Status = .ok, headers: Headers = [:], body: Body = .empty) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// An answer with bytes of one media type.
  public init(status: Status = .ok, type: String, bytes: [UInt8]) {
    self.init(status: status, headers: ["Content-Type": type], body: .bytes(bytes))
  }

  /// An answer in UTF-8 plain text.
  public init(status: Status = .ok, text: String) {
    self.init(status: status, type: "text/plain; charset=utf-8", bytes: Array(text.utf8))
  }

  /// The body as one array; a stream is run to its end on this thread, and what is pushed is left out. For tests and for what calls handlers directly.
  ///
  /// - Throws: what the stream throws.
  public func collectedBody() throws -> [UInt8] {
    switch body {
    case .empty, .push: return []
    case .bytes(let bytes): return bytes
    case .stream(let produce):
      let writer = BodyWriter()
      try produce(writer)
      return writer.collected
    }
  }
}
