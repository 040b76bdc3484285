import Model
import Testing

@testable import Storage

/// Articles with everything that can be filtered by, and a plain statement of what each filter means to hold the indexes against.
private struct World {
  struct Row {
    let id: Int
    let article: Article
    let entities: Set<String>
    let analysed: AnalysedArticle
  }

  let archive: Archive
  var rows: [Row] = []
  static let names = (0..<6).map { Entity(slug: "e\($0)", type: $0 < 4 ? .person : .place, name: "اسم\($0)") }

  init(seed: UInt64, count: Int) throws {
    archive = try Archive.memory()
    var random = SplitMix64(seed)
    for _ in 0..<count {
      let analysed = Self.article(&random)
      let id = try archive.store([analysed], name: "\(random.next())").articles[0]
      let mentioned = Set(analysed.findings.mentions.filter { $0.how != .demonym }.map(\.entity))
      rows.append(Row(id: id, article: analysed.article, entities: mentioned, analysed: analysed))
    }
  }

  static func date(_ random: inout SplitMix64) -> String? {
    let year = Int.random(in: 2022...2024, using: &random)
    let month = CalendarDate.padded(Int.random(in: 1...12, using: &random), 2)
    switch Int.random(in: 0..<10, using: &random) {
    case 0: return nil
    case 1: return "\(year)"
    case 2: return "\(year)-\(month)"
    default: return "\(year)-\(month)-" + CalendarDate.padded(Int.random(in: 1...28, using: &random), 2)
    }
  }

  static func article(_ random: inout SplitMix64) -> AnalysedArticle {
    let words = ["قمح", "نفط", "ذهب", "ملح"].filter { _ in Bool.random(using: &random) }
    let article = Sample.article(
      "عنوان", words.joined(separator: " "), published: date(&random), source: random.pick(["أ", "ب", nil]),
      place: random.pick(["اسم4", "اسم5", "أخرى", nil]),
      kind: Int.random(in: 0..<4, using: &random) == 0 ? .teaser : .article,
      language: Int.random(in: 0..<4, using: &random) == 0 ? "en" : "ar")
    let present = names.filter { _ in Bool.random(using: &random) }
    let mentions = present.map { Sample.mention($0, Int.random(in: 0..<5, using: &random) == 0 ? .demonym : .name) }
    let events = (0..<Int.random(in: 0...3, using: &random)).map { _ in event(present, &random) }
    let quotes = (0..<Int.random(in: 0...2, using: &random)).map { _ in
      quote(present, &random)
    }
    return AnalysedArticle(
      article: article, findings: Findings(entities: present, mentions: mentions, quotes: quotes, events: events))
  }

  static func quote(_ present: [Entity], _ random: inout SplitMix64) -> Quote {
    var quote = Quote(
      speaker: present.randomElement(using: &random)?.slug, speakerText: nil, text: "قول", span: ScalarSpan(0, 3), cue: "قال",
      direct: true)
    quote.about = present.filter { _ in Int.random(in: 0..<2, using: &random) == 0 }.map {
      .init(text: $0.name, span: ScalarSpan(0, 1), entity: $0.slug)
    }
    return quote
  }

  static func event(_ present: [Entity], _ random: inout SplitMix64) -> Event {
    var event = Event(
      type: random.pick([PloverType.consult, .assault, .accuse]), mode: Bool.random(using: &random) ? "firearms" : nil, rule: "r",
      trigger: ScalarSpan(0, 1), triggerText: "ف", sentence: ScalarSpan(0, 9))
    func some() -> [Event.Participant] {
      present.filter { _ in Int.random(in: 0..<3, using: &random) == 0 }.map {
        .init(text: $0.name, span: ScalarSpan(0, 1), entity: $0.slug)
      }
    }
    event.actors = some()
    event.targets = some()
    event.place = some().first
    event.status = random.pick([.occurred, .occurred, .planned, .denied])
    if let date = date(&random).flatMap({ PartialDate(iso: $0) }) {
      event.date = .init(first: date.first, last: date.last, precision: date.precision, basis: .text)
    }
    return event
  }

  func id(_ slug: String) throws -> Int? { try archive.read { try EntityRepository($0).find(slug: slug)?.id } }

  /// Groups of entities as slugs and as ids; entities that no text brought in have no id.
  func groups(_ random: inout SplitMix64) throws -> (slugs: [[String]], ids: [[Int]]) {
    let slugs = (0..<Int.random(in: 0...2, using: &random)).map { _ in
      Array(Self.names.shuffled(using: &random).prefix(Int.random(in: 1...2, using: &random))).map(\.slug)
    }
    return (slugs, try slugs.map { try $0.compactMap { try id($0) } })
  }

  func window(_ random: inout SplitMix64) -> DateWindow {
    let base = Sample.number("2022-01-01")
    let from = base + Int.random(in: -40...1100, using: &random)
    switch Int.random(in: 0..<5, using: &random) {
    case 0: return DateWindow(from: from)
    case 1: return DateWindow(to: from)
    case 2: return DateWindow(from: from, to: from + Int.random(in: 0...90, using: &random))
    default: return DateWindow()
    }
  }

