/// The protocol versions that are served.
public enum HTTPVersion: String, Sendable {
  /// HTTP/1.0: the connection closes after the answer unless asked otherwise, and nothing is chunked.
  case http10 = "HTTP/1.0"
  /// HTTP/1.1, and any later minor version, which is served as 1.1 (RFC 9110, section 2.5).
  case http11 = "HTTP/1.1"
}
