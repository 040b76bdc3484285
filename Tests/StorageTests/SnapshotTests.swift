import Synchronization
import Testing

@testable import Storage

/// Long reads: everything in one go, of one moment.
struct SnapshotTests {
  private func titles(_ connection: Connection) throws -> [String] {
    var titles: [String] = []
    try ArticleRepository(connection).forEach(ArticleFilter()) { titles.append($0.article.title) }
    return titles
  }

  @Test(arguments: [true, false]) func `a snapshot stays as it was while others write and read`(_ isInMemory: Bool) throws {
    let folder = TemporaryFolder()
    let archive = try isInMemory ? Archive.memory() : Archive(.folder(folder.path), configuration: .init(readers: 1))
    for number in 1...3 { try archive.store(Sample.article("\(number)")) }
    try archive.snapshot { connection in
      #expect(try titles(connection) == ["3", "2", "1"])
      try archive.store(Sample.article("4"))
      #expect(try archive.read { try titles($0) } == ["4", "3", "2", "1"])
      #expect(try titles(connection) == ["3", "2", "1"])
    }
    #expect(try archive.snapshot { try titles($0) } == ["4", "3", "2", "1"])
    archive.close()
  }

  @Test func `a snapshot searches as the archive does, and cannot write`() throws {
    let archive = try Archive.memory()
    try archive.store(Sample.article("الميناء الجديد"))
    try archive.snapshot { connection in
      var filter = ArticleFilter()
      filter.query = SearchQuery("ميناء", mode: .all)
      var found = 0
      try ArticleRepository(connection).forEach(filter) { _ in found += 1 }
      #expect(found == 1)
      #expect(throws: StorageError.self) { try connection.run("DELETE FROM article") }
    }
  }

  @Test(arguments: 0..<60) func `everything is what all pages are together`(_ seed: Int) throws {
    var random = SplitMix64(UInt64(seed))
    let archive = try Archive.memory()
    let entities = [Sample.putin, Sample.trump, Sample.moscow]
    for number in 0..<40 {
      let dates: [String?] = [nil, "2025-03-18", "2025-03", "2025", "2024-01-01", "2025-03-19"]
      let article = Sample.article(
        "عنوان \(number)", published: random.pick(dates), source: random.pick(["أ", "ب"]), kind: random.pick([.article, .teaser]))
      try archive.store(article, entities.filter { _ in Bool.random(using: &random) })
    }
    var filter = ArticleFilter()
    let ids = try entities.compactMap { entity in try archive.read { try EntityRepository($0).find(slug: entity.slug)?.id } }
    if seed % 2 == 1 { filter.actors = [[random.pick(ids), random.pick(ids)]] }
    if seed % 3 == 1 { filter.window = DateWindow(from: Sample.number("2025-03-01"), to: Sample.number("2025-03-31")) }
    if seed % 5 == 1 { filter.sources = ["أ", "ب"] }
    if seed % 7 == 1 { filter.kinds = [.teaser] }
    let wanted = filter
    for order in [ListOrder.newest, .oldest] {
      for collapsing in [false, true] {
        let paged = try archive.read { connection in
          try ArticleRepository(connection).list(wanted, order: order, limit: 1_000, collapsing: collapsing).items.map(\.id)
        }
        let all = try archive.read { connection in
          var all: [Int] = []
          try ArticleRepository(connection).forEach(wanted, order: order, collapsing: collapsing) { all.append($0.id) }
          return all
        }
        #expect(all == paged)
      }
    }
  }

  @Test func `what came in behind a row is told once, in its order`() throws {
    let archive = try Archive.memory()
    for number in 1...5 { try archive.store(Sample.article("\(number)", published: "2025-03-0\(6 - number)")) }
    let first = try archive.read { try ArticleRepository($0).arrivals(ArticleFilter(), after: 1, looking: 2) }
    #expect(first.items.map(\.item.article.title) == ["2", "3"])
    #expect(first.lastID == 3 && first.hasMore)
    let rest = try archive.read { try ArticleRepository($0).arrivals(ArticleFilter(), after: 3, looking: 10) }
    #expect(rest.items.map(\.id) == [4, 5])
    #expect(rest.lastID == 5 && !rest.hasMore)
  }

  @Test func `whoever wants to know is told of everything that is written`() throws {
    let archive = try Archive.memory()
    let told = Told()
    archive.onCommit { told.add() }
    try archive.store(Sample.article())
    try archive.store(Sample.article())
    #expect(throws: StorageError.self) { try archive.write { try $0.run("DELETE FROM nothing") } }
    #expect(told.count == 2)
  }
}

/// Counts.
private final class Told: Sendable {
  private let state = Mutex(0)

  var count: Int { state.withLock { $0 } }

  func add() { state.withLock { $0 += 1 } }
}
