/// Which pages of other origins may read answers (the Fetch standard, section 3.2). Without a policy none may.
public struct CORSPolicy: Sendable {
  private static let methods = "GET, HEAD, POST, PUT, PATCH, DELETE"
  private static let requestFields =
    "Authorization, Content-Type, Content-Encoding, Idempotency-Key, If-Match, If-None-Match, X-Request-Id"
  private static let answerFields = "ETag, Idempotency-Replayed, Link, Location, Retry-After, X-Request-Id"
  private let origins: Set<String>

  /// A policy for origins such as `https://desk.example.org`, or `*` for every one.
  public init(origins: [String]) { self.origins = Set(origins) }

  private var allowsAny: Bool { origins.contains("*") }

  /// Adds to an answer what the policy says about the request.
  func amend(_ response: inout Response, for head: RequestHead) {
    if !allowsAny { response.headers.addToList("Vary", "Origin") }
    guard let origin = head.headers["Origin"], allowsAny || origins.contains(origin) else { return }
    response.headers.set("Access-Control-Allow-Origin", allowsAny ? "*" : origin)
    if head.method == .options, head.headers["Access-Control-Request-Method"] != nil {
      response.headers.set("Access-Control-Allow-Methods", Self.methods)
      response.headers.set("Access-Control-Allow-Headers", Self.requestFields)
      response.headers.set("Access-Control-Max-Age", "600")
    } else {
      response.headers.set("Access-Control-Expose-Headers", Self.answerFields)
    }
  }
}
