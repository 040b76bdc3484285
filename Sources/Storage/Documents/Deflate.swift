internal import CZlib
internal import FoundationEssentials

/// The zlib format (RFC 1950) for the raw bytes that are kept, and for the files that are built into the program.
public enum Deflate {
  /// The bytes of a file that was built into the program: compressed, as base64. `nil` when they are damaged.
  public static func embedded(_ base64: String, length: Int) -> [UInt8]? {
    Data(base64Encoded: base64).flatMap { decompress(Array($0), length: length) }
  }

  /// Compressed at the quickest level: raw bytes are written with every document and hardly ever read.
  static func compress(_ bytes: [UInt8]) -> [UInt8]? {
    var length = compressBound(uLong(bytes.count))
    let result = unsafe [UInt8](unsafeUninitializedCapacity: Int(length)) { buffer, count in
      let code = unsafe compress2(buffer.baseAddress, &length, bytes, uLong(bytes.count), Z_BEST_SPEED)
      count = code == Z_OK ? Int(length) : 0
    }
    return result.isEmpty ? nil : result
  }

  /// The bytes again, `nil` when they are damaged or not of exactly this length.
  static func decompress(_ bytes: [UInt8], length: Int) -> [UInt8]? {
    var written = uLong(length)
    var code = Z_DATA_ERROR
    let result = unsafe [UInt8](unsafeUninitializedCapacity: max(length, 1)) { buffer, count in
      code = unsafe uncompress(buffer.baseAddress, &written, bytes, uLong(bytes.count))
      count = code == Z_OK ? Int(written) : 0
    }
    return code == Z_OK && result.count == length ? result : nil
  }
}
