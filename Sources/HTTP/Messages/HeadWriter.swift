/// Status line and header section of an answer, written at the end of some bytes (RFC 9112, sections 4 and 5).
enum HeadWriter {
  /// Writes the status line. A server states the version it speaks, not that of the request (RFC 9110, section 2.5).
  static func begin(_ status: Status, into bytes: inout [UInt8]) {
    if status == .ok {
      bytes += "HTTP/1.1 200 OK\r\n".utf8
      return
    }
    bytes += "HTTP/1.1 ".utf8
    append(status.code, to: &bytes)
    bytes.append(0x20)
    bytes += status.reason.utf8
    endLine(&bytes)
  }

  /// Writes the fields of a response; those that say how it is sent are left out, as they are not the handler's to choose.
  static func add(_ headers: Headers, into bytes: inout [UInt8]) {
    for field in headers.fields where !isOwned(field.name) { add(field.name, field.value, into: &bytes) }
  }

  private static func isOwned(_ name: String) -> Bool {
    switch name.utf8.count {
    case 4: Grammar.equalIgnoringCase(name, "Date")
    case 10: Grammar.equalIgnoringCase(name, "Connection")
    case 14: Grammar.equalIgnoringCase(name, "Content-Length")
    case 17: Grammar.equalIgnoringCase(name, "Transfer-Encoding")
    default: false
    }
  }

  /// Writes one field. Controls in the value become blanks: a line break would begin another field or answer.
  static func add(_ name: String, _ value: String, into bytes: inout [UInt8]) {
    bytes += name.utf8
    bytes.append(UInt8(ascii: ":"))
    bytes.append(0x20)
    let start = bytes.count
    bytes += value.utf8
    for index in start..<bytes.count where !Grammar.isFieldContent(bytes[index]) { bytes[index] = 0x20 }
    endLine(&bytes)
  }

  /// Writes `Content-Length`.
  static func addLength(_ count: Int, into bytes: inout [UInt8]) {
    bytes += "Content-Length: ".utf8
    append(count, to: &bytes)
    endLine(&bytes)
  }

  /// Ends the header section, or a line.
  static func endLine(_ bytes: inout [UInt8]) {
    bytes.append(0x0D)
    bytes.append(0x0A)
  }

  private static func append(_ number: Int, to bytes: inout [UInt8]) {
    var unit = 1
    while number / unit >= 10 { unit *= 10 }
    while unit > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(number / unit % 10))
      unit /= 10
    }
  }
}
