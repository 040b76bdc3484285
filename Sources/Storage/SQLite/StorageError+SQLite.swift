internal import CSQLite

extension StorageError {
  /// The error for a result code of SQLite; the primary code is the lowest byte of the extended one.
  init(code: Int32, detail: String) {
    let (kind, advice): (Kind, String) =
      switch code & 0xFF {
      case SQLITE_NOTADB: (.notAnArchive, "The file is not a SQLite database; give the folder of an archive, or an empty folder")
      case SQLITE_CORRUPT: (.corrupt, "The database is damaged; stop the server and restore a backup")
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
