import FoundationEssentials
import Model
import Storage

/// `sijill bench make FOLDER` and `sijill bench run FOLDER`: an archive of made-up articles, and what its queries cost; `bench merge FOLDER`:
/// what merging an entity with many mentions costs there; `bench tag FOLDER`: how fast names are found in the articles of an archive;
/// `bench read FILE...`: what reading files costs.
enum BenchCommand {
  @Sendable static func run(_ invocation: Invocation) throws -> ExitStatus {
    let settings = try invocation.settings()
    let words = invocation.arguments
    if words.first == "read", words.count > 1 {
      try BenchRead.report(Array(words.dropFirst()))
      return .ok
    }
    guard words.count == 2, let what = words.first, let folder = words.last, ["make", "run", "merge", "tag"].contains(what) else {
      throw CommandFailure(.usage, "say 'sijill bench make FOLDER', or run, merge or tag in place of make, or 'sijill bench read FILE...'")
    }
    do {
      if what == "make" {
        guard !FileManager.default.fileExists(atPath: folder + "/sijill.db") else {
          throw CommandFailure(.usage, "there is an archive at \(folder) already")
        }
        try make(settings.number("articles", in: 1...10_000_000), in: folder)
      } else {
        guard FileManager.default.fileExists(atPath: folder + "/sijill.db") else {
          throw CommandFailure(.noInput, "there is no archive at \(folder)")
        }
        switch what {
        case "merge": try MergeBench(folder: folder).report()
        case "tag": try TagBench.report(folder: folder)
        default: try BenchRun(folder: folder).report()
        }
      }
    } catch let error as StorageError {
      throw CommandFailure(.unavailable, "\(error)")
    }
    return .ok
  }

  /// Written in one transaction each: large enough that the full-text index gets few segments.
  private static let batch = 2_000

  private static func make(_ count: Int, in folder: String) throws {
    var configuration = ArchiveConfiguration()
    configuration.readers = 1
    let archive = try Archive(.folder(folder), configuration: configuration)
    defer { archive.close() }
    var maker = ArticleMaker(articles: count)
    var written = 0
    var bytes = 0
    while written < count {
      let made = (0..<min(batch, count - written)).map { maker.article(number: written + $0 + 1) }
      let first = written
      try archive.write { connection in
        let documents = DocumentRepository(connection)
        let articles = ArticleRepository(connection)
        for (number, article) in made.enumerated() {
          let raw = ArticleMaker.document(of: article.article)
          let hash = ContentHash(of: raw.bytes, domain: String(first + number))
          let document = try documents.insert(raw, hash: hash, receivedAt: Clock.instant())
          _ = try articles.insert(article, document: document, position: 0)
        }
      }
      written += made.count
      bytes += made.reduce(0) { $0 + $1.article.title.utf8.count + $1.article.body.utf8.count }
      if Terminal.isInteractive { Terminal.progress("\(written)/\(count)") }
    }
    if Terminal.isInteractive { Terminal.progress("") }
    Terminal.say("\(count) articles with \(bytes / 1_000_000) MB of text in \(folder)")
  }
}
