import HTTP
import Ingestion
import Model
import Storage

/// `POST /v1/documents` for one document, and what was posted.
extension Services {
  /// Text, HTML or one JSON object; NDJSON goes to the bulk import.
  func postDocument(_ request: Request) throws -> Response {
    let type = try MediaType(request.headers["Content-Type"])
    if type.isNDJSON { return try importLines(request) }
    let bytes = request.body
    if bytes.count > bodyLimit {
      throw Problem(.contentTooLarge, detail: "A document has at most \(bodyLimit) bytes; send many as application/x-ndjson, a line each.")
    }
    let raw: RawDocument
    switch type.name {
    case "application/json":
      _ = try QueryReader(request, known: [])
      raw = try DocumentBody.read(bytes)
    case "text/plain", "text/html", "application/xml", "text/xml", "application/rss+xml", "application/atom+xml":
      let query = try QueryReader(request, known: DocumentBody.metadataNames)
      let kind: DocumentMediaType = type.name == "text/plain" ? .text : type.name == "text/html" ? .html : .xml
      raw = RawDocument(bytes: bytes, mediaType: kind, charset: type.charset, metadata: try DocumentBody.metadata(query))
    default:
      throw Problem(
        .unsupportedMediaType,
        detail: "Content-Type \(type.name) is not taken; send text/plain, text/html, application/json or application/x-ndjson.")
    }
    let receipt = try ingester.ingest(raw)
    var response = ListAnswer.json(receipt.isDuplicate ? .ok : .created, for: request) { $0.receipt(receipt) }
    if !receipt.isDuplicate { response.headers.set("Location", "/v1/documents/\(receipt.document.id)") }
    return response
  }

  func document(_ request: Request) throws -> Response {
    _ = try QueryReader(request, known: [])
    let id = try request.id()
    let found = try archive.read { connection in
      try DocumentRepository(connection).find(id).map { ($0, try ArticleRepository(connection).all(ofDocument: id)) }
    }
    guard let (document, articles) = found else { throw AppError.missing("document", id) }
    return ListAnswer.json(for: request) { $0.document(document, articles: articles) }
  }

  /// The very bytes that came.
  func rawDocument(_ request: Request) throws -> Response {
    _ = try QueryReader(request, known: [])
    let id = try request.id()
    guard let raw = try archive.read({ try DocumentRepository($0).raw(id) }) else { throw AppError.missing("document", id) }
    var response = Response(type: raw.mediaType.rawValue + (raw.charset.map { "; charset=\($0)" } ?? ""), bytes: raw.bytes)
    // What a stranger posted must not run as a page of this server.
    response.headers.set("Content-Disposition", "attachment; filename=\"document-\(id)\"")
    response.headers.set("Content-Security-Policy", "default-src 'none'; sandbox")
    return response.withETag(for: request)
  }

  func deleteDocument(_ request: Request) throws -> Response {
    _ = try QueryReader(request, known: [])
    let id = try request.id()
    guard try archive.write({ try DocumentRepository($0).delete(id) }) else { throw AppError.missing("document", id) }
    return Response(status: .noContent)
  }
}
