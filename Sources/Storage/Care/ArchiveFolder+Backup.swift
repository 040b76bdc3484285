internal import Glibc

extension ArchiveFolder {
  /// Copies the archive into one file, beside a server that goes on reading and writing, and verifies the copy before it gets its name.
  ///
  /// - Parameter progress: called now and then with the pages copied and all pages.
  /// - Returns: the bytes of the file.
  /// - Throws: ``StorageError`` of the kinds `missing`, `exists`, `cannotOpen`, `notAnArchive`, `newer`, `corrupt`, `full`; then there is no
  ///   such file.
  public func backUp(to file: String, progress: (_ pages: Int, _ all: Int) -> Void = { _, _ in }) throws -> Int {
    try requireArchive()
    if DatabaseFile.exists(file) { throw StorageError(.exists, "There is a file \(file) already; give another name.") }
    let source = try Connection(path: database, mode: .readOnly)
    try Migrations.checkIdentity(of: source)
    let unfinished = "\(file).partial-\(getpid())"
    try DatabaseCopy.make(of: source, at: unfinished, progress: progress)
    do {
      try DatabaseFile.publish(unfinished, as: file)
    } catch {
      DatabaseFile.remove(unfinished)
      throw error
    }
    return DatabaseFile.size(file)
  }

  /// What a restore did.
  public struct Restored: Equatable, Sendable {
    /// How many documents the archive has now.
    public let documents: Int
    /// How many articles.
    public let articles: Int
    /// Where the archive is that was there before, `nil` when there was none.
    public let former: String?
  }

  /// Puts a backup in the place of the archive, after it was copied into the folder and verified there. At every moment the folder has the
  /// old archive or the new one, whole; the old one is kept under another name. Cursors of `changes` from before hold no longer.
  ///
  /// - Parameter progress: called now and then with the pages copied and all pages.
  /// - Throws: ``StorageError`` of the kinds `missing` (no such backup), `inUse`, `notAnArchive`, `newer`, `corrupt`, `full`; then nothing
  ///   has changed.
  public func restore(from file: String, progress: (_ pages: Int, _ all: Int) -> Void = { _, _ in }) throws -> Restored {
    guard DatabaseFile.exists(file) else { throw StorageError(.missing, "There is no file \(file).") }
    try Archive.makeFolder(path)
    let lock = try lock()
    defer { withExtendedLifetime(lock) {} }
    let fresh = database + ".restoring"
    var counts = (documents: 0, articles: 0)
    do {
      let source = try Connection(path: file, mode: .readOnly)
      guard try Migrations.userVersion(of: source) > 0 else {
        throw StorageError(.notAnArchive, "\(file) is no backup of an archive.")
      }
      try Migrations.checkIdentity(of: source)
      try DatabaseCopy.make(of: source, at: fresh, finish: ChangeRepository.beginAnew, progress: progress)
      counts.documents = try source.first("SELECT count(*) FROM document") { $0.int() } ?? 0
      counts.articles = try source.first("SELECT count(*) FROM article") { $0.int() } ?? 0
    }
    let former = try setAside()
    try DatabaseFile.replace(database, by: fresh)
    return Restored(documents: counts.documents, articles: counts.articles, former: former)
  }

  /// Gives the archive a second name, under which it stays. Its log must not be found beside the database that takes its place: SQLite would
  /// write it into that one.
  private func setAside() throws -> String? {
    guard hasArchive else {
      for suffix in ["-wal", "-shm"] { unsafe unlink(database + suffix) }
      return nil
    }
    let former = DatabaseFile.freeName(database + ".replaced")
    // A log that can be written into its database is; one that cannot, because the database is damaged, goes aside with it.
    if (try? Connection(path: database, mode: .readWrite).execute("PRAGMA journal_mode = DELETE")) == nil
      || DatabaseFile.exists(database + "-wal")
    {
      unsafe rename(database + "-wal", former + "-wal")
    }
    unsafe unlink(database + "-shm")
    // Without hard links the old one has its new name a moment before the new one has its own.
    if unsafe link(database, former) != 0, unsafe rename(database, former) != 0 {
      throw StorageError(.cannotOpen, "\(database) cannot be set aside; check the rights of the folder.")
    }
    return former
  }
}
