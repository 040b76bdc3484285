import Extraction
import Glibc
import Model
import Storage

/// Times how fast names are found: words made of text, lexicon, tagger and resolution, on one thread.
enum TagBench {
  /// So much text is read from the archive, and gone over again and again for so long.
  private static let mostArticles = 1_500
  private static let seconds = 5.0

  /// Prints words and punctuation marks a second of processor time, in user mode, over the articles of an archive.
  static func report(folder: String) throws {
    let articles = try articles(of: folder)
    let before = userSeconds()
    let analyzer: ArticleAnalyzer
    do {
      analyzer = try ArticleAnalyzer(files: BuiltInFiles.texts(replacedBy: nil), tagger: BuiltInFiles.tagger(replacedBy: nil))
    } catch {
      throw CommandFailure(.configuration, "\(error)")
    }
    let started = userSeconds()
    var tokens = 0
    var mentions = 0
    repeat {
      for article in articles {
        let names = analyzer.countNames(in: article)
        tokens += names.tokens
        mentions += names.mentions
      }
    } while userSeconds() - started < seconds && tokens > 0
    let spent = userSeconds() - started
    Terminal.print("\(articles.count) articles; \(tokens) tokens read, \(mentions) mentions found")
    Terminal.print("\(Int(Double(tokens) / max(spent, 1e-6))) tokens a second of user time on one core")
    Terminal.print("lexicons and tagger read in \(Int((started - before) * 1_000)) ms of user time")
  }

  private static func articles(of folder: String) throws -> [Article] {
    var configuration = ArchiveConfiguration()
    configuration.readers = 1
    configuration.exclusive = false
    let archive = try Archive(.folder(folder), configuration: configuration)
    defer { archive.close() }
    return try archive.read { connection in
      let last = try StatisticsRepository(connection).statistics().articles
      let repository = ArticleRepository(connection)
      return try (1...max(1, min(last, mostArticles))).compactMap { try repository.find($0)?.record.article }
    }
  }

  private static func userSeconds() -> Double {
    var usage = rusage()
    unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Double(usage.ru_utime.tv_sec) + Double(usage.ru_utime.tv_usec) / 1e6
  }
}
