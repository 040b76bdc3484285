import HTTP
import Model
import Storage

/// `GET /v1/articles`, `/v1/events`, `/v1/quotes` and the single things in them.
extension Services {
  func listArticles(_ request: Request) throws -> Response {
    try list(request, .articles) { common, query, connection in
      try ArticleRepository(connection).list(
        common.articles(), order: common.order, limit: common.limit, after: common.cursor, counting: common.count,
        collapsing: query.flag("collapse"))
    } item: {
      $0.article($1)
    } correction: { common, connection, page in
      guard page.items.isEmpty, common.cursor == nil, let search = common.search else { return nil }
      return try ArticleRepository(connection).correction(of: search)
    }
  }

  func listEvents(_ request: Request) throws -> Response {
    try list(request, .events) { common, query, connection in
      try EventRepository(connection).list(
        common.events(query, connection), order: common.order, limit: common.limit, after: common.cursor, counting: common.count)
    } item: {
      $0.event($1)
    }
  }

  func listQuotes(_ request: Request) throws -> Response {
    try list(request, .quotes) { common, query, connection in
      try QuoteRepository(connection).list(
        common.quotes(query, connection), order: common.order, limit: common.limit, after: common.cursor, counting: common.count)
    } item: {
      $0.quote($1)
    }
  }

  /// A list under the common filters: reads the parameters, asks the repository, writes the page.
  private func list<Item>(
    _ request: Request, _ parameters: Parameters,
    page: @Sendable (CommonFilters, QueryReader, Connection) throws -> Page<Item>, item: @Sendable (inout JSONWriter, Item) -> Void,
    correction: @Sendable (CommonFilters, Connection, Page<Item>) throws -> String? = { _, _, _ in nil }
  ) throws -> Response {
    let query = try QueryReader(request, parameters)
    let today = today()
    return try archive.read { connection in
      let common = try CommonFilters(query, connection, today: today, variants: variants)
      let page = try page(common, query, connection)
      return ListAnswer.response(page, for: request, query, didYouMean: try correction(common, connection, page), item)
    }
  }

  func article(_ request: Request) throws -> Response {
    try one("article", request) {
      try ArticleRepository($0).find($1)
    } write: {
      $0.wholeArticle($1)
    }
  }

  func event(_ request: Request) throws -> Response {
    let query = try QueryReader(request, .explained)
    let explained = try query.flag("explain")
    return try one("event", request, query) {
      try EventRepository($0).find($1)
    } write: {
      $0.event($1, explained: explained)
    }
  }

  func quote(_ request: Request) throws -> Response {
    try one("quotation", request) {
      try QuoteRepository($0).find($1)
    } write: {
      $0.quote($1)
    }
  }

  /// The one thing with the id in the path, or 404.
  private func one<Item: Sendable>(
    _ what: String, _ request: Request, _ query: QueryReader? = nil, find: @Sendable (Connection, Int) throws -> Item?,
    write: (inout JSONWriter, Item) -> Void
  ) throws -> Response {
    if query == nil { _ = try QueryReader(request, Parameters.none) }
    let id = try request.id()
    guard let item = try archive.read({ try find($0, id) }) else { throw AppError.missing(what, id) }
    return ListAnswer.json(for: request) { write(&$0, item) }
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
