import HTTP
import Model
import Storage

/// One export: what was asked for, and how it is written.
struct ExportJob: Sendable {
  let kind: ExportKind
  let format: ExportFormat
  private let hasMark: Bool
  private let query: QueryReader
  private let today: CalendarDate
  private let variants: SearchVariants
  private let coordinates: PlaceCoordinates

  /// Reads the parameters but for the filters, which need the archive.
  init(_ kind: ExportKind, _ request: Request, _ services: Services) throws(AppError) {
    let query = try QueryReader(request, kind.parameters)
    let format = try query.one("format", of: ExportFormat.self) ?? .ndjson
    guard kind.formats.contains(format) else {
      throw .parameter("format", "\(kind.rawValue) come as \(kind.formats.map(\.rawValue).joined(separator: ", "))")
    }
    if try query.one("sort", of: ListOrder.self) == .relevance {
      throw .parameter("sort", "an export comes by date: everything that matches is in it")
    }
    self.kind = kind
    self.format = format
    hasMark = try query.flag("bom")
    if hasMark, format != .csv { throw .parameter("bom", "only csv has a byte order mark") }
    self.query = query
    today = services.today()
    variants = services.variants
    coordinates = services.coordinates()
  }

  /// Throws what is wrong with the filters, before anything is written.
  func check(_ connection: Connection) throws {
    switch kind {
    case .articles:
      _ = try common(connection)
      _ = try query.flag("collapse")
    case .events: _ = try common(connection).events(query, connection)
    case .quotes: _ = try common(connection).quotes(query, connection)
    case .entities: _ = try query.cases("type", of: EntityType.self)
    }
  }

  private func common(_ connection: Connection) throws -> CommonFilters {
    try CommonFilters(query, connection, today: today, variants: variants)
  }

  /// Writes everything that matches.
  func run(_ connection: Connection, into write: @escaping ([UInt8]) throws -> Void) throws {
    var sink = ExportSink(write)
    if format == .csv { try sink.header(CSVWriter.columns(of: kind), hasMark: hasMark) }
    switch kind {
    case .articles: try articles(connection, &sink)
    case .events where format == .ndjson: try eventLines(connection, into: write)
    case .events: try events(connection, &sink)
    case .quotes: try quotes(connection, &sink)
    case .entities: try entities(connection, &sink)
    }
    try sink.flush()
  }

  private func articles(_ connection: Connection, _ sink: inout ExportSink) throws {
    let common = try common(connection)
    try ArticleRepository(connection).forEach(common.articles(), order: common.order, collapsing: query.flag("collapse")) { record in
      if format == .csv { try sink.row { $0.article(record) } } else { try sink.line { $0.exported(record) } }
    }
  }

  private func quotes(_ connection: Connection, _ sink: inout ExportSink) throws {
    let common = try common(connection)
    var article = ArticleAtHand(connection, withBody: false)
    try QuoteRepository(connection).forEach(common.quotes(query, connection), order: common.order) { record in
      if format == .csv {
        let origin = try article(record.articleID)
        try sink.row { $0.quote(record, of: origin) }
      } else {
        try sink.line { $0.quote(record) }
      }
    }
  }

  private func entities(_ connection: Connection, _ sink: inout ExportSink) throws {
    let filter = EntityRepository.Filter(prefix: query.text("q"), types: try query.cases("type", of: EntityType.self))
    try EntityRepository(connection).forEach(filter) { record in
      switch format {
      case .csv: try sink.row { $0.entity(record) }
      case .ftm: try sink.line { $0.followTheMoney(record) }
      default: try sink.line { $0.entity(record) }
      }
    }
  }

  /// As lists have them: no other rows are asked for in such numbers.
  private func eventLines(_ connection: Connection, into write: @escaping ([UInt8]) throws -> Void) throws {
    let common = try common(connection)
    var scribe = Scribe<EventRecord>(
      { rows in
        var json = JSONWriter(reservingCapacity: rows.count * 1_024)
        for row in rows {
          json.event(row)
          json.endLine()
        }
        return json.take()
      }, into: write)
    defer { scribe.end() }
    try EventRepository(connection).forEach(common.events(query, connection), order: common.order) { try scribe.add($0) }
    try scribe.finish()
  }

  private func events(_ connection: Connection, _ sink: inout ExportSink) throws {
    let common = try common(connection)
    var article = ArticleAtHand(connection, withBody: format == .ftm || format == .plover)
    var isFirst = true
    if format == .geojson { try sink.raw("{\"type\":\"FeatureCollection\",\"features\":[\n") }
    try EventRepository(connection).forEach(common.events(query, connection), order: common.order) { record in
      let point = record.event.place?.entity.flatMap { coordinates[$0] }
      switch format {
      case .ndjson: break
      case .csv:
        let origin = try article(record.articleID)
        try sink.row { $0.event(record, of: origin, at: point) }
      case .geojson:
        guard let point else { return }
        try sink.element(isFirst: isFirst) { $0.feature(record, at: point) }
        isFirst = false
      case .ftm, .plover:
        let sentence = try article.sentence(of: record)
        let origin = try article(record.articleID)
        try sink.line { json in
          if format == .ftm {
            json.followTheMoney(record, of: origin, sentence: sentence)
          } else {
            json.plover(record, of: origin, sentence: sentence)
          }
        }
      }
    }
    if format == .geojson { try sink.raw("]}\n") }
  }
}
