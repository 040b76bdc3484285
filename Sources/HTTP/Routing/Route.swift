/// One line of a route table. It never changes; a class, because every request passes it on several times.
public final class Route: Sendable {
  /// Where the handler runs.
  public enum Speed: Sendable {
    /// On the event loop, between two reads: at most some 100 µs, and nothing that waits.
    case quick
    /// On a worker thread.
    case slow
  }

  /// How the request body is taken.
  public enum BodyMode: Sendable, Equatable {
    /// The route wants none; a small one is read over, a large one is refused.
    case none
    /// The whole body is in `Request.body` before the handler runs, up to a bound in bytes (that of `Limits` if `nil`).
    case buffered(limit: Int? = nil)
    /// The handler reads `Request.bodyStream`, on a worker. Nothing is read from the client before the handler does.
    case streamed

    /// The whole body, up to the bound in `Limits`.
    public static let buffered = BodyMode.buffered(limit: nil)
  }

  /// Answers a request; may throw a `Problem`, or anything else for the server's `onError`.
  public typealias Handler = @Sendable (Request) throws -> Response

  /// The method.
  public let method: Method
  /// Segments between slashes, each a literal or a parameter in braces: `/v1/articles/{id}`.
  public let pattern: String
  /// Where the handler runs.
  public let speed: Speed
  /// How the body is taken.
  public let body: BodyMode
  /// Answers the request.
  public let handler: Handler
  let segments: [Segment]
  /// Names of the parameters, from left to right.
  let parameterNames: [String]

  /// One segment of a pattern.
  enum Segment: Hashable, Sendable {
    case literal(String)
    case parameter(String)
  }

  /// A route.
  ///
  /// - Precondition: the pattern begins with a slash, its parameters have different names, and a streamed body comes with `.slow`.
  public init(_ method: Method, _ pattern: String, speed: Speed = .quick, body: BodyMode = .none, handler: @escaping Handler) {
    precondition(pattern.hasPrefix("/"), "a route pattern begins with a slash: \(pattern)")
    precondition(body != .streamed || speed == .slow, "a streamed body is read on a worker: \(pattern) must be slow")
    self.method = method
    self.pattern = pattern
    self.speed = speed
    self.body = body
    self.handler = handler
    let segments: [Segment] = pattern.dropFirst().split(separator: "/", omittingEmptySubsequences: false).map { piece in
      piece.hasPrefix("{") && piece.hasSuffix("}") ? .parameter(String(piece.dropFirst().dropLast())) : .literal(String(piece))
    }
    self.segments = segments
    parameterNames = segments.compactMap { segment in
      if case .parameter(let name) = segment { name } else { nil }
    }
    let names = parameterNames
    precondition(Set(names).count == names.count, "two parameters of one name: \(pattern)")
  }
}
