import Glibc

/// A folder that is there at once and gone after the test.
final class TemporaryFolder {
  let path: String

  init() {
    var template = Array("/tmp/sijill-http-XXXXXX".utf8CString)
    path = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) } ?? ""
    }
  }

  deinit {
    for name in names { unlink(path + "/" + name) }
    rmdir(path)
  }

  /// The names of what is in it, sorted.
  var names: [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// The text of a file in it; empty when it is not there.
  func text(_ name: String) -> String {
    let descriptor = open(path + "/" + name, O_RDONLY)
    if descriptor < 0 { return "" }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 1 << 24)
    let count = read(descriptor, &bytes, bytes.count)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }

  /// The permissions of a file in it.
  func mode(_ name: String) -> UInt32 {
    var found = stat()
    return lstat(path + "/" + name, &found) == 0 ? found.st_mode & 0o7777 : 0
  }
}
