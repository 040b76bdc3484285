import Testing

@testable import HTTP

struct GzipTests {
  private func inflate(_ bytes: [UInt8], limit: Int = .max, ratio: Int = .max) throws -> [UInt8] {
    try GzipInflater.inflate(bytes, limit: limit, ratio: ratio)
  }

  private func sample(_ count: Int, seed: UInt64) -> [UInt8] {
    var random = SplitMix64(seed: seed)
    return (0..<count).map { _ in UInt8.random(in: 0...(seed.isMultiple(of: 2) ? 3 : 255), using: &random) }
  }

  @Test(arguments: [0, 1, 1_000, 65_535, 65_536, 65_537, 300_000])
  func `what is packed unpacks`(_ count: Int) throws {
    let compressor = GzipCompressor()
    for seed in 0..<4 as Range<UInt64> {
      let bytes = sample(count, seed: seed)
      let packed = try #require(compressor.compress(bytes))
      #expect(try inflate(packed) == bytes)
    }
  }

  @Test func `several members are one text`() throws {
    let compressor = GzipCompressor()
    let packed = try #require(compressor.compress([1, 2])) + #require(compressor.compress([])) + #require(compressor.compress([3]))
    #expect(try inflate(packed) == [1, 2, 3])
  }

  @Test func `truncated or flipped input is a fault or other bytes, never a trap`() throws {
    let packed = try #require(GzipCompressor().compress(sample(2_000, seed: 2)))
    for end in packed.indices { #expect(throws: GzipInflater.Fault.self) { try inflate(Array(packed[..<end])) } }
    for index in packed.indices {
      var damaged = packed
      damaged[index] ^= 0x55
      _ = try? inflate(damaged, limit: 1_000_000)
    }
    #expect(throws: GzipInflater.Fault.damaged) { try inflate(packed + [1, 2, 3]) }
  }

  @Test func `bounds hold to the byte`() throws {
    let packed = try #require(GzipCompressor().compress(sample(1_000, seed: 2)))
    #expect(try inflate(packed, limit: 1_000).count == 1_000)
    #expect(throws: GzipInflater.Fault.tooLarge) { try inflate(packed, limit: 999) }
    let bomb = try #require(GzipCompressor().compress([UInt8](repeating: 0, count: 10_000_000)))
    #expect(throws: GzipInflater.Fault.tooLarge) { try inflate(bomb, ratio: 100) }
  }

  @Test func `a flushed stream can be read up to there`() throws {
    let sink = BodyWriter()
    let writer = BodyWriter(compressingInto: sink)
    try writer.write(Array("first".utf8))
    try writer.flush()
    let inflater = GzipInflater(limit: .max, ratio: .max)
    var packed = sink.collected[...]
    #expect(try inflater.take(&packed) == Array("first".utf8))
  }
}
