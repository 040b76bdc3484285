/// A data file of ours: tab-separated cells, one header row, `#` comment lines, `|` between the alternatives inside a cell.
///
/// All lexicons and rule files have this form, so that an operator can edit them with any editor and one test can check them all.
public struct TableFile: Sendable {
  /// One row, whose cells are asked for by column name.
  public struct Row: Sendable {
    /// The line in the file, from 1.
    public let line: Int
    private let columns: [String: Int]
    private let cells: [Substring]

    init(line: Int, columns: [String: Int], cells: [Substring]) {
      self.line = line
      self.columns = columns
      self.cells = cells
    }

    /// The cell of a column, empty when the file has no such column.
    public subscript(column: String) -> String {
      columns[column].map { String(cells[$0]) } ?? ""
    }

    /// The cell, or `nil` when it is empty.
    public func optional(_ column: String) -> String? {
      let cell = self[column]
      return cell.isEmpty ? nil : cell
    }

    /// The alternatives in a cell, none when it is empty.
    public func list(_ column: String) -> [String] {
      guard let index = columns[column] else { return [] }
      return cells[index].utf8.split(separator: UInt8(ascii: "|")).map { String(Substring($0)) }
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
    var columns: [String] = []
    var index: [String: Int] = [:]
    var rows: [Row] = []
    var number = 0
    // By bytes: looking for characters costs ten times as much, and the program reads two megabytes of tables before it can answer.
    for var line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      if line.last == UInt8(ascii: "\r") { line = line.dropLast() }
      if line.isEmpty || line.first == UInt8(ascii: "#") { continue }
      let cells = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map(Substring.init)
      if columns.isEmpty {
        columns = cells.map(String.init)
        index = Dictionary(columns.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
      } else if cells.count == columns.count {
        rows.append(Row(line: number, columns: index, cells: cells))
      } else {
        throw Malformed(file: name, line: number, reason: "\(cells.count) cells where the header has \(columns.count)")
      }
    }
    self.name = name
    self.columns = columns
    self.rows = rows
  }
}
