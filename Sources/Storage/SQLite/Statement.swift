internal import CSQLite

/// A prepared statement. It belongs to one ``Connection`` and never leaves the thread that holds it.
@safe final class Statement {
  let handle: OpaquePointer
  private let database: OpaquePointer
  /// Whether rows are being read: such a statement must not be handed out a second time.
  private(set) var isRunning = false
  /// Counts the steps while somebody measures.
  var record: RecordedStatement?

  init(_ sql: String, on database: OpaquePointer) throws {
    var handle: OpaquePointer?
    let code = unsafe sqlite3_prepare_v3(database, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &handle, nil)
    guard code == SQLITE_OK, let prepared = unsafe handle else {
      throw unsafe StorageError(database, code: code)
    }
    unsafe self.handle = prepared
    unsafe self.database = database
  }

  deinit { unsafe sqlite3_finalize(handle) }

  func bind(_ values: [SQLValue]) throws {
    precondition(values.count == Int(unsafe sqlite3_bind_parameter_count(handle)), "as many values as parameters")
    isRunning = true
    var index: Int32 = 0
    for value in values {
      index += 1
      let code = bind(value, at: index)
      if code != SQLITE_OK { throw failure(code) }
    }
  }

  private func bind(_ value: SQLValue, at index: Int32) -> Int32 {
    // SQLITE_TRANSIENT is a cast that the importer leaves out: SQLite copies the bytes before the call returns.
    let transient = unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    switch value {
    case .null: return unsafe sqlite3_bind_null(handle, index)
    case .integer(let number): return unsafe sqlite3_bind_int64(handle, index, number)
    case .real(let number): return unsafe sqlite3_bind_double(handle, index, number)
    case .text(var text):
      return text.withUTF8 {
        let bytes = unsafe UnsafeRawPointer($0.baseAddress)?.assumingMemoryBound(to: CChar.self)
        return unsafe sqlite3_bind_text64(handle, index, bytes ?? Self.emptyText, UInt64($0.count), transient, UInt8(SQLITE_UTF8))
      }
    case .blob(let bytes):
      return unsafe bytes.withUnsafeBytes {
        guard let start = $0.baseAddress else { return unsafe sqlite3_bind_zeroblob(handle, index, 0) }
        return unsafe sqlite3_bind_blob64(handle, index, start, UInt64($0.count), transient)
      }
    }
  }

  /// A null pointer would bind NULL instead of an empty text.
  private static var emptyText: UnsafePointer<CChar> {
    let empty: StaticString = ""
    return unsafe UnsafeRawPointer(empty.utf8Start).assumingMemoryBound(to: CChar.self)
  }

  /// Moves to the next row; `false` behind the last one.
  func step() throws -> Bool {
    if let record { record.steps += 1 }
    let code = unsafe sqlite3_step(handle)
    if code == SQLITE_ROW { return true }
    if code == SQLITE_DONE { return false }
    throw failure(code)
  }

  func reset() {
    unsafe sqlite3_reset(handle)
    unsafe sqlite3_clear_bindings(handle)
    isRunning = false
    record = nil
  }

  private func failure(_ code: Int32) -> StorageError {
    unsafe StorageError(database, code: code)
  }

  func isNull(_ column: Int32) -> Bool { unsafe sqlite3_column_type(handle, column) == SQLITE_NULL }
  func integer(_ column: Int32) -> Int64 { unsafe sqlite3_column_int64(handle, column) }
  func real(_ column: Int32) -> Double { unsafe sqlite3_column_double(handle, column) }

  func text(_ column: Int32) -> String {
    guard let start = unsafe sqlite3_column_text(handle, column) else { return "" }
    let count = Int(unsafe sqlite3_column_bytes(handle, column))
    return unsafe String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  func blob(_ column: Int32) -> [UInt8] {
    guard let start = unsafe sqlite3_column_blob(handle, column) else { return [] }
    return unsafe [UInt8](UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column))))
  }
}
