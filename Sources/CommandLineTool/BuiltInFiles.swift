import FoundationEssentials
import Glibc

/// The data files of `Config`: those built into the program, replaced file by file by a folder given at run time.
enum BuiltInFiles {
  /// The files as path from `Config/` on and bytes.
  static func all() -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for (path, base64) in embeddedFiles {
      let text = Data(String(describing: base64).utf8)
      files[path] = Data(base64Encoded: text).map(Array.init) ?? []
    }
    return files
  }

  /// The text files under `Config` for the analyzer, those of the folder in place of the built-in ones of the same name.
  static func texts(replacedBy folder: String?) throws(CommandFailure) -> [String: String] {
    var texts: [String: String] = [:]
    for (path, bytes) in all() where path.hasSuffix(".tsv") { texts[path] = String(decoding: bytes, as: UTF8.self) }
    guard let folder else { return texts }
    guard let found = try? FileManager.default.subpathsOfDirectory(atPath: folder) else {
      throw CommandFailure(.configuration, "the rules folder \(folder) cannot be read")
    }
    for path in found where path.hasSuffix(".tsv") {
      guard let data = FileManager.default.contents(atPath: folder + "/" + path), let text = String(validating: data, as: UTF8.self) else {
        throw CommandFailure(.configuration, "\(folder)/\(path) cannot be read as UTF-8 text")
      }
      texts["Config/" + path] = text
    }
    return texts
  }
}
