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
    let (raw, isPreview) = try rawDocument(in: request, type, .metadata)
    if isPreview {
      let (explanation, known) = try ingester.preview(raw)
      return ListAnswer.json(for: request) { $0.preview(explanation, known: known) }
    }
    let receipt = try ingester.ingest(raw)
    var response = ListAnswer.json(receipt.isDuplicate ? .ok : .created, for: request) { $0.receipt(receipt) }
    if !receipt.isDuplicate { response.headers.set("Location", "/v1/documents/\(receipt.document.id)") }
    return response
  }

  /// The document that a request brings, and whether its client only wants to see what would be made of it.
  ///
  /// - Parameter parameters: what may stand in the query beside a body that is not JSON.
  func rawDocument(
    in request: Request, _ type: MediaType, _ parameters: Parameters
  ) throws -> (document: RawDocument, isPreview: Bool) {
    let bytes = request.body
    if bytes.count > bodyLimit {
      throw Problem(.contentTooLarge, detail: "A document has at most \(bodyLimit) bytes; send many as application/x-ndjson, a line each.")
    }
    switch type.name {
    case "application/json":
      _ = try QueryReader(request, known: [])
      return try DocumentBody.read(bytes)
    case "text/plain", "text/html", "application/xml", "text/xml", "application/rss+xml", "application/atom+xml":
      let query = try QueryReader(request, parameters)
      let kind: DocumentMediaType = type.name == "text/plain" ? .text : type.name == "text/html" ? .html : .xml
      let (metadata, isPreview) = try DocumentBody.metadata(query)
      return (RawDocument(bytes: bytes, mediaType: kind, charset: type.charset, metadata: metadata), isPreview)
    default:
      throw Problem(
        .unsupportedMediaType,
        detail: "Content-Type \(type.name) is not taken; send text/plain, text/html, application/json or application/x-ndjson.")
    }
  }

  /// A document with its articles; `explain=true` reads it again and says what becomes of every line by the rules of this version.
  func document(_ request: Request) throws -> Response {
    let explains = try QueryReader(request, .explained).flag("explain")
    return try document(try request.id(), explains: explains, request)
  }

  /// The document of an id; 404 when there is none.
  func document(_ id: Int, explains: Bool, _ request: Request) throws -> Response {
    let found = try archive.read { connection in
      try DocumentRepository(connection).find(id).map { ($0, try ArticleRepository(connection).all(ofDocument: id)) }
    }
    guard let (document, articles) = found else { throw AppError.missing("document", id) }
    let raw = explains ? try archive.read { try DocumentRepository($0).raw(id) } : nil
    let explanation = try raw.map { try ingester.explain($0) }
    return ListAnswer.json(for: request) { $0.document(document, articles: articles, explanation: explanation) }
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
    let isDeleted = try archive.write { connection in
      let documents = DocumentRepository(connection)
      if request.isConditional { try request.requireMatch(of: try documents.find(id).map { try shown($0, connection) }) }
      return try documents.delete(id)
    }
    guard isDeleted else { throw AppError.missing("document", id) }
    return Response(status: .noContent)
  }
}
