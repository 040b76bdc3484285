internal import Glibc

/// The mark that a server holds an archive: an advisory lock on a file beside the database. The kernel lets go of it when the process ends,
/// however it ends.
final class ArchiveLock: Sendable {
  private let descriptor: Int32

  init(path: String) throws {
    descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    if descriptor < 0 {
      throw StorageError(.cannotOpen, "The folder of the archive cannot be written: \(path) could not be made. Check its rights.")
    }
    if flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      close(descriptor)
      throw StorageError(.inUse, "Another server has this archive open. Stop it first, or give this one another folder.")
    }
  }

  deinit { close(descriptor) }
}
