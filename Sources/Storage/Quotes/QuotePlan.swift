internal import Model

/// Which index drives a list of quotations, and what is looked up for each row of it.
struct QuotePlan {
  let plan: ListPlan

  init(_ filter: QuoteFilter, on db: Connection) throws {
    let hasWide = try filter.window.from != nil && db.first("SELECT 1 FROM quote WHERE wide = 1 LIMIT 1", [], { $0.int() }) != nil
    plan = ListPlan(sources: try Self.sources(filter, on: db), calendar: .rows, window: filter.window, hasWideRows: hasWide)
  }

  private static func sources(_ filter: QuoteFilter, on db: Connection) throws -> [ListPlan.Source] {
    let places = try ArticlePlan.placeKeys(filter.place, on: db)
    if filter.query?.isEmpty == true || places?.isEmpty == true { return [] }
    var article = ArticleFilter()
    article.sources = filter.sources
    article.kinds = filter.kinds
    article.languages = filter.languages
    var residual = ArticlePlan.conditions(article, places, .all)
    residual.add(ArticlePlan.matches(filter.query))
    let join = residual.texts.isEmpty ? "" : " CROSS JOIN article a ON a.id = q.article_id"
    var source = ListPlan.Source(from: "quote q" + join, key: "q.sort_key", last: "q.date_last", wide: "q.wide")
    source.conditions.add(residual)
    guard let first = filter.speakers.first else { return [source] }
    // One quotation has one speaker: it must be in all groups.
    let speakers = filter.speakers.dropFirst().reduce(Set(first)) { $0.intersection($1) }
    return speakers.sorted().map { speaker in
      var bySpeaker = source
      bySpeaker.conditions.add("q.speaker_id = ?", SQLValue(speaker))
      return bySpeaker
    }
  }
}
