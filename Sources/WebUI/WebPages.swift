public import HTTP

/// The pages for people, served by the same program. They load nothing from elsewhere and run no code that stands in a page.
///
/// Every page comes with its first content written in, as the API answers it, so that lists and articles are read without JavaScript; with it,
/// the modules under `Files/app` take over. The pages know the archive through the API's answers alone, like any other client.
public enum WebPages {
  /// What a page may do, whatever gets into it: show and run what this server sends, and ask it.
  private static let policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    + "frame-ancestors 'none'"
  static let headers: Headers = ["Content-Security-Policy": policy, "Referrer-Policy": "no-referrer", "X-Content-Type-Options": "nosniff"]

  /// The routes of pages and of their files.
  ///
  /// - Parameters:
  ///   - answer: answers a request for the API as a client of it would be answered, problems included.
  ///   - coordinates: a table of places for maps: slug, latitude, longitude, apart by tabs.
  public static func routes(
    answer: @escaping @Sendable (Request) -> Response, coordinates: @escaping @Sendable () -> [UInt8]
  ) -> [Route] {
    let api = AnswerSource(answer: answer)
    let pages = PageTable.pages.map { page in
      Route(.get, page.pattern, speed: .slow) { PageAnswer.response(of: page, to: $0, api) }
    }
    return pages + [
      Route(.get, "/web/data/places.tsv", speed: .slow) { request in
        StaticFile(type: "text/tab-separated-values; charset=utf-8", bytes: coordinates(), headers: headers).response(to: request)
      },
      Route(.get, "/web/{folder}/{file}", speed: .slow) { try file(for: $0) },
      Route(.get, "/web/{folder}/{room}/{file}", speed: .slow) { try file(for: $0) },
    ]
  }

  private static func file(for request: Request) throws -> Response {
    guard let file = WebFiles.served[request.path.raw] else {
      throw Problem(.notFound, detail: "There is nothing at \(request.path.raw).")
    }
    return file.response(to: request)
  }
}
