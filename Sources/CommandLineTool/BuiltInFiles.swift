import FoundationEssentials
import Glibc
import Storage

/// The data files of `Config`: those built into the program, replaced file by file by a folder given at run time.
enum BuiltInFiles {
  /// The files as path from `Config/` on and bytes.
  static func all() -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for (path, length, base64) in embeddedFiles { files[path] = Deflate.embedded("\(base64)", length: length) }
    return files
  }

  /// The trained model of the tagger.
  static let taggerPath = "Config/tagger/model.bin"

  /// The model of the tagger: that of the folder in place of the built-in one.
  static func tagger(replacedBy folder: String?) -> [UInt8]? {
    if let folder, let data = FileManager.default.contents(atPath: folder + taggerPath.dropFirst("Config".count)) { return Array(data) }
    return embeddedFiles.first { $0.path == taggerPath }.flatMap { Deflate.embedded("\($0.base64)", length: $0.length) }
  }

  /// One text file under `Config`: that of the folder in place of the built-in one.
  static func text(_ path: String, replacedBy folder: String?) -> String? {
    if let folder, let data = FileManager.default.contents(atPath: folder + path.dropFirst("Config".count)) {
      return String(validating: data, as: UTF8.self)
    }
    return embeddedFiles.first { $0.path == path }.flatMap { Deflate.embedded("\($0.base64)", length: $0.length) }
      .map { String(decoding: $0, as: UTF8.self) }
  }

  /// The text files under a folder of `Config`, those of the folder given in place of the built-in ones of the same name.
  static func texts(under root: String = "Config", replacedBy folder: String?) throws(CommandFailure) -> [String: String] {
    var texts: [String: String] = [:]
    for (path, length, base64) in embeddedFiles where path.hasSuffix(".tsv") && path.hasPrefix(root + "/") {
      texts[path] = Deflate.embedded("\(base64)", length: length).map { String(decoding: $0, as: UTF8.self) }
    }
    guard let folder else { return texts }
    guard let found = try? FileManager.default.subpathsOfDirectory(atPath: folder) else {
      throw CommandFailure(.configuration, "the rules folder \(folder) cannot be read")
    }
    for path in found where path.hasSuffix(".tsv") && ("Config/" + path).hasPrefix(root + "/") {
      guard let data = FileManager.default.contents(atPath: folder + "/" + path), let text = String(validating: data, as: UTF8.self) else {
        throw CommandFailure(.configuration, "\(folder)/\(path) cannot be read as UTF-8 text")
      }
      texts["Config/" + path] = text
    }
    return texts
  }
}
