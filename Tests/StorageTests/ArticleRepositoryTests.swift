import Model
import Testing

@testable import Storage

@Test func `an article comes back whole`() throws {
  let archive = try Archive.memory()
  let (document, ids) = try archive.store([Sample.full])
  let whole = try #require(try archive.read { try ArticleRepository($0).find(ids[0]) })
  #expect(whole.record.article == Sample.full.article)
  #expect(whole.record.documentID == document)
  #expect(whole.record.wordCount == 12)
  #expect(whole.entities.map(\.entity.entity.slug) == ["moscow", "vladimir-putin", "donald-trump", "russia"])
  #expect(whole.entities.flatMap(\.mentions).count == 5)
  #expect(Set(whole.entities[1].entity.entity.aliases) == Set(Sample.putin.aliases))
  #expect(whole.events.map(\.event) == Sample.full.findings.events)
  #expect(whole.events[0].entities.keys.sorted() == ["donald-trump", "moscow", "vladimir-putin"])
  #expect(whole.quotes.map(\.quote) == Sample.full.findings.quotes)
  #expect(whole.quotes[0].speaker?.name == "فلاديمير بوتين")
  #expect(whole.dates == Sample.full.findings.dates)
}

@Test(arguments: ["2025", "2025-03", "2025-03-18", nil]) func `a publication date keeps its precision`(_ date: String?) throws {
  let archive = try Archive.memory()
  let article = Sample.article(published: date)
  let id = try archive.store(article)
  #expect(try archive.read { try ArticleRepository($0).record(id)?.article } == article)
}

@Test func `deleting a document removes all that came of it`() throws {
  let archive = try Archive.memory()
  let kept = try archive.store([Sample.full], name: "kept")
  let gone = try archive.store([Sample.full, Sample.full], name: "gone")
  let putin = try archive.id("vladimir-putin")
  #expect(try archive.read { try EntityRepository($0).find(putin)?.articleCount } == 3)
  #expect(try archive.write { try DocumentRepository($0).delete(gone.document) })
  #expect(try archive.write { try DocumentRepository($0).delete(gone.document) } == false)
  let record = try #require(try archive.read { try EntityRepository($0).find(putin) })
  #expect(record.articleCount == 1)
  #expect(record.mentionCount == 2)
  #expect(try archive.read { try ArticleRepository($0).find(gone.articles[0]) } == nil)
  for table in ["article", "document", "document_raw", "quote", "date_mention"] {
    #expect(try archive.number("SELECT count(*) FROM \(table)") == 1, "\(table)")
  }
  #expect(try archive.number("SELECT count(*) FROM event_entity") == 6)
  #expect(try archive.number("SELECT count(*) FROM article_entity") == 3)
  #expect(try archive.search("موسكو") == kept.articles)
  try archive.write { try $0.run("INSERT INTO article_text (article_text, rank) VALUES ('integrity-check', 1)") }
}

@Test func `an id is not given twice`() throws {
  let archive = try Archive.memory()
  let first = try archive.store([Sample.full])
  _ = try archive.write { try DocumentRepository($0).delete(first.document) }
  let second = try archive.store([Sample.full])
  #expect(second.document == first.document + 1)
  #expect(second.articles[0] == first.articles[0] + 1)
}

@Test func `an article that is analysed again keeps its id`() throws {
  let archive = try Archive.memory()
  let (document, ids) = try archive.store([Sample.full, Sample.full])
  var changed = Sample.full
  changed.article.title = "عنوان آخر"
  changed.article.published = nil
  let replacement = changed
  let again = try archive.write { try ArticleRepository($0).replace(ofDocument: document, with: [replacement]) }
  #expect(again == [ids[0]])
  #expect(try archive.read { try ArticleRepository($0).record(ids[0])?.article } == changed.article)
  #expect(try archive.read { try ArticleRepository($0).record(ids[1]) } == nil)
  #expect(try archive.read { try EntityRepository($0).find(slug: "donald-trump")?.articleCount } == 1)
  try archive.write { try $0.run("INSERT INTO article_text (article_text, rank) VALUES ('integrity-check', 1)") }
}

@Test func `what fails leaves nothing behind`() throws {
  struct Stop: Error {}
  let archive = try Archive.memory()
  try archive.store([Sample.full], name: "before")
  #expect(throws: Stop.self) {
    try archive.write { db in
      let raw = RawDocument(bytes: [1])
      let id = try DocumentRepository(db).insert(raw, hash: ContentHash(of: [1]), receivedAt: "2025-01-01T00:00:00Z")
      _ = try ArticleRepository(db).insert(Sample.full, document: id, position: 0)
      throw Stop()
    }
  }
  let statistics = try archive.read { try StatisticsRepository($0).statistics() }
  #expect(statistics.articles == 1)
  #expect(try archive.read { try EntityRepository($0).find(slug: "moscow")?.articleCount } == 1)
  #expect(try archive.store([Sample.full], name: "after").document == 2)
}
