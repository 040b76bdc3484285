import API
import Glibc
import HTTP
import Ingestion
import Model
import Storage

/// Where `ingest` writes what became of each document: a JSON object a line, in the order of the documents.
final class IngestReports {
  private let errors: Int32?
  private let verdicts: Int32?

  /// Opens the files; those of an import that goes on are written on.
  init(errors: String?, verdicts: String?, appending: Bool) throws(CommandFailure) {
    self.errors = try errors.map { path throws(CommandFailure) in try Self.open(path, appending) }
    self.verdicts = try verdicts.map { path throws(CommandFailure) in path == "-" ? STDOUT_FILENO : try Self.open(path, appending) }
  }

  deinit {
    for case let descriptor? in [errors, verdicts] where descriptor != STDOUT_FILENO { close(descriptor) }
  }

  private static func open(_ path: String, _ appending: Bool) throws(CommandFailure) -> Int32 {
    let descriptor = unsafe Glibc.open(path, O_WRONLY | O_CREAT | O_CLOEXEC | (appending ? O_APPEND : O_TRUNC), 0o644)
    if descriptor < 0 { throw CommandFailure(.cannotCreate, "the file '\(path)' cannot be written") }
    return descriptor
  }

  /// Writes down what became of one document.
  func note(_ verdict: Result<Receipt, AppError>, path: String, line: Int?) throws {
    var isRefused = false
    if case .failure = verdict { isRefused = true }
    let descriptors = [verdicts, isRefused ? errors : nil].compactMap { $0 }
    if descriptors.isEmpty { return }
    var json = JSONWriter()
    json.object { json in
      json.member("path", path)
      json.member("line", line)
      json.verdictMembers(verdict.mapError { Problem($0) })
    }
    for descriptor in descriptors where !Terminal.write(json.bytes + [0x0A], to: descriptor) {
      throw CommandFailure(.inputOutput, "what became of the documents cannot be written down; is there room on the disk?")
    }
  }
}
