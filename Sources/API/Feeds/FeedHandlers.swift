import HTTP
import Model
import Storage

/// How a feed is written.
enum FeedFormat: String, CaseIterable {
  case atom, json

  var mediaType: String { self == .atom ? "application/atom+xml; charset=utf-8" : "application/feed+json" }
}

/// `GET /v1/feed`: the articles of any query for feed readers.
extension Services {
  func feed(_ request: Request) throws -> Response {
    _ = try QueryReader(request, .feed)
    let (asked, search) = try expanded(request, kind: .articles)
    let query = try QueryReader(asked, .feed)
    let format = try query.one("format", of: FeedFormat.self) ?? .atom
    let feed: Feed = try archive.read { connection in try self.feed(request, query, search, connection) }
    var response = Response(type: format.mediaType, bytes: format == .atom ? feed.atom() : feed.json())
    response.headers.set("Last-Modified", Self.httpDate(feed.updated))
    response.headers.set("Content-Language", "ar")
    let isKnown = request.headers["If-None-Match"] == nil && request.headers["If-Modified-Since"] == response.headers["Last-Modified"]
    if isKnown, !feed.entries.isEmpty { return Response(status: .notModified, headers: ["Last-Modified": Self.httpDate(feed.updated)]) }
    return response.withETag(for: request)
  }

  private func feed(_ request: Request, _ query: QueryReader, _ search: SavedSearch?, _ connection: Connection) throws -> Feed {
    let common = try CommonFilters(query, connection, today: today(), variants: variants)
    let articles = ArticleRepository(connection)
    let page = try articles.list(
      common.articles(), order: common.order, limit: common.limit, after: common.cursor, collapsing: query.flag("collapse"))
    let documents = DocumentRepository(connection)
    let entries = try page.items.compactMap { item -> FeedEntry? in
      guard var record = try articles.record(item.id), let document = try documents.find(record.documentID) else { return nil }
      record.snippet = item.snippet
      return FeedEntry(record, document: document, position: try articles.position(of: item.id))
    }
    let next = page.next.map { cursor in
      let items = request.query.filter { $0.name != "cursor" } + [QueryItem("cursor", cursor.encoded)]
      return request.path.raw + "?" + QueryItem.encode(items)
    }
    let list = query.items.filter { !["format", "cursor", "limit"].contains($0.name) }
    return Feed(
      entries: entries, title: Self.title(search, list), base: Self.base(of: request), target: request.target, next: next,
      list: "/v1/articles" + (list.isEmpty ? "" : "?" + QueryItem.encode(list)))
  }

  /// The name of the search, or what is asked for in the client's own words.
  private static func title(_ search: SavedSearch?, _ items: [QueryItem]) -> String {
    let shown = items.filter { !["limit", "sort", "match", "collapse"].contains($0.name) }.map(\.value)
    let what = search?.name ?? shown.joined(separator: "، ")
    return what.isEmpty ? "سجلّ" : "سجلّ: " + what
  }

  /// How the client calls this server. A proxy that speaks TLS says so in `X-Forwarded-Proto`.
  private static func base(of request: Request) -> String {
    guard let host = request.headers["Host"], !host.isEmpty else { return "" }
    return (request.headers["X-Forwarded-Proto"] == "https" ? "https://" : "http://") + host
  }

  /// An instant such as `2025-03-18T09:30:00Z` as header fields have it.
  static func httpDate(_ instant: String) -> String {
    let clock = instant.dropFirst(11).prefix(8).split(separator: ":").compactMap { Int($0) }
    guard let day = CalendarDate(iso: String(instant.prefix(10))), clock.count == 3, day.daysSinceEpoch >= 0 else {
      return HTTPDate.format(seconds: 0)
    }
    return HTTPDate.format(seconds: day.daysSinceEpoch * 86_400 + clock[0] * 3_600 + clock[1] * 60 + clock[2])
  }

  /// A request in which `search`, the name or id of a saved search, is replaced by the query that was saved.
  func expanded(_ request: Request, kind: SavedSearch.Kind?) throws -> (request: Request, search: SavedSearch?) {
    guard let key = request.query.first(where: { $0.name == "search" })?.value else { return (request, nil) }
    let search = try archive.read { try Self.savedSearch(key, in: $0) }
    guard let search else { throw AppError.parameter("search", "there is no saved search '\(key)'") }
    if let kind, search.kind != kind { throw AppError.parameter("search", "it finds \(search.kind.rawValue), not \(kind.rawValue)") }
    let items = (QueryItem.read(search.query) ?? []) + request.query.filter { $0.name != "search" }
    return (try Request(.get, request.path.raw + "?" + QueryItem.encode(items), headers: request.headers, client: request.client), search)
  }

  /// The saved search with an id or a name.
  static func savedSearch(_ key: String, in connection: Connection) throws -> SavedSearch? {
    let searches = SavedSearchRepository(connection)
    if let id = Int(key), let found = try searches.find(id) { return found }
    return try searches.find(name: key)
  }
}
