/// Gathers the header lines of one request and settles what they say about framing and connection. Places count from the first
/// byte of the request line.
struct HeadBuilder {
  let method: Method
  /// Where the target stands; it is taken apart with the whole head.
  let target: Range<Int>
  let version: HTTPVersion
  private(set) var places: [FieldLines.Place] = []
  private var hosts = 0
  private var length: Int?
  private var codings: [String] = []
  private var hasTransferEncoding = false
  private var hasContentType = false
  private var rare: RequestHead.Rare = []
  private var closes = false
  private var staysOpen = false
  private var expectsContinue = false

  init(method: Method, target: Range<Int>, version: HTTPVersion) {
    self.method = method
    self.target = target
    self.version = version
    places.reserveCapacity(12)
  }

  /// Takes a header line whose characters are checked; `start` is where the request line begins in the buffer.
  mutating func add(_ buffer: [UInt8], name: Range<Int>, value: Range<Int>, start: Int) throws(RequestFault) {
    places.append(
      FieldLines.Place(
        name: (name.lowerBound - start)..<(name.upperBound - start), value: (value.lowerBound - start)..<(value.upperBound - start)))
    // Few names have a length that matters here: most lines are not compared with anything.
    switch name.count {
    case 4 where Self.isName(buffer, name, "host"): try addHost(buffer[value])
    case 6 where Self.isName(buffer, name, "expect"): try addExpectation(buffer[value])
    case 9, 15: noteRare(buffer, name)
    case 10 where Self.isName(buffer, name, "connection"): addConnection(buffer[value])
    case 12 where Self.isName(buffer, name, "x-request-id"): rare.insert(.requestID)
    case 12 where Self.isName(buffer, name, "content-type"):
      // Which of two counts, nobody says: one reader may check the first and another believe the last.
      if hasContentType { throw .bad("there is more than one Content-Type") }
      hasContentType = true
    case 14 where Self.isName(buffer, name, "content-length"): try addLength(buffer[value])
    case 17 where Self.isName(buffer, name, "transfer-encoding"):
      hasTransferEncoding = true
      // Empty elements count: some readers take a list that has one for no list of codings at all.
      codings += buffer[value].split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map { Grammar.trimmed(Array($0)) }
    default: break
    }
  }

  private mutating func noteRare(_ buffer: [UInt8], _ name: Range<Int>) {
    if Self.isName(buffer, name, "accept-encoding") { rare.insert(.acceptEncoding) }
    if Self.isName(buffer, name, "forwarded") || Self.isName(buffer, name, "x-forwarded-for") { rare.insert(.forwarded) }
  }

  private static func isName(_ buffer: [UInt8], _ range: Range<Int>, _ name: String) -> Bool {
    Grammar.equalIgnoringCase(buffer.span.extracting(range), name.utf8Span.span)
  }

  private mutating func addHost(_ value: ArraySlice<UInt8>) throws(RequestFault) {
    hosts += 1
    guard hosts == 1, Grammar.isAuthority(value) else { throw .bad("there is not exactly one valid Host") }
  }

  private mutating func addExpectation(_ value: ArraySlice<UInt8>) throws(RequestFault) {
    guard Grammar.equalIgnoringCase(String(decoding: value, as: UTF8.self), "100-continue") else {
      throw RequestFault(status: .expectationFailed, detail: "the only expectation that is met is 100-continue")
    }
    expectsContinue = true
  }

  private mutating func addConnection(_ value: ArraySlice<UInt8>) {
    for option in Self.list(value) {
      if Grammar.equalIgnoringCase(option, "close") { closes = true }
      if Grammar.equalIgnoringCase(option, "keep-alive") { staysOpen = true }
    }
  }

  /// A second length, were it the same, a list, a sign or a blank inside are refused (RFC 9110, section 8.6, which would let several
  /// equal ones pass): who stands in front may have read another one.
  private mutating func addLength(_ value: ArraySlice<UInt8>) throws(RequestFault) {
    guard let number = Grammar.decimal(value), length == nil else {
      throw .bad("Content-Length is not one whole number")
    }
    length = number
  }

  /// The head, once the empty line was read, out of all its bytes.
  func finished(_ bytes: [UInt8]) throws(RequestFault) -> RequestHead {
    if hosts == 0, version == .http11 { throw .bad("there is not exactly one valid Host") }
    return RequestHead(
      method: method, target: try RequestTarget(bytes, target, method: method), version: version,
      headers: Headers(FieldLines(bytes: bytes, places: places)), framing: try framing(),
      keepsAlive: !closes && (version == .http11 || staysOpen), expectsContinue: expectsContinue && version == .http11, rare: rare)
  }

  /// RFC 9112, section 6.3, with every choice it leaves made for refusal: two framings at once are how requests are smuggled.
  private func framing() throws(RequestFault) -> RequestHead.Framing {
    guard hasTransferEncoding else { return length.map { .length($0) } ?? .none }
    if length != nil { throw .bad("both Transfer-Encoding and Content-Length") }
    if version == .http10 { throw .bad("Transfer-Encoding in HTTP/1.0") }
    let chunked = codings.count { Grammar.equalIgnoringCase($0, "chunked") }
    guard chunked == 1, let last = codings.last, Grammar.equalIgnoringCase(last, "chunked") else {
      throw .bad("the last transfer coding is not chunked, or it stands twice")
    }
    if codings.count > 1 { throw RequestFault(status: .notImplemented, detail: "no transfer coding but chunked is known") }
    return .chunked
  }

  private static func list(_ value: ArraySlice<UInt8>) -> [String] {
    value.split(separator: UInt8(ascii: ",")).map { Grammar.trimmed(Array($0)) }.filter { !$0.isEmpty }
  }
}
