import Model

extension JSONWriter {
  /// A schema as JSON Schema writes it.
  mutating func schema(_ schema: Schema) {
    switch schema {
    case .anything: object { _ in }
    case .named(let name): object { $0.member("$ref", "#/components/schemas/\(name)") }
    case .either(let schemas):
      object { json in
        json.key("anyOf")
        json.array(schemas) { $0.schema($1) }
      }
    case .optional(let inner):
      if let type = inner.simpleType {
        object { json in
          json.member("type", [type, "null"])
          json.constraints(inner)
        }
      } else {
        object { json in
          json.key("anyOf")
          json.array([inner, nil]) { json, schema in
            if let schema { json.schema(schema) } else { json.object { $0.member("type", "null") } }
          }
        }
      }
    default:
      object { json in
        json.member("type", schema.type)
        json.constraints(schema)
      }
    }
  }

  /// What stands beside the type.
  private mutating func constraints(_ schema: Schema) {
    switch schema {
    case .text(let minimum, let maximum, let pattern, let format):
      if minimum > 0 { member("minLength", minimum) }
      if let maximum { member("maxLength", maximum) }
      if let pattern { member("pattern", pattern) }
      if let format { member("format", format) }
    case .integer(let range):
      if let range {
        member("minimum", range.lowerBound)
        if range.upperBound < Int.max { member("maximum", range.upperBound) }
      }
    case .number(let range):
      if let range {
        member("minimum", range.lowerBound)
        member("maximum", range.upperBound)
      }
    case .choice(let words): member("enum", words)
    case .array(let items, let least, let most):
      key("items")
      self.schema(items)
      if least > 0 { member("minItems", least) }
      if let most { member("maxItems", most) }
    case .object(let members), .body(let members): object(members, isClosed: schema.isClosed)
    case .boolean, .named, .optional, .either, .anything: break
    }
  }

  private mutating func object(_ members: [Schema.Member], isClosed: Bool) {
    key("properties")
    object { json in
      for member in members {
        json.key(dynamic: member.name)
        json.schema(member.schema)
      }
    }
    let required = members.filter(\.isRequired).map(\.name)
    if !required.isEmpty { member("required", required) }
    if isClosed { member("additionalProperties", false) }
  }
}

extension Schema {
  fileprivate var type: String {
    switch self {
    case .text, .choice: "string"
    case .integer: "integer"
    case .number: "number"
    case .boolean: "boolean"
    case .array: "array"
    case .object, .body, .named, .optional, .either, .anything: "object"
    }
  }

  /// The type, where `null` beside it says all; an enumeration would have to name `null`, too.
  fileprivate var simpleType: String? {
    switch self {
    case .text, .integer, .number, .boolean, .array: type
    case .choice, .object, .body, .named, .optional, .either, .anything: nil
    }
  }

  fileprivate var isClosed: Bool { if case .body = self { true } else { false } }
}
