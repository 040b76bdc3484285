/// One line of a log, field by field, in either format.
///
/// Values come from strangers: whatever could end a line, a field or a string, or move a terminal's cursor, is escaped.
struct LogLine: ~Copyable {
  private let format: AccessLineFormat
  private var bytes: [UInt8]
  private var isFirst = true

  /// A line behind what the bytes hold; they come back by `finished`.
  init(_ format: AccessLineFormat, taking bytes: inout [UInt8]) {
    self.format = format
    // Taken, not copied: two owners would make the first append a copy of the whole buffer.
    self.bytes = []
    swap(&self.bytes, &bytes)
    if format == .json { self.bytes.append(UInt8(ascii: "{")) }
  }

  /// Ends the line.
  consuming func finished() -> [UInt8] {
    if format == .json { bytes.append(UInt8(ascii: "}")) }
    bytes.append(0x0A)
    return bytes
  }

  /// A text; `nil` is one that is not known.
  mutating func add(_ name: StaticString, _ value: String?) {
    begin(name)
    switch (format, value) {
    case (.json, let value?): quote(value)
    case (.json, nil): bytes += Array("null".utf8)
    case (.logfmt, let value?): if Self.isPlain(value) { bytes += value.utf8 } else { quote(value) }
    case (.logfmt, nil): bytes.append(UInt8(ascii: "-"))
    }
  }

  /// A text of our own that needs no escapes.
  mutating func add(_ name: StaticString, ascii value: ArraySlice<UInt8>) {
    begin(name)
    if format == .json { bytes.append(UInt8(ascii: "\"")) }
    bytes += value
    if format == .json { bytes.append(UInt8(ascii: "\"")) }
  }

  mutating func add(_ name: StaticString, _ value: Int) {
    begin(name)
    bytes += String(value).utf8
  }

  mutating func add(_ name: StaticString, _ value: Bool) {
    begin(name)
    bytes += (value ? "true" : "false").utf8
  }

  private mutating func begin(_ name: StaticString) {
    if !isFirst { bytes.append(format == .json ? UInt8(ascii: ",") : UInt8(ascii: " ")) }
    isFirst = false
    if format == .json { bytes.append(UInt8(ascii: "\"")) }
    bytes += name.description.utf8
    if format == .json { bytes.append(UInt8(ascii: "\"")) }
    bytes.append(format == .json ? UInt8(ascii: ":") : UInt8(ascii: "="))
  }

  /// Whether a value stands in logfmt as it is. A lone `-` does not: it would read as nothing.
  private static func isPlain(_ value: String) -> Bool {
    if value.isEmpty || value == "-" { return false }
    return value.utf8.allSatisfy { byte in
      byte > 0x20 && byte < 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "=") && byte != UInt8(ascii: "\\")
    }
  }

  /// A string with the escapes of JSON (RFC 8259, section 7), and the same for DEL, the second set of controls and the line ends of Unicode.
  private mutating func quote(_ value: String) {
    bytes.append(UInt8(ascii: "\""))
    for scalar in value.unicodeScalars {
      switch scalar.value {
      case 0x22, 0x5C: bytes += [0x5C, UInt8(scalar.value)]
      case 0x0A: bytes += [0x5C, UInt8(ascii: "n")]
      case 0x0D: bytes += [0x5C, UInt8(ascii: "r")]
      case 0x09: bytes += [0x5C, UInt8(ascii: "t")]
      case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029:
        let digits = String(scalar.value, radix: 16)
        bytes += "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8
      default: bytes += UTF8.encode(scalar).map { Array($0) } ?? []
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
