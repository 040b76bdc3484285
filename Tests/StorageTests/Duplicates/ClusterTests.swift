import Model
import Testing

@testable import Storage

@Test(arguments: 1...12) func `articles in any order make the same clusters`(_ seed: UInt64) throws {
  var stories = Stories(seed: seed)
  let articles = stories.articles(6)
  let first = try Archive.memory()
  _ = try first.store(all: articles)
  let clusters = try first.clusters()
  #expect(clusters.contains { $0.count > 1 })
  #expect(clusters.count < articles.count)
  for _ in 0..<3 {
    let other = try Archive.memory()
    _ = try other.store(all: stories.shuffled(articles))
    #expect(try other.clusters() == clusters)
  }
}

@Test(arguments: 1...8) func `after a removal the clusters are what they were before`(_ seed: UInt64) throws {
  var stories = Stories(seed: seed)
  let articles = stories.articles(4)
  let archive = try Archive.memory()
  let documents = try archive.store(all: articles)
  var rest = stories.shuffled(articles)
  while let article = rest.popLast() {
    let document = try #require(documents[article.source ?? ""])
    #expect(try archive.write { try DocumentRepository($0).delete(document) })
    guard rest.count.isMultiple(of: 3) else { continue }
    let fresh = try Archive.memory()
    _ = try fresh.store(all: rest)
    #expect(try archive.clusters() == fresh.clusters())
    #expect(try archive.wordingCounts() == fresh.wordingCounts())
  }
  #expect(try archive.wordingCounts() == [0, 0, 0, 0])
}

