public import HTTP
import Model
import Storage

/// The one table of routes.
public enum RouteTable {
  /// The routes over some services. Point reads run on the event loop, lists and writes on workers.
  public static func routes(_ services: Services) -> [Route] {
    [
      Route(.post, "/v1/documents", speed: .slow, body: .streamed) { try services.guardingWrites($0, services.postDocument) },
      Route(.get, "/v1/documents/{id}") { try services.document($0) },
      Route(.get, "/v1/documents/{id}/raw", speed: .slow) { try services.rawDocument($0) },
      Route(.delete, "/v1/documents/{id}", speed: .slow) { try services.guardingWrites($0, services.deleteDocument) },
      Route(.get, "/v1/articles", speed: .slow) { try services.listArticles($0) },
      Route(.get, "/v1/articles/{id}") { try services.article($0) },
      Route(.get, "/v1/entities", speed: .slow) { try services.listEntities($0) },
      Route(.get, "/v1/entities/{id}", speed: .slow) { try services.entity($0) },
      Route(.post, "/v1/entities", speed: .slow, body: .buffered(limit: 65_536)) { try services.guardingWrites($0, services.addEntity) },
      Route(.patch, "/v1/entities/{id}", speed: .slow, body: .buffered(limit: 65_536)) {
        try services.guardingWrites($0, services.editEntity)
      },
      Route(.post, "/v1/entities/{id}/merge", speed: .slow, body: .buffered(limit: 65_536)) {
        try services.guardingWrites($0, services.mergeEntity)
      },
      Route(.post, "/v1/entities/{id}/hide", speed: .slow, body: .buffered(limit: 65_536)) {
        try services.guardingWrites($0, services.hideEntity)
      },
      Route(.post, "/v1/entities/{id}/confirm", speed: .slow, body: .buffered(limit: 65_536)) {
        try services.guardingWrites($0, services.confirmEntity)
      },
      Route(.get, "/v1/corrections", speed: .slow) { try services.listCorrections($0) },
      Route(.post, "/v1/corrections/{id}/undo", speed: .slow, body: .buffered(limit: 65_536)) {
        try services.guardingWrites($0, services.undoCorrection)
      },
      Route(.get, "/v1/events", speed: .slow) { try services.listEvents($0) },
      Route(.get, "/v1/events/{id}") { try services.event($0) },
      Route(.get, "/v1/quotes", speed: .slow) { try services.listQuotes($0) },
      Route(.get, "/v1/quotes/{id}") { try services.quote($0) },
      Route(.get, "/v1/timeline", speed: .slow) { try services.timeline($0) },
      Route(.get, "/v1/facets", speed: .slow) { try services.facets($0) },
      Route(.get, "/v1/network", speed: .slow) { try services.network($0) },
      Route(.get, "/v1/stats", speed: .slow) { try services.stats($0) },
      Route(.get, "/livez") { services.alive($0) },
      Route(.get, "/readyz") { try services.ready($0) },
    ]
  }

  /// Makes an answer of what a handler threw. What is not the client's doing is a 500 with a fixed text and a line for the log.
  public static func answer(to error: any Error, log: (String) -> Void) -> Response {
    if let error = error as? AppError { return Problem(error).response }
    if let error = error as? StorageError, let shown = error.clientError {
      log("\(error)")
      return Problem(shown).response
    }
    log("\(error)")
    return Problem(.internalServerError, detail: "Something went wrong on the server; its log says what.").response
  }
}

extension Services {
  /// Until there are keys, writes are taken from this machine alone.
  func guardingWrites(_ request: Request, _ handler: (Request) throws -> Response) throws -> Response {
    guard request.client.isLoopback else {
      throw AppError(.forbidden, "Writes are taken from the server's own machine only.")
    }
    return try handler(request)
  }
}
