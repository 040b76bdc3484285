/// What is known of an answer once it was ready to leave or cut off; for logs and counters.
public struct AccessRecord: Sendable {
  /// Names the request: sent by the client as `X-Request-Id` or made here, and sent back to it.
  public let requestID: String
  /// The method; `nil` when what came was no request.
  public let method: Method?
  /// The target as it was sent, with the query; `nil` when what came was no request.
  public let target: String?
  /// The pattern of the route, if there was one: bounded in number, unlike the target.
  public let route: String?
  /// The status of the answer.
  public let status: Status
  /// Bytes of the request's body as they came.
  public let bytesIn: Int
  /// Bytes of the answer's body as sent, after compression, without chunk framing.
  public let bytes: Int
  /// From the end of the request head to the end of the answer.
  public let duration: Duration
  /// Who asked.
  public let client: Client
  /// Whether the answer was given in full; otherwise the peer went away or the stream failed.
  public let isComplete: Bool
}
