/// What libFuzzer calls with every input it thinks of; built by `run` together with the parser's own sources.
///
/// The first two bytes say how the rest is cut. A trap ends the run, and so does a parse that depends on the cuts: the steps must be those
/// of the whole, and no request may come out after a fault.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzRequestParser(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = unsafe Array(UnsafeBufferPointer(start: start, count: count))
  guard input.count > 2 else { return 0 }
  let bytes = Array(input[2...])
  var limits = Limits()
  // Small bounds, so that short inputs reach them.
  limits.targetBytes = 64
  limits.headerBytes = 256
  limits.headerCount = 8
  limits.chunkLineBytes = 32
  let whole = Transcript([bytes[...]], limits)
  precondition(Transcript(bytes.indices.map { bytes[$0...$0] }, limits) == whole, "byte by byte gives something else")
  let first = min(bytes.count, Int(input[0]))
  let second = min(bytes.count, first + Int(input[1]))
  precondition(Transcript([bytes[..<first], bytes[first..<second], bytes[second...]], limits) == whole, "three pieces give something else")
  return 0
}

/// All that a parser made of bytes, bodies joined.
private struct Transcript: Equatable {
  private var heads: [RequestHead] = []
  private var bodies: [[UInt8]] = []
  private var completed = 0
  private var fault: RequestFault?

  init(_ pieces: [ArraySlice<UInt8>], _ limits: Limits) {
    var parser = RequestParser(limits: limits)
    do throws(RequestFault) {
      for piece in pieces {
        parser.append(piece)
        try take(&parser)
      }
    } catch {
      fault = error
      precondition(isFinal(&parser), "a fault is not final")
    }
    precondition(completed == heads.count || completed == heads.count - 1, "heads and ends do not alternate")
  }

  private mutating func take(_ parser: inout RequestParser) throws(RequestFault) {
    while true {
      switch try parser.next() {
      case .more: return
      case .head(let head):
        check(head)
        heads.append(head)
        bodies.append([])
      case .body(let bytes):
        precondition(!bytes.isEmpty, "a body step without bytes")
        bodies[bodies.count - 1] += bytes
      case .end: completed += 1
      }
    }
  }

  /// What no head that passes may have.
  private func check(_ head: RequestHead) {
    for field in head.headers.fields {
      precondition(!field.name.isEmpty && field.name.utf8.allSatisfy(Grammar.isToken), "a name is no token")
      precondition(field.value.utf8.allSatisfy(Grammar.isFieldContent), "a value has a control character")
    }
    precondition(head.target.raw.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F }, "a target has a control character")
    precondition(head.version == .http10 || head.headers.values("Host").count == 1, "there is not one Host")
    precondition(head.headers.values("Content-Length").count + head.headers.values("Transfer-Encoding").count <= 1, "two framings")
  }

  private func isFinal(_ parser: inout RequestParser) -> Bool {
    do throws(RequestFault) {
      _ = try parser.next()
      return false
    } catch {
      return error == fault
    }
  }
}