  static func overlaps(_ first: CalendarDate?, _ last: CalendarDate?, _ window: DateWindow) -> Bool {
    guard window.from != nil || window.to != nil else { return true }
    guard let first, let last else { return false }
    return first.daysSinceEpoch <= window.to ?? .max && last.daysSinceEpoch >= window.from ?? .min
  }

  func matches(_ row: Row, _ filter: ArticleFilter, words: [String], places: [String]) -> Bool {
    let text = row.article.body.split(separator: " ").map(String.init)
    return (filter.sources.isEmpty || filter.sources.contains(row.article.source ?? ""))
      && (filter.kinds.isEmpty || filter.kinds.contains(row.article.kind))
      && (filter.languages.isEmpty || filter.languages.contains(row.article.language))
      && words.allSatisfy { $0.hasPrefix("-") ? !text.contains(String($0.dropFirst())) : text.contains($0) }
      && (places.isEmpty || places.contains(row.article.place ?? ""))
  }

  /// A filter on articles, its words and its places in plain.
  func filter(_ random: inout SplitMix64) throws -> (filter: ArticleFilter, words: [String], places: [String]) {
    var filter = ArticleFilter()
    func maybe() -> Bool { Int.random(in: 0..<4, using: &random) == 0 }
    filter.window = window(&random)
    if maybe() { filter.sources = Bool.random(using: &random) ? ["أ"] : ["أ", "ب"] }
    if maybe() { filter.kinds = random.pick([[.teaser], [.article], [.article, .teaser]]) }
    if maybe() { filter.languages = random.pick([["en"], ["ar"], ["en", "fr"], ["ar", "en"]]) }
    let words = maybe() ? random.pick([["قمح"], ["قمح", "نفط"], ["ذهب", "-ملح"], ["-قمح"]]) : []
    if !words.isEmpty { filter.query = SearchQuery(words.joined(separator: " ")) }
    var places: [String] = []
    if maybe() {
      places = ["اسم4", "أخرى"]
      filter.place = PlaceFilter(entities: [try id("e4")].compactMap { $0 }, names: places)
    }
    return (filter, words, places)
  }
}

