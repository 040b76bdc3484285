public import Model

/// One line of a bulk import with its number.
public struct NumberedLine: Sendable {
  /// The number of the line, from 1.
  public let number: Int
  /// The line, or why it cannot be read.
  public let content: Result<[UInt8], AppError>

  /// The bytes of the line, 0 when it was too long to keep.
  public var byteCount: Int { (try? content.get().count) ?? 0 }

  /// The document in the line. Throws when the line is none, with the place in it.
  public func document() throws(AppError) -> RawDocument {
    let (document, isPreview) = try DocumentBody.read(try content.get())
    guard !isPreview else { throw .pointer("/split", "a preview is of one document, not of a line among many") }
    return document
  }
}

/// Cuts a stream of bytes into lines. Empty lines are counted and passed over; one beyond the limit is read over and refused, without being
/// kept in memory.
public struct LineReader {
  private let limit: Int
  private let read: () throws -> [UInt8]?
  private var buffer: [UInt8] = []
  private var position = 0
  private var number = 0
  private var isAtEnd = false

  /// Lines of at most `limit` bytes of what `read` gives piece by piece, until it gives `nil`.
  public init(limit: Int, read: @escaping () throws -> [UInt8]?) {
    self.limit = limit
    self.read = read
  }

  /// The next line that is not blank; `nil` at the end.
  public mutating func next() throws -> NumberedLine? {
    while let line = try nextLine() {
      if case .success(let bytes) = line.content, bytes.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) { continue }
      return line
    }
    return nil
  }

  private mutating func nextLine() throws -> NumberedLine? {
    var isTooLong = false
    var searchFrom = position
    while true {
      if let end = buffer[searchFrom...].firstIndex(of: 0x0A) {
        defer { position = end + 1 }
        return line(Array(buffer[position..<end]), isTooLong: isTooLong || end - position > limit)
      }
      if isAtEnd {
        guard position < buffer.count || isTooLong else { return nil }
        defer { position = buffer.count }
        return line(Array(buffer[position...]), isTooLong: isTooLong || buffer.count - position > limit)
      }
      buffer.removeSubrange(..<position)
      position = 0
      if buffer.count > limit {
        isTooLong = true
        buffer.removeAll(keepingCapacity: true)
      }
      searchFrom = buffer.count
      if let part = try read() { buffer += part } else { isAtEnd = true }
    }
  }

  private mutating func line(_ bytes: [UInt8], isTooLong: Bool) -> NumberedLine {
    number += 1
    if isTooLong { return NumberedLine(number: number, content: .failure(AppError(.tooLarge, "A line has at most \(limit) bytes."))) }
    return NumberedLine(number: number, content: .success(bytes))
  }
}
