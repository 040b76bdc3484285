import HTTP
import Model

/// What one route takes and answers, for clients: a row of ``OperationTable``.
struct Operation: Sendable {
  /// What the call is about; a chapter of the documentation.
  enum Room: String, Sendable, CaseIterable {
    case documents, articles, entities, events, quotes, counts, exports, watching, keys, server
  }

  /// A request body.
  struct Body: Sendable {
    /// Media type, what it holds, and an example; the first is what a form sends.
    let contents: [(type: String, schema: Schema, example: String)]
    var isRequired = true
  }

  /// An answer that is no problem.
  struct Answer: Sendable {
    let status: Int
    let help: String
    /// Media type and what it holds; empty for an answer without a body.
    let contents: [(type: String, schema: Schema)]

    init(_ status: Int, _ help: String, _ schema: Schema? = nil) {
      self.status = status
      self.help = help
      contents = schema.map { [("application/json", $0)] } ?? []
    }

    init(_ status: Int, _ help: String, types: [String]) {
      self.init(status, help, contents: types.map { ($0, .text) })
    }

    init(_ status: Int, _ help: String, contents: [(type: String, schema: Schema)]) {
      self.status = status
      self.help = help
      self.contents = contents
    }
  }

  let method: Method
  let pattern: String
  let room: Room
  /// One line, imperative.
  let summary: String
  /// What the key must allow; `nil` where none is ever asked for.
  let scope: KeyRing.Scope?
  /// What may stand in the query.
  var parameters = Parameters.none
  /// What a value in the path may be, by name, with an example.
  var path: [(name: String, schema: Schema, help: String, example: String)] = []
  /// Header fields that it heeds beyond those of every call.
  var headers: [HeaderField] = []
  var body: Body?
  let answers: [Answer]
  /// The test that shows it at work, by its name.
  let scenario: String

  /// The name of the call for generated clients: `list_articles`, as the summary's first words would be too long.
  let id: String

  /// The rest of the table knows routes by this.
  var key: String { "\(method) \(pattern)" }

  /// Whether the answer goes on until one side hangs up.
  var isEndless: Bool { answers.contains { $0.contents.contains { $0.type == "text/event-stream" } } }

  /// Statuses of problems that clients of this call should expect beside what any call may answer.
  var problems: [Int] {
    var found: [Int] = [400]
    if scope != nil { found += [401, 403] }
    if !path.isEmpty { found.append(404) }
    if headers.contains(.ifMatch) { found.append(412) }
    if body != nil { found += [409, 413, 415] }
    if headers.contains(.idempotencyKey) { found.append(422) }
    return found.filter { status in !answers.contains { $0.status == status } }
  }
}

/// A header field of requests that some calls heed.
struct HeaderField: Sendable, Equatable {
  let name: String
  let maximum: Int
  let pattern: String
  let help: String

  static let idempotencyKey = HeaderField(
    name: "Idempotency-Key", maximum: 255, pattern: "^[!-~]{1,255}$",
    help: "names this request: sent again within 24 hours, it gets the first answer again and does nothing twice")
  static let ifMatch = HeaderField(
    name: "If-Match", maximum: 200, pattern: "^(\\*|\"[0-9a-z-]{1,60}\")$",
    help: "the ETag of what you read: does nothing and answers 412 when it has changed since")
}
