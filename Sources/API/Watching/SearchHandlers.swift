import HTTP
import Model
import Storage

/// Saved searches: `/v1/searches`.
extension Services {
  func addSearch(_ request: Request) throws -> Response {
    let body = try watchBody(request, known: ["name", "of", "query"])
    guard let name = try body.name() else { throw AppError.pointer("/name", "it is missing") }
    let word = try body.string("of", limit: 20) ?? SavedSearch.Kind.articles.rawValue
    guard let kind = SavedSearch.Kind(rawValue: word) else {
      throw AppError.pointer("/of", "'\(word)' is not one of \(SavedSearch.Kind.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    let query = try checked(try body.string("query", limit: WatchBody.queryLimit) ?? "", kind)
    let time = now()
    let search = try archive.write { connection in
      let searches = SavedSearchRepository(connection)
      if let known = try searches.find(name: name) { throw Self.taken(name, by: known) }
      return try searches.find(searches.insert(name: name, kind: kind, query: query, at: time))
    }
    guard let search else { throw AppError(.unavailable, "The search could not be stored.") }
    var response = ListAnswer.json(.created, for: request) { $0.search(search) }
    response.headers.set("Location", "/v1/searches/\(search.id)")
    return response
  }

  func editSearch(_ request: Request) throws -> Response {
    let body = try watchBody(request, known: ["name", "query"])
    let key = request.parameters["id"] ?? ""
    guard let old = try archive.read({ try Self.savedSearch(key, in: $0) }) else { throw Self.missing(search: key) }
    let name = try body.name() ?? old.name
    let query = try body.string("query", limit: WatchBody.queryLimit).map { try checked($0, old.kind) } ?? old.query
    let search = try archive.write { connection in
      let searches = SavedSearchRepository(connection)
      if let known = try searches.find(name: name), known.id != old.id { throw Self.taken(name, by: known) }
      try searches.update(old.id, name: name, query: query)
      return try searches.find(old.id)
    }
    guard let search else { throw Self.missing(search: key) }
    watching.ring()
    return ListAnswer.json(for: request) { $0.search(search) }
  }

  func listSearches(_ request: Request) throws -> Response {
    let query = try QueryReader(request, .pages)
    let limit = try query.number(.limit)
    let after = try CommonFilters.cursor(query)?.id ?? 0
    let found = try archive.read { try SavedSearchRepository($0).list(after: after, limit: limit + 1) }
    return ListAnswer.response(Self.page(found, limit) { $0.id }, for: request, query) { $0.search($1) }
  }

  func search(_ request: Request) throws -> Response {
    _ = try QueryReader(request, Parameters.none)
    let key = request.parameters["id"] ?? ""
    guard let search = try archive.read({ try Self.savedSearch(key, in: $0) }) else { throw Self.missing(search: key) }
    return ListAnswer.json(for: request) { $0.search(search) }
  }

  func deleteSearch(_ request: Request) throws -> Response {
    _ = try QueryReader(request, Parameters.none)
    let key = request.parameters["id"] ?? ""
    try archive.write { connection in
      guard let search = try Self.savedSearch(key, in: connection) else { throw Self.missing(search: key) }
      do {
        _ = try SavedSearchRepository(connection).delete(search.id)
      } catch let error as StorageError where error.kind == .constraint {
        throw AppError(.conflict, "The search '\(search.name)' is watched; delete its watches first.")
      }
    }
    return Response(status: .noContent)
  }

  /// A query as it is stored, after a look whether it can be asked.
  private func checked(_ query: String, _ kind: SavedSearch.Kind) throws -> String {
    guard let items = QueryItem.read(query) else { throw AppError.pointer("/query", "it has a broken escape; write a percent sign as %25") }
    do {
      let standing = try StandingSearch(kind, items)
      try archive.read { try standing.check($0, self) }
    } catch let error as AppError {
      throw AppError.pointer("/query", error.message)
    } catch let problem as Problem {
      throw AppError.pointer("/query", problem.detail ?? "it cannot be read")
    }
    return query
  }

  private static func taken(_ name: String, by search: SavedSearch) -> AppError {
    AppError(.conflict, "The name '\(name)' is that of search \(search.id) already.", details: [.init(.pointer("/name"), "it is taken")])
  }

  private static func missing(search key: String) -> AppError { AppError(.notFound, "There is no saved search '\(key)'.") }

  /// A page of things with ids, of which one more than shown was looked up.
  static func page<Item: Sendable>(_ found: [Item], _ limit: Int, _ id: (Item) -> Int) -> Page<Item> {
    let shown = Array(found.prefix(limit))
    let next = found.count > limit ? shown.last.map { ListCursor(key: id($0), id: id($0)) } : nil
    return Page(items: shown, next: next, total: nil)
  }

  func watchBody(_ request: Request, known: [String]) throws -> WatchBody {
    _ = try QueryReader(request, Parameters.none)
    let type = try MediaType(request.headers["Content-Type"])
    guard ["application/json", "application/merge-patch+json"].contains(type.name) else {
      throw Problem(.unsupportedMediaType, detail: "Content-Type \(type.name) is not taken; send application/json.")
    }
    return try WatchBody(request.body, known: known)
  }
}

extension JSONWriter {
  /// One saved search, with what can be asked by it.
  mutating func search(_ search: SavedSearch) {
    let items = QueryItem.read(search.query) ?? []
    let suffix = items.isEmpty ? "" : "?" + QueryItem.encode(items)
    object { json in
      json.member("id", search.id)
      json.member("name", search.name)
      json.member("of", search.kind.rawValue)
      json.member("query", search.query)
      json.member("created_at", search.createdAt)
      json.key("links")
      json.object { json in
        json.member("list", "/v1/\(search.kind.rawValue)" + suffix)
        json.member("export", "/v1/export/\(search.kind.rawValue)" + suffix)
        json.member("feed", search.kind == .articles ? "/v1/feed?search=\(search.id)" : nil)
        json.member("stream", "/v1/stream?search=\(search.id)")
      }
    }
  }
}
