import Extraction
import Foundation
import Model

/// The data files of the project, as the program has them built in.
enum ConfigFiles {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static let texts: [String: String] = {
    var files: [String: String] = [:]
    let base = root.appendingPathComponent("Config")
    for case let url as URL in FileManager.default.enumerator(at: base, includingPropertiesForKeys: nil) ?? .init()
    where url.pathExtension == "tsv" {
      files[String(url.path.dropFirst(root.path.count + 1))] = try? String(contentsOf: url, encoding: .utf8)
    }
    return files
  }()

  /// The trained model of the tagger.
  static let tagger = (try? Data(contentsOf: root.appendingPathComponent("Config/tagger/model.bin"))).map(Array.init)

  /// The analyzer with all of them, made once for all tests.
  static let analyzer: Result<ArticleAnalyzer, any Error> = Result { try ArticleAnalyzer(files: texts, tagger: tagger) }

  /// The findings in a text that is one article of a day.
  static func findings(_ body: String, title: String = "عنوان", published: String? = "2025-06-15") throws -> Findings {
    var article = Article(title: title, body: body)
    article.published = published.flatMap { PartialDate(iso: $0) }.map { Publication($0, basis: .client) }
    return try analyzer.get().analyse(article)
  }
}
