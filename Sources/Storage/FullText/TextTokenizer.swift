internal import CSQLite

/// The tokenizer `sijill` of the full-text index, registered through the C interface of FTS5.
///
/// Each word of a text gives two terms in one place: its stem, and `=` with its folded form for exact search. (Leaving out the stem where it
/// is the word itself saves 7 % of the database, but then each word of a query is two, which makes ranking several times slower.) A query
/// is not analysed again: ``SearchQuery`` writes terms, separated by blanks.
enum TextTokenizer {
  /// Makes the tokenizer known to a connection, which must keep the cache.
  static func register(on database: OpaquePointer, terms: TermCache) throws {
    let api = try unsafe interface(of: database)
    var functions = unsafe fts5_tokenizer(xCreate: createTokenizer, xDelete: deleteTokenizer, xTokenize: tokenize)
    let context = unsafe Unmanaged.passUnretained(terms).toOpaque()
    let code = unsafe api.pointee.xCreateTokenizer(api, "sijill", context, &functions, nil)
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

/// The tokenizer's handle is the cache of the connection, which lives at least as long.
private func createTokenizer(
  context: UnsafeMutableRawPointer?, arguments: UnsafeMutablePointer<UnsafePointer<CChar>?>?, count: Int32,
  result: UnsafeMutablePointer<OpaquePointer?>?
) -> Int32 {
  unsafe result?.pointee = OpaquePointer(context)
  return SQLITE_OK
}

private func deleteTokenizer(tokenizer: OpaquePointer?) {}

private func tokenize(
  tokenizer: OpaquePointer?, context: UnsafeMutableRawPointer?, flags: Int32, text: UnsafePointer<CChar>?, length: Int32,
  emit: TokenCallback?
) -> Int32 {
  guard let tokenizer = unsafe tokenizer, let text = unsafe text, let emit = unsafe emit, length > 0 else { return SQLITE_OK }
  let bytes = unsafe UnsafeRawBufferPointer(start: text, count: Int(length))
  if flags & FTS5_TOKENIZE_QUERY != 0 { return unsafe emitQuery(bytes, context, emit) }
  let cache = unsafe Unmanaged<TermCache>.fromOpaque(UnsafeRawPointer(tokenizer)).takeUnretainedValue()
  return unsafe emitText(Span(_unsafeElements: bytes.assumingMemoryBound(to: UInt8.self)), cache, context, emit)
}

private func emitText(
  _ text: Span<UInt8>, _ cache: TermCache, _ context: UnsafeMutableRawPointer?, _ emit: TokenCallback
) -> Int32 {
  var code = SQLITE_OK
  cache.forEachTerm(in: text) { term, offset, bytes in
    let (start, end) = (Int32(offset + term.start), Int32(offset + term.end))
    unsafe bytes.withUnsafeBytes { bytes in
      func token(_ range: Range<Int>, _ flags: Int32) -> Int32 {
        let first = unsafe bytes.baseAddress?.advanced(by: range.lowerBound).assumingMemoryBound(to: CChar.self)
        return unsafe emit(context, flags, first, Int32(range.count), start, end)
      }
      code = token(term.stem, 0)
      if code == SQLITE_OK { code = token(term.exact, FTS5_TOKEN_COLOCATED) }
    }
    return code == SQLITE_OK
  }
  return code
}

private func emitQuery(_ bytes: UnsafeRawBufferPointer, _ context: UnsafeMutableRawPointer?, _ emit: TokenCallback) -> Int32 {
  for term in unsafe [UInt8](bytes).split(separator: 0x20) {
    let (start, end) = (Int32(term.startIndex), Int32(term.endIndex))
    let code = unsafe term.withUnsafeBytes {
      let first = unsafe $0.baseAddress?.assumingMemoryBound(to: CChar.self)
      return unsafe emit(context, 0, first, Int32($0.count), start, end)
    }
    if code != SQLITE_OK { return code }
  }
  return SQLITE_OK
}
