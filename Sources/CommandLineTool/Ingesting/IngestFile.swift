import FoundationEssentials
import Glibc
import Model
import Storage

/// One file to ingest.
struct IngestFile: Sendable {
  /// How a file becomes documents.
  enum Form: Sendable {
    /// It is one document.
    case document(DocumentMediaType)
    /// Each of its lines is one.
    case lines
  }

  /// The path as it was given; `-` for standard input.
  let path: String
  let form: Form
  let byteCount: Int
  /// By which the file is known again; `nil` for what cannot be read twice.
  let mark: ImportMark?

  private init(_ path: String) {
    self.path = path
    form = Self.form(of: path)
    var status = stat()
    guard path != "-", unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, let full = unsafe realpath(path, nil) else {
      byteCount = 0
      mark = nil
      return
    }
    defer { unsafe free(full) }
    byteCount = Int(status.st_size)
    let modified = Int(status.st_mtim.tv_sec) &* 1_000_000_000 &+ Int(status.st_mtim.tv_nsec)
    mark = ImportMark(path: unsafe String(cString: full), byteCount: byteCount, modified: modified)
  }

  private static func form(of path: String) -> Form {
    let name = path.lowercased()
    if name.hasSuffix(".ndjson") || name.hasSuffix(".jsonl") { return .lines }
    if name.hasSuffix(".html") || name.hasSuffix(".htm") { return .document(.html) }
    return .document(name.hasSuffix(".xml") || name.hasSuffix(".rss") || name.hasSuffix(".atom") ? .xml : .text)
  }

  /// The files behind some paths: a file as it is; of a folder all files below it that can be documents, in order.
  static func all(_ paths: [String]) throws(CommandFailure) -> [IngestFile] {
    var files: [IngestFile] = []
    for path in paths { files += try below(path).map { IngestFile($0) } }
    return files
  }

  private static func below(_ path: String) throws(CommandFailure) -> [String] {
    if path == "-" { return [path] }
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw CommandFailure(.noInput, "there is no file or folder '\(path)'")
    }
    guard isFolder else { return [path] }
    guard let found = try? FileManager.default.subpathsOfDirectory(atPath: path) else {
      throw CommandFailure(.noInput, "the folder '\(path)' cannot be read")
    }
    let types = [".txt", ".html", ".htm", ".xml", ".rss", ".atom", ".md", ".ndjson", ".jsonl"]
    return found.filter { name in types.contains { name.lowercased().hasSuffix($0) } }.sorted().map {
      path + (path.hasSuffix("/") ? "" : "/") + $0
    }
  }

  /// All bytes of the file.
  func bytes() throws(AppError) -> [UInt8] {
    if path == "-" { return Terminal.readAllInput() }
    guard let data = FileManager.default.contents(atPath: path) else { throw AppError(.notFound, "the file cannot be read") }
    return Array(data)
  }
}

/// A file that is read piece by piece.
final class FilePieces {
  private let descriptor: Int32

  init(_ path: String) throws(AppError) {
    descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { throw AppError(.notFound, "the file cannot be read") }
  }

  deinit { close(descriptor) }

  /// The next piece; `nil` at the end.
  func next() throws -> [UInt8]? {
    var piece = [UInt8](repeating: 0, count: 262_144)
    let count = unsafe piece.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
    if count < 0 { throw CommandFailure(.inputOutput, "a file cannot be read to its end (error \(errno))") }
    return count == 0 ? nil : Array(piece.prefix(count))
  }
}
