import HTTP
import Model
import Storage

/// `GET /v1/articles`, `/v1/events`, `/v1/quotes` and the single things in them.
extension Services {
  func listArticles(_ request: Request) throws -> Response {
    let query = try QueryReader(request, known: CommonFilters.names, repeatable: CommonFilters.repeatable)
    let today = today()
    return try archive.read { connection in
      let common = try CommonFilters(query, connection, today: today)
      var filter = ArticleFilter()
      filter.actors = common.actors
      filter.window = common.window
      filter.query = common.search
      filter.sources = common.sources
      filter.kinds = common.kinds
      filter.languages = common.languages
      filter.place = common.place
      let page = try ArticleRepository(connection).list(
        filter, order: common.order, limit: common.limit, after: common.cursor, counting: common.count)
      return ListAnswer.response(page, for: request, query) { $0.article($1) }
    }
  }

  func article(_ request: Request) throws -> Response {
    _ = try QueryReader(request, known: [])
    let id = try request.id()
    guard let whole = try archive.read({ try ArticleRepository($0).find(id) }) else { throw AppError.missing("article", id) }
    return ListAnswer.json(for: request) { $0.wholeArticle(whole) }
  }

  func listEvents(_ request: Request) throws -> Response {
    let known = CommonFilters.names.union(["role", "target", "type", "status"])
    let query = try QueryReader(request, known: known, repeatable: CommonFilters.repeatable)
    let today = today()
    return try archive.read { connection in
      let common = try CommonFilters(query, connection, today: today)
      var filter = EventFilter()
      filter.actors = common.actors
      filter.role = try query.one("role", of: EventFilter.Role.self)
      filter.targets = try CommonFilters.entities("target", query, connection)
      filter.window = common.window
      (filter.types, filter.cameoRoots) = try Self.eventTypes(query)
      filter.statuses = try query.cases("status", of: Event.Status.self)
      filter.place = common.place
      filter.query = common.search
      filter.sources = common.sources
      filter.kinds = common.kinds
      filter.languages = common.languages
      let page = try EventRepository(connection).list(
        filter, order: common.order, limit: common.limit, after: common.cursor, counting: common.count)
      return ListAnswer.response(page, for: request, query) { $0.event($1) }
    }
  }

  /// PLOVER types and CAMEO root codes stand side by side in `type`.
  private static func eventTypes(_ query: QueryReader) throws(AppError) -> ([PloverType], [String]) {
    var types: [PloverType] = []
    var roots: [String] = []
    for word in try query.list("type") {
      if let type = PloverType(rawValue: word.uppercased()) {
        types.append(type)
      } else if word.utf8.count == 2, let number = Int(word), (1...20).contains(number) {
        roots.append(word)
      } else {
        let names = PloverType.allCases.map(\.rawValue).joined(separator: ", ")
        throw .parameter("type", "'\(word)' is neither a CAMEO root (01 to 20) nor one of \(names)")
      }
    }
    return (types, roots)
  }

  func event(_ request: Request) throws -> Response {
    _ = try QueryReader(request, known: [])
    let id = try request.id()
    guard let event = try archive.read({ try EventRepository($0).find(id) }) else { throw AppError.missing("event", id) }
    return ListAnswer.json(for: request) { $0.event(event) }
  }

  func listQuotes(_ request: Request) throws -> Response {
    let query = try QueryReader(request, known: CommonFilters.names.union(["speaker"]), repeatable: CommonFilters.repeatable)
    let today = today()
    return try archive.read { connection in
      let common = try CommonFilters(query, connection, today: today)
      var filter = QuoteFilter()
      filter.speakers = try common.actors + CommonFilters.entities("speaker", query, connection)
      filter.window = common.window
      filter.query = common.search
      filter.sources = common.sources
      filter.kinds = common.kinds
      filter.languages = common.languages
      filter.place = common.place
      let page = try QuoteRepository(connection).list(
        filter, order: common.order, limit: common.limit, after: common.cursor, counting: common.count)
      return ListAnswer.response(page, for: request, query) { $0.quote($1) }
    }
  }

  func quote(_ request: Request) throws -> Response {
    _ = try QueryReader(request, known: [])
    let id = try request.id()
    guard let quote = try archive.read({ try QuoteRepository($0).find(id) }) else { throw AppError.missing("quotation", id) }
    return ListAnswer.json(for: request) { $0.quote(quote) }
  }
}

extension Request {
  /// The number in the path. Anything else is no id, so nothing is there.
  func id() throws(AppError) -> Int {
    let text = parameters["id"] ?? ""
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let id = Int(text) else {
      throw AppError(.notFound, "'\(text)' is not the id of anything; ids are whole numbers.")
    }
    return id
  }
}

extension AppError {
  /// There is no such thing.
  static func missing(_ what: String, _ id: Int) -> AppError {
    AppError(.notFound, "There is no \(what) \(id).")
  }
}
