internal import Model

/// Which index drives a list of events, and what is looked up for each row of it.
struct EventPlan {
  let plan: ListPlan

  init(_ filter: EventFilter, on db: Connection) throws {
    let hasWide = try filter.window.from != nil && db.first("SELECT 1 FROM event WHERE wide = 1 LIMIT 1", [], { $0.int() }) != nil
    plan = ListPlan(sources: try Self.sources(filter, on: db), calendar: .rows, window: filter.window, hasWideRows: hasWide)
  }

  /// Entities that must have one of some roles.
  private struct Group {
    let entities: [Int]
    let roles: [Int]
  }

  private static func sources(_ filter: EventFilter, on db: Connection) throws -> [ListPlan.Source] {
    var groups = filter.actors.map { Group(entities: $0, roles: filter.role.map { $0 == .source ? [1] : [2] } ?? [1, 2]) }
    groups += filter.targets.map { Group(entities: $0, roles: [2]) }
    if let place = filter.place, place.names.isEmpty { groups.append(Group(entities: place.entities, roles: [3])) }
    if groups.contains(where: \.entities.isEmpty) || filter.query?.isEmpty == true { return [] }
    if !filter.articles.isEmpty || filter.cluster != nil { return [ofFew(filter, groups)] }
    if groups.isEmpty { return byType(filter) }
    let driver = try ArticlePlan.rarest(groups.map(\.entities), on: db)
    var residual = conditions(filter, key: "d.event_key")
    let onEvent = !residual.texts.isEmpty
    for (index, group) in groups.enumerated() where index != driver { residual.add(takesPart(group, key: "d.event_key")) }
    let join = onEvent ? " CROSS JOIN event e ON e.id = (d.event_key & \(SortKey.idMask))" + articleJoin(filter) : ""
    return groups[driver].entities.flatMap { entity in
      groups[driver].roles.map { role in
        var source = ListPlan.Source(from: "event_entity d" + join, key: "d.event_key", last: "d.date_last", wide: "d.wide")
        source.conditions.add("d.entity_id = ? AND d.role = ?", SQLValue(entity), SQLValue(role))
        source.conditions.add(residual)
        return source
      }
    }
  }

  private static func ofFew(_ filter: EventFilter, _ groups: [Group]) -> ListPlan.Source {
    var source = event(filter)
    if let cluster = filter.cluster { source.conditions.add("e.cluster_id = ?", SQLValue(cluster)) }
    source.conditions.addAny("e.article_id", filter.articles.map { SQLValue($0) })
    for group in groups { source.conditions.add(takesPart(group, key: "e.sort_key")) }
    // The unary plus keeps SQLite from walking through all dates: one article has few events, one happening few tellings.
    source.key = "+e.sort_key"
    return source
  }

  private static func byType(_ filter: EventFilter) -> [ListPlan.Source] {
    let types = Set(filter.types + filter.cameoRoots.flatMap(Self.types))
    if !types.isEmpty || !filter.cameoRoots.isEmpty {
      return types.sorted { $0.rawValue < $1.rawValue }.map { type in
        var source = event(filter)
        source.conditions.add("e.type = ?", .text(type.rawValue))
        return source
      }
    }
    if !filter.statuses.isEmpty, !filter.statuses.contains(.occurred) {
      return filter.statuses.map { status in
        var source = event(filter)
        source.conditions.add("e.status <> 'occurred' AND e.status = ?", .text(status.rawValue))
        return source
      }
    }
    return [event(filter)]
  }

  private static func event(_ filter: EventFilter) -> ListPlan.Source {
    var source = ListPlan.Source(from: "event e" + articleJoin(filter), key: "e.sort_key", last: "e.date_last", wide: "e.wide")
    source.conditions.add(conditions(filter, key: "e.sort_key"))
    return source
  }

  private static func needsArticle(_ filter: EventFilter) -> Bool {
    filter.query != nil || !filter.sources.isEmpty || !filter.languages.isEmpty || !filter.kinds.isEmpty
  }

  private static func articleJoin(_ filter: EventFilter) -> String {
    needsArticle(filter) ? " CROSS JOIN article a ON a.id = e.article_id" : ""
  }

  /// Conditions on `event e` and `article a`.
  private static func conditions(_ filter: EventFilter, key: String) -> SQLConditions {
    var result = SQLConditions()
    if !filter.types.isEmpty || !filter.cameoRoots.isEmpty {
      let types = filter.types.isEmpty ? "0" : "+e.type \(SQLConditions.anyOf(filter.types.count))"
      let roots = filter.cameoRoots.isEmpty ? "0" : "+e.cameo_root \(SQLConditions.anyOf(filter.cameoRoots.count))"
      result.add("(\(types) OR \(roots))", filter.types.map { .text($0.rawValue) } + filter.cameoRoots.map { .text($0) })
    }
    if let least = filter.minConfidence { result.add("e.confidence >= ?", SQLValue(least)) }
    if filter.collapsed {
      result.add("(e.cluster_id IS NULL OR e.id = (SELECT min(c.id) FROM event c WHERE c.cluster_id = e.cluster_id))")
    }
    result.addAny("+e.status", filter.statuses.map { .text($0.rawValue) })
    if let place = filter.place, !place.names.isEmpty {
      result.add(
        """
        EXISTS (SELECT 1 FROM event_participant p WHERE p.event_id = e.id AND p.side = 'place'
          AND (p.text \(SQLConditions.anyOf(place.names.count)) OR p.entity_id IN (\(place.entities.map(String.init).joined(separator: ", ")))))
        """, place.names.map { .text($0) })
    }
    if needsArticle(filter) { result.add(ofArticle(filter)) }
    return result
  }

  private static func ofArticle(_ filter: EventFilter) -> SQLConditions {
    var article = ArticleFilter()
    article.sources = filter.sources
    article.kinds = filter.kinds
    article.languages = filter.languages
    var result = ArticlePlan.conditions(article, nil, .all)
    result.add(ArticlePlan.matches(filter.query))
    return result
  }

  private static func takesPart(_ group: Group, key: String) -> SQLConditions {
    var result = SQLConditions()
    result.add(
      """
      EXISTS (SELECT 1 FROM event_entity x WHERE x.entity_id \(SQLConditions.anyOf(group.entities.count))
        AND x.role IN (\(group.roles.map(String.init).joined(separator: ", "))) AND x.event_key = \(key))
      """, group.entities.map { SQLValue($0) })
    return result
  }

  /// The PLOVER types that a CAMEO root may come from.
  static func types(ofRoot root: String) -> [PloverType] {
    let modes = [nil, "investigate", "convict", "firearms", "unconventional", "destroy"]
    return PloverType.allCases.filter { type in modes.contains { type.cameoRoot(mode: $0) == root } }
  }
}
