import HTTP
import Model
import Storage

/// A search that is asked again and again of what comes in: by a watch, or for a stream.
struct StandingSearch: Sendable {
  /// Rows that are looked at in one go.
  static let stretch = 200

  let kind: SavedSearch.Kind
  /// The query in one form.
  let text: String
  private let query: QueryReader

  /// Reads a query; the filters of the list are known in it, but for those that order it and cut it into pages.
  init(_ kind: SavedSearch.Kind, _ items: [QueryItem]) throws {
    self.kind = kind
    text = QueryItem.encode(items)
    let request = try Request(.get, "/v1/\(kind.rawValue)" + (items.isEmpty ? "" : "?" + text))
    query = try QueryReader(request, kind.filters)
  }

  /// Throws what is wrong with the filters.
  func check(_ connection: Connection, _ services: Services) throws {
    _ = try arrivals(after: .max, connection, today: services.today(), services.variants)
  }

  /// What matches among the rows behind an id, each written as lists show it.
  func arrivals(after id: Int, _ connection: Connection, today: CalendarDate, _ variants: SearchVariants) throws -> Arrivals<[UInt8]> {
    let common = try CommonFilters(query, connection, today: today, variants: variants)
    let limit = Self.stretch
    switch kind {
    case .articles:
      return try ArticleRepository(connection).arrivals(common.articles(), after: id, looking: limit).written { $0.article($1) }
    case .events:
      return try EventRepository(connection).arrivals(common.events(query, connection), after: id, looking: limit).written { $0.event($1) }
    case .quotes:
      return try QuoteRepository(connection).arrivals(common.quotes(query, connection), after: id, looking: limit).written { $0.quote($1) }
    }
  }
}

extension Arrivals {
  /// The same as JSON.
  fileprivate func written(_ write: (inout JSONWriter, Item) -> Void) -> Arrivals<[UInt8]> {
    map { item in
      var json = JSONWriter()
      write(&json, item)
      return json.bytes
    }
  }
}
