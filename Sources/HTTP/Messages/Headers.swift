/// Header fields in the order they were added; names are compared without regard to case (RFC 9110, section 5.1).
///
/// The fields of a request stay the bytes they came as until somebody asks for one: most are never looked at.
public struct Headers: Sendable, Equatable, ExpressibleByDictionaryLiteral {
  /// One field line.
  public struct Field: Sendable, Equatable {
    /// The name as written.
    public let name: String
    /// The value without surrounding blanks. Bytes that are not UTF-8 were replaced by U+FFFD.
    public let value: String
  }

  private enum Storage: Equatable {
    case fields([Field])
    case lines(FieldLines)
  }

  private var storage: Storage

  /// No fields.
  public init() { storage = .fields([]) }

  /// Fields in the order of the literal; a name may stand twice.
  public init(dictionaryLiteral elements: (String, String)...) {
    self.init()
    for (name, value) in elements { add(name, value) }
  }

  /// The fields of a request.
  init(_ lines: FieldLines) { storage = .lines(lines) }

  /// All field lines, in order.
  public var fields: [Field] {
    switch storage {
    case .fields(let fields): fields
    case .lines(let lines): lines.places.map { Field(name: lines.text($0.name), value: lines.text($0.value)) }
    }
  }

  /// The value of the first field with this name, or `nil`.
  public subscript(name: String) -> String? {
    switch storage {
    case .fields(let fields):
      for field in fields where Grammar.equalIgnoringCase(field.name, name) { return field.value }
      return nil
    case .lines(let lines): return lines.values(name, first: true).first
    }
  }

  /// The values of every field with this name, in order.
  public func values(_ name: String) -> [String] {
    switch storage {
    case .fields(let fields): fields.filter { Grammar.equalIgnoringCase($0.name, name) }.map(\.value)
    case .lines(let lines): lines.values(name, first: false)
    }
  }

  /// Adds a field line and keeps those of the same name.
  ///
  /// - Precondition: `name` is a token. Line breaks and other controls in the value are written as blanks, so that no value can end the line.
  public mutating func add(_ name: String, _ value: String) {
    precondition(!name.isEmpty && name.utf8.allSatisfy(Grammar.isToken), "a header name is a token (RFC 9110, section 5.6.2)")
    change { $0.append(Field(name: name, value: value)) }
  }

  /// Replaces every field of this name by one, in the place of the first.
  ///
  /// - Precondition: `name` is a token.
  public mutating func set(_ name: String, _ value: String) {
    guard let place = fields.firstIndex(where: { Grammar.equalIgnoringCase($0.name, name) }) else { return add(name, value) }
    remove(name)
    change { $0.insert(Field(name: name, value: value), at: place) }
  }

  /// Removes every field of this name.
  public mutating func remove(_ name: String) {
    change { $0.removeAll { Grammar.equalIgnoringCase($0.name, name) } }
  }

  /// Adds a member to a comma-separated list such as `Vary`, unless it is there already.
  mutating func addToList(_ name: String, _ member: String) {
    guard let current = self[name] else { return add(name, member) }
    let members = current.utf8.split(separator: UInt8(ascii: ",")).map { Grammar.trimmed(Array($0)) }
    if members.contains(where: { Grammar.equalIgnoringCase($0, member) || $0 == "*" }) { return }
    set(name, current + ", " + member)
  }

  private mutating func change(_ body: (inout [Field]) -> Void) {
    var fields = fields
    // Let go of the old array first, so that the change is made in place.
    storage = .fields([])
    body(&fields)
    storage = .fields(fields)
  }
}

/// Header lines as bytes, with the places of names and values.
struct FieldLines: Sendable, Equatable {
  /// Where one field stands.
  struct Place: Sendable, Equatable {
    private let start: UInt32
    private let colon: UInt32
    private let first: UInt32
    private let end: UInt32

    init(name: Range<Int>, value: Range<Int>) {
      start = UInt32(truncatingIfNeeded: name.lowerBound)
      colon = UInt32(truncatingIfNeeded: name.upperBound)
      first = UInt32(truncatingIfNeeded: value.lowerBound)
      end = UInt32(truncatingIfNeeded: value.upperBound)
    }

    var name: Range<Int> { Int(start)..<Int(colon) }
    var value: Range<Int> { Int(first)..<Int(end) }
  }

  /// The whole head of the request.
  let bytes: [UInt8]
  let places: [Place]

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  func values(_ name: String, first: Bool) -> [String] {
    var found: [String] = []
    let wanted = name.utf8Span.span
    let bytes = bytes.span
    for place in places where place.name.count == wanted.count {
      if Grammar.equalIgnoringCase(wanted, bytes.extracting(place.name)) {
        found.append(text(place.value))
        if first { break }
      }
    }
    return found
  }
}
