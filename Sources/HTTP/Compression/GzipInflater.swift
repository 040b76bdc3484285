import CZlib

/// Unpacks gzip (RFC 1952), one or more members, from bytes in any pieces.
@safe final class GzipInflater {
  /// Why bytes cannot be unpacked.
  enum Fault: Error, Equatable {
    /// Not gzip, damaged, or followed by something else.
    case damaged
    /// The input ends before the data do.
    case truncated
    /// More output than the bound or the ratio allows.
    case tooLarge
  }

  private let stream: UnsafeMutablePointer<z_stream>
  private let limit: Int
  private let ratio: Int
  private var taken = 0
  private var given = 0
  private var isBetweenMembers = false
  private var scratch = [UInt8](repeating: 0, count: 65_536)

  /// - Parameters:
  ///   - limit: the most bytes of output in all.
  ///   - ratio: the most bytes of output for one of input, checked once there is more than one MiB.
  init(limit: Int, ratio: Int) {
    self.limit = limit
    self.ratio = ratio
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    let result = unsafe inflateInit2_(stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    precondition(result == Z_OK, "zlib has no memory")
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  /// Unpacks the whole of a body.
  static func inflate(_ bytes: [UInt8], limit: Int, ratio: Int) throws(Fault) -> [UInt8] {
    let inflater = GzipInflater(limit: limit, ratio: ratio)
    var plain: [UInt8] = []
    var rest = bytes[...]
    while !rest.isEmpty || inflater.mayHoldOutput { plain += try inflater.take(&rest) }
    try inflater.finish()
    return plain
  }

  /// Unpacks from the front of the input and removes what was used; at most 64 KiB come out, so that a small input cannot fill the memory.
  func take(_ input: inout ArraySlice<UInt8>) throws(Fault) -> [UInt8] {
    if isBetweenMembers {
      unsafe inflateReset(stream)
      isBetweenMembers = false
    }
    var result = Z_OK
    let used = unsafe input.withUnsafeBufferPointer { input in
      unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
      unsafe stream.pointee.avail_in = UInt32(input.count)
      unsafe scratch.withUnsafeMutableBufferPointer { output in
        unsafe stream.pointee.next_out = output.baseAddress
        unsafe stream.pointee.avail_out = UInt32(output.count)
        result = unsafe CZlib.inflate(stream, Z_NO_FLUSH)
      }
      return input.count - Int(unsafe stream.pointee.avail_in)
    }
    guard result == Z_OK || result == Z_STREAM_END || result == Z_BUF_ERROR else { throw .damaged }
    isBetweenMembers = result == Z_STREAM_END
    input = input.dropFirst(used)
    let count = scratch.count - Int(unsafe stream.pointee.avail_out)
    if used == 0, count == 0, !isBetweenMembers, !input.isEmpty { throw .damaged }
    taken += used
    given += count
    if given > limit || (given > 1_048_576 && given / ratio > taken) { throw .tooLarge }
    return Array(scratch[..<count])
  }

  /// Whether unpacked bytes may still be inside, although the input is used up.
  var mayHoldOutput: Bool { unsafe !isBetweenMembers && stream.pointee.avail_out == 0 }

  /// Checks that the input ended where a member did.
  func finish() throws(Fault) { if !isBetweenMembers { throw .truncated } }
}
