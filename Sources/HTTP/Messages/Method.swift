/// A request method (RFC 9110, section 9): a case-sensitive token.
public struct Method: Hashable, Sendable, CustomStringConvertible {
  /// The token as it stands in the request line, such as `GET`.
  public let name: String

  /// A method with the given token; methods of one's own are allowed.
  public init(_ name: String) { self.name = name }

  /// The token as it stands in the request line.
  public var description: String { name }

  /// Reads a resource.
  public static let get = Method("GET")
  /// Reads what `GET` would answer, without the body.
  public static let head = Method("HEAD")
  /// Hands the body to a resource.
  public static let post = Method("POST")
  /// Replaces a resource.
  public static let put = Method("PUT")
  /// Changes parts of a resource (RFC 5789).
  public static let patch = Method("PATCH")
  /// Removes a resource.
  public static let delete = Method("DELETE")
  /// Asks which methods a resource takes.
  public static let options = Method("OPTIONS")

  static let trace = Method("TRACE")
  /// Reads by a query in the body (draft-ietf-httpbis-safe-method-w-body).
  static let query = Method("QUERY")

  /// Whether RFC 9110 or RFC 5789 names the method and a resource could take it; any other token is answered with 501, not 405.
  var isKnown: Bool {
    switch self {
    case .get, .head, .post, .put, .patch, .delete, .options, .trace, .query: true
    default: false
    }
  }
}
