import Model

/// What a value may be: a JSON Schema (draft 2020-12), as OpenAPI 3.1 takes it. Clients read it, tests hold answers against it.
indirect enum Schema: Sendable {
  /// One member of an object.
  struct Member: Sendable {
    let name: String
    let schema: Schema
    /// Whether it is always there.
    let isRequired: Bool

    init(_ name: String, _ schema: Schema, isRequired: Bool = true) {
      self.name = name
      self.schema = schema
      self.isRequired = isRequired
    }

    /// A member that is there only when it was asked for.
    static func asked(_ name: String, _ schema: Schema) -> Member { Member(name, schema, isRequired: false) }
  }

  /// Any text; with a bound in Unicode scalars, a regular expression and a format of JSON Schema.
  case text(minimum: Int = 0, maximum: Int? = nil, pattern: String? = nil, format: String? = nil)
  case integer(ClosedRange<Int>? = nil)
  case number(ClosedRange<Double>? = nil)
  case boolean
  /// One of some words.
  case choice([String])
  case array(Schema, atLeast: Int = 0, atMost: Int? = nil)
  /// An object of an answer: later versions may add members.
  case object([Member])
  /// An object of a request: unknown members are refused.
  case body([Member])
  /// A schema of ``SchemaTable``.
  case named(String)
  /// The value, or `null`.
  case optional(Schema)
  case either([Schema])
  /// Any JSON.
  case anything
}

extension Schema {
  static let text = Schema.text()
  static let flag = Schema.boolean
  /// A number of things, or an offset in Unicode scalars.
  static let count = Schema.integer(0...Int(Int32.max))
  /// A number by which things are known.
  static let id = Schema.integer(0...Int.max)
  static let day = Schema.text(format: "date")
  /// RFC 3339 in UTC.
  static let instant = Schema.text(format: "date-time")
  static let words = Schema.array(.text)

  /// One of the cases of a type.
  static func choice<Value: RawRepresentable & CaseIterable>(of type: Value.Type) -> Schema where Value.RawValue == String {
    .choice(Value.allCases.map(\.rawValue))
  }

  /// Text that has no NUL character, which no field of a document may have.
  static func line(atMost: Int) -> Schema { .text(maximum: atMost, pattern: "^[^\\u0000]*$") }
}
