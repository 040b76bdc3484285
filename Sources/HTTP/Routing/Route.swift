/// One line of a route table. It never changes; a class, because every request passes it on several times.
public final class Route: Sendable {
  /// Where the handler runs.
  public enum Speed: Sendable {
    /// On the event loop, between two reads: at most a few 100 µs, and nothing that waits.
    case quick
    /// On a worker thread.
    case slow
    /// On a worker thread that may wait for its turn to write: a crowd of writers never stands before readers.
    case writing
    /// On a thread of its own for as long as the client pleases, such as a bulk import.
    case streaming
  }

  /// How the request body is taken.
  public enum BodyMode: Sendable {
    /// The route wants none; a small one is read over, a large one is refused.
    case none
    /// The whole body is in `Request.body` before the handler runs, up to a bound in bytes (that of `Limits` if `nil`).
    case buffered(limit: Int? = nil)
    /// The handler reads `Request.bodyStream`, on a worker. Nothing is read from the client before the handler does.
    case streamed
    /// Streamed on a thread of its own if the function says so of the header fields, otherwise buffered up to the bound in `Limits`.
    case chosen(isStreamed: @Sendable (Headers) -> Bool)

    /// The whole body, up to the bound in `Limits`.
    public static let buffered = BodyMode.buffered(limit: nil)

    /// The mode for one request: never `.chosen`.
    func settled(for headers: Headers) -> BodyMode {
      guard case .chosen(let isStreamed) = self else { return self }
      return isStreamed(headers) ? .streamed : .buffered
    }
  }

  /// Answers a request; may throw a `Problem`, or anything else for the server's `onError`.
  public typealias Handler = @Sendable (Request) throws -> Response
  /// Throws what refuses a request by its head, before its body is read.
  public typealias Admission = @Sendable (Request) throws -> Void

  /// The method.
  public let method: Method
  /// Segments between slashes, each a literal or a parameter in braces: `/v1/articles/{id}`.
  public let pattern: String
  /// Where the handler runs.
  public let speed: Speed
  /// How the body is taken.
  public let body: BodyMode
  /// Decides on the event loop, by the head alone, whether the request is taken at all.
  public let admission: Admission?
  /// Gives an answer on the event loop, before the body is read, if there is one at hand; for slow routes above all.
  public let atHand: (@Sendable (Request) -> Response?)?
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
  /// - Precondition: the pattern begins with a slash, its parameters have different names, and a streamed body comes with `.streaming`.
  public init(
    _ method: Method, _ pattern: String, speed: Speed = .quick, body: BodyMode = .none, admission: Admission? = nil,
    atHand: (@Sendable (Request) -> Response?)? = nil, handler: @escaping Handler
  ) {
    precondition(pattern.hasPrefix("/"), "a route pattern begins with a slash: \(pattern)")
    if case .streamed = body { precondition(speed == .streaming, "a streamed body is read on a thread of its own: \(pattern)") }
    self.method = method
    self.admission = admission
    self.atHand = atHand
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
