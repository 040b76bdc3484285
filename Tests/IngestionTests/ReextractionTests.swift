import Model
import Storage
import Synchronization
import Testing

@testable import Ingestion

/// An analyzer that finds one entity in every article, or none: whatever it is told.
private final class TurnedAnalyzer: Sendable {
  let finds = Mutex(true)

  func analyse(_ article: Article) -> Findings {
    guard finds.withLock({ $0 }) else { return Findings() }
    let harbour = CountingAnalyzer.harbour
    let mention = Mention(field: .body, span: ScalarSpan(0, 3), text: "نص", how: .name, entity: harbour.slug)
    return Findings(entities: [harbour], mentions: [mention])
  }
}

@Test(arguments: Home.allCases) func `reading anew says what changes, and stores it only when told`(home: Home) throws {
  try home.withArchive { archive in
    let analyzer = TurnedAnalyzer()
    let ingester = Ingester(archive: archive, analyze: { analyzer.analyse($0) }, now: { Ingester.instant })
    let receipt = try ingester.ingest(.text("وصلت السفينة إلى المرفأ قبل الفجر."))
    let id = receipt.document.id
    let article = try #require(receipt.articles.first?.id)
    #expect(try ingester.reextract(document: id, isDry: true, onlyIfChanged: false)?.isEmpty == true)
    analyzer.finds.withLock { $0 = false }
    let change = try #require(try ingester.reextract(document: id, isDry: true, onlyIfChanged: true))
    #expect(change.mentions.removed == 1 && change.mentions.added == 0 && change.articles.isEmpty)
    #expect(change.entitiesRemoved == ["harbour"] && change.entitiesAdded.isEmpty)
    #expect(try archive.read { try ArticleRepository($0).find(article)?.entities.count } == 1)
    #expect(try ingester.reextract(document: id, isDry: false, onlyIfChanged: true) == change)
    #expect(try archive.read { try ArticleRepository($0).find(article)?.entities.count } == 0)
    #expect(try ingester.reextract(document: 999, isDry: false, onlyIfChanged: false) == nil)
  }
}

@Test(arguments: Home.allCases) func `a merge outlives reading anew`(home: Home) throws {
  try home.withArchive { archive in
    let analyzer = TurnedAnalyzer()
    let ingester = Ingester(archive: archive, analyze: { analyzer.analyse($0) }, now: { Ingester.instant })
    let id = try ingester.ingest(.text("وصلت السفينة إلى المرفأ قبل الفجر.")).document.id
    let note = CorrectionNote(at: Ingester.instant, by: "س", change: "{}")
    let port = try archive.write { connection in
      let port = try CorrectionRepository(connection).add(Entity(slug: "port", type: .place, name: "ميناء المدينة"), note).entity
      let old = try #require(try EntityRepository(connection).find(slug: "harbour")).id
      _ = try CorrectionRepository(connection).merge(old, into: port, note)
      return port
    }
    let change = try #require(try ingester.reextract(document: id, isDry: false, onlyIfChanged: false))
    #expect(change.isEmpty)
    #expect(try archive.read { try EntityRepository($0).find(port)?.articleCount } == 1)
    #expect(try archive.read { try EntityRepository($0).find(slug: "harbour")?.id } == port)
  }
}
