/// HTTP/1.1 requests out of bytes, as a state machine without a socket (RFC 9112).
///
/// Bytes go in with `append` in whatever pieces they come; `next` tells what they mean, one step at a time. How the bytes were cut
/// never changes the steps, except for where one `.body` ends and the next begins. The first fault is final.
struct RequestParser {
  /// What the bytes mean.
  enum Step: Equatable {
    /// Nothing more can be said before more bytes come.
    case more
    /// A request begins.
    case head(RequestHead)
    /// The next bytes of its body, at least one, without the chunk framing.
    case body([UInt8])
    /// The request is complete.
    case end
  }

  enum State {
    case requestLine(afterBlankLine: Bool)
    case fields
    case fixedBody(left: Int)
    case chunkSize
    case chunkData(left: Int)
    case chunkEnd
    case trailers(count: Int)
    case finish
    case failed(RequestFault)
  }

  let limits: Limits
  var state = State.requestLine(afterBlankLine: false)
  /// What is known of the head that is being read.
  var builder: HeadBuilder?
  var buffer: [UInt8] = []
  /// Where the bytes begin that are not consumed.
  var start = 0
  /// Where the head begins that is being read; its lines are kept until it is whole.
  var headStart = 0
  /// How far the current line was searched for its end.
  private var searched = 0
  /// Bytes that header lines or trailers, and chunk extensions, may still take.
  var fieldBytesLeft = 0
  var extensionBytesLeft = 0

  init(limits: Limits) { self.limits = limits }

  /// Bytes that came but were not consumed.
  var waitingBytes: Int { buffer.count - start }

  /// Bytes of the current chunk that its size line announced and that are still to come.
  var chunkBytesLeft: Int {
    if case .chunkData(let left) = state { return left }
    return 0
  }

  /// Whether no byte of a next request is here.
  var isBetweenRequests: Bool {
    if case .requestLine = state { return waitingBytes == 0 }
    return false
  }

  /// Takes bytes from the peer.
  mutating func append(_ bytes: ArraySlice<UInt8>) {
    let kept = firstKept
    if kept == buffer.count {
      release()
    } else if kept > 16_384, kept > buffer.count / 2 {
      buffer.removeSubrange(..<kept)
      searched -= kept
      start -= kept
      headStart -= kept
    }
    buffer.append(contentsOf: bytes)
  }

  private var firstKept: Int { if case .fields = state { headStart } else { start } }

  /// The next step.
  ///
  /// - Throws: the fault of the request; the same again at every later call.
  mutating func next() throws(RequestFault) -> Step {
    do {
      while true {
        if let step = try advance() { return step }
      }
    } catch {
      state = .failed(error)
      throw error
    }
  }

  /// One transition; `nil` when it yielded no step but the next one may.
  private mutating func advance() throws(RequestFault) -> Step? {
    switch state {
    case .requestLine(let afterBlankLine): try requestLine(afterBlankLine: afterBlankLine)
    case .fields: try fields()
    case .fixedBody(let left): fixedBody(left: left)
    case .chunkSize: try chunkSize()
    case .chunkData(let left): chunkData(left: left)
    case .chunkEnd: try chunkEnd()
    case .trailers(let count): try trailers(count: count)
    case .finish: finish()
    case .failed(let fault): throw fault
    }
  }

  /// Takes the next line, without its CRLF; `nil` while it is not complete. The bound is checked before anything else, so that a line
  /// in pieces fares as a whole one. A control character is refused when it comes, not when the line ends: one that never ends would
  /// hold the connection until its deadline (a TLS greeting, lines that end with a carriage return alone).
  mutating func takeLine(limit: Int, beyond: RequestFault) throws(RequestFault) -> Range<Int>? {
    let end = Self.controlCharacter(in: buffer, from: max(searched, start))
    searched = end
    if end - start > limit + 1 { throw beyond }
    if end == buffer.count { return nil }
    switch buffer[end] {
    case 0x0D:
      if end + 1 == buffer.count { return nil }
      guard buffer[end + 1] == 0x0A else { throw .bad("a carriage return stands alone") }
    case 0x0A: throw .bad("a line ends without a carriage return")
    default: throw .bad("there is a control character")
    }
    if end - start > limit { throw beyond }
    defer {
      start = end + 2
      searched = start
    }
    return start..<end
  }

  /// The first control character but for tabs.
  private static func controlCharacter(in buffer: [UInt8], from start: Int) -> Int {
    let bytes = buffer.span
    var end = start
    while end < bytes.count, Grammar.isFieldContent(bytes[end]) { end += 1 }
    return end
  }

  /// Takes up to `count` of the waiting bytes.
  mutating func takeBytes(_ count: Int) -> [UInt8] {
    let size = min(count, waitingBytes)
    if start == 0, size == buffer.count {
      defer { buffer = [] }
      return buffer
    }
    defer { start += size }
    return Array(buffer[start..<(start + size)])
  }

  private mutating func finish() -> Step {
    state = .requestLine(afterBlankLine: false)
    if start == buffer.count { release() }
    return .end
  }

  /// Forgets consumed bytes, and gives back the memory of a large request: idle connections are to cost little.
  private mutating func release() {
    buffer.removeAll(keepingCapacity: buffer.capacity <= 2_048)
    start = 0
    searched = 0
  }
}
