public import Model

/// A document as it was taken in, without its bytes.
public struct StoredDocument: Equatable, Sendable {
  /// Its id.
  public let id: Int
  /// By which the same bytes are known again.
  public let hash: ContentHash
  /// What the bytes were said to be.
  public let mediaType: DocumentMediaType
  /// The charset parameter of the content type, if one was given.
  public let charset: String?
  /// What the client said about it.
  public let metadata: DocumentMetadata
  /// When it came: an RFC 3339 instant in UTC.
  public let receivedAt: String
  /// How many bytes came.
  public let byteCount: Int
}
