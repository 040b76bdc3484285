internal import FoundationEssentials
public import HTTP

/// The pages for people, served by the same program. They load nothing from elsewhere and run no code that stands in a page.
public enum WebPages {
  /// What a page may do, whatever gets into it: show what this server sends, and ask it.
  static let policy =
    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

  private static let served = [
    (path: "/", file: "index.html", type: "text/html; charset=utf-8"),
    (path: "/style.css", file: "style.css", type: "text/css; charset=utf-8"),
  ]

  /// A route for each file.
  public static func routes() -> [Route] {
    served.map { path, name, type in
      guard let bytes = contents(of: name) else { preconditionFailure("\(name) is not among the built-in files") }
      let file = StaticFile(type: type, bytes: bytes, headers: ["Content-Security-Policy": policy, "Referrer-Policy": "no-referrer"])
      return Route(.get, path) { file.response(to: $0) }
    }
  }

  static func contents(of name: String) -> [UInt8]? {
    guard let file = embeddedFiles.first(where: { $0.path.hasSuffix("/" + name) }), let data = Data(base64Encoded: "\(file.base64)") else {
      return nil
    }
    return ZlibBytes.plain(Array(data), length: file.length)
  }
}
