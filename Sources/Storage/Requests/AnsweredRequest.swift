/// The answer that a request got, kept for when its client sends it again.
public struct AnsweredRequest: Equatable, Sendable {
  /// What the request was: method, target, type and body, as one digest.
  public let fingerprint: ContentHash
  /// When it was answered: an RFC 3339 instant in UTC.
  public let madeAt: String
  /// The status of the answer.
  public let status: Int
  /// Header fields of the answer, names and values in turn.
  public let headers: [String]
  /// The body of the answer.
  public let body: [UInt8]

  /// An answer to a request.
  public init(fingerprint: ContentHash, madeAt: String, status: Int, headers: [String], body: [UInt8]) {
    self.fingerprint = fingerprint
    self.madeAt = madeAt
    self.status = status
    self.headers = headers
    self.body = body
  }
}
