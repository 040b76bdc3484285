import API
import FoundationEssentials
import Glibc
import Model
import Synchronization

/// The keys of an archive: the file `keys` in its folder, read at the start and again on SIGHUP.
///
/// The command line and a running server may change it at the same time: each change reads the file anew and holds a lock on the folder.
final class KeyFile: KeyKeeper {
  private let folder: String
  private let path: String
  private let ring: Mutex<KeyRing>

  /// Reads the keys of the archive in a folder; none where there is no file.
  init(folder: String) throws(CommandFailure) {
    self.folder = folder
    path = folder + "/keys"
    ring = Mutex(try Self.read(path))
  }

  /// The keys as they were last read.
  var current: KeyRing { ring.withLock { $0 } }

  /// Reads the file again; when it cannot be read, the keys stay as they were.
  func reload() throws(CommandFailure) {
    let read = try Self.read(path)
    ring.withLock { $0 = read }
  }

  /// Puts the keys that a function makes of those in the file in their place: whole, or not at all.
  func change<T: Sendable>(_ body: @Sendable (KeyRing) throws -> (ring: KeyRing, result: T)) throws -> T {
    try ring.withLock { ring in
      let lock = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      guard lock >= 0, flock(lock, LOCK_EX) == 0 else { throw Self.unwritable(folder) }
      defer { close(lock) }
      let (changed, result) = try body(try Self.read(path))
      try write(changed)
      ring = changed
      return result
    }
  }

  private func write(_ keys: KeyRing) throws(AppError) {
    let text =
      "# Keys of this archive: name, scopes, last day, SHA-256 of the secret. Made by 'sijill key'.\n"
      + keys.keys.map { $0.line + "\n" }.joined()
    let draft = path + ".new"
    unsafe unlink(draft)
    let descriptor = unsafe open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Self.unwritable(draft) }
    let bytes = Array(text.utf8)
    let isWritten =
      unsafe bytes.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) } == bytes.count && fsync(descriptor) == 0
    close(descriptor)
    guard isWritten, unsafe rename(draft, path) == 0 else { throw Self.unwritable(path) }
  }

  /// The path is for whoever looks after the machine, not for clients.
  private static func unwritable(_ path: String) -> AppError {
    Terminal.say("sijill: \(path) cannot be written")
    return AppError(.unavailable, "The keys cannot be written at present.")
  }

  private static func read(_ path: String) throws(CommandFailure) -> KeyRing {
    guard FileManager.default.fileExists(atPath: path) else { return KeyRing() }
    guard let data = FileManager.default.contents(atPath: path), let text = String(validating: data, as: UTF8.self) else {
      throw CommandFailure(.configuration, "\(path) cannot be read")
    }
    do {
      return try KeyRing(file: text)
    } catch {
      throw CommandFailure(.configuration, "\(path): \(error)")
    }
  }
}
