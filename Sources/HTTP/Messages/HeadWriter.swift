/// Status line and header section of an answer, in bytes (RFC 9112, sections 4 and 5).
struct HeadWriter {
  private static let owned = ["Content-Length", "Transfer-Encoding", "Connection", "Date"]
  private var bytes: [UInt8] = []

  /// - Parameter date: the `Date` line with its line end.
  init(status: Status, date: [UInt8]) {
    bytes.reserveCapacity(512)
    // A server states the version it speaks, not that of the request (RFC 9110, section 2.5).
    bytes += "HTTP/1.1 ".utf8
    bytes += String(status.code).utf8
    bytes.append(0x20)
    bytes += status.reason.utf8
    bytes += [0x0D, 0x0A]
    bytes += date
  }

  /// Adds the fields of a response; those that say how it is sent are left out, as they are not the handler's to choose.
  mutating func add(_ headers: Headers) {
    for field in headers.fields where !Self.owned.contains(where: { Grammar.equalIgnoringCase($0, field.name) }) {
      add(field.name, field.value)
    }
  }

  /// Adds one field. Controls in the value become blanks: a line break would begin another field or answer.
  mutating func add(_ name: String, _ value: String) {
    bytes += name.utf8
    bytes += [UInt8(ascii: ":"), 0x20]
    if value.utf8.allSatisfy(Grammar.isFieldContent) {
      bytes += value.utf8
    } else {
      bytes += value.utf8.map { Grammar.isFieldContent($0) ? $0 : 0x20 }
    }
    bytes += [0x0D, 0x0A]
  }

  /// The whole, with the empty line.
  consuming func finished() -> [UInt8] {
    bytes += [0x0D, 0x0A]
    return bytes
  }
}
