/// The path of a request.
public struct RequestPath: Sendable, Hashable {
  /// The path as it was sent, escapes and all, such as `/v1/entities/%D8%A8`.
  public let raw: String
  /// What stands between the slashes, decoded; an escaped slash does not split. `/` has one empty segment.
  public let segments: [String]
}

/// A request target, taken apart (RFC 9112, section 3.2).
///
/// Bytes above 0x7F and the printable ASCII that RFC 3986 wants escaped are taken as they are, because `curl` sends a typed Arabic
/// query so; none of them can be mistaken for a delimiter.
struct RequestTarget: Sendable, Equatable {
  let raw: String
  let path: RequestPath
  let rawQuery: String
  let query: [QueryItem]
  /// Whether the target is `*`, as in `OPTIONS *`.
  let isAsterisk: Bool

  init(_ bytes: ArraySlice<UInt8>, method: Method) throws(RequestFault) {
    guard bytes.allSatisfy({ $0 > 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "#") }) else {
      throw .bad("the request target has a forbidden character")
    }
    guard let raw = String(validating: bytes, as: UTF8.self) else { throw .bad("the request target is not UTF-8") }
    self.raw = raw
    isAsterisk = method == .options && bytes.count == 1 && bytes.first == UInt8(ascii: "*")
    let origin = isAsterisk ? [] : try Self.originForm(bytes)
    let mark = origin.firstIndex(of: UInt8(ascii: "?")) ?? origin.endIndex
    rawQuery = String(decoding: origin[mark...].dropFirst(), as: UTF8.self)
    guard let query = QueryItem.decode(origin[mark...].dropFirst()) else { throw .bad("the query has a broken escape or is not UTF-8") }
    self.query = query
    path = isAsterisk ? RequestPath(raw: "*", segments: []) : try Self.path(origin[..<mark])
  }

  /// Path and query of an origin-form or absolute-form target.
  private static func originForm(_ bytes: ArraySlice<UInt8>) throws(RequestFault) -> ArraySlice<UInt8> {
    if bytes.first == UInt8(ascii: "/") { return bytes }
    let scheme = String(decoding: bytes.prefix { $0 != UInt8(ascii: ":") }, as: UTF8.self)
    let rest = bytes.dropFirst(scheme.utf8.count)
    guard Grammar.equalIgnoringCase(scheme, "http") || Grammar.equalIgnoringCase(scheme, "https"), rest.starts(with: "://".utf8) else {
      throw .bad("the request target is neither a path nor an http URL")
    }
    let tail = rest.dropFirst(3)
    let end = tail.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") } ?? tail.endIndex
    guard Grammar.isAuthority(tail[..<end]) else { throw .bad("the host in the request target is not valid") }
    return tail[end...].first == UInt8(ascii: "/") ? tail[end...] : [UInt8(ascii: "/")] + tail[end...]
  }

  private static func path(_ bytes: ArraySlice<UInt8>) throws(RequestFault) -> RequestPath {
    var segments: [String] = []
    for piece in bytes.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
      guard let segment = PercentCoding.decode(piece, plusIsBlank: false) else {
        throw .bad("the path has a broken escape or is not UTF-8")
      }
      segments.append(segment)
    }
    return RequestPath(raw: String(decoding: bytes, as: UTF8.self), segments: segments)
  }
}
