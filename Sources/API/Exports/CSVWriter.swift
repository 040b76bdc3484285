/// Writes lines of comma-separated values (RFC 4180) in UTF-8.
///
/// Text that a spreadsheet would take for a formula gets an apostrophe in front, as OWASP advises ("CSV Injection"): what strangers wrote
/// must not run on the machine of whoever opens the file. Numbers that the program wrote stay as they are.
struct CSVWriter {
  private(set) var bytes: [UInt8] = []
  private var isFirst = true

  /// Writes the mark by which Excel knows UTF-8.
  mutating func byteOrderMark() { bytes += [0xEF, 0xBB, 0xBF] }

  /// Writes a field of text; `nil` is an empty field.
  mutating func text(_ value: String?) {
    separate()
    guard let value, !value.isEmpty else { return }
    let isFormula = Self.isFormula(value)
    guard isFormula || value.utf8.contains(where: Self.needsQuotes) else {
      bytes += value.utf8
      return
    }
    bytes.append(0x22)
    if isFormula { bytes.append(UInt8(ascii: "'")) }
    for byte in value.utf8 {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    bytes.append(0x22)
  }

  /// Writes several values in one field.
  mutating func list(_ values: [String]) { text(values.joined(separator: "; ")) }

  /// Writes a whole number; `nil` is an empty field.
  mutating func number(_ value: Int?) {
    separate()
    if let value { bytes += String(value).utf8 }
  }

  /// Writes a number; `nil` is an empty field.
  mutating func number(_ value: Double?) {
    separate()
    if let value { bytes += String(value).utf8 }
  }

  /// Writes `true` or `false`.
  mutating func flag(_ value: Bool) {
    separate()
    bytes += (value ? "true" : "false").utf8
  }

  /// Ends the line.
  mutating func endLine() {
    bytes += [0x0D, 0x0A]
    isFirst = true
  }

  /// Gives what was written and begins anew.
  mutating func take() -> [UInt8] {
    defer {
      bytes = []
      bytes.reserveCapacity(ExportSink.piece + 4_096)
    }
    return bytes
  }

  private mutating func separate() {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
  }

  private static func needsQuotes(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == 0x22 || byte == 0x0D || byte == 0x0A
  }

  /// Whether a text begins as a formula does, after blanks that some programs drop; or with a tab or line end, that some begin a cell with.
  private static func isFormula(_ text: String) -> Bool {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠": return true
      case " ", "\u{A0}", "\u{200E}", "\u{200F}", "\u{FEFF}": continue
      default: return false
      }
    }
    return false
  }
}
