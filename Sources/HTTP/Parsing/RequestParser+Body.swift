/// Bodies by length and in chunks (RFC 9112, sections 6 and 7.1).
extension RequestParser {
  mutating func fixedBody(left: Int) -> Step? {
    let bytes = takeBytes(left)
    if bytes.isEmpty { return .more }
    state = bytes.count == left ? .finish : .fixedBody(left: left - bytes.count)
    return .body(bytes)
  }

  mutating func chunkSize() throws(RequestFault) -> Step? {
    guard let line = try takeLine(limit: limits.chunkLineBytes, beyond: .bad("a chunk-size line is too long")) else { return .more }
    let digits = buffer[line].prefix { Grammar.hexValue($0) != nil }
    guard !digits.isEmpty, digits.count <= 15 else { throw .bad("a chunk size is not a hexadecimal number that fits") }
    let size = digits.reduce(0) { $0 << 4 | Int(Grammar.hexValue($1) ?? 0) }
    try checkExtensions(buffer[digits.endIndex..<line.upperBound])
    if size == 0 { fieldBytesLeft = limits.headerBytes }
    state = size == 0 ? .trailers(count: 0) : .chunkData(left: size)
    return nil
  }

  /// Extensions mean nothing here; they are read over as long as they are some and are few.
  private mutating func checkExtensions(_ bytes: ArraySlice<UInt8>) throws(RequestFault) {
    if bytes.isEmpty { return }
    guard Grammar.isChunkExtensions(bytes) else {
      throw .bad("a chunk size is followed by something other than an extension")
    }
    extensionBytesLeft -= bytes.count
    if extensionBytesLeft < 0 { throw .bad("too many chunk extensions") }
  }

  mutating func chunkData(left: Int) -> Step? {
    let bytes = takeBytes(left)
    if bytes.isEmpty { return .more }
    state = bytes.count == left ? .chunkEnd : .chunkData(left: left - bytes.count)
    return .body(bytes)
  }

  mutating func chunkEnd() throws(RequestFault) -> Step? {
    let lineEnd: [UInt8] = [0x0D, 0x0A]
    guard lineEnd.starts(with: buffer[start...].prefix(2)) else { throw .bad("a chunk is longer than its size") }
    if waitingBytes < 2 { return .more }
    start += 2
    state = .chunkSize
    return nil
  }

  /// Trailers are checked as header lines are, and dropped: nobody here asks for one.
  mutating func trailers(count: Int) throws(RequestFault) -> Step? {
    let beyond = RequestFault(status: .headersTooLarge, detail: "the trailer section is too large")
    guard let line = try takeLine(limit: fieldBytesLeft, beyond: beyond) else { return .more }
    if line.isEmpty {
      state = .finish
      return nil
    }
    if count == limits.headerCount { throw beyond }
    fieldBytesLeft -= line.count
    _ = try Self.field(buffer, line)
    state = .trailers(count: count + 1)
    return nil
  }
}
