import CZlib

/// Gzip output by zlib, with one state that is used again: setting one up costs more than packing a small answer.
///
/// Not safe for several threads at once; every loop and every worker has its own.
@safe final class GzipCompressor {
  /// Level 4: within 5 % of the size of level 6 on JSON and prose, at about half the time.
  private static let level: Int32 = 4
  /// Set up at first use: a quarter of a MiB, which most threads never need.
  private var prepared: UnsafeMutablePointer<z_stream>?
  private var scratch: [UInt8] = []

  init() {}

  deinit {
    guard let stream = unsafe prepared else { return }
    unsafe deflateEnd(stream)
    unsafe stream.deallocate()
  }

  private var stream: UnsafeMutablePointer<z_stream> {
    if let stream = unsafe prepared { return unsafe stream }
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    let result = unsafe deflateInit2_(
      stream, Self.level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    precondition(result == Z_OK, "zlib has no memory")
    scratch = [UInt8](repeating: 0, count: 32_768)
    unsafe prepared = stream
    return unsafe stream
  }

  /// The whole input as one gzip member; `nil` when zlib fails.
  func compress(_ bytes: [UInt8]) -> [UInt8]? {
    guard unsafe deflateReset(stream) == Z_OK else { return nil }
    var packed: [UInt8] = []
    return add(bytes, .finish, to: &packed) ? packed : nil
  }

  /// How much of what was taken must come out.
  enum Flush: Int32 {
    case none = 0
    case all = 2
    case finish = 4
  }

  /// Packs further bytes of the current member.
  func add(_ bytes: [UInt8], _ flush: Flush, to packed: inout [UInt8]) -> Bool {
    var result = Z_OK
    // zlib's input pointer is not const for historical reasons; it is only read.
    unsafe bytes.withUnsafeBufferPointer { input in
      unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
      unsafe stream.pointee.avail_in = UInt32(input.count)
      repeat {
        unsafe scratch.withUnsafeMutableBufferPointer { output in
          unsafe stream.pointee.next_out = output.baseAddress
          unsafe stream.pointee.avail_out = UInt32(output.count)
          result = unsafe deflate(stream, flush.rawValue)
        }
        packed += scratch[..<(scratch.count - Int(unsafe stream.pointee.avail_out))]
      } while unsafe stream.pointee.avail_out == 0
    }
    return result == Z_OK || result == Z_STREAM_END || result == Z_BUF_ERROR
  }
}
