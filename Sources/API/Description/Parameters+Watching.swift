import Model
import Storage

extension Parameter {
  fileprivate static let search = Parameter(
    "search", .text(minimum: 1, pattern: "^[^\\u0000]+$"), "a saved search, by id or name; what else is said narrows it further")
  fileprivate static let byteOrderMark = Parameter(
    "bom", .flag, "begin with a byte order mark, which some spreadsheets need; only with csv", standard: "false")
}

extension Parameters {
  static let feed =
    articles.without(["count"])
    + Parameters([
      Parameter("format", .choice(of: FeedFormat.self), "Atom, or JSON Feed", standard: FeedFormat.atom.rawValue), .search,
    ])

  static let stream =
    Parameters([
      .search,
      Parameter(
        "of", .choice(of: SavedSearch.Kind.self), "what is told; a saved search has its own", standard: SavedSearch.Kind.articles.rawValue),
      Parameter(
        "last_event_id", .integer(0...Int.max), "the last id that the client has, for those that cannot send Last-Event-ID; else begin now",
        example: "1"),
    ]) + narrowing + quoteOwn + eventOwn

  static let pages = Parameters([.limit, .cursor])

  static let deliveries =
    Parameters([
      Parameter("watch", .integer(1...Int.max), "the watch that it was made for, by id", example: "1"),
      Parameter("state", .choice(of: Delivery.State.self), "whether it waits, was taken, or was given up", .listed, example: "dead"),
    ]) + pages
}

extension SavedSearch.Kind {
  /// The filters of a search that is asked again and again: those of the list, but for what orders it and cuts it into pages.
  var filters: Parameters {
    switch self {
    case .articles: .narrowing
    case .events: .narrowing + .eventOwn
    case .quotes: .narrowing + .quoteOwn
    }
  }
}

extension ExportKind {
  /// The filters of the list without its pages, and how to write what matches.
  var parameters: Parameters {
    let list: Parameters =
      switch self {
      case .articles: .articles
      case .events: .events
      case .quotes: .quotes
      case .entities: .entities
      }
    let own = Parameters([
      Parameter("format", .choice(formats.map(\.rawValue)), "how it is written", standard: formats[0].rawValue), .byteOrderMark,
    ])
    let orders = ListOrder.allCases.filter { $0 != .relevance }.map(\.rawValue)
    let order = Parameter("sort", .choice(orders), "latest first, or earliest first", standard: ListOrder.newest.rawValue)
    let filters = list.without(["sort", "limit", "cursor", "count"])
    return filters + (list["sort"] == nil ? .none : Parameters([order])) + own
  }
}
