/// The path of a request.
public struct RequestPath: Sendable, Hashable {
  /// The path as it was sent, escapes and all, such as `/v1/entities/%D8%A8`.
  public let raw: String
  /// What stands between the slashes, decoded; an escaped slash does not split. `/` has one empty segment.
  public let segments: [String]
}

/// A request target, taken apart (RFC 9112, section 3.2). It stays bytes, checked once, until somebody asks for text.
///
/// Bytes above 0x7F and the printable ASCII that RFC 3986 wants escaped are taken as they are, because `curl` sends a typed Arabic
/// query so; none of them can be mistaken for a delimiter.
struct RequestTarget: Sendable, Equatable {
  /// Bytes that hold the target.
  private let bytes: [UInt8]
  private let whole: Range<Int>
  /// The host and port of an absolute-form target, otherwise empty.
  private let authorityRange: Range<Int>
  private let pathRange: Range<Int>
  private let queryRange: Range<Int>
  /// Whether the target is `*`, as in `OPTIONS *`.
  let isAsterisk: Bool

  /// Takes apart what stands in a part of some bytes, such as the head of a request.
  init(_ bytes: [UInt8], _ whole: Range<Int>, method: Method) throws(RequestFault) {
    var isPlain = true
    for byte in bytes[whole] {
      if byte <= 0x20 || byte == 0x7F || byte == UInt8(ascii: "#") { throw .bad("the request target has a forbidden character") }
      if byte >= 0x80 || byte == UInt8(ascii: "%") { isPlain = false }
    }
    self.bytes = bytes
    self.whole = whole
    isAsterisk = method == .options && whole.count == 1 && bytes[whole.lowerBound] == UInt8(ascii: "*")
    if isAsterisk {
      (authorityRange, pathRange, queryRange) = (whole.lowerBound..<whole.lowerBound, whole, whole.upperBound..<whole.upperBound)
      return
    }
    authorityRange = try Self.authority(bytes, whole)
    let start = authorityRange.isEmpty ? whole.lowerBound : authorityRange.upperBound
    let mark = bytes[start..<whole.upperBound].firstIndex(of: UInt8(ascii: "?")) ?? whole.upperBound
    pathRange = start..<mark
    queryRange = min(mark + 1, whole.upperBound)..<whole.upperBound
    if !isPlain { try checkEscapes() }
  }

  /// The target as it was sent.
  var raw: String { String(decoding: bytes[whole], as: UTF8.self) }
  /// Host and port of an absolute-form target; they go before the Host field (RFC 9112, section 3.2.2).
  var authority: String? { authorityRange.isEmpty ? nil : String(decoding: bytes[authorityRange], as: UTF8.self) }
  /// The query as it was sent.
  var rawQuery: String { String(decoding: bytes[queryRange], as: UTF8.self) }
  /// The query in decoded pairs.
  var query: [QueryItem] { QueryItem.decode(bytes[queryRange]) ?? [] }
  /// The path without what an absolute form has before it.
  var path: RequestPath { RequestPath(raw: rawPath, segments: isAsterisk ? [] : decodedSegments() ?? []) }
  /// The path as it was sent; `/` where an absolute form has none (RFC 9110, section 4.2.3).
  var rawPath: String { pathRange.isEmpty ? "/" : String(decoding: bytes[pathRange], as: UTF8.self) }

  /// Calls a function with the bytes of the path after its first slash.
  func withPath<Result>(_ body: (borrowing Span<UInt8>) -> Result) -> Result {
    body(bytes.span.extracting(min(pathRange.lowerBound + 1, pathRange.upperBound)..<pathRange.upperBound))
  }

  /// The host and port of an absolute-form target; an empty range for a path.
  private static func authority(_ bytes: [UInt8], _ whole: Range<Int>) throws(RequestFault) -> Range<Int> {
    if bytes[whole].first == UInt8(ascii: "/") { return whole.lowerBound..<whole.lowerBound }
    let scheme = String(decoding: bytes[whole].prefix { $0 != UInt8(ascii: ":") }, as: UTF8.self)
    let rest = bytes[whole].dropFirst(scheme.utf8.count)
    guard Grammar.equalIgnoringCase(scheme, "http") || Grammar.equalIgnoringCase(scheme, "https"), rest.starts(with: "://".utf8) else {
      throw .bad("the request target is neither a path nor an http URL")
    }
    let tail = rest.dropFirst(3)
    let end = tail.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") } ?? tail.endIndex
    guard Grammar.isAuthority(tail[..<end]) else { throw .bad("the host in the request target is not valid") }
    return tail.startIndex..<end
  }

  private func checkEscapes() throws(RequestFault) {
    guard String(validating: bytes[whole], as: UTF8.self) != nil else { throw .bad("the request target is not UTF-8") }
    guard QueryItem.decode(bytes[queryRange]) != nil else { throw .bad("the query has a broken escape or is not UTF-8") }
    guard decodedSegments() != nil else { throw .bad("the path has a broken escape or is not UTF-8") }
  }

  private func decodedSegments() -> [String]? {
    var segments: [String] = []
    for piece in bytes[pathRange].dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
      guard let segment = PercentCoding.decode(piece, plusIsBlank: false) else { return nil }
      segments.append(segment)
    }
    return segments
  }
}
