public import HTTP
import Model
import Storage

/// The one table of routes.
public enum RouteTable {
  /// The routes over some services, and the one that describes them.
  public static func routes(_ services: Services) -> [Route] {
    let routes = described(services)
    return routes + [description(of: routes)]
  }

  /// Point reads run on the event loop, lists and writes on workers.
  private static func described(_ services: Services) -> [Route] {
    [
      Route(
        .post, "/v1/documents", speed: .writing, body: .chosen { (try? MediaType($0["Content-Type"]))?.isNDJSON ?? false },
        admission: services.admitWrite
      ) { try services.once($0, services.postDocument) },
      services.reading("/v1/documents/{id}") { try services.document($0) },
      Route(.get, "/v1/documents/{id}/raw", speed: .slow, admission: services.admitRead) { try services.rawDocument($0) },
      Route(.delete, "/v1/documents/{id}", speed: .writing, admission: services.admitWrite) { try services.deleteDocument($0) },
      services.reading("/v1/documents/external/{external_id}") { try services.externalDocument($0) },
      Route(.put, "/v1/documents/external/{external_id}", speed: .writing, body: .buffered, admission: services.admitWrite) {
        try services.putDocument($0)
      },
      services.reading("/v1/articles") { try services.listArticles($0) },
      services.reading("/v1/articles/{id}", speed: .quick) { try services.article($0) },
      services.reading("/v1/articles/{id}/similar") { try services.similarArticles($0) },
      services.reading("/v1/entities") { try services.listEntities($0) },
      services.reading("/v1/entities/{id}") { try services.entity($0) },
      services.curating(.post, "/v1/entities", services.addEntity),
      services.curating(.patch, "/v1/entities/{id}", services.editEntity),
      services.curating(.post, "/v1/entities/{id}/merge", services.mergeEntity),
      services.curating(.post, "/v1/entities/{id}/split", services.splitEntity),
      services.curating(.post, "/v1/entities/{id}/hide", services.hideEntity),
      services.curating(.post, "/v1/entities/{id}/confirm", services.confirmEntity),
      services.reading("/v1/corrections") { try services.listCorrections($0) },
      services.curating(.post, "/v1/corrections/{id}/undo", services.undoCorrection),
      services.reading("/v1/events") { try services.listEvents($0) },
      services.reading("/v1/events/{id}", speed: .quick) { try services.event($0) },
      services.reading("/v1/quotes") { try services.listQuotes($0) },
      services.reading("/v1/quotes/{id}", speed: .quick) { try services.quote($0) },
      services.reading("/v1/timeline") { try services.timeline($0) },
      services.reading("/v1/facets") { try services.facets($0) },
      services.reading("/v1/network") { try services.network($0) },
      services.reading("/v1/changes") { try services.listChanges($0) },
      Route(.get, "/v1/feed", speed: .slow, admission: services.admitRead) { try services.feed($0) },
      Route(.get, "/v1/stream", speed: .slow, admission: services.admitRead) { try services.stream($0) },
      services.reading("/v1/searches") { try services.listSearches($0) },
      services.reading("/v1/searches/{id}") { try services.search($0) },
      services.keeping(.post, "/v1/searches", services.addSearch),
      services.keeping(.patch, "/v1/searches/{id}", services.editSearch),
      services.keeping(.delete, "/v1/searches/{id}", services.deleteSearch),
      services.keeping(.get, "/v1/watches", services.listWatches),
      services.keeping(.get, "/v1/watches/{id}", services.watch),
      services.keeping(.post, "/v1/watches", services.addWatch),
      services.keeping(.patch, "/v1/watches/{id}", services.editWatch),
      services.keeping(.delete, "/v1/watches/{id}", services.deleteWatch),
      services.keeping(.get, "/v1/deliveries", services.listDeliveries),
      services.keeping(.post, "/v1/deliveries/{id}/retry", services.retryDelivery),
      services.exporting(.articles),
      services.exporting(.events),
      services.exporting(.quotes),
      services.exporting(.entities),
      services.reading("/v1/stats") { try services.stats($0) },
      Route(.get, "/v1/keys", speed: .slow, admission: services.admitAdmin) { try services.listKeys($0) },
      Route(.post, "/v1/keys", speed: .writing, body: .buffered(limit: 65_536), admission: services.admitAdmin) {
        try services.createKey($0)
      },
      Route(.post, "/v1/keys/{name}/rotate", speed: .writing, admission: services.admitAdmin) { try services.rotateKey($0) },
      Route(.delete, "/v1/keys/{name}", speed: .writing, admission: services.admitAdmin) { try services.revokeKey($0) },
      Route(.get, "/metrics", speed: .slow, admission: services.admitRead) { try services.counters($0) },
      Route(.get, "/livez") { services.alive($0) },
      Route(.get, "/readyz") { try services.ready($0) },
    ]
  }

  /// Makes an answer of what a handler threw. What is not the client's doing is a 500 with a fixed text and a line for the log.
  public static func answer(to error: any Error, log: (String) -> Void) -> Response {
    if let error = error as? AppError { return Problem(error).response }
    if let error = error as? StorageError, let shown = Problem(error) {
      log("\(error)")
      return shown.response
    }
    log("\(error)")
    return Problem(.internalServerError, detail: "Something went wrong on the server; its log says what.").response
  }
}

extension Services {
  /// A route about searches and watches, which only those see who may change them: the address of a webhook may be a secret.
  func keeping(_ method: Method, _ pattern: String, _ handler: @escaping Route.Handler) -> Route {
    let isRead = method == .get
    return Route(
      method, pattern, speed: isRead ? .slow : .writing, body: isRead ? .none : .buffered(limit: 65_536), admission: admitWrite
    ) { request in
      method == .post ? try once(request, handler) : try handler(request)
    }
  }

  /// A route by which people correct what was extracted: a small JSON body, a writer's thread.
  func curating(_ method: Method, _ pattern: String, _ handler: @escaping Route.Handler) -> Route {
    Route(method, pattern, speed: .writing, body: .buffered(limit: 65_536), admission: admitCuration) { request in
      method == .post ? try once(request, handler) : try handler(request)
    }
  }
}
