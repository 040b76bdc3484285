import HTTP
import Ingestion
import Model
import Storage

/// `/v1/documents/external/{external_id}`: documents under their clients' own names.
extension Services {
  /// The document of a name, as it is shown under its id.
  func externalDocument(_ request: Request) throws -> Response {
    let explains = try QueryReader(request, .explained).flag("explain")
    let name = request.parameters["external_id"] ?? ""
    let id = try archive.read { try DocumentRepository($0).find(externalID: name)?.id }
    guard let id else { throw AppError(.notFound, "There is no document with the external_id '\(name)'.") }
    return try document(id, explains: explains, request)
  }

  /// Stores a document under a name, in place of the one that has it.
  func putDocument(_ request: Request) throws -> Response {
    let name = request.parameters["external_id"] ?? ""
    var (raw, isPreview) = try rawDocument(
      in: request, try MediaType(request.headers["Content-Type"]), .metadata.without(["external_id"]))
    if isPreview { throw AppError(.invalid, "A preview stores nothing; ask for it by POST to /v1/documents.") }
    if let other = raw.metadata.externalID, other != name {
      throw AppError.pointer("/external_id", "it is '\(other)' here and '\(name)' in the path")
    }
    guard name.unicodeScalars.count <= DocumentBody.lengthLimit, !name.unicodeScalars.contains("\0") else {
      throw AppError(.invalid, "An external_id has at most \(DocumentBody.lengthLimit) characters, and no NUL character.")
    }
    raw.metadata.externalID = name
    let replacement = try ingester.put(raw) { old, connection in
      guard request.isConditional else { return }
      try request.requireMatch(of: try old.map { try shown($0, connection) })
    }
    let receipt = replacement.receipt
    let isNew = !replacement.isReplaced && !receipt.isDuplicate
    var response = ListAnswer.json(isNew ? .created : .ok, for: request) { $0.replacement(replacement) }
    if isNew { response.headers.set("Location", "/v1/documents/\(receipt.document.id)") }
    return response
  }

  /// What a `GET` answers of a document now.
  func shown(_ document: StoredDocument, _ connection: Connection) throws -> Response {
    let articles = try ArticleRepository(connection).all(ofDocument: document.id)
    var json = JSONWriter(reservingCapacity: 4_096)
    json.document(document, articles: articles)
    return Response(type: "application/json", bytes: json.bytes).taggedByBytes
  }
}
