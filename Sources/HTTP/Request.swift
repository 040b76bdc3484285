/// A request as a handler sees it.
public struct Request: Sendable {
  /// The method; `HEAD` reaches the handler of a `GET` route as `HEAD`, and the body of the answer is dropped later.
  public let method: Method
  /// The target as it was sent.
  public let target: String
  /// The path, raw and in decoded segments.
  public let path: RequestPath
  /// The query as it was sent, without the question mark.
  public let rawQuery: String
  /// The query in decoded pairs, in order.
  public let query: [QueryItem]
  /// The protocol version.
  public let version: HTTPVersion
  /// The header fields.
  public let headers: Headers
  /// Who asks.
  public let client: Client
  /// What stands in the place of the route's parameters, decoded, by name. Never empty strings.
  public var parameters: [String: String] = [:]
  /// The whole body of a buffered route, gunzipped.
  public var body: [UInt8] = []
  /// The body of a streamed route.
  public var bodyStream: BodyStream?

  init(head: RequestHead, client: Client) {
    method = head.method
    target = head.target.raw
    path = head.target.path
    rawQuery = head.target.rawQuery
    query = head.target.query
    version = head.version
    headers = head.headers
    self.client = client
  }

  /// A request made by hand, to call a router or a handler without a socket.
  ///
  /// - Throws: a `Problem` when the target is not valid, the same that a client would get.
  public init(
    _ method: Method, _ target: String, headers: Headers = [:], body: [UInt8] = [], stream: BodyStream? = nil, client: Client = .local
  ) throws(Problem) {
    let parsed: RequestTarget
    do { parsed = try RequestTarget(Array(target.utf8)[...], method: method) } catch { throw error.problem }
    let head = RequestHead(
      method: method, target: parsed, version: .http11, headers: headers, framing: .none, keepsAlive: true, expectsContinue: false)
    self.init(head: head, client: client)
    self.body = body
    bodyStream = stream
  }

  /// Whether the client takes gzip (RFC 9110, section 12.5.3).
  public var acceptsGzip: Bool { AcceptEncoding.allowsGzip(headers) }
}
