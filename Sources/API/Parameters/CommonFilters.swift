import HTTP
import Model
import Storage

/// The filters that all lists share, read from the query. A name is looked up in the archive; one that nobody bears makes the list empty.
struct CommonFilters {
  let actors: [[Int]]
  let window: DateWindow
  let search: SearchQuery?
  let place: PlaceFilter?
  let sources: [String]
  let kinds: [Article.Kind]
  let languages: [String]
  let order: ListOrder
  let limit: Int
  let cursor: ListCursor?
  let count: Bool

  init(_ query: QueryReader, _ connection: Connection, today: CalendarDate, variants: SearchVariants) throws {
    actors = try Self.entities("actor", query, connection)
    let from = try query.firstDay("from", today: today)
    let to = try query.lastDay("to", today: today)
    if let from, let to, from > to { throw AppError.parameter("from", "it lies behind 'to'") }
    window = DateWindow(from: from?.daysSinceEpoch, to: to?.daysSinceEpoch)
    search = try Self.search(query, connection, variants)
    place = try Self.place(query, connection)
    sources = try query.list("source")
    kinds = try query.cases("kind", of: Article.Kind.self)
    languages = try query.list("lang")
    order = try query.one("sort", of: ListOrder.self) ?? .newest
    if order == .relevance, search == nil { throw AppError.parameter("sort", "relevance needs a query in 'q'") }
    limit = try query.number(.limit)
    count = try query.flag("count")
    cursor = try Self.cursor(query)
  }

  static func cursor(_ query: QueryReader) throws(AppError) -> ListCursor? {
    guard let text = query.text("cursor") else { return nil }
    guard let cursor = ListCursor(encoded: text) else { throw .parameter("cursor", "it is none that this server gave") }
    return cursor
  }

  private static func search(_ query: QueryReader, _ connection: Connection, _ variants: SearchVariants) throws -> SearchQuery? {
    let mode = try query.one("match", of: SearchQuery.Mode.self) ?? .all
    guard let text = query.text("q") else { return nil }
    let entities = EntityRepository(connection)
    return try SearchQuery(text, mode: mode) { term in
      variants.stems(like: term) + (try entities.spellings(of: term))
    }
  }

  private static func place(_ query: QueryReader, _ connection: Connection) throws -> PlaceFilter? {
    let names = try query.list("place")
    guard !names.isEmpty else { return nil }
    var entities: [Int] = []
    for name in names { entities += try ids(of: name, "place", connection) }
    return PlaceFilter(entities: entities, names: names)
  }

  /// The entities of a parameter: repeated means all of them, comma-separated any of them.
  static func entities(_ parameter: String, _ query: QueryReader, _ connection: Connection) throws -> [[Int]] {
    try query.all(parameter).map { value in
      let names = value.split(separator: ",").map(String.init)
      guard !names.isEmpty else { throw AppError.parameter(parameter, "it is empty") }
      let found = try names.flatMap { try ids(of: $0, parameter, connection) }
      // An id that no entity has: the name is unknown, so that nothing matches.
      return found.isEmpty ? [-1] : found
    }
  }

  private static func ids(of name: String, _ parameter: String, _ connection: Connection) throws -> [Int] {
    let entities = EntityRepository(connection)
    switch try entities.look(up: name) {
    case .none:
      // A name in another spelling or script is never taken for one that only sounds like it.
      let similar = try entities.soundingLike(name)
      guard !similar.isEmpty, parameter != "place" else { return [] }
      throw AppError.parameter(parameter, "nobody is called '\(name)'; it sounds like \(list(similar)); give a slug or an id")
    case .one(let entity): return [entity.id]
    case .several(let candidates):
      throw AppError.parameter(parameter, "'\(name)' is borne by several: \(list(candidates)); give a slug or an id")
    }
  }

  private static func list(_ candidates: [EntityReference]) -> String {
    candidates.prefix(10).map { "\($0.slug) (\($0.name), \($0.type.rawValue))" }.joined(separator: "; ")
  }
}
