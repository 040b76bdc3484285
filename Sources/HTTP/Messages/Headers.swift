/// Header fields in the order they were added; names are compared without regard to case (RFC 9110, section 5.1).
public struct Headers: Sendable, Equatable, ExpressibleByDictionaryLiteral {
  /// One field line.
  public struct Field: Sendable, Equatable {
    /// The name as written.
    public let name: String
    /// The value without surrounding blanks. Bytes that are not UTF-8 were replaced by U+FFFD.
    public let value: String
  }

  /// All field lines, in order.
  public private(set) var fields: [Field] = []

  /// No fields.
  public init() {}

  /// Fields in the order of the literal; a name may stand twice.
  public init(dictionaryLiteral elements: (String, String)...) {
    for (name, value) in elements { add(name, value) }
  }

  /// The value of the first field with this name, or `nil`.
  public subscript(name: String) -> String? {
    for field in fields where Grammar.equalIgnoringCase(field.name, name) { return field.value }
    return nil
  }

  /// The values of every field with this name, in order.
  public func values(_ name: String) -> [String] {
    fields.filter { Grammar.equalIgnoringCase($0.name, name) }.map(\.value)
  }

  /// Adds a field line and keeps those of the same name.
  ///
  /// - Precondition: `name` is a token. Line breaks and other controls in the value are written as blanks, so that no value can end the line.
  public mutating func add(_ name: String, _ value: String) {
    precondition(!name.isEmpty && name.utf8.allSatisfy(Grammar.isToken), "a header name is a token (RFC 9110, section 5.6.2)")
    append(name: name, value: value)
  }

  /// Replaces every field of this name by one, in the place of the first.
  ///
  /// - Precondition: `name` is a token.
  public mutating func set(_ name: String, _ value: String) {
    guard let place = fields.firstIndex(where: { Grammar.equalIgnoringCase($0.name, name) }) else { return add(name, value) }
    remove(name)
    fields.insert(Field(name: name, value: value), at: place)
  }

  /// Removes every field of this name.
  public mutating func remove(_ name: String) {
    fields.removeAll { Grammar.equalIgnoringCase($0.name, name) }
  }

  /// Adds a field whose name the parser has checked already.
  mutating func append(name: String, value: String) { fields.append(Field(name: name, value: value)) }

  mutating func reserve(_ count: Int) { fields.reserveCapacity(count) }

  /// Adds a member to a comma-separated list such as `Vary`, unless it is there already.
  mutating func addToList(_ name: String, _ member: String) {
    guard let current = self[name] else { return add(name, member) }
    let members = current.utf8.split(separator: UInt8(ascii: ",")).map { Grammar.trimmed(Array($0)) }
    if members.contains(where: { Grammar.equalIgnoringCase($0, member) || $0 == "*" }) { return }
    set(name, current + ", " + member)
  }
}
