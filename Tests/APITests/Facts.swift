import HTTP
import Model
import Testing

/// What is true of one thing in the sample archive, read from the whole articles: by this the lists are judged.
struct Fact: Sendable {
  let json: JSONValue
  let article: JSONValue
  let first: CalendarDate?
  let last: CalendarDate?
  let id: Int

  init(_ json: JSONValue, article: JSONValue, first: CalendarDate?, last: CalendarDate?) {
    self.json = json
    self.article = article
    self.first = first
    self.last = last
    id = json["id"]?.number ?? 0
  }

  var source: String? { article["source"]?.text }
  var kind: String? { article["kind"]?.text }
  var language: String? { article["lang"]?.text }
  /// Title and body of the article.
  var words: String { (article["title"]?.text ?? "") + "\n" + (article["body"]?.text ?? "") }

  func overlaps(_ from: String, _ to: String) -> Bool {
    guard let first, let last, let from = PartialDate(iso: from), let to = PartialDate(iso: to) else { return false }
    return first <= to.last && last >= from.first
  }

  /// Whether the article speaks of an entity by more than a relative adjective.
  func speaks(of slug: String) -> Bool {
    (article["entities"]?.elements ?? []).contains { entity in
      entity["slug"]?.text == slug && (entity["mentions"]?.elements ?? []).contains { $0["how"]?.text != "demonym" }
    }
  }

  /// Whether an entity takes part in the event, in a role or in either.
  func takesPart(_ slug: String, as role: String? = nil) -> Bool {
    let isReciprocal = json["type"]?.text.flatMap { PloverType(rawValue: $0) }?.isReciprocal ?? false
    let sides = isReciprocal || role == nil ? ["actors", "targets"] : [role == "source" ? "actors" : "targets"]
    return sides.contains { side in (json[side]?.elements ?? []).contains { $0.at("entity", "slug")?.text == slug } }
  }

  /// Earliest first; undated ones last, whatever the order.
  static func areInOrder(_ order: String) -> (Fact, Fact) -> Bool {
    { a, b in
      guard let left = a.first, let right = b.first else {
        if a.first != nil || b.first != nil { return a.first != nil }
        return order == "date" ? a.id < b.id : a.id > b.id
      }
      return order == "date" ? (left, a.id) < (right, b.id) : (left, a.id) > (right, b.id)
    }
  }
}

/// All that the sample archive holds.
struct Facts: Sendable {
  var articles: [Fact] = []
  var events: [Fact] = []
  var quotes: [Fact] = []

  static let sample: Result<Facts, any Error> = Result { try Facts(Site.sample.get()) }

  init(_ site: Site) throws {
    let count = try site.get("/v1/stats").json["articles"]?.number ?? 0
    for id in 1...count {
      let article = try site.get("/v1/articles/\(id)").json
      let published = article.at("published", "date")?.text.flatMap { PartialDate(iso: $0) }
      articles.append(Fact(article, article: article, first: published?.first, last: published?.last))
      for event in article["events"]?.elements ?? [] {
        let day = { (name: String) in event.at("date", name)?.text.flatMap { CalendarDate(iso: $0) } }
        events.append(Fact(event, article: article, first: day("start"), last: day("end")))
      }
      for quote in article["quotes"]?.elements ?? [] {
        quotes.append(Fact(quote, article: article, first: published?.first, last: published?.last))
      }
    }
  }
}

/// A query with what it must find.
struct Row: Sendable, CustomStringConvertible {
  let query: String
  /// Whether the sample archive is sure to hold something that it finds.
  let findsSome: Bool
  let matches: @Sendable (Fact) -> Bool

  init(_ query: String, findsSome: Bool = true, _ matches: @escaping @Sendable (Fact) -> Bool) {
    self.query = query
    self.findsSome = findsSome
    self.matches = matches
  }

  var description: String { query }

  /// The ids that it must find, in order.
  func expected(_ facts: [Fact], _ order: String) -> [Int] {
    facts.filter(matches).sorted(by: Fact.areInOrder(order)).map(\.id)
  }
}

extension Site {
  /// Follows a list from page to page, and gives the ids of each.
  func pages(_ target: String) throws -> [[Int]] {
    var pages: [[Int]] = []
    var next: String? = target
    while let page = next, pages.count < 300 {
      let answer = try get(page)
      try #require(answer.status == 200, "\(page): \(answer.text)")
      let json = try answer.json
      #expect(json.names.starts(with: ["items", "next"]))
      pages.append(try answer.ids)
      next = json["next"]?.text
      #expect(answer.headers["Link"] == next.map { "<\($0)>; rel=\"next\"" })
    }
    return pages
  }
}
