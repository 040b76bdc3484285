import Ingestion
import Model
import Synchronization
import Testing

@testable import Storage

@Suite struct BackgroundComparisonTests {
  /// An archive of articles that an earlier version stored, which compared none of them: of every text there are two.
  private func oldArchive(_ folder: TemporaryFolder, articles count: Int) throws -> Archive {
    let archive = try Archive(.folder(folder.path))
    let ingester = Ingester(archive: archive, analyze: { _ in Findings() }, now: { "2025-06-01T00:00:00Z" })
    for number in 0..<count {
      let words = (0..<30).map { "كلمة\(number / 2)ف\($0)" }.joined(separator: " ")
      let text = "عنوان الخبر رقم \(number / 2) في النشرة\n\n\(words)." + (number % 2 == 0 ? "" : " ")
      _ = try ingester.ingest(RawDocument(bytes: Array(text.utf8), mediaType: .text))
    }
    archive.close()
    let connection = try Connection(path: folder.path + "/sijill.db", mode: .readWrite)
    let tables = ["wording", "wording_band", "article_wording", "article_headline"]
    try connection.execute(tables.map { "DROP TABLE \($0);" }.joined() + "DELETE FROM sequence WHERE name = 'wording'")
    try connection.execute(try #require(Migrations.steps.first { $0.version == 3 }).sql)
    return try Archive(.folder(folder.path))
  }

  private func remaining(_ archive: Archive) throws -> Int { try archive.read { try Comparison(db: $0).remaining() } }

  @Test func `old articles are compared beside everything else`() async throws {
    let folder = TemporaryFolder()
    let archive = try oldArchive(folder, articles: 50)
    #expect(try remaining(archive) == 50)
    let failures = Mutex<[String]>([])
    let comparison = BackgroundComparison(archive: archive) { error in failures.withLock { $0.append("\(error)") } }
    while try remaining(archive) > 0, failures.withLock({ $0.isEmpty }) { await Task.yield() }
    #expect(failures.withLock { $0 } == [])
    #expect(try archive.read { try $0.first("SELECT count(*) FROM article_wording") { $0.int() } } == 50)
    #expect(try archive.read { try $0.first("SELECT count(*) FROM wording") { $0.int() } } == 25)
    comparison.stop()
    archive.close()
  }

  @Test func `an archive that is closed meanwhile is no failure`() async throws {
    let folder = TemporaryFolder()
    let archive = try oldArchive(folder, articles: 50)
    let failures = Mutex<[String]>([])
    let comparison = BackgroundComparison(archive: archive) { error in failures.withLock { $0.append("\(error)") } }
    while try remaining(archive) == 50 { await Task.yield() }
    archive.close()
    comparison.stop()
    #expect(failures.withLock { $0 } == [])
    let again = try Archive(.folder(folder.path))
    while try again.compareSome() {}
    #expect(try again.read { try $0.first("SELECT count(*) FROM article_wording") { $0.int() } } == 50)
  }
}
