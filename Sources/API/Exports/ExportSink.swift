import Model

/// Gathers lines and passes them on in pieces.
struct ExportSink {
  /// The size of a piece, in bytes.
  static let piece = 65_536
  private let write: ([UInt8]) throws -> Void
  private var json = JSONWriter(reservingCapacity: piece + 4_096)
  private var csv = CSVWriter()

  /// - Parameter write: takes the pieces.
  init(_ write: @escaping ([UInt8]) throws -> Void) { self.write = write }

  /// Writes one JSON value on a line of its own.
  mutating func line(_ value: (inout JSONWriter) throws -> Void) throws {
    try value(&json)
    json.endLine()
    if json.count >= Self.piece { try write(json.take()) }
  }

  /// Writes one element of an array whose brackets were written before.
  mutating func element(isFirst: Bool, _ value: (inout JSONWriter) throws -> Void) throws {
    if !isFirst { json.comma() }
    try line(value)
  }

  /// Writes what belongs to no value.
  mutating func raw(_ text: StaticString) throws {
    try flush()
    try write(Array(text.description.utf8))
  }

  /// Writes one line of comma-separated values.
  mutating func row(_ fields: (inout CSVWriter) throws -> Void) throws {
    try fields(&csv)
    csv.endLine()
    if csv.bytes.count >= Self.piece { try write(csv.take()) }
  }

  /// Writes the first line of comma-separated values.
  mutating func header(_ names: [String], hasMark: Bool) throws {
    if hasMark { csv.byteOrderMark() }
    try row { csv in for name in names { csv.text(name) } }
  }

  /// Passes on what is left.
  mutating func flush() throws {
    if json.count > 0 { try write(json.take()) }
    if !csv.bytes.isEmpty { try write(csv.take()) }
  }
}
