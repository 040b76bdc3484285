import HTTP
import Model
import Storage

/// `GET /v1/stream`: what comes in and matches, as Server-Sent Events (WHATWG HTML, section 9.2).
extension Services {
  func stream(_ request: Request) throws -> Response {
    _ = try QueryReader(request, .stream)
    let (asked, search) = try expanded(request, kind: nil)
    let own: Set<String> = ["of", "last_event_id"]
    let kind = try search?.kind ?? Self.kind(asked.query.first { $0.name == "of" }?.value)
    let standing = try StandingSearch(kind, asked.query.filter { !own.contains($0.name) })
    let newest = try archive.read { connection in
      try standing.check(connection, self)
      return try SavedSearchRepository(connection).newest(kind)
    }
    let start = try Self.start(request, newest: newest)
    return Response(
      headers: ["Content-Type": "text/event-stream", "Cache-Control": "no-cache", "X-Accel-Buffering": "no"],
      body: .push { [hub] channel in hub.add(standing, channel, after: start) { try admitRead(request) } })
  }

  private static func kind(_ text: String?) throws(AppError) -> SavedSearch.Kind {
    guard let text else { return .articles }
    guard let kind = SavedSearch.Kind(rawValue: text) else {
      throw .parameter("of", "'\(text)' is not one of \(SavedSearch.Kind.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return kind
  }

  /// Where to go on: behind the last row that the client has, or with what comes from now on. Not behind the end: an archive that was
  /// restored from a backup has fewer rows than a client may remember.
  private static func start(_ request: Request, newest: Int) throws(AppError) -> Int {
    let parameter = request.query.first { $0.name == "last_event_id" }?.value
    guard let text = request.headers["Last-Event-ID"] ?? parameter, !text.isEmpty else { return newest }
    guard let id = Int(text), id >= 0 else {
      throw .parameter("last_event_id", "'\(text)' is no id that this stream gave; it is a whole number")
    }
    return min(id, newest)
  }
}
