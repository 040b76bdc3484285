import Model
import Testing

@testable import API

/// The lines of some bytes that come in pieces: number and text, or `nil` for one that is too long.
private func lines(of text: String, limit: Int = 1_000, piece: Int) throws -> [(Int, String?)] {
  var rest = Array(text.utf8)[...]
  var reader = LineReader(limit: limit) {
    defer { rest = rest.dropFirst(piece) }
    return rest.isEmpty ? nil : Array(rest.prefix(piece))
  }
  var result: [(Int, String?)] = []
  while let line = try reader.next() { result.append((line.number, (try? line.content.get()).map { String(decoding: $0, as: UTF8.self) })) }
  return result
}

@Test(arguments: [1, 2, 3, 7, 1_000]) func `lines are cut wherever the pieces end`(_ piece: Int) throws {
  let found = try lines(of: "one\n\n  \r\ntwo\r\n\tثلاثة\nfour", piece: piece)
  #expect(found.map(\.0) == [1, 4, 5, 6])
  #expect(found.map(\.1) == ["one", "two\r", "\tثلاثة", "four"])
  #expect(try lines(of: "", piece: piece).isEmpty)
  #expect(try lines(of: "\n\n", piece: piece).isEmpty)
  #expect(try lines(of: "x\n", piece: piece).map(\.1) == ["x"])
}

@Test(arguments: [1, 2, 5, 6, 100]) func `a line beyond the limit is refused, those around it are not`(_ piece: Int) throws {
  let found = try lines(of: "12345\n123456\n1\n1234567890123\n12345\n123456", limit: 5, piece: piece)
  #expect(found.map(\.0) == [1, 2, 3, 4, 5, 6])
  #expect(found.map(\.1) == ["12345", nil, "1", nil, "12345", nil])
}

@Test func `a line that is too long is not kept`() throws {
  var given = 0
  var reader = LineReader(limit: 100) {
    given += 1
    return given <= 10_000 ? [UInt8](repeating: 0x61, count: 1_000) : nil
  }
  let line = try #require(try reader.next())
  #expect(throws: AppError.self) { try line.content.get() }
  #expect(try reader.next()?.number == nil)
}

@Test func `what the stream throws comes through`() {
  struct Gone: Error {}
  var reader = LineReader(limit: 100) { throw Gone() }
  #expect(throws: Gone.self) { try reader.next() }
}

@Test func `random lines come back whatever the pieces`() throws {
  var random = SplitMix64(3)
  for _ in 0..<200 {
    let texts = (0..<Int.random(in: 0...12, using: &random)).map { _ in
      String(repeating: "x", count: Int.random(in: 0...9, using: &random))
    }
    let piece = Int.random(in: 1...20, using: &random)
    let found = try lines(of: texts.joined(separator: "\n"), limit: 6, piece: piece)
    let expected = texts.enumerated().filter { !$1.isEmpty }
    #expect(found.map(\.0) == expected.map { $0.offset + 1 })
    #expect(found.map(\.1) == expected.map { $0.element.count > 6 ? nil : $0.element })
  }
}
