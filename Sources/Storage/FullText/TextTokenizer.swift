internal import ArabicText
internal import CSQLite

/// The tokenizer `sijill` of the full-text index, registered through the C interface of FTS5.
///
/// Each word of a text gives two terms in one place: its stem, and `=` with its folded form for exact search. A query is not analysed
/// again: ``SearchQuery`` writes terms, separated by blanks.
enum TextTokenizer {
  /// Makes the tokenizer known to a connection.
  static func register(on database: OpaquePointer) throws {
    let api = try unsafe interface(of: database)
    var functions = unsafe fts5_tokenizer(xCreate: createTokenizer, xDelete: deleteTokenizer, xTokenize: tokenize)
    let code = unsafe api.pointee.xCreateTokenizer(api, "sijill", nil, &functions, nil)
    guard code == SQLITE_OK else { throw StorageError(code: code, detail: "the tokenizer was refused") }
  }

  /// The way to the interface that the manual of FTS5 gives (section 7, "Extending FTS5").
  private static func interface(of database: OpaquePointer) throws -> UnsafeMutablePointer<fts5_api> {
    var statement: OpaquePointer?
    defer { unsafe sqlite3_finalize(statement) }
    var api: UnsafeMutablePointer<fts5_api>?
    let type: StaticString = "fts5_api_ptr"
    var code = unsafe sqlite3_prepare_v2(database, "SELECT fts5(?1)", -1, &statement, nil)
    guard code == SQLITE_OK else { throw StorageError(code: code, detail: "this SQLite lacks FTS5") }
    unsafe withUnsafeMutablePointer(to: &api) { place in
      let name = unsafe UnsafeRawPointer(type.utf8Start).assumingMemoryBound(to: CChar.self)
      unsafe sqlite3_bind_pointer(statement, 1, place, name, nil)
      code = unsafe sqlite3_step(statement)
    }
    guard let found = unsafe api else { throw StorageError(code: code, detail: "this SQLite lacks FTS5") }
    return unsafe found
  }
}

private typealias TokenCallback =
  @convention(c) (UnsafeMutableRawPointer?, Int32, UnsafePointer<CChar>?, Int32, Int32, Int32) -> Int32

/// FTS5 wants a handle that is not null; the tokenizer keeps no state.
private func createTokenizer(
  context: UnsafeMutableRawPointer?, arguments: UnsafeMutablePointer<UnsafePointer<CChar>?>?, count: Int32,
  result: UnsafeMutablePointer<OpaquePointer?>?
) -> Int32 {
  unsafe result?.pointee = OpaquePointer(UnsafeMutableRawPointer.allocate(byteCount: 1, alignment: 1))
  return SQLITE_OK
}

private func deleteTokenizer(tokenizer: OpaquePointer?) {
  unsafe UnsafeMutableRawPointer(tokenizer)?.deallocate()
}

private func tokenize(
  tokenizer: OpaquePointer?, context: UnsafeMutableRawPointer?, flags: Int32, text: UnsafePointer<CChar>?, length: Int32,
  emit: TokenCallback?
) -> Int32 {
  guard let text = unsafe text, let emit = unsafe emit, length > 0 else { return SQLITE_OK }
  let bytes = unsafe UnsafeRawBufferPointer(start: text, count: Int(length))
  let isQuery = flags & FTS5_TOKENIZE_QUERY != 0
  return unsafe isQuery ? emitQuery(bytes, context, emit) : emitText(bytes, context, emit)
}

private func emitText(_ bytes: UnsafeRawBufferPointer, _ context: UnsafeMutableRawPointer?, _ emit: TokenCallback) -> Int32 {
  for term in unsafe SearchAnalyzer.terms(of: String(decoding: bytes, as: UTF8.self)) {
    // Undecodable bytes are replaced by longer ones; the offsets are only kept inside the text.
    let start = Int32(min(term.byteStart, bytes.count))
    let end = Int32(min(term.byteEnd, bytes.count))
    for (term, flags) in [(term.stem, 0), ("=" + term.folded, FTS5_TOKEN_COLOCATED)] {
      var term = term
      let code = term.withUTF8 {
        let token = unsafe UnsafeRawPointer($0.baseAddress)?.assumingMemoryBound(to: CChar.self)
        return unsafe emit(context, flags, token, Int32($0.count), start, end)
      }
      if code != SQLITE_OK { return code }
    }
  }
  return SQLITE_OK
}

private func emitQuery(_ bytes: UnsafeRawBufferPointer, _ context: UnsafeMutableRawPointer?, _ emit: TokenCallback) -> Int32 {
  var start = 0
  while start < bytes.count {
    var end = start
    while end < bytes.count, unsafe bytes[end] != 0x20 { end += 1 }
    if end > start {
      let token = unsafe bytes.baseAddress?.advanced(by: start).assumingMemoryBound(to: CChar.self)
      let code = unsafe emit(context, 0, token, Int32(end - start), Int32(start), Int32(end))
      if code != SQLITE_OK { return code }
    }
    start = end + 1
  }
  return SQLITE_OK
}
