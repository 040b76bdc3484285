import API
import FoundationEssentials
import Glibc
import Synchronization

/// The keys of an archive: the file `keys` in its folder, read at the start and again on SIGHUP.
final class KeyFile: Sendable {
  private let path: String
  private let ring: Mutex<KeyRing>

  /// Reads the keys of the archive in a folder; none where there is no file.
  init(folder: String) throws(CommandFailure) {
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

  /// Puts other keys in the place of those in the file: whole, or not at all.
  func replace(_ keys: KeyRing) throws(CommandFailure) {
    let text =
      "# Keys of this archive: name, scopes, last day, SHA-256 of the secret. Made by 'sijill key'.\n"
      + keys.keys.map { $0.line + "\n" }.joined()
    let draft = path + ".new"
    unsafe unlink(draft)
    let descriptor = unsafe open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw CommandFailure(.unavailable, "\(draft) cannot be written") }
    let bytes = Array(text.utf8)
    let isWritten =
      unsafe bytes.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) } == bytes.count && fsync(descriptor) == 0
    close(descriptor)
    guard isWritten, unsafe rename(draft, path) == 0 else { throw CommandFailure(.unavailable, "\(path) cannot be written") }
    ring.withLock { $0 = keys }
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
