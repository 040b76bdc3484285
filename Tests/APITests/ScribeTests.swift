import Testing

@testable import API

struct ScribeTests {
  private struct Gone: Error {}

  /// Less than a batch, one, one and a bit, and more than are under way at once.
  @Test(arguments: [0, 1, 255, 256, 257, 5_000]) func `rows come out in their order, each once`(_ count: Int) throws {
    var bytes: [UInt8] = []
    var scribe = Scribe<Int>({ rows in rows.flatMap { Array("\($0)\n".utf8) } }, into: { bytes += $0 })
    defer { scribe.end() }
    for row in 0..<count { try scribe.add(row) }
    try scribe.finish()
    #expect(String(decoding: bytes, as: UTF8.self) == (0..<count).map { "\($0)\n" }.joined())
  }

  @Test func `a client that goes ends it`() throws {
    var scribe = Scribe<Int>({ _ in [1] }, into: { _ in throw Gone() })
    #expect(throws: Gone.self) {
      defer { scribe.end() }
      for row in 0..<100_000 { try scribe.add(row) }
    }
  }
}
