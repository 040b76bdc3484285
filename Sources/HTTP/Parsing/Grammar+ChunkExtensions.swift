extension Grammar {
  /// `chunk-ext` (RFC 9112, section 7.1.1). Read to the letter, because readers who disagree about where an extension ends disagree
  /// about where the chunk begins.
  static func isChunkExtensions(_ bytes: ArraySlice<UInt8>) -> Bool {
    var rest = bytes
    while !rest.isEmpty {
      rest = rest.drop(while: isBlank)
      guard rest.popFirst() == UInt8(ascii: ";") else { return false }
      rest = rest.drop(while: isBlank)
      guard let name = rest.first, isToken(name) else { return false }
      rest = rest.drop(while: isToken)
      let value = rest.drop(while: isBlank)
      guard value.first == UInt8(ascii: "=") else { continue }
      guard let behind = afterValue(value.dropFirst().drop(while: isBlank)) else { return false }
      rest = behind
    }
    return true
  }

  /// What stands behind a token or a quoted string; `nil` when there is neither.
  private static func afterValue(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let first = bytes.first else { return nil }
    guard first == UInt8(ascii: "\"") else { return isToken(first) ? bytes.drop(while: isToken) : nil }
    var rest = bytes.dropFirst()
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "\"") { return rest }
      if byte == UInt8(ascii: "\\"), rest.popFirst() == nil { return nil }
    }
    return nil
  }
}
