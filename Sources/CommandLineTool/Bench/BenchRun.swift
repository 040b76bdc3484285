import Glibc
import Model
import Storage

/// Times the kinds of queries that a server answers, on one reading connection as the server has them, and prints a table.
struct BenchRun {
  private let archive: Archive
  /// Entities by how many articles speak of them, most first.
  private let entities: [EntityRecord]
  private let lastArticle: Int

  /// No kind of query is asked more often, nor longer than some seconds.
  private static let most = 200
  private static let seconds = 8.0

  init(folder: String) throws {
    var configuration = ArchiveConfiguration()
    configuration.readers = 1
    configuration.exclusive = false
    archive = try Archive(.folder(folder), configuration: configuration)
    (entities, lastArticle) = try archive.read { connection in
      var found: [EntityRecord] = []
      var cursor: ListCursor?
      repeat {
        let page = try EntityRepository(connection).list(limit: 200, after: cursor)
        found += page.items
        cursor = page.next
      } while cursor != nil && found.count < 2_000
      return (found, try StatisticsRepository(connection).statistics().articles)
    }
  }

  /// What one kind of query took.
  private struct Timing {
    let name: String
    var wall: [Double] = []
    var cpu: [Double] = []
    /// The same statements in a plain loop over libsqlite3.
    var plain: [Double] = []
    var work: [QueryWork] = []

