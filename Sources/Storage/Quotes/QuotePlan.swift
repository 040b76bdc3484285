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
    if filter.query?.isEmpty == true || places?.isEmpty == true || filter.about.contains(where: \.isEmpty) { return [] }
    var article = ArticleFilter()
    article.sources = filter.sources
    article.kinds = filter.kinds
    article.languages = filter.languages
    var residual = ArticlePlan.conditions(article, places, .all)
    residual.add(ArticlePlan.matches(filter.query))
    let join = residual.texts.isEmpty ? "" : " CROSS JOIN article a ON a.id = q.article_id"
    for group in filter.speakers.isEmpty ? filter.about.dropFirst() : filter.about[...] { residual.add(try speaksOf(group, on: db)) }
    var source = ListPlan.Source(from: "quote q" + join, key: "q.sort_key", last: "q.date_last", wide: "q.wide")
    source.conditions.add(residual)
    guard let first = filter.speakers.first else { return try ofTopics(filter, source, on: db) }
    // One quotation has one speaker: it must be in all groups.
    let speakers = filter.speakers.dropFirst().reduce(Set(first)) { $0.intersection($1) }
    return speakers.sorted().map { speaker in
      var bySpeaker = source
      bySpeaker.conditions.add("q.speaker_id = ?", SQLValue(speaker))
      return bySpeaker
    }
  }

  /// Without a speaker, the entities that are spoken of lead: the first group's, in the order of their own index.
  private static func ofTopics(_ filter: QuoteFilter, _ source: ListPlan.Source, on db: Connection) throws -> [ListPlan.Source] {
    guard let group = filter.about.first else { return [source] }
    return try withMerged(group, on: db).map { topic in
      var byTopic = source
      byTopic.from = "quote_about d CROSS JOIN quote q ON q.id = d.quote_id" + source.from.dropFirst("quote q".count)
      (byTopic.key, byTopic.last, byTopic.wide) = ("d.quote_key", "d.date_last", "d.wide")
      byTopic.conditions.add("d.entity_id = ?", SQLValue(topic))
      return byTopic
    }
  }

  /// Topics keep the ids of entities that were merged since, so that a merge can be taken back.
  private static func withMerged(_ group: [Int], on db: Connection) throws -> [Int] {
    var ids = Set(group)
    for id in group {
      ids.formUnion(try db.all("SELECT id FROM entity WHERE merged_into = ?", [SQLValue(id)]) { $0.int() })
    }
    return ids.sorted()
  }

  private static func speaksOf(_ group: [Int], on db: Connection) throws -> SQLConditions {
    let ids = try withMerged(group, on: db)
    var result = SQLConditions()
    result.add(
      "EXISTS (SELECT 1 FROM quote_about b WHERE b.quote_id = q.id AND b.entity_id \(SQLConditions.anyOf(ids.count)))",
      ids.map { SQLValue($0) })
    return result
  }
}
