/// Request line and header lines (RFC 9112, sections 3 and 5).
extension RequestParser {
  private static let longestMethod = 32
  private static let targetTooLong = RequestFault(status: .targetTooLong, detail: "the request target is too long")
  private static let headersTooLarge = RequestFault(status: .headersTooLarge, detail: "the header section is too large")

  /// One empty line before a request is skipped, as old clients end a body with one (RFC 9112, section 2.2).
  mutating func requestLine(afterBlankLine: Bool) throws(RequestFault) -> Step? {
    let limit = limits.targetBytes + Self.longestMethod + " HTTP/1.1 ".utf8.count
    guard let line = try takeLine(limit: limit, beyond: Self.targetTooLong) else { return .more }
    if line.isEmpty {
      if afterBlankLine { throw .bad("empty lines before the request") }
      state = .requestLine(afterBlankLine: true)
      return nil
    }
    guard let first = buffer[line].firstIndex(of: 0x20), let last = buffer[line].lastIndex(of: 0x20), last > first + 1,
      first > line.lowerBound, buffer[line.lowerBound..<first].allSatisfy(Grammar.isToken)
    else { throw .bad("the request line is not method, target and version with one blank between them") }
    let version = try Self.version(buffer[(last + 1)..<line.upperBound])
    if first - line.lowerBound > Self.longestMethod { throw RequestFault(status: .notImplemented, detail: "the method is not known") }
    let target = buffer[(first + 1)..<last]
    if target.count > limits.targetBytes { throw Self.targetTooLong }
    let method = Method(String(decoding: buffer[line.lowerBound..<first], as: UTF8.self))
    if method.name == "CONNECT" { throw RequestFault(status: .notImplemented, detail: "this server is not a proxy") }
    builder = HeadBuilder(method: method, target: try RequestTarget(target, method: method), version: version)
    state = .fields
    fieldBytesLeft = limits.headerBytes
    return nil
  }

  private static func version(_ bytes: ArraySlice<UInt8>) throws(RequestFault) -> HTTPVersion {
    let digits = bytes.dropFirst(5)
    guard bytes.starts(with: "HTTP/".utf8), digits.count == 3, let major = digits.first, let minor = digits.last, Grammar.isDigit(major),
      Grammar.isDigit(minor), digits[digits.startIndex + 1] == UInt8(ascii: ".")
    else { throw .bad("the version is not HTTP/1.1 or HTTP/1.0") }
    guard major == UInt8(ascii: "1") else {
      throw RequestFault(status: .versionNotSupported, detail: "only HTTP/1.1 and HTTP/1.0 are served")
    }
    return minor == UInt8(ascii: "0") ? .http10 : .http11
  }

  /// Every header line that is here, then the head.
  mutating func fields() throws(RequestFault) -> Step? {
    var count = builder?.headers.fields.count ?? 0
    while true {
      guard let line = try takeLine(limit: fieldBytesLeft, beyond: Self.headersTooLarge) else { return .more }
      if line.isEmpty { break }
      if count == limits.headerCount { throw Self.headersTooLarge }
      count += 1
      fieldBytesLeft -= line.count
      let field = try Self.field(buffer, line)
      try builder?.add(name: buffer[field.name], value: buffer[field.value])
    }
    guard let head = try builder?.finished() else { preconditionFailure("header lines come after a request line") }
    builder = nil
    switch head.framing {
    case .none, .length(0): state = .finish
    case .length(let count): state = .fixedBody(left: count)
    case .chunked:
      state = .chunkSize
      extensionBytesLeft = 16 * limits.chunkLineBytes
    }
    return .head(head)
  }

  /// Name and value of a header line. A blank before the name would be a folded line, one before the colon hides a name from
  /// other readers: both are refused (RFC 9112, sections 5.1 and 5.2).
  static func field(_ buffer: [UInt8], _ line: Range<Int>) throws(RequestFault) -> (name: Range<Int>, value: Range<Int>) {
    let bytes = buffer.span
    var colon = line.lowerBound
    while colon < line.upperBound, Grammar.isToken(bytes[colon]) { colon += 1 }
    guard colon > line.lowerBound, colon < line.upperBound, bytes[colon] == UInt8(ascii: ":") else {
      throw .bad("a header line is not a name, a colon and a value")
    }
    var first = colon + 1
    var last = line.upperBound
    while first < last, Grammar.isBlank(bytes[first]) { first += 1 }
    while last > first, Grammar.isBlank(bytes[last - 1]) { last -= 1 }
    for index in first..<last where !Grammar.isFieldContent(bytes[index]) { throw .bad("a header value has a control character") }
    return (line.lowerBound..<colon, first..<last)
  }
}