/// Makes an archive that an earlier version left, which had compared nothing.
private func forgetWordings(_ folder: TemporaryFolder) throws {
  let connection = try Connection(path: folder.path + "/sijill.db", mode: .readWrite)
  let tables = ["wording", "wording_band", "article_wording", "article_headline"]
  try connection.execute(tables.map { "DROP TABLE \($0);" }.joined() + "DELETE FROM sequence WHERE name = 'wording'")
  try connection.execute(try #require(Migrations.steps.first { $0.version == 3 }).sql)
}

@Test(arguments: 1...4) func `articles that an earlier version stored are compared some at a time, and go on after a restart`(
  _ seed: UInt64
) throws {
  var stories = Stories(seed: seed)
  let folder = TemporaryFolder()
  let archive = try Archive(.folder(folder.path))
  _ = try archive.store(all: stories.articles(24))
  let (clusters, counts) = (try archive.clusters(), try archive.wordingCounts())
  archive.close()
  try forgetWordings(folder)
  let again = try Archive(.folder(folder.path))
  #expect(try again.clusters().isEmpty)
  #expect(try again.compareSome())
  again.close()
  let third = try Archive(.folder(folder.path))
  #expect(try third.compareSome())
  while try third.compareSome() {}
  #expect(try third.clusters() == clusters)
  #expect(try third.wordingCounts() == counts)
}

@Test func `articles that come and are stored anew before the old ones are compared are compared once`() throws {
  var stories = Stories(seed: 9)
  let articles = stories.articles(24)
  let folder = TemporaryFolder()
  let archive = try Archive(.folder(folder.path))
  let documents = try archive.store(all: Array(articles.dropLast(5)))
  archive.close()
  try forgetWordings(folder)
  let again = try Archive(.folder(folder.path))
  _ = try again.store(all: articles.suffix(5))
  let first = try #require(documents["0"])
  _ = try again.write {
    try ArticleRepository($0).replace(ofDocument: first, with: [AnalysedArticle(article: articles[0], findings: Findings())])
  }
  while try again.compareSome() {}
  let fresh = try Archive.memory()
  _ = try fresh.store(all: articles)
  #expect(try again.clusters() == fresh.clusters())
  #expect(try again.wordingCounts() == fresh.wordingCounts())
}

@Test func `a document stored anew stays in its cluster`() throws {
  var stories = Stories(seed: 21)
  let articles = stories.articles(5)
  let archive = try Archive.memory()
  let documents = try archive.store(all: articles)
  let clusters = try archive.clusters()
  for article in articles {
    let document = try #require(documents[article.source ?? ""])
    let again = AnalysedArticle(article: article, findings: Findings())
    try archive.write { _ = try ArticleRepository($0).replace(ofDocument: document, with: [again]) }
    #expect(try archive.clusters() == clusters)
  }
}

private let body = (0..<40).map { "كلمة\($0)" }.joined(separator: " ")

@Test func `short bodies are told apart by their headlines`() throws {
  let archive = try Archive.memory()
  _ = try archive.store(all: [
    Sample.article("هزة أرضية", "التفاصيل لاحقا", source: "1"), Sample.article("حريق كبير", "التفاصيل لاحقا", source: "2"),
    Sample.article("هزة أرضية", "التفاصيل لاحقا.", source: "3"), Sample.article("هزة", "", source: "4"),
    Sample.article("", "", source: "5"), Sample.article("؟", "…", source: "6"),
  ])
  #expect(try archive.clusters() == [["1", "3"], ["2"], ["4"]])
}

@Test func `a teaser leads to the article of its headline nearest in time, and makes no cluster of a daily column`() throws {
  let archive = try Archive.memory()
  let title = "أسعار الخضار في سوق المدينة"
  func prices(_ day: Int) -> Article {
    let body = (0..<40).map { "سعر\(day)صنف\($0)" }.joined(separator: " ")
    return Sample.article(title, body, published: "2025-06-" + CalendarDate.padded(day, 2), source: "\(day)")
  }
  let teaser = Sample.article(title, "", published: "2025-06-12", source: "teaser", kind: .teaser)
  let documents = try archive.store(all: [prices(10), teaser, prices(11), prices(14)])
  #expect(try archive.clusters() == [["10"], ["11", "teaser"], ["14"]])
  let later = try archive.store(all: [prices(12)])
  #expect(try archive.clusters() == [["10"], ["11"], ["12", "teaser"], ["14"]])
  for document in [later["12"], documents["11"]] {
    _ = try archive.write { try DocumentRepository($0).delete(try #require(document)) }
  }
  #expect(try archive.clusters() == [["10", "teaser"], ["14"]])
}

@Test func `a teaser whose line is in the article is its teaser at any time, another one is not`() throws {
  let archive = try Archive.memory()
  let title = "افتتاح الجسر الجديد فوق النهر"
  let lead = (0..<8).map { "كلمة\($0)" }.joined(separator: " ")
  _ = try archive.store(all: [
    Sample.article(title, body, published: "2025-06-10", source: "article"),
    Sample.article(title, lead, published: "2025-09-01", source: "same", kind: .teaser),
    Sample.article(title, "سطر عن شيء لا صلة له بما سبق", published: "2025-09-01", source: "other", kind: .teaser),
  ])
  #expect(try archive.clusters() == [["article", "same"], ["other"]])
}

@Test func `a write that fails leaves the clusters as they were`() throws {
  struct Stop: Error {}
  let archive = try Archive.memory()
  _ = try archive.store(all: [Sample.article("أ", body, source: "1")])
  let counts = try archive.wordingCounts()
  #expect(throws: Stop.self) {
    try archive.write { db in
      let raw = RawDocument(bytes: [1])
      let document = try DocumentRepository(db).insert(raw, hash: ContentHash(of: raw.bytes), receivedAt: "2025-01-01T00:00:00Z")
      let copy = AnalysedArticle(article: Sample.article("ب", body + " زيادة", source: "2"), findings: Findings())
      _ = try ArticleRepository(db).insert(copy, document: document, position: 0)
      throw Stop()
    }
  }
  #expect(try archive.wordingCounts() == counts)
  _ = try archive.store(all: [Sample.article("ب", body + " زيادة", source: "2")])
  #expect(try archive.clusters() == [["1", "2"]])
}

@Test func `thousands of copies cost no more than a few`() throws {
  let archive = try Archive.memory()
  try archive.write { db in
    for number in 0..<1_500 {
      let raw = RawDocument(bytes: Array("\(number)".utf8))
      let document = try DocumentRepository(db).insert(raw, hash: ContentHash(of: raw.bytes), receivedAt: "2025-01-01T00:00:00Z")
      let copy = AnalysedArticle(article: Sample.article("خبر", body, source: "\(number)"), findings: Findings())
      _ = try ArticleRepository(db).insert(copy, document: document, position: 0)
    }
  }
  #expect(try archive.wordingCounts() == [1, 6, 1_500, 0])
}
