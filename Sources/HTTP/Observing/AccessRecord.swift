/// What is known of an answer once it was ready to leave or cut off; for logs and counters.
public struct AccessRecord: Sendable {
  /// The method.
  public let method: Method
  /// The path as it was sent, without the query.
  public let path: String
  /// The pattern of the route, if there was one: bounded in number, unlike the path.
  public let route: String?
  /// The status of the answer.
  public let status: Status
  /// Bytes of the answer's body as sent, after compression, without chunk framing.
  public let bytes: Int
  /// From the end of the request head to the end of the answer.
  public let duration: Duration
  /// Who asked.
  public let client: Client
  /// Whether the answer was given in full; otherwise the peer went away or the stream failed.
  public let isComplete: Bool
}
