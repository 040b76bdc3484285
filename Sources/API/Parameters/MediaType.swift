import HTTP

/// A media type of a `Content-Type` header (RFC 9110, section 8.3.1): the name in lower case and the charset.
struct MediaType {
  let name: String
  let charset: String?

  /// Reads a header; a request without one is refused, since nobody can tell what it holds.
  init(_ header: String?) throws(Problem) {
    guard let header else {
      throw Problem(
        .unsupportedMediaType,
        detail: "Say what the body is in Content-Type: text/plain, text/html, application/json or application/x-ndjson.")
    }
    let parts = header.split(separator: ";").map { part in
      String(part.drop { $0 == " " || $0 == "\t" }.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
    }
    name = (parts.first ?? "").lowercased()
    var charset: String?
    for part in parts.dropFirst() {
      let pair = part.split(separator: "=", maxSplits: 1).map(String.init)
      if pair.count == 2, pair[0].lowercased() == "charset" {
        let value =
          pair[1].hasPrefix("\"") && pair[1].hasSuffix("\"") && pair[1].count > 1 ? String(pair[1].dropFirst().dropLast()) : pair[1]
        charset = value.lowercased()
      }
    }
    self.charset = charset
  }

  var isNDJSON: Bool { ["application/x-ndjson", "application/ndjson", "application/jsonl"].contains(name) }
}
