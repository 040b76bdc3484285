import HTTP
import Model
import Storage

/// Statistics and health.
extension Services {
  func stats(_ request: Request) throws -> Response {
    _ = try QueryReader(request, known: [])
    let stats = try archive.read { try StatisticsRepository($0).statistics() }
    return ListAnswer.json(for: request) { json in
      json.object { json in
        json.member("documents", stats.documents)
        json.member("articles", stats.articles)
        json.member("entities", stats.entities)
        json.member("events", stats.events)
        json.member("quotes", stats.quotes)
        json.key("dates")
        json.object { json in
          json.member("first", stats.firstDay.map { CalendarDate(daysSinceEpoch: $0).description })
          json.member("last", stats.lastDay.map { CalendarDate(daysSinceEpoch: $0).description })
        }
        json.member("database_bytes", stats.databaseBytes)
        json.member("schema_version", stats.schemaVersion)
        json.member("version", Version.current)
      }
    }
  }

  /// What the server has counted, for Prometheus.
  func counters(_ request: Request) throws -> Response {
    _ = try QueryReader(request, known: [])
    let build =
      "# HELP sijill_build_info The version that runs.\n# TYPE sijill_build_info gauge\nsijill_build_info{version=\"\(Version.current)\"} 1\n"
    return Response(type: "text/plain; version=0.0.4; charset=utf-8", bytes: Array((build + metrics()).utf8)).withETag(for: request)
  }

  private static let aliveAnswer = Response(
    headers: ["Content-Type": "application/json", "Vary": "Accept-Encoding"], body: .bytes(Array(#"{"status":"ok"}"#.utf8)))

  /// Says that the process runs; touches nothing that could block.
  func alive(_ request: Request) -> Response {
    Self.aliveAnswer
  }

  /// Says that requests are welcome: the archive can be read, and the server is not about to end.
  func ready(_ request: Request) throws -> Response {
    if isStopping() { throw Problem(.serviceUnavailable, detail: "The server is stopping.") }
    // One row, not the counts: probes come every few seconds, and this runs on the event loop.
    _ = try archive.read { try DocumentRepository($0).ids(after: 0, limit: 1) }
    return alive(request)
  }
}
