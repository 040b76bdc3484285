import Foundation
import Model

@testable import DocumentFormats

/// The sample documents of the repository.
enum Fixture {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: root.appendingPathComponent(path)))
  }

  static func text(_ path: String) throws -> String {
    String(decoding: try bytes(path), as: UTF8.self)
  }

  /// Pages as sites of many habits print them.
  static let messyNames: [String] = {
    let folder = root.appendingPathComponent("Tests/Fixtures/messy")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { !$0.hasSuffix(".json") && !$0.hasPrefix(".") }.sorted()
  }()

  /// Every sample document, with what it is said to be.
  static let documents: [(path: String, type: DocumentMediaType)] = {
    let pages = ["news-a", "news-b", "blog-a", "blog-b"].map { ("Tests/Fixtures/pages/\($0).txt", DocumentMediaType.text) }
    let demo = root.appendingPathComponent("Config/demo")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: demo.path)) ?? []
    return pages
      // Markdown loses its marks: its words are not those of its lines.
      + messyNames.filter { $0 != "markdown.txt" }.map { ("Tests/Fixtures/messy/" + $0, $0.hasSuffix("html") ? .html : .text) }
      + names.sorted().filter { $0 != "index.tsv" }.map { name in
        ("Config/demo/" + name, name.hasSuffix(".html") ? .html : name.hasSuffix(".xml") ? .xml : .text)
      }
  }()

  static func read(
    _ text: String, type: DocumentMediaType = .text, metadata: DocumentMetadata = .init()
  ) throws -> ReadDocument {
    try DocumentReader().read(RawDocument(bytes: Array(text.utf8), mediaType: type, metadata: metadata))
  }

  static func read(path: String, type: DocumentMediaType = .text, metadata: DocumentMetadata = .init()) throws -> ReadDocument {
    try DocumentReader().read(RawDocument(bytes: try bytes(path), mediaType: type, metadata: metadata))
  }
}
