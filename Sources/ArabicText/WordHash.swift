/// A 64-bit fingerprint of a folded word, made from its UTF-8 bytes.
///
/// The tables that are asked for every token are keyed by it: hashing a `String` normalises its letters first, which costs more than all
/// the rest of a look-up. The words of a lexicon are so few that two of one fingerprint do not occur (a test looks at all of them).
public struct WordHash: Sendable {
  /// The state before the first byte.
  public static var seed: UInt64 {
    @inlinable @inline(__always) get { 0xCBF2_9CE4_8422_2325 }
  }

  /// FNV-1a: the state behind one more byte.
  @inlinable
  @inline(__always)
  public static func step(_ state: UInt64, _ byte: UInt8) -> UInt64 {
    (state ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
  }

  /// Spreads a state over all bits (the finalizer of MurmurHash3), so that the low ones can number a table. Never 0, which marks free slots.
  @inlinable
  @inline(__always)
  public static func finish(_ state: UInt64) -> UInt64 {
    var hash = state
    hash ^= hash >> 33
    hash = hash &* 0xFF51_AFD7_ED55_8CCD
    hash ^= hash >> 33
    hash = hash &* 0xC4CE_B9FE_1A85_EC53
    hash ^= hash >> 33
    return hash == 0 ? 1 : hash
  }

  /// The fingerprint of a word.
  @inlinable
  public static func of(_ word: some StringProtocol) -> UInt64 {
    of(bytes: word.utf8)
  }

  /// The fingerprint of the bytes of a word.
  @inlinable
  public static func of(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    of(bytes: bytes)
  }

  /// The fingerprint of the bytes of a word.
  @inlinable
  public static func of(bytes: some Sequence<UInt8>) -> UInt64 {
    var state = seed
    for byte in bytes { state = step(state, byte) }
    return finish(state)
  }

  /// The fingerprint of a stretch of bytes, behind those that a state stands for.
  @inlinable
  public static func of(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>, behind state: UInt64 = seed) -> UInt64 {
    var state = state
    for index in range { state = step(state, bytes[index]) }
    return finish(state)
  }
}
