internal import CSQLite

/// One connection to the database with its prepared statements. Not safe to share: ``Archive`` hands it to one caller at a time.
///
/// Outside this target it is only a token: the repositories (``DocumentRepository``, ``ArticleRepository``, …) are made from it, and all SQL
/// is theirs.
@safe public final class Connection {
  let handle: OpaquePointer
  private(set) var statements: [String: Statement] = [:]
  /// What the writing connection knows beside the database; the reading ones leave it alone.
  let session = WriteSession()
  /// The entities that were read lately.
  let shown = ShownEntities()
  /// The statements that run while somebody measures; see ``RecordedStatement``.
  var recorded: [RecordedStatement]?
  /// The analysed words of texts that were indexed or shown.
  let terms: TermCache

  /// Filters make many statements; a client must not be able to fill the memory with them.
  private static let statementLimit = 256

  /// How a database file is opened.
  enum Mode {
    case readWrite, readOnly
  }

  init(path: String, mode: Mode) throws {
    var opened: OpaquePointer?
    let access = mode == .readOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
    let code = unsafe sqlite3_open_v2(path, &opened, access | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nil)
    guard code == SQLITE_OK, let handle = unsafe opened else {
      let error = unsafe opened.map { unsafe StorageError($0, code: code) } ?? StorageError(code: code, detail: "")
      unsafe sqlite3_close_v2(opened)
      throw error
    }
    unsafe self.handle = handle
    terms = TermCache(capacity: mode == .readOnly ? 65_536 : 131_072)
    unsafe sqlite3_busy_timeout(handle, 5000)
    try unsafe TextTokenizer.register(on: handle, terms: terms)
  }

  deinit {
    // Version 2 of close waits for statements that are finalized later.
    unsafe sqlite3_close_v2(handle)
  }

  /// Runs a script of statements without parameters.
  func execute(_ script: String) throws {
    let code = unsafe sqlite3_exec(handle, script, nil, nil, nil)
    if code != SQLITE_OK { throw unsafe StorageError(handle, code: code) }
  }

  /// Runs a statement that gives no rows.
  func run(_ sql: String, _ values: [SQLValue] = []) throws {
    try forEach(sql, values) { _ in }
  }

  /// Calls a function with each row of the answer.
  func forEach(_ sql: String, _ values: [SQLValue] = [], _ body: (inout Row) throws -> Void) throws {
    let statement = try statement(sql)
    defer { statement.reset() }
    try statement.bind(values)
    note(statement, sql, values)
    while try statement.step() {
      var row = Row(statement)
      try body(&row)
    }
  }

  /// All rows of the answer.
  func all<T>(_ sql: String, _ values: [SQLValue] = [], _ read: (inout Row) throws -> T) throws -> [T] {
    var result: [T] = []
    try forEach(sql, values) { result.append(try read(&$0)) }
    return result
  }

  /// The first row of the answer, `nil` when there is none.
  func first<T>(_ sql: String, _ values: [SQLValue] = [], _ read: (inout Row) throws -> T) throws -> T? {
    let statement = try statement(sql)
    defer { statement.reset() }
    try statement.bind(values)
    note(statement, sql, values)
    guard try statement.step() else { return nil }
    var row = Row(statement)
    return try read(&row)
  }

  /// Copies every page into another database, whatever was in it, and reports the pages copied and all pages.
  ///
  /// - Parameter step: how many pages go between two reports; all at once when it is negative. In a read transaction of this connection all
  ///   of them are of one state.
  func copyPages(to target: Connection, step: Int, _ progress: (Int, Int) -> Void) throws {
    guard let copy = unsafe sqlite3_backup_init(target.handle, "main", handle, "main") else {
      throw unsafe StorageError(target.handle, code: sqlite3_errcode(target.handle))
    }
    var code = SQLITE_OK
    while code == SQLITE_OK {
      code = unsafe sqlite3_backup_step(copy, Int32(step))
      let all = Int(unsafe sqlite3_backup_pagecount(copy))
      progress(all - Int(unsafe sqlite3_backup_remaining(copy)), all)
    }
    let end = unsafe sqlite3_backup_finish(copy)
    if end != SQLITE_OK { throw unsafe StorageError(target.handle, code: end) }
    if code != SQLITE_DONE { throw StorageError(code: code, detail: "") }
  }

  /// A statement whose rows are taken one by one while others run; whoever opens it resets it.
  func open(_ sql: String, _ values: [SQLValue]) throws -> Statement {
    let statement = try statement(sql)
    try statement.bind(values)
    note(statement, sql, values)
    return statement
  }

  /// The whole database, as its file is or would be.
  func image() throws -> [UInt8] {
    var size: sqlite3_int64 = 0
    guard let bytes = unsafe sqlite3_serialize(handle, "main", &size, 0) else {
      throw StorageError(.other, "There is not enough memory for a copy of the archive.")
    }
    defer { unsafe sqlite3_free(bytes) }
    return unsafe Array(UnsafeBufferPointer(start: bytes, count: Int(size)))
  }

  /// Puts an image in the place of the database, which then cannot be written.
  func load(_ image: [UInt8]) throws {
    guard let copy = unsafe sqlite3_malloc64(UInt64(image.count))?.assumingMemoryBound(to: UInt8.self) else {
      throw StorageError(.other, "There is not enough memory for a copy of the archive.")
    }
    _ = unsafe image.withUnsafeBufferPointer { unsafe UnsafeMutableBufferPointer(start: copy, count: $0.count).update(fromContentsOf: $0) }
    let count = sqlite3_int64(image.count)
    let code = unsafe sqlite3_deserialize(
      handle, "main", copy, count, count, UInt32(SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_READONLY))
    if code != SQLITE_OK { throw StorageError(code: code, detail: unsafe String(cString: sqlite3_errmsg(handle))) }
  }

  /// How many rows the last statement inserted, changed or deleted.
  var changes: Int { Int(unsafe sqlite3_changes64(handle)) }

  /// Whether a transaction is open.
  var isInTransaction: Bool { unsafe sqlite3_get_autocommit(handle) == 0 }

  private func note(_ statement: Statement, _ sql: String, _ values: [SQLValue]) {
    guard recorded != nil else { return }
    let record = RecordedStatement(sql: sql, values: values)
    recorded?.append(record)
    statement.record = record
  }

  private func statement(_ sql: String) throws -> Statement {
    if let known = statements[sql], !known.isRunning { return known }
    if statements.count >= Self.statementLimit { statements = statements.filter { $0.value.isRunning } }
    let fresh = try unsafe Statement(sql, on: handle)
    statements[sql] = fresh
    return fresh
  }
}
