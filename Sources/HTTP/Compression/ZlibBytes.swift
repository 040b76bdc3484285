import CZlib

/// Bytes in the zlib format (RFC 1950), as files are kept in the program.
public enum ZlibBytes {
  /// The plain bytes, of which there are `length`; `nil` when they are not.
  public static func plain(_ packed: [UInt8], length: Int) -> [UInt8]? {
    var plain = [UInt8](repeating: 0, count: length)
    var count = uLong(length)
    let code = unsafe uncompress(&plain, &count, packed, uLong(packed.count))
    return code == Z_OK && count == uLong(length) ? plain : nil
  }
}
