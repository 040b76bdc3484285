import Model
import Storage

/// What the filters of articles, events and quotations have in common.
protocol NarrowedByArticle {
  var window: DateWindow { get set }
  var query: SearchQuery? { get set }
  var sources: [String] { get set }
  var kinds: [Article.Kind] { get set }
  var languages: [String] { get set }
  var place: PlaceFilter? { get set }
}

extension ArticleFilter: NarrowedByArticle {}
extension EventFilter: NarrowedByArticle {}
extension QuoteFilter: NarrowedByArticle {}

extension CommonFilters {
  /// The articles that the request asks for.
  func articles() -> ArticleFilter {
    var filter = ArticleFilter()
    filter.actors = actors
    narrow(&filter)
    return filter
  }

  /// The events that it asks for, with `role`, `target`, `type` and `status`.
  func events(_ query: QueryReader, _ connection: Connection) throws -> EventFilter {
    var filter = EventFilter()
    filter.actors = actors
    filter.role = try query.one("role", of: EventFilter.Role.self)
    filter.targets = try Self.entities("target", query, connection)
    (filter.types, filter.cameoRoots) = try Self.eventTypes(query)
    filter.statuses = try query.cases("status", of: Event.Status.self)
    filter.minConfidence = try query.share("min_confidence")
    filter.collapsed = try query.flag("collapse")
    filter.cluster = try query.text("cluster").map { _ in try query.number("cluster", in: 1...Int.max, standard: 1) }
    narrow(&filter)
    return filter
  }

  /// The quotations that it asks for, with `speaker` and `about`; `actor` means the speaker, too.
  func quotes(_ query: QueryReader, _ connection: Connection) throws -> QuoteFilter {
    var filter = QuoteFilter()
    filter.speakers = try actors + Self.entities("speaker", query, connection)
    filter.about = try Self.entities("about", query, connection)
    narrow(&filter)
    return filter
  }

  private func narrow(_ filter: inout some NarrowedByArticle) {
    filter.window = window
    filter.query = search
    filter.sources = sources
    filter.kinds = kinds
    filter.languages = languages
    filter.place = place
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
}
