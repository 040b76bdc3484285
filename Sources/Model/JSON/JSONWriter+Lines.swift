extension JSONWriter {
  /// How many bytes were written.
  public var count: Int { buffer.count }

  /// Ends a line, so that the next value stands on its own: NDJSON.
  public mutating func endLine() {
    buffer.append(0x0A)
    isFirst = true
  }

  /// Writes the comma before the next value, where the line of the one before was ended.
  public mutating func comma() {
    buffer.append(UInt8(ascii: ","))
    isFirst = true
  }

  /// Gives what was written and begins anew, with room for as much.
  public mutating func take() -> [UInt8] {
    let bytes = buffer
    buffer = []
    buffer.reserveCapacity(bytes.count)
    isFirst = true
    return bytes
  }
}
