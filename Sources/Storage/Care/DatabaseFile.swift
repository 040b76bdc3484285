internal import Glibc

/// Files of databases: what the system must be told so that a file that was made stays made.
enum DatabaseFile {
  static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

  /// The bytes of a file, 0 when there is none.
  static func size(_ path: String) -> Int {
    var status = stat()
    return unsafe stat(path, &status) == 0 ? Int(status.st_size) : 0
  }

  /// Removes a database with what SQLite puts beside it.
  static func remove(_ path: String) {
    for suffix in ["", "-journal", "-wal", "-shm"] { unsafe unlink(path + suffix) }
  }

  /// Waits until a file, or the names in a folder, are on the disk.
  static func sync(_ path: String) throws {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure("\(path) cannot be read again") }
    defer { close(descriptor) }
    // Some file systems know no syncing of folders.
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw failure("\(path) cannot be put on the disk") }
  }

  /// Gives a finished file its name. Names that are taken are not replaced.
  static func publish(_ path: String, as name: String) throws {
    try sync(path)
    if unsafe link(path, name) == 0 {
      unsafe unlink(path)
    } else if errno == EEXIST {
      throw StorageError(.exists, "There is a file \(name) already; give another name.")
    } else {
      // Not every file system has hard links.
      guard unsafe rename(path, name) == 0 else { throw failure("\(name) cannot be made") }
    }
    try sync(folder(of: name))
  }

  /// Puts a finished file in the place of another one: at every moment the name leads to one of the two.
  static func replace(_ name: String, by path: String) throws {
    try sync(path)
    guard unsafe rename(path, name) == 0 else { throw failure("\(name) cannot be replaced") }
    try sync(folder(of: name))
  }

  /// A name that no file has: this one, or with a number behind it.
  static func freeName(_ name: String) -> String {
    var (free, number) = (name, 1)
    while exists(free) {
      number += 1
      free = "\(name)-\(number)"
    }
    return free
  }

  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func failure(_ what: String) -> StorageError {
    let isFull = errno == ENOSPC || errno == EDQUOT || errno == EFBIG
    return StorageError(isFull ? .full : .cannotOpen, "\(what) (error \(errno)); check the room on the disk and the rights of the folder.")
  }
}
