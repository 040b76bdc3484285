/// MurmurHash3 by Austin Appleby (public domain), the 128-bit variant for 64-bit machines.
enum MurmurHash3 {
  private static let first: UInt64 = 0x87c3_7b91_1142_53d5
  private static let second: UInt64 = 0x4cf5_ad43_2745_937f

  /// Both halves of the hash with seed 0.
  static func hash(_ bytes: [UInt8]) -> (UInt64, UInt64) {
    let span = bytes.span
    var high: UInt64 = 0
    var low: UInt64 = 0
    var index = 0
    while index + 16 <= span.count {
      high = rotate(high ^ mixFirst(word(span, index)), 27) &+ low
      high = high &* 5 &+ 0x52dc_e729
      low = rotate(low ^ mixSecond(word(span, index + 8)), 31) &+ high
      low = low &* 5 &+ 0x3849_5ab5
      index += 16
    }
    high ^= mixFirst(partialWord(span, index, min(index + 8, span.count)))
    low ^= mixSecond(partialWord(span, index + 8, span.count))
    return finish(high ^ UInt64(span.count), low ^ UInt64(span.count))
  }

  private static func finish(_ high: UInt64, _ low: UInt64) -> (UInt64, UInt64) {
    let sum = high &+ low
    let left = avalanche(sum)
    let right = avalanche(sum &+ low)
    return (left &+ right, left &+ right &+ right)
  }

  private static func mixFirst(_ word: UInt64) -> UInt64 { rotate(word &* first, 31) &* second }

  private static func mixSecond(_ word: UInt64) -> UInt64 { rotate(word &* second, 33) &* first }

  private static func rotate(_ word: UInt64, _ count: UInt64) -> UInt64 { word &<< count | word &>> (64 - count) }

  private static func avalanche(_ word: UInt64) -> UInt64 {
    var word = word
    word = (word ^ word >> 33) &* 0xff51_afd7_ed55_8ccd
    word = (word ^ word >> 33) &* 0xc4ce_b9fe_1a85_ec53
    return word ^ word >> 33
  }

  private static func word(_ span: Span<UInt8>, _ start: Int) -> UInt64 {
    var word: UInt64 = 0
    for offset in 0..<8 { word |= UInt64(span[start + offset]) &<< UInt64(8 * offset) }
    return word
  }

  private static func partialWord(_ span: Span<UInt8>, _ start: Int, _ end: Int) -> UInt64 {
    var word: UInt64 = 0
    for index in start..<max(start, end) { word |= UInt64(span[index]) &<< UInt64(8 * (index - start)) }
    return word
  }
}
