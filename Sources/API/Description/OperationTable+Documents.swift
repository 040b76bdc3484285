import HTTP
import Model

extension Schema {
  /// A date, or an instant whose day counts.
  static let publicationDate = Schema.text(
    pattern: "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01])(T\(clock))?)?)?$")
  /// An RFC 3339 instant.
  static let fetchingTime = Schema.text(pattern: "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T\(clock)$")
  private static let clock =
    "([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]+)?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])"

  /// A document as JSON has it.
  static let document: Schema = {
    let metadata = Parameters.metadata.all.map { parameter in
      Member.asked(
        parameter.name,
        parameter.name == "split" ? .either([.boolean, .choice(["preview"]), .optional(.boolean)]) : .optional(parameter.schema))
    }
    return .either(["text", "html"].map { .body([.init($0, .text(minimum: 1))] + metadata) })
  }()
}

extension OperationTable {
  private static let sample = """
    {"text": "استقبل الرئيس الفرنسي إيمانويل ماكرون الرئيس المصري عبد الفتاح السيسي في باريس.", "title": "لقاء في باريس", \
    "source": "صحيفة الميناء", "published": "2025-03-18", "split": false}
    """
  private static let sampleText = "القاهرة – 18 مارس 2025\n\nاستقبل وزير الخارجية نظيره الأردني في القاهرة.\n"

  private static let texts: [(type: String, schema: Schema, example: String)] = [
    ("text/plain", .anything, sampleText),
    ("text/html", .anything, "<article><h1>لقاء في القاهرة</h1><p>استقبل الوزير نظيره الأردني.</p></article>"),
    (
      "application/xml", .anything,
      "<rss version=\"2.0\"><channel><item><title>لقاء</title><description>استقبل الوزير نظيره.</description></item></channel></rss>"
    ),
  ]
  /// The name that a client gave.
  private static let externalID: [(name: String, schema: Schema, help: String, example: String)] = [
    (
      "external_id", .text(minimum: 1, maximum: DocumentBody.lengthLimit, pattern: "^[^\\u0000/]+$"), "your own name for the document",
      "m-1"
    )
  ]
  private static let documentBody = Operation.Body(contents: [("application/json", .document, sample)] + texts)

  static let documents: [Operation] = [
    Operation(
      method: .post, pattern: "/v1/documents", room: .documents, summary: "Take in a document, or many as NDJSON, one object a line",
      scope: .write, parameters: .metadata, headers: [.idempotencyKey],
      body: Operation.Body(
        contents: [("application/json", .document, sample)] + texts + [("application/x-ndjson", .anything, sample + "\n")]),
      answers: [
        .init(
          200, "known before, or a preview; with NDJSON a verdict for each line",
          contents: [
            ("application/json", .either([.named("Receipt"), .named("Preview")])), ("application/x-ndjson", .named("Verdict")),
          ]), .init(201, "stored", .named("Receipt")),
      ], scenario: "a JSON document is stored with all that its client says", id: "post_document"),
    Operation(
      method: .get, pattern: "/v1/documents/{id}", room: .documents, summary: "Read a document's metadata and the list of its articles",
      scope: .read, parameters: .explained, path: id("a document"), answers: [.init(200, "the document", .named("Document"))],
      scenario: "a document lists its articles in their order", id: "get_document"),
    Operation(
      method: .get, pattern: "/v1/documents/{id}/raw", room: .documents, summary: "Get the very bytes that came", scope: .read,
      path: id("a document"), answers: [.init(200, "the bytes", types: ["text/plain", "text/html", "application/xml"])],
      scenario: "the bytes that came are given back as a file that no browser runs", id: "get_raw_document"),
    Operation(
      method: .delete, pattern: "/v1/documents/{id}", room: .documents,
      summary: "Remove a document with all that was read out of it", scope: .write, path: id("a document"), headers: [.ifMatch],
      answers: [.init(204, "it is gone")], scenario: "a removed document takes everything with it, and leaves the others alone",
      id: "delete_document"),
    Operation(
      method: .get, pattern: "/v1/documents/external/{external_id}", room: .documents, summary: "Read a document by your own name for it",
      scope: .read, parameters: .explained, path: externalID, answers: [.init(200, "the document", .named("Document"))],
      scenario: "a document is put, replaced and read by the client's own name for it", id: "get_external_document"),
    Operation(
      method: .put, pattern: "/v1/documents/external/{external_id}", room: .documents,
      summary: "Store a document under your own name for it, in place of the one that had it", scope: .write,
      parameters: Parameters.metadata.without(["external_id"]), path: externalID, headers: [.ifMatch], body: documentBody,
      answers: [.init(200, "replaced, or the same as before", .named("Replacement")), .init(201, "stored", .named("Replacement"))],
      scenario: "a document is put, replaced and read by the client's own name for it", id: "put_external_document"),
  ]
}
