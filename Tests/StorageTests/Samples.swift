import Foundation
import Model
import Testing

@testable import Storage

/// The same numbers in every run.
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// One of some values.
  mutating func pick<T>(_ values: [T]) -> T { values[Int.random(in: values.indices, using: &self)] }
}

/// A folder that is gone after the test.
final class TemporaryFolder {
  let path: String

  init() {
    path = FileManager.default.temporaryDirectory.appending(path: "sijill-\(UUID().uuidString)").path()
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

enum Sample {
  static let putin = Entity(
    slug: "vladimir-putin", type: .person, name: "فلاديمير بوتين", nameEnglish: "Vladimir Putin", aliases: ["بوتين", "الرئيس بوتين"])
  static let trump = Entity(
    slug: "donald-trump", type: .person, name: "دونالد ترمب", nameEnglish: "Donald Trump", aliases: ["ترمب", "ترامب", "Trump"])
  static let moscow = Entity(slug: "moscow", type: .place, name: "موسكو", nameEnglish: "Moscow")
  static let russia = Entity(slug: "russia", type: .place, name: "روسيا", nameEnglish: "Russia", aliases: ["الاتحاد الروسي"])

  static func day(_ iso: String) -> CalendarDate {
    guard let day = CalendarDate(iso: iso) else { preconditionFailure("\(iso) is no day") }
    return day
  }

  static func number(_ iso: String) -> Int { day(iso).daysSinceEpoch }

  static func article(
    _ title: String = "عنوان", _ body: String = "نص قصير عن لا شيء", published: String? = nil, source: String? = nil,
    place: String? = nil, kind: Article.Kind = .article, language: String = "ar"
  ) -> Article {
    var article = Article(kind: kind, language: language, title: title, body: body)
    article.published = published.flatMap { PartialDate(iso: $0) }.map { Publication($0, basis: .dateline) }
    article.source = source
    article.place = place
    return article
  }

  static func mention(_ entity: Entity, _ how: Mention.How = .name, at start: Int = 0) -> Mention {
    Mention(field: .body, span: ScalarSpan(start, start + 3), text: "نص", how: how, entity: entity.slug)
  }

  /// An article in which everything is there.
  static var full: AnalysedArticle {
    var article = Sample.article(
      "لقاء في موسكو", "استقبل بوتين نظيره ترمب في موسكو يوم الثلاثاء.\n\nوقال بوتين: «نعمل معا».", published: "2025-03-18",
      source: "صحيفة الصباح", place: "موسكو")
    article.subtitle = "محادثات طويلة"
    article.authors = ["سعاد محمود", "كاتب \"مستعار\""]
    article.translator = "مترجم"
    article.desk = "التحرير"
    article.url = "https://example.org/1"
    article.documentSpan = ScalarSpan(4, 90)
    article.captions = ["بوتين وترمب"]
    article.headings = [ScalarSpan(0, 7), ScalarSpan(20, 25)]
    article.warnings = ["تاريخان"]
    article.agency = "أ.ف.ب"
    article.abstracts = [Abstract(language: "ar", text: "ملخص"), Abstract(language: "en", text: "A summary")]
    article.keywords = ["موسكو", "لقاء"]
    article.passages = [Passage(span: ScalarSpan(3, 9), language: "fa")]
    var event = Event(
      type: .consult, mode: "visit", rule: "consult.meet", trigger: ScalarSpan(0, 6), triggerText: "استقبل", sentence: ScalarSpan(0, 46))
    event.contexts = ["diplomatic"]
    event.actors = [.init(text: "بوتين", span: ScalarSpan(7, 12), entity: "vladimir-putin")]
    event.targets = [
      .init(text: "ترمب", span: ScalarSpan(19, 23), entity: "donald-trump"), .init(text: "وفد", span: ScalarSpan(24, 27), entity: nil),
    ]
    event.place = .init(text: "موسكو", span: ScalarSpan(27, 32), entity: "moscow")
    event.date = .init(first: day("2025-03-18"), last: day("2025-03-18"), precision: .day, basis: .text)
    event.status = .occurred
    event.confidence = 0.75
    var demand = Event(
      type: .request, mode: nil, rule: "request.call", trigger: ScalarSpan(50, 54), triggerText: "طالب", sentence: ScalarSpan(48, 70))
    demand.status = .planned
    demand.historical = true
    demand.actors = [.init(text: "ترمب", span: ScalarSpan(50, 54), entity: "donald-trump")]
    let quote = Quote(
      speaker: "vladimir-putin", speakerText: "بوتين", text: "نعمل معا", span: ScalarSpan(62, 70), cue: "وقال", direct: true)
    let date = DateMention(
      span: ScalarSpan(33, 45), text: "يوم الثلاثاء", value: "2025-03-18", precision: .day, first: day("2025-03-18"),
      last: day("2025-03-18"))
    return AnalysedArticle(
      article: article,
      findings: Findings(
        entities: [putin, trump, moscow, russia],
        mentions: [
          Mention(field: .title, span: ScalarSpan(8, 13), text: "موسكو", how: .name, entity: "moscow"),
          Mention(field: .body, span: ScalarSpan(7, 12), text: "بوتين", how: .alias, entity: "vladimir-putin"),
          Mention(field: .body, span: ScalarSpan(19, 23), text: "ترمب", how: .alias, entity: "donald-trump"),
          Mention(field: .body, span: ScalarSpan(53, 58), text: "بوتين", how: .alias, entity: "vladimir-putin"),
          Mention(field: .body, span: ScalarSpan(13, 18), text: "الروسي", how: .demonym, entity: "russia"),
        ], dates: [date], quotes: [quote], events: [event, demand]))
  }
}

extension Archive {
  static func memory() throws -> Archive { try Archive(.memory) }

  /// Stores one document with these articles and returns their ids.
  @discardableResult
  func store(_ articles: [AnalysedArticle], name: String = UUID().uuidString) throws -> (document: Int, articles: [Int]) {
    try write { db in
      let raw = RawDocument(bytes: Array(name.utf8))
      let document = try DocumentRepository(db).insert(raw, hash: ContentHash(identifying: raw), receivedAt: "2025-01-01T00:00:00Z")
      let ids = try articles.enumerated().map { try ArticleRepository(db).insert($1, document: document, position: $0) }
      return (document, ids)
    }
  }

  /// Stores an article that speaks of some entities.
  @discardableResult
  func store(_ article: Article, _ entities: [Entity] = [], how: Mention.How = .name) throws -> Int {
    let mentions = entities.map { Sample.mention($0, how) }
    return try store([AnalysedArticle(article: article, findings: Findings(entities: entities, mentions: mentions))]).articles[0]
  }

  func id(_ slug: String) throws -> Int {
    try #require(try read { try EntityRepository($0).find(slug: slug)?.id })
  }

  /// The number that a statement gives.
  func number(_ sql: String) throws -> Int? {
    try read { db in try db.first(sql) { $0.int() } }
  }

  /// The ids that a search gives, newest first unless told otherwise.
  func search(_ query: String, _ mode: SearchQuery.Mode = .all, order: ListOrder = .newest) throws -> [Int] {
    var filter = ArticleFilter()
    filter.query = SearchQuery(query, mode: mode)
    return try articles(filter, order: order)
  }

  /// The ids of the articles that match a filter.
  func articles(_ filter: ArticleFilter, order: ListOrder = .newest, limit: Int = 100) throws -> [Int] {
    try read { try ArticleRepository($0).list(filter, order: order, limit: limit).items.map(\.id) }
  }
}

extension AnalysedArticle {
  /// An article out of which nothing was read.
  static func bare(_ article: Article) -> AnalysedArticle {
    AnalysedArticle(article: article, findings: Findings(entities: [], mentions: [], dates: [], quotes: [], events: []))
  }
}
