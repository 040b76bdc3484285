import ArabicText
import Foundation
import Model
import Testing

@testable import Extraction

/// A sentence with the day on which it was written and the dates in it.
struct DatedSentence: Sendable, CustomTestStringConvertible {
  let text: String
  let reference: String?
  /// Phrase and value: `12 مايو 2024 = 2024-05-12`.
  let expected: [String]

  init(_ text: String, _ reference: String?, _ expected: [String]) {
    self.text = text
    self.reference = reference
    self.expected = expected
  }

  var testDescription: String { text }

  func found() throws -> [String] {
    try DatesSample.finder.get().find(in: TokenizedText(text), reference: reference.flatMap { PartialDate(iso: $0) })
      .map { "\($0.text) = \($0.value)" }
  }
}

/// The lexicon of the repository, read once for all tests.
enum DatesSample {
  static let files: [String: String] = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let folder = root.appendingPathComponent("Config/dates")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    var files: [String: String] = [:]
    for name in names {
      files["Config/dates/\(name)"] = try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
    }
    return files
  }()

  static let finder: Result<DateFinder, any Error> = Result { DateFinder(lexicon: try DateLexicon(files: files)) }
}
