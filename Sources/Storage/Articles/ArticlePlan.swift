internal import ArabicText
internal import Model

/// Which index drives a list of articles, and what is looked up for each row of it.
struct ArticlePlan {
  let plan: ListPlan

  init(_ filter: ArticleFilter, on db: Connection) throws {
    // Without statistics SQLite would rather read all of the index for facets, which has the column, too.
    let wide = "SELECT 1 FROM article INDEXED BY article_wide WHERE wide = 1 LIMIT 1"
    let hasWide = try filter.window.from != nil && db.first(wide, [], { $0.int() }) != nil
    plan = ListPlan(
      sources: try Self.sources(filter, on: db), calendar: .articles, window: filter.window, hasWideRows: hasWide)
  }

  /// The parts of a filter that rows are checked against, when something else drives.
  struct Residual: OptionSet {
    let rawValue: Int
    static let sources = Residual(rawValue: 1)
    static let languages = Residual(rawValue: 2)
    static let kinds = Residual(rawValue: 4)
    static let place = Residual(rawValue: 8)
    static let all: Residual = [.sources, .languages, .kinds, .place]
  }

  private static func sources(_ filter: ArticleFilter, on db: Connection) throws -> [ListPlan.Source] {
    if filter.actors.contains(where: \.isEmpty) || filter.query?.isEmpty == true { return [] }
    let places = try placeKeys(filter.place, on: db)
    if places?.isEmpty == true { return [] }
    if let match = filter.query?.match { return [try text(match, filter, places, on: db)] }
    if !filter.actors.isEmpty { return try actors(filter, places, on: db) }
    if let places {
      return places.map { article(["a.place_key = ?"], [.text($0)], filter, places, .all.subtracting(.place)) }
    }
    if !filter.sources.isEmpty {
      return filter.sources.map { article(["a.source = ?"], [.text($0)], filter, places, .all.subtracting(.sources)) }
    }
    if filter.kinds == [.teaser] { return [article(["a.kind = 'teaser'"], [], filter, places, .all.subtracting(.kinds))] }
    if !filter.languages.isEmpty, !filter.languages.contains("ar") {
      return filter.languages.map {
        article(["a.language <> 'ar'", "a.language = ?"], [.text($0)], filter, places, .all.subtracting(.languages))
      }
    }
    return [article([], [], filter, places, .all)]
  }

  private static func text(_ match: String, _ filter: ArticleFilter, _ places: [String]?, on db: Connection) throws -> ListPlan.Source {
    let residual = conditions(filter, places, .all)
    let joined = !residual.texts.isEmpty || filter.window.from != nil
    var source = ListPlan.Source(
      from: joined ? "article_text f CROSS JOIN article a ON a.sort_key = f.rowid" : "article_text f", key: "f.rowid", last: "a.date_last",
      wide: "a.wide")
    source.conditions.add("f.article_text MATCH ?", .text(match))
    for group in filter.actors { source.conditions.add(speaksOf(group, key: "f.rowid")) }
    source.conditions.add(residual)
    return source
  }

  private static func actors(_ filter: ArticleFilter, _ places: [String]?, on db: Connection) throws -> [ListPlan.Source] {
    let driver = try rarest(filter.actors, on: db)
    var residual = conditions(filter, places, .all)
    let from = residual.texts.isEmpty ? "article_entity d" : "article_entity d CROSS JOIN article a ON a.sort_key = d.article_key"
    for (index, group) in filter.actors.enumerated() where index != driver { residual.add(speaksOf(group, key: "d.article_key")) }
    residual.add(without(filter.query, key: "d.article_key"))
    return filter.actors[driver].map { entity in
      var source = ListPlan.Source(from: from, key: "d.article_key", last: "d.date_last", wide: "d.wide")
      source.conditions.add("d.entity_id = ?", SQLValue(entity))
      source.conditions.add(residual)
      return source
    }
  }

  private static func article(
    _ driving: [String], _ values: [SQLValue], _ filter: ArticleFilter, _ places: [String]?, _ residual: Residual
  ) -> ListPlan.Source {
    var source = ListPlan.Source(from: "article a", key: "a.sort_key", last: "a.date_last", wide: "a.wide")
    if driving.isEmpty { source.wideFrom = "article a INDEXED BY article_wide" }
    if !driving.isEmpty { source.conditions.add(driving.joined(separator: " AND "), values) }
    source.conditions.add(conditions(filter, places, residual))
    source.conditions.add(without(filter.query, key: "a.sort_key"))
    return source
  }

  /// The group whose entities are spoken of least.
  static func rarest(_ groups: [[Int]], on db: Connection) throws -> Int {
    guard groups.count > 1 else { return 0 }
    var best = (index: 0, count: Int.max)
    for (index, group) in groups.enumerated() {
      let count = try group.reduce(0) { sum, id in
        sum + (try db.first("SELECT article_count FROM entity WHERE id = ?", [SQLValue(id)]) { $0.int() } ?? 0)
      }
      if count < best.count { best = (index, count) }
    }
    return best.index
  }

  /// Conditions on `article a`. The unary plus keeps SQLite from driving by them.
  static func conditions(_ filter: ArticleFilter, _ places: [String]?, _ residual: Residual) -> SQLConditions {
    var result = SQLConditions()
    if residual.contains(.sources) { result.addAny("+a.source", filter.sources.map { .text($0) }) }
    if residual.contains(.languages) { result.addAny("+a.language", filter.languages.map { .text($0) }) }
    if residual.contains(.kinds), filter.kinds.count < Article.Kind.allCases.count {
      result.addAny("+a.kind", filter.kinds.map { .text($0.rawValue) })
    }
    if residual.contains(.place), let places { result.addAny("+a.place_key", places.map { .text($0) }) }
    return result
  }

  static func speaksOf(_ group: [Int], key: String) -> SQLConditions {
    var result = SQLConditions()
    result.add(
      "EXISTS (SELECT 1 FROM article_entity x WHERE x.entity_id \(SQLConditions.anyOf(group.count)) AND x.article_key = \(key))",
      group.map { SQLValue($0) })
    return result
  }

  /// That `article a` matches a query, for lists of what is in articles.
  static func matches(_ query: SearchQuery?) -> SQLConditions {
    var result = without(query, key: "a.sort_key")
    if let match = query?.match { result.add("a.sort_key IN (SELECT rowid FROM article_text WHERE article_text MATCH ?)", .text(match)) }
    return result
  }

  /// A query of nothing but words to leave out.
  static func without(_ query: SearchQuery?, key: String) -> SQLConditions {
    var result = SQLConditions()
    if let query, query.match == nil, let excluded = query.excluded {
      result.add("\(key) NOT IN (SELECT rowid FROM article_text WHERE article_text MATCH ?)", .text(excluded))
    }
    return result
  }

  /// The folded forms that the place of a dateline may have: every name of the entities meant, and the words asked for.
  static func placeKeys(_ place: PlaceFilter?, on db: Connection) throws -> [String]? {
    guard let place else { return nil }
    let keys = try EntityRepository(db).nameKeys(of: place.entities) + place.names.map(Folding.foldName)
    return Set(keys).filter { !$0.isEmpty }.sorted()
  }
}