/// Every row of a list, asked for in small pages.
private func pages<Item>(_ list: (ListCursor?) throws -> Page<Item>) throws -> [Item] {
  var result: [Item] = []
  var cursor: ListCursor?
  repeat {
    let page = try list(cursor)
    result += page.items
    cursor = page.next
    if let next = cursor { #expect(ListCursor(encoded: next.encoded) == next) }
  } while cursor != nil
  return result
}

@Test(arguments: [1, 2, 3]) func `any filter on articles finds what it means, in order, page by page`(_ seed: UInt64) throws {
  let world = try World(seed: seed, count: 120)
  var random = SplitMix64(seed + 100)
  var found = 0
  for _ in 0..<120 {
    let (base, words, places) = try world.filter(&random)
    let (slugs, ids) = try world.groups(&random)
    var narrowed = base
    narrowed.actors = ids
    let filter = narrowed
    let expected = world.rows.filter { row in
      world.matches(row, filter, words: words, places: places)
        && World.overlaps(row.article.published?.date.first, row.article.published?.date.last, filter.window)
        && slugs.allSatisfy { !row.entities.isDisjoint(with: $0) }
    }
    for order in ListOrder.allCases {
      let rows = try pages { after in
        try world.archive.read { try ArticleRepository($0).list(filter, order: order, limit: 7, after: after) }
      }
      #expect(rows.map(\.id).sorted() == expected.map(\.id), "\(filter) \(order)")
      if order == .relevance, filter.query?.match != nil { continue }
      let days = rows.map { $0.article.published?.date.first.daysSinceEpoch }
      #expect(days.drop { $0 != nil }.allSatisfy { $0 == nil })
      #expect(days.compactMap { $0 } == days.compactMap { $0 }.sorted(by: order == .oldest ? { $0 < $1 } : { $0 > $1 }))
    }
    #expect(try world.archive.read { try ArticleRepository($0).count(filter) } == expected.count)
    found += expected.count
  }
  #expect(found > 100)
}

@Test(arguments: [4, 5, 6]) func `any filter on events finds what it means, in order, page by page`(_ seed: UInt64) throws {
  let world = try World(seed: seed, count: 120)
  var random = SplitMix64(seed + 100)
  var found = 0
  for _ in 0..<120 {
    let (base, words, _) = try world.filter(&random)
    let (actors, actorIDs) = try world.groups(&random)
    let (targets, targetIDs) = Bool.random(using: &random) ? try world.groups(&random) : ([], [])
    var filter = EventFilter()
    (filter.sources, filter.kinds, filter.languages, filter.query) = (base.sources, base.kinds, base.languages, base.query)
    (filter.actors, filter.targets, filter.window) = (actorIDs, targetIDs, world.window(&random))
    filter.role = random.pick([.source, .target, nil])
    if Int.random(in: 0..<3, using: &random) == 0 { filter.types = [.assault] }
    if Int.random(in: 0..<3, using: &random) == 0 { filter.cameoRoots = ["19", "04"] }
    if Int.random(in: 0..<3, using: &random) == 0 { filter.statuses = Bool.random(using: &random) ? [.denied] : [.occurred, .planned] }
    let place = Int.random(in: 0..<4, using: &random) == 0
    if place { filter.place = PlaceFilter(entities: [try world.id("e4") ?? 0]) }
    let request = filter
    var expected = 0
    for row in world.rows where world.matches(row, base, words: words, places: []) {
      expected += row.analysed.findings.events.count { event in
        let sides = (Set(event.actors.compactMap(\.entity)), Set(event.targets.compactMap(\.entity)))
        let both = sides.0.union(sides.1)
        let sources = event.type.isReciprocal ? both : sides.0
        let targeted = event.type.isReciprocal ? both : sides.1
        let asked = request.role == .source ? sources : request.role == .target ? targeted : both
        return World.overlaps(event.date?.first, event.date?.last, request.window) && actors.allSatisfy { !asked.isDisjoint(with: $0) }
          && targets.allSatisfy { !targeted.isDisjoint(with: $0) } && (!place || event.place?.entity == "e4")
          && (request.statuses.isEmpty || request.statuses.contains(event.status))
          && (request.types.isEmpty && request.cameoRoots.isEmpty || request.types.contains(event.type)
            || request.cameoRoots.contains(event.cameoRoot))
      }
    }
    for order in [ListOrder.newest, .oldest] {
      let rows = try pages { after in
        try world.archive.read { try EventRepository($0).list(request, order: order, limit: 5, after: after, counting: true) }
      }
      #expect(rows.count == expected, "\(request)")
      #expect(Set(rows.map(\.id)).count == rows.count)
      let days = rows.map { $0.event.date?.first.daysSinceEpoch }
      #expect(days.drop { $0 != nil }.allSatisfy { $0 == nil })
      #expect(days.compactMap { $0 } == days.compactMap { $0 }.sorted(by: order == .oldest ? { $0 < $1 } : { $0 > $1 }))
    }
    #expect(try world.archive.read { try EventRepository($0).count(request) } == expected)
    found += expected
  }
  #expect(found > 100)
}

@Test(arguments: [7, 8]) func `any filter on quotations finds what it means`(_ seed: UInt64) throws {
  let world = try World(seed: seed, count: 120)
  var random = SplitMix64(seed + 100)
  var found = 0
  for _ in 0..<120 {
    let (base, words, places) = try world.filter(&random)
    let (slugs, ids) = try world.groups(&random)
    var filter = QuoteFilter()
    (filter.sources, filter.kinds, filter.languages, filter.query) = (base.sources, base.kinds, base.languages, base.query)
    let (topics, topicIDs) = Bool.random(using: &random) ? try world.groups(&random) : ([], [])
    (filter.window, filter.place, filter.speakers, filter.about) = (base.window, base.place, ids, topicIDs)
    let request = filter
    var expected = 0
    for row in world.rows where world.matches(row, base, words: words, places: places) {
      let date = row.article.published?.date
      guard World.overlaps(date?.first, date?.last, request.window) else { continue }
      expected += row.analysed.findings.quotes.count { quote in
        let about = Set(quote.about.compactMap(\.entity))
        return slugs.allSatisfy { $0.contains(quote.speaker ?? "") } && topics.allSatisfy { !about.isDisjoint(with: $0) }
      }
    }
    let rows = try pages { after in try world.archive.read { try QuoteRepository($0).list(request, limit: 3, after: after) } }
    #expect(rows.count == expected, "\(request)")
    #expect(try world.archive.read { try QuoteRepository($0).count(request) } == expected)
    found += expected
  }
  #expect(found > 50)
}

@Test func `a cursor survives inserts`() throws {
  let archive = try Archive.memory()
  for number in 0..<30 { try archive.store(Sample.article("\(number)", published: "2025-01-" + CalendarDate.padded(1 + number % 10, 2))) }
  var seen: [Int] = []
  var cursor: ListCursor?
  repeat {
    let after = cursor
    let page = try archive.read { try ArticleRepository($0).list(.init(), limit: 4, after: after) }
    seen += page.items.map(\.id)
    cursor = page.next
    try archive.store(Sample.article("neu", published: "2025-02-01"))
    try archive.store(Sample.article("alt", published: "2024-02-01"))
  } while cursor != nil && seen.count < 60
  #expect(Set(seen).count == seen.count)
  #expect(Set(seen).isSuperset(of: 1...30))
}

@Test(arguments: ["", "-", "1", "a-", "-a", "zz-zz-zz", "é-1", "99999999999999999999999-1", "--1", "1--1"])
func `what is no cursor is refused`(_ text: String) {
  #expect(ListCursor(encoded: text) == nil)
}
