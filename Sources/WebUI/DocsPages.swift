public import HTTP

/// The page that lists every call of the server with a line for curl and a form to try it. It is made in the browser from `/openapi.json`.
public enum DocsPages {
  private static let served = [
    (path: "/docs", file: "docs.html", type: "text/html; charset=utf-8"),
    (path: "/docs.css", file: "docs.css", type: "text/css; charset=utf-8"),
    (path: "/docs.js", file: "docs.js", type: "text/javascript; charset=utf-8"),
  ]

  /// A route for each file.
  public static func routes() -> [Route] {
    served.map { path, name, type in
      guard let bytes = WebFiles.contents(of: name) else { preconditionFailure("\(name) is not among the built-in files") }
      let file = StaticFile(type: type, bytes: bytes, headers: WebPages.headers)
      return Route(.get, path) { file.response(to: $0) }
    }
  }
}
