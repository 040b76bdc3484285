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
    let parts = try Self.parts(buffer, line)
    if parts.method.count > Self.longestMethod { throw RequestFault(status: .notImplemented, detail: "the method is not known") }
    if parts.target.count > limits.targetBytes { throw Self.targetTooLong }
    let method = Method(String(decoding: buffer[parts.method], as: UTF8.self))
    if method.name == "CONNECT" { throw RequestFault(status: .notImplemented, detail: "this server is not a proxy") }
    headStart = line.lowerBound
    builder = HeadBuilder(
      method: method, target: (parts.target.lowerBound - headStart)..<(parts.target.upperBound - headStart), version: parts.version)
    state = .fields
    fieldBytesLeft = limits.headerBytes
    return nil
  }

  /// Method, target and version, with exactly one blank between them.
  private static func parts(
    _ buffer: [UInt8], _ line: Range<Int>
  ) throws(RequestFault) -> (method: Range<Int>, target: Range<Int>, version: HTTPVersion) {
    let bytes = buffer.span
    var first = line.lowerBound
    while first < line.upperBound, Grammar.isToken(bytes[first]) { first += 1 }
    var last = line.upperBound - 1
    while last > first, bytes[last] != 0x20 { last -= 1 }
    guard first > line.lowerBound, bytes[first] == 0x20, last > first + 1 else {
      throw .bad("the request line is not method, target and version with one blank between them")
    }
    return (line.lowerBound..<first, (first + 1)..<last, try version(bytes.extracting((last + 1)..<line.upperBound)))
  }

  private static func version(_ bytes: borrowing Span<UInt8>) throws(RequestFault) -> HTTPVersion {
    let name: InlineArray<5, UInt8> = [0x48, 0x54, 0x54, 0x50, 0x2F]
    var isNamed = bytes.count == 8
    if isNamed { for index in 0..<5 where bytes[index] != name[index] { isNamed = false } }
    guard isNamed, Grammar.isDigit(bytes[5]), bytes[6] == UInt8(ascii: "."), Grammar.isDigit(bytes[7]) else {
      throw .bad("the version is not HTTP/1.1 or HTTP/1.0")
    }
    guard bytes[5] == UInt8(ascii: "1") else {
      throw RequestFault(status: .versionNotSupported, detail: "only HTTP/1.1 and HTTP/1.0 are served")
    }
    return bytes[7] == UInt8(ascii: "0") ? .http10 : .http11
  }

  /// Every header line that is here, then the head.
  mutating func fields() throws(RequestFault) -> Step? {
    var count = builder?.places.count ?? 0
    while true {
      guard let line = try takeLine(limit: fieldBytesLeft, beyond: Self.headersTooLarge) else { return .more }
      if line.isEmpty { break }
      if count == limits.headerCount { throw Self.headersTooLarge }
      count += 1
      fieldBytesLeft -= line.count
      let field = try Self.field(buffer, line)
      try builder?.add(buffer, name: field.name, value: field.value, start: headStart)
    }
    guard let head = try builder?.finished(Array(buffer[headStart..<start])) else {
      preconditionFailure("header lines come after a request line")
    }
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
