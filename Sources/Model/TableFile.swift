/// A data file of ours: tab-separated cells, one header row, `#` comment lines, `|` between the alternatives inside a cell.
///
/// All lexicons and rule files have this form, so that an operator can edit them with any editor and one test can check them all.
public struct TableFile: Sendable {
  /// One row, whose cells are asked for by column name.
  public struct Row: Sendable {
    /// The line in the file, from 1.
    public let line: Int
    private let columns: [String]
    /// The bytes of the whole file, which all rows share, and where the cells of all rows begin and end in it.
    private let bytes: [UInt8]
    private let borders: [Int32]
    private let first: Int

    fileprivate init(line: Int, columns: [String], bytes: [UInt8], borders: [Int32], first: Int) {
      self.line = line
      self.columns = columns
      self.bytes = bytes
      self.borders = borders
      self.first = first
    }

    private func range(_ column: String) -> Range<Int>? {
      columns.firstIndex(of: column).map { Int(borders[first + 2 * $0])..<Int(borders[first + 2 * $0 + 1]) }
    }

    /// The cell of a column, empty when the file has no such column.
    public subscript(column: String) -> String {
      range(column).map { String(decoding: bytes[$0], as: UTF8.self) } ?? ""
    }

    /// The cell, or `nil` when it is empty.
    public func optional(_ column: String) -> String? {
      guard let range = range(column), !range.isEmpty else { return nil }
      return String(decoding: bytes[range], as: UTF8.self)
    }

    /// The alternatives in a cell, none when it is empty.
    public func list(_ column: String) -> [String] {
      guard let range = range(column), !range.isEmpty else { return [] }
      var list: [String] = []
      var start = range.lowerBound
      for index in range where bytes[index] == UInt8(ascii: "|") {
        if index > start { list.append(String(decoding: bytes[start..<index], as: UTF8.self)) }
        start = index + 1
      }
      if start < range.upperBound { list.append(String(decoding: bytes[start..<range.upperBound], as: UTF8.self)) }
      return list
    }
  }

  /// Why a file could not be read.
  public struct Malformed: Error, Equatable, CustomStringConvertible {
    /// The name of the file.
    public let file: String
    /// The line, from 1.
    public let line: Int
    /// What is wrong, and what would be right.
    public let reason: String

    /// A file that breaks the format or a rule of its contents at a line.
    public init(file: String, line: Int, reason: String) {
      self.file = file
      self.line = line
      self.reason = reason
    }

    /// Place and reason, as compilers print them.
    public var description: String { "\(file):\(line): \(reason)" }
  }

  /// The name under which the file is known, for messages.
  public let name: String
  /// The names in the header row.
  public let columns: [String]
  /// The rows in the order of the file.
  public let rows: [Row]

  /// Reads a file; throws ``Malformed`` when a row has another number of cells than the header.
  public init(name: String, text: String) throws(Malformed) {
    // By bytes: looking for characters costs ten times as much, and the program reads two megabytes of tables before it can answer.
    let bytes = Array(text.utf8)
    var columns: [String] = []
    var borders: [Int32] = []
    var starts: [(line: Int, first: Int)] = []
    var number = 0
    var position = 0
    while position < bytes.count {
      number += 1
      let start = position
      while position < bytes.count, bytes[position] != UInt8(ascii: "\n") { position += 1 }
      var end = position
      position += 1
      if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
      if end == start || bytes[start] == UInt8(ascii: "#") { continue }
      let first = borders.count
      borders.append(Int32(start))
      for index in start..<end where bytes[index] == UInt8(ascii: "\t") {
        borders.append(Int32(index))
        borders.append(Int32(index + 1))
      }
      borders.append(Int32(end))
      let count = (borders.count - first) / 2
      if columns.isEmpty {
        columns = (0..<count).map { String(decoding: bytes[Int(borders[2 * $0])..<Int(borders[2 * $0 + 1])], as: UTF8.self) }
      } else if count == columns.count {
        starts.append((number, first))
      } else {
        throw Malformed(file: name, line: number, reason: "\(count) cells where the header has \(columns.count)")
      }
    }
    self.name = name
    self.columns = columns
    rows = starts.map { [columns, borders] in Row(line: $0.line, columns: columns, bytes: bytes, borders: borders, first: $0.first) }
  }
}
