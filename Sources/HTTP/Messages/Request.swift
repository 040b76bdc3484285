/// A request as a handler sees it.
public struct Request: Sendable {
  private let head: RequestHead
  /// Who asks.
  public let client: Client
  /// What stands in the place of the route's parameters.
  public var parameters = PathParameters()
  /// The whole body of a buffered route, gunzipped.
  public var body: [UInt8] = []
  /// The body of a streamed route.
  public var bodyStream: BodyStream?

  private let requestID: RequestID

  init(head: RequestHead, client: Client, id: RequestID) {
    self.head = head
    self.client = client
    requestID = id
  }

  /// Names the request in logs and answers.
  public var id: String { requestID.text }

  /// A request made by hand, to call a router or a handler without a socket.
  ///
  /// - Throws: a `Problem` when the target is not valid, the same that a client would get.
  public init(
    _ method: Method, _ target: String, headers: Headers = [:], body: [UInt8] = [], stream: BodyStream? = nil, client: Client = .local
  ) throws(Problem) {
    let parsed: RequestTarget
    do { parsed = try RequestTarget(Array(target.utf8), 0..<target.utf8.count, method: method) } catch { throw error.problem }
    let head = RequestHead(
      method: method, target: parsed, version: .http11, headers: headers, framing: .none, keepsAlive: true, expectsContinue: false)
    self.init(head: head, client: client, id: .made(0))
    self.body = body
    bodyStream = stream
  }

  /// The method; `HEAD` reaches the handler of a `GET` route as `HEAD`, and the body of the answer is dropped later.
  public var method: Method { head.method }
  var parsedTarget: RequestTarget { head.target }
  /// The target as it was sent.
  public var target: String { head.target.raw }
  /// The path, raw and in decoded segments.
  public var path: RequestPath { head.target.path }
  /// The query as it was sent, without the question mark.
  public var rawQuery: String { head.target.rawQuery }
  /// The query in decoded pairs, in order.
  public var query: [QueryItem] { head.target.query }
  /// The protocol version.
  public var version: HTTPVersion { head.version }
  /// The header fields.
  public var headers: Headers { head.headers }

  /// Whether the client takes gzip (RFC 9110, section 12.5.3).
  public var acceptsGzip: Bool { AcceptEncoding.allowsGzip(headers) }
}
