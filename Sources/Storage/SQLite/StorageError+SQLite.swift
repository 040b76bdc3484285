internal import CSQLite

extension StorageError {
  /// The error that a connection reports.
  init(_ database: OpaquePointer, code: Int32) {
    self.init(code: code, detail: unsafe String(cString: sqlite3_errmsg(database)))
  }

  /// The error for a result code of SQLite; the primary code is the lowest byte of the extended one.
  init(code: Int32, detail: String) {
    // What the system says when a quota or a limit on the size of files is reached; SQLite calls only an outright full disk full.
    if code == SQLITE_IOERR | 3 << 8 {
      self.init(.full, "The disk takes no more: it is full, has a limit, or fails; make room and try again", code: Int(code))
      return
    }
    let (kind, advice): (Kind, String) =
      switch code & 0xFF {
      case SQLITE_NOTADB: (.notAnArchive, "The file is not a SQLite database; give the folder of an archive, or an empty folder")
      case SQLITE_CORRUPT: (.corrupt, "The database is damaged; 'sijill check' says where, 'sijill restore' brings back a backup")
      case SQLITE_FULL: (.full, "The disk is full; make room and try again")
      case SQLITE_BUSY, SQLITE_LOCKED: (.busy, "Another process holds the database; try again")
      case SQLITE_READONLY: (.readOnly, "The database cannot be written; check the rights of the file and its folder")
      case SQLITE_CANTOPEN: (.cannotOpen, "The database cannot be opened; check the folder and its rights")
      case SQLITE_PERM, SQLITE_AUTH: (.cannotOpen, "Access to the database is refused; check the rights of the file")
      case SQLITE_IOERR: (.other, "The disk reports an error")
      case SQLITE_CONSTRAINT: (.constraint, "A rule of the schema forbids this")
      case SQLITE_TOOBIG: (.other, "A text is too long to be stored")
      case SQLITE_NOMEM: (.other, "There is not enough memory")
      default: (.other, "The database reports an error")
      }
    self.init(kind, detail.isEmpty ? advice : "\(advice): \(detail)", code: Int(code))
  }
}
