import HTTP
import Model
import Storage

/// Counts under the common filters: `GET /v1/timeline`, `/v1/facets`, `/v1/network`.
extension Services {
  /// Counts per day, week, month or year, empty buckets included.
  func timeline(_ request: Request) throws -> Response {
    let query = try QueryReader(request, .timeline)
    let counted = try query.one("of", of: TimelineCounted.self) ?? .articles
    try Self.refuseIdle(query, counted)
    let interval = try query.one("interval", of: TimelineInterval.self) ?? .month
    let today = today()
    let days = try archive.read { connection in
      let common = try CommonFilters(query, connection, today: today, variants: variants)
      let aggregates = AggregateRepository(connection)
      switch counted {
      case .articles: return try aggregates.days(common.articles())
      case .events: return try aggregates.days(common.events(query, connection))
      case .quotes: return try aggregates.days(common.quotes(query, connection))
      }
    }
    let buckets = try interval.buckets(of: days.days)
    return ListAnswer.json(for: request) { json in
      json.object { json in
        json.key("items")
        json.array(buckets) { json, bucket in
          json.object { json in
            json.member("start", bucket.start.description)
            json.member("end", bucket.end.description)
            json.member("count", bucket.count)
          }
        }
      }
    }
  }

  /// A parameter that only events or quotations have would be heeded by nobody when others are counted.
  private static func refuseIdle(_ query: QueryReader, _ counted: TimelineCounted) throws(AppError) {
    let idle =
      (counted == .events ? [] : Parameters.eventOwn.names).union(counted == .quotes ? [] : Parameters.quoteOwn.names)
      .subtracting(Parameters.narrowing.names)
    for item in query.items where idle.contains(item.name) {
      let kind = Parameters.eventOwn.names.contains(item.name) ? "events" : "quotes"
      throw .parameter(item.name, "it narrows \(kind) only; say of=\(kind)")
    }
  }

  /// Counts by source, year, entity, event type and language.
  func facets(_ request: Request) throws -> Response {
    let query = try QueryReader(request, .facets)
    let today = today()
    return try archive.read { connection in
      let common = try CommonFilters(query, connection, today: today, variants: variants)
      let filter = common.articles()
      let aggregates = AggregateRepository(connection)
      let years = try TimelineInterval.year.buckets(of: aggregates.days(filter).days).filter { $0.count > 0 }
      let types = try aggregates.eventTypes(common.events(query, connection))
      let sources = try aggregates.facet(.source, of: filter, limit: common.limit)
      let languages = try aggregates.facet(.language, of: filter, limit: common.limit)
      let entities = try aggregates.entities(filter, limit: common.limit)
      return ListAnswer.json(for: request) { json in
        json.object { json in
          json.facet("source", sources.map { ($0.value, $0.count) })
          json.facet("year", years.map { (CalendarDate.padded($0.start.year, 4), $0.count) })
          json.key("entity")
          json.array(entities) { $0.node($1) }
          json.facet("event_type", types.map { ($0.value, $0.count) })
          json.facet("lang", languages.map { ($0.value, $0.count) })
        }
      }
    }
  }

  /// Who is spoken of together with whom.
  func network(_ request: Request) throws -> Response {
    let query = try QueryReader(request, .network)
    let minimum = try query.number(Parameters.network["min_count"] ?? .limit)
    let limit = try query.number(Parameters.network["limit"] ?? .limit)
    let today = today()
    let graph = try archive.read { connection in
      let common = try CommonFilters(query, connection, today: today, variants: variants)
      return try AggregateRepository(connection).network(common.articles(), limit: limit, minimum: minimum)
    }
    return ListAnswer.json(for: request) { json in
      json.object { json in
        json.key("nodes")
        json.array(graph.nodes) { $0.node($1) }
        json.key("edges")
        json.array(graph.edges) { json, edge in
          json.object { json in
            json.member("a", edge.a)
            json.member("b", edge.b)
            json.member("count", edge.count)
          }
        }
      }
    }
  }
}

extension JSONWriter {
  fileprivate mutating func facet(_ name: String, _ values: [(value: String, count: Int)]) {
    key(name)
    array(values) { json, value in
      json.object { json in
        json.member("value", value.value)
        json.member("count", value.count)
      }
    }
  }

  fileprivate mutating func node(_ node: CoMentionGraph.Node) {
    object { json in
      json.referenceMembers(node.entity)
      json.member("count", node.count)
    }
  }
}
