/// One row of an answer, read column by column from the left, so that no column number can be wrong.
struct Row {
  private let statement: Statement
  private var column: Int32 = 0

  init(_ statement: Statement) {
    self.statement = statement
  }

  private mutating func next() -> Int32 {
    defer { column += 1 }
    return column
  }

  private mutating func optional<T>(_ read: (Statement, Int32) -> T) -> T? {
    let column = next()
    return statement.isNull(column) ? nil : read(statement, column)
  }

  mutating func int() -> Int { Int(statement.integer(next())) }
  mutating func int64() -> Int64 { statement.integer(next()) }
  mutating func bool() -> Bool { statement.integer(next()) != 0 }
  mutating func double() -> Double { statement.real(next()) }
  mutating func text() -> String { statement.text(next()) }
  /// The bytes of a text.
  mutating func bytes() -> [UInt8] { statement.blob(next()) }
  mutating func blob() -> [UInt8] { statement.blob(next()) }
  mutating func optionalInt() -> Int? { optional { Int($0.integer($1)) } }
  mutating func optionalText() -> String? { optional { $0.text($1) } }
}