    func line() -> String {
      func cell(_ value: Double) -> String { String(repeating: " ", count: max(0, 10 - text(value).utf8.count)) + text(value) }
      func text(_ value: Double) -> String {
        let hundredths = Int((value * 100_000).rounded())
        return "\(hundredths / 100).\(CalendarDate.padded(hundredths % 100, 2))"
      }
      func share(_ values: [Double], _ percent: Int) -> Double {
        let sorted = values.sorted()
        return sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, sorted.count * percent / 100)]
      }
      func number(_ values: [Int]) -> String {
        let text = String(values.sorted().dropFirst(values.count / 2).first ?? 0)
        return String(repeating: " ", count: max(1, 10 - text.utf8.count)) + text
      }
      let title = name + String(repeating: " ", count: max(1, 34 - name.unicodeScalars.count))
      return title + cell(share(wall, 50)) + cell(share(wall, 99)) + cell(share(cpu, 50)) + cell(share(cpu, 99)) + cell(share(plain, 50))
        + number(work.map(\.instructions)) + number(work.map(\.scannedRows)) + number([wall.count])
    }
  }

  /// Prints the table.
  func report() throws {
    defer { archive.close() }
    let columns = "              p50       p99   cpu p50   cpu p99 plain p50     steps   scanned   queries"
    Terminal.print("\(lastArticle) articles; milliseconds" + columns)
    for (name, ask) in queries { Terminal.print(try timing(name, ask).line()) }
    var usage = rusage()
    unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    Terminal.print("resident at most \(usage.ru_maxrss / 1024) MB")
  }

  private typealias Query = @Sendable (Connection, inout SeededChance) throws -> Void

  private static func clock(_ clock: clockid_t) -> Double {
    var time = timespec()
    unsafe clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private func timing(_ name: String, _ ask: Query) throws -> Timing {
    var timing = Timing(name: name)
    let start = Self.clock(CLOCK_MONOTONIC)
    for number in 0..<Self.most {
      // Each asks for something else; the first one is not counted, which prepares the statements.
      let (wall, cpu, work, plain) = try archive.read { connection in
        var chance = SeededChance(seed: UInt64(number))
        _ = connection.takeWork()
        let (wall, cpu) = (Self.clock(CLOCK_MONOTONIC), Self.clock(CLOCK_THREAD_CPUTIME_ID))
        try ask(connection, &chance)
        let took = (Self.clock(CLOCK_MONOTONIC) - wall, Self.clock(CLOCK_THREAD_CPUTIME_ID) - cpu)
        let work = connection.takeWork()
        chance = SeededChance(seed: UInt64(number))
        let plain = try connection.replay(try connection.recording { try ask(connection, &chance) })
        return (took.0, took.1, work, plain)
      }
      if number > 0 || wall > Self.seconds {
        timing.wall.append(wall)
        timing.cpu.append(cpu)
        timing.work.append(work)
        timing.plain.append(plain)
      }
      if Self.clock(CLOCK_MONOTONIC) - start > Self.seconds { break }
    }
    return timing
  }

  private var queries: [(String, Query)] { lists + searches + counts }

  private var lists: [(String, Query)] {
    let (entities, last) = (entities, lastArticle)
    return [
      ("article by id", { _ = try ArticleRepository($0).find(1 + $1.number(below: last)) }),
      ("newest articles", { connection, _ in _ = try ArticleRepository(connection).list(.init(), limit: 20) }),
      ("articles by date", Self.list { $0.window = Self.month(&$1) }),
      ("articles by actor", Self.list { $0.actors = [[Self.entity(entities, &$1)]] }),
      (
        "articles by actor and date",
        Self.list {
          $0.actors = [[Self.entity(entities, &$1)]]
          $0.window = Self.month(&$1)
        }
      ),
      ("articles by two actors", Self.list { $0.actors = [[Self.entity(entities, &$1)], [Self.entity(entities, &$1)]] }),
      ("articles by source", Self.list { filter, _ in filter.sources = ["إذاعة الجبل"] }),
      ("page 5,000 of all articles", deepPage()),
      (
        "events by actor",
        { connection, chance in
          var filter = EventFilter()
          filter.actors = [[Self.entity(entities, &chance)]]
          _ = try EventRepository(connection).list(filter, limit: 20)
        }
      ),
      (
        "quotations by speaker",
        { connection, chance in
          var filter = QuoteFilter()
          filter.speakers = [[Self.entity(entities, &chance)]]
          _ = try QuoteRepository(connection).list(filter, limit: 20)
        }
      ),
    ]
  }

  private func deepPage() -> Query {
    let cursor = try? archive.read { connection in
      var cursor: ListCursor?
      for _ in 0..<500 {
        let page = try ArticleRepository(connection).list(.init(), limit: 200, after: cursor)
        guard let next = page.next else { break }
        cursor = next
      }
      return cursor
    }
    return { connection, _ in _ = try ArticleRepository(connection).list(.init(), limit: 20, after: cursor ?? nil) }
  }

  /// Asks for a page of articles.
  private static func list(
    _ order: ListOrder = .newest, _ narrow: @escaping @Sendable (inout ArticleFilter, inout SeededChance) -> Void
  ) -> Query {
    { connection, chance in
      var filter = ArticleFilter()
      narrow(&filter, &chance)
      _ = try ArticleRepository(connection).list(filter, order: order, limit: 20)
    }
  }

  private static func entity(_ entities: [EntityRecord], _ chance: inout SeededChance) -> Int {
    entities.isEmpty ? 0 : entities[chance.rank(below: entities.count)].id
  }

  /// A month of the three years before the last day of ``ArticleMaker``.
  private static func month(_ chance: inout SeededChance) -> DateWindow {
    let last = 20_634 - chance.number(below: 1_000)
    return DateWindow(from: last - 30, to: last)
  }

  private var searches: [(String, Query)] {
    var chance = SeededChance(seed: 1)
    let words = MadeUpWords(count: 60_000, chance: &chance).words
    let kinds: [(String, @Sendable (inout SeededChance) -> String)] = [
      ("rare word", { words[30_000 + $0.number(below: 30_000)] }),
      ("word of some thousands", { words[1_000 + $0.number(below: 1_000)] }),
      ("common word", { words[20 + $0.number(below: 60)] }),
      ("two words", { words[20 + $0.number(below: 60)] + " " + words[400 + $0.number(below: 600)] }),
      ("phrase", { _ in "\"" + words[ArticleMaker.phrase.first] + " " + words[ArticleMaker.phrase.second] + "\"" }),
    ]
    return [("by date", ListOrder.newest), ("by relevance", .relevance)].flatMap { title, order in
      kinds.map { kind, text -> (String, Query) in
        ("\(kind), \(title)", Self.list(order) { $0.query = SearchQuery(text(&$1)) })
      }
    }
  }

  private var counts: [(String, Query)] {
    let entities = entities
    @Sendable func facets(_ filter: ArticleFilter, _ events: EventFilter, _ connection: Connection) throws {
      let aggregates = AggregateRepository(connection)
      _ = try aggregates.days(filter)
      _ = try aggregates.eventTypes(events)
      _ = try aggregates.facet(.source, of: filter, limit: 20)
      _ = try aggregates.facet(.language, of: filter, limit: 20)
      _ = try aggregates.entities(filter, limit: 20)
    }
    return [
      ("facets of everything", { connection, _ in try facets(.init(), .init(), connection) }),
      (
        "facets of an actor",
        { connection, chance in
          var (filter, events) = (ArticleFilter(), EventFilter())
          filter.actors = [[Self.entity(entities, &chance)]]
          events.actors = filter.actors
          try facets(filter, events, connection)
        }
      ),
      (
        "facets of a month",
        { connection, chance in
          var (filter, events) = (ArticleFilter(), EventFilter())
          filter.window = Self.month(&chance)
          events.window = filter.window
          try facets(filter, events, connection)
        }
      ),
      ("time-line of everything", { connection, _ in _ = try AggregateRepository(connection).days(ArticleFilter()) }),
      (
        "network of a month",
        { connection, chance in
          var filter = ArticleFilter()
          filter.window = Self.month(&chance)
          _ = try AggregateRepository(connection).network(filter, limit: 50, minimum: 2)
        }
      ),
      (
        "network of an actor",
        { connection, chance in
          var filter = ArticleFilter()
          filter.actors = [[Self.entity(entities, &chance)]]
          _ = try AggregateRepository(connection).network(filter, limit: 50, minimum: 2)
        }
      ),
    ]
  }
}
