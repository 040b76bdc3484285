import HTTP

/// `GET /openapi.json`.
extension RouteTable {
  /// The route that describes the others and itself.
  static func description(of routes: [Route]) -> Route {
    let routes = routes.map { "\($0.method) \($0.pattern)" } + ["GET /openapi.json"]
    let document = DescriptionFile(routes: routes)
    return Route(.get, "/openapi.json", speed: .slow) { request in
      _ = try QueryReader(request, Parameters.none)
      return document.file.response(to: request)
    }
  }
}
