import HTTP
import Model

/// The OpenAPI 3.1 document of a table of routes, written from ``OperationTable``.
struct OpenAPIDocument {
  /// The routes, as `GET /v1/articles`, in their order. One that the table does not describe is left out; a test finds it.
  let routes: [String]

  /// The document as JSON.
  func json() -> [UInt8] {
    var json = JSONWriter(reservingCapacity: 65_536)
    json.object { json in
      json.member("openapi", "3.1.0")
      json.key("info")
      json.object { json in
        json.member("title", "Sijill")
        json.member("version", Version.current)
        json.member("description", Self.description)
      }
      json.key("tags")
      json.array(Operation.Room.allCases) { json, room in json.object { $0.member("name", room.rawValue) } }
      json.key("paths")
      json.object { paths(&$0) }
      json.key("webhooks")
      json.object { $0.webhooks() }
      json.key("components")
      json.object { components(&$0) }
    }
    return json.bytes
  }

  private static let description = """
    Arabic news intelligence: who did what to whom, when and where, who said it, and which article says so. Within /v1 fields may be \
    added, never renamed or dropped. Positions count Unicode scalars. Reading is open unless the server asks keys for it, too; writing \
    needs a key once there is one, and before that is taken from the server's own machine only. Every GET answers HEAD, and gives an \
    ETag, but for the stream, which has no end. Errors are RFC 9457 problems.
    """

  private func paths(_ json: inout JSONWriter) {
    let operations = routes.compactMap { OperationTable.operation($0) }
    var written: Set<String> = []
    for pattern in operations.map(\.pattern) where written.insert(pattern).inserted {
      json.key(dynamic: pattern)
      json.object { json in
        for operation in operations where operation.pattern == pattern {
          json.key(dynamic: operation.method.name.lowercased())
          json.object { $0.operation(operation) }
        }
      }
    }
  }

  private func components(_ json: inout JSONWriter) {
    json.key("schemas")
    json.object { json in
      for (name, schema) in SchemaTable.all {
        json.key(dynamic: name)
        json.schema(schema)
      }
    }
    json.key("responses")
    json.object { json in
      json.key("problem")
      json.object { json in
        json.member("description", "an RFC 9457 problem that says what is wrong and what would be right")
        json.content([("application/problem+json", .named("Problem"))])
      }
    }
    json.key("securitySchemes")
    json.object { json in
      json.key("key")
      json.object { json in
        json.member("type", "http")
        json.member("scheme", "bearer")
        json.member("description", "a key made by 'sijill key create NAME' or POST /v1/keys")
      }
    }
  }
}

extension JSONWriter {
  fileprivate mutating func operation(_ operation: Operation) {
    member("operationId", operation.id)
    member("tags", [operation.room.rawValue])
    member("summary", operation.summary)
    if let scope = operation.scope {
      member("x-scope", scope.rawValue)
      key("security")
      // Reading is open unless the server is told otherwise.
      array(scope == .read ? [false, true] : [true]) { json, needsKey in
        json.object { json in
          guard needsKey else { return }
          json.member("key", [String]())
        }
      }
    } else {
      key("security")
      array([Int]()) { $0.int($1) }
    }
    parameters(operation)
    if let body = operation.body { requestBody(body) }
    key("responses")
    object { $0.responses(operation) }
  }

  private mutating func parameters(_ operation: Operation) {
    key("parameters")
    collect { json in
      for value in operation.path {
        json.object { json in
          json.member("name", value.name)
          json.member("in", "path")
          json.member("required", true)
          json.member("description", value.help)
          json.key("schema")
          json.schema(value.schema)
          json.member("example", value.example)
        }
      }
      for parameter in operation.parameters.all { json.query(parameter) }
      for field in operation.headers {
        json.object { json in
          json.member("name", field.name)
          json.member("in", "header")
          json.member("description", field.help)
          json.key("schema")
          json.schema(.text(minimum: 1, maximum: field.maximum, pattern: field.pattern))
        }
      }
    }
  }

  private mutating func collect(_ elements: (inout JSONWriter) -> Void) {
    array([()]) { json, _ in elements(&json) }
  }

  private mutating func query(_ parameter: Parameter) {
    object { json in
      json.member("name", parameter.name)
      json.member("in", "query")
      json.member("description", parameter.help + (parameter.standard.map { " (\($0) when nothing is said)" } ?? ""))
      switch parameter.form {
      case .single:
        json.key("schema")
        json.schema(parameter.schema)
        if let example = parameter.example { json.member("example", example) }
      case .listed, .repeated:
        let isRepeated = if case .repeated = parameter.form { true } else { false }
        json.member("style", "form")
        json.member("explode", isRepeated)
        json.key("schema")
        json.schema(.array(parameter.schema, atLeast: 1))
        if let example = parameter.example { json.member("example", [example]) }
      }
    }
  }

  private mutating func requestBody(_ body: Operation.Body) {
    key("requestBody")
    object { json in
      json.member("required", body.isRequired)
      json.key("content")
      json.object { json in
        for content in body.contents {
          json.key(dynamic: content.type)
          json.object { json in
            json.key("schema")
            json.schema(content.schema)
            json.key("example")
            if content.type == "application/json" { json.raw(Array(content.example.utf8)) } else { json.string(content.example) }
          }
        }
      }
    }
  }

  private mutating func responses(_ operation: Operation) {
    for answer in operation.answers {
      key(dynamic: "\(answer.status)")
      object { json in
        json.member("description", answer.help)
        if !answer.contents.isEmpty { json.content(answer.contents) }
      }
    }
    if operation.method == .get, !operation.isEndless {
      key(dynamic: "304")
      object { $0.member("description", "the client has it already, as If-None-Match says") }
    }
    for status in operation.problems.map({ "\($0)" }) + ["default"] {
      key(dynamic: status)
      object { $0.member("$ref", "#/components/responses/problem") }
    }
  }

  mutating func content(_ contents: [(type: String, schema: Schema)]) {
    key("content")
    object { json in
      for content in contents {
        json.key(dynamic: content.type)
        json.object { json in
          json.key("schema")
          json.schema(content.schema)
        }
      }
    }
  }
}
