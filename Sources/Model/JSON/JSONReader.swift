/// A strict reader of JSON text: RFC 8259 to the letter, in UTF-8, with nothing that two readers could understand differently.
///
/// Refused beyond what the grammar refuses: duplicate member names, lone surrogates, ill-formed UTF-8, a byte order mark, more than
/// ``maximumDepth`` levels. (`JSONDecoder` takes `012`, `1.` and `-` in members that it does not read.)
public struct JSONReader {
  /// Why a text is not JSON, and where.
  public struct Malformed: Error, Equatable, CustomStringConvertible {
    /// The byte offset at which the text stops being JSON.
    public let offset: Int
    /// The line of that byte, from 1.
    public let line: Int
    /// The column of that byte in its line, from 1, in Unicode scalars.
    public let column: Int
    /// What is wrong there.
    public let reason: String

    /// Place and reason.
    public var description: String { "line \(line), column \(column): \(reason)" }
  }

  /// How deep arrays and objects may be nested.
  public static let maximumDepth = 64

  private let bytes: [UInt8]
  private var position = 0

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Reads one JSON value that fills the whole text.
  public static func read(_ bytes: [UInt8]) throws(Malformed) -> JSONValue {
    var reader = JSONReader(bytes)
    reader.skipBlanks()
    let value = try reader.value(depth: 0)
    reader.skipBlanks()
    if reader.position < bytes.count { throw reader.failure("text after the value") }
    return value
  }

  private func failure(_ reason: String, at offset: Int? = nil) -> Malformed {
    let offset = min(offset ?? position, bytes.count)
    let before = bytes[..<offset]
    let line = before.count { $0 == UInt8(ascii: "\n") } + 1
    let lineStart = (before.lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
    // Characters as an editor counts them, not bytes: continuation bytes do not count.
    let column = bytes[lineStart..<offset].count { $0 & 0xC0 != 0x80 } + 1
    return Malformed(offset: offset, line: line, column: column, reason: reason)
  }

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipBlanks() {
    while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
  }

  private mutating func value(depth: Int) throws(Malformed) -> JSONValue {
    switch current {
    case UInt8(ascii: "{"): return try object(depth: depth + 1)
    case UInt8(ascii: "["): return try array(depth: depth + 1)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case let byte? where byte == UInt8(ascii: "-") || (0x30...0x39).contains(byte): return try number()
    case nil: throw failure("the text ends where a value should stand")
    default: throw failure("no value begins like this")
    }
  }

  private mutating func word(_ word: StaticString, _ value: JSONValue) throws(Malformed) -> JSONValue {
    let expected = Array(String(describing: word).utf8)
    guard bytes[position...].starts(with: expected) else { throw failure("no value begins like this") }
    position += expected.count
    return value
  }

  private mutating func object(depth: Int) throws(Malformed) -> JSONValue {
    guard depth <= Self.maximumDepth else { throw failure("more than \(Self.maximumDepth) levels") }
    var members: [JSONValue.Member] = []
    var names = Set<String>()
    position += 1
    skipBlanks()
    if current == UInt8(ascii: "}") {
      position += 1
      return .object([])
    }
    while true {
      guard current == UInt8(ascii: "\"") else { throw failure("a member name should stand here") }
      let nameStart = position
      let name = try string()
      guard names.insert(name).inserted else { throw failure("the member '\(name)' stands twice", at: nameStart) }
      skipBlanks()
      guard current == UInt8(ascii: ":") else { throw failure("a colon should stand here") }
      position += 1
      skipBlanks()
      members.append(.init(name, try value(depth: depth)))
      skipBlanks()
      if try endsCollection(UInt8(ascii: "}")) { return .object(members) }
    }
  }

  private mutating func array(depth: Int) throws(Malformed) -> JSONValue {
    guard depth <= Self.maximumDepth else { throw failure("more than \(Self.maximumDepth) levels") }
    var elements: [JSONValue] = []
    position += 1
    skipBlanks()
    if current == UInt8(ascii: "]") {
      position += 1
      return .array([])
    }
    while true {
      elements.append(try value(depth: depth))
      skipBlanks()
      if try endsCollection(UInt8(ascii: "]")) { return .array(elements) }
    }
  }

  /// Takes a comma (and says no) or the closing bracket (and says yes).
  private mutating func endsCollection(_ closing: UInt8) throws(Malformed) -> Bool {
    if current == closing {
      position += 1
      return true
    }
    guard current == UInt8(ascii: ",") else { throw failure("a comma or the closing bracket should stand here") }
    position += 1
    skipBlanks()
    return false
  }

  private mutating func number() throws(Malformed) -> JSONValue {
    let start = position
    var isInteger = true
    if current == UInt8(ascii: "-") { position += 1 }
    if current == UInt8(ascii: "0") {
      position += 1
    } else {
      try digits()
    }
    if current == UInt8(ascii: ".") {
      isInteger = false
      position += 1
      try digits()
    }
    if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
      isInteger = false
      position += 1
      if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { position += 1 }
      try digits()
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if isInteger, let int = Int(text) { return .int(int) }
    guard let double = Double(text), double.isFinite else { throw failure("the number is too large", at: start) }
    return .double(double)
  }

  private mutating func digits() throws(Malformed) {
    guard let first = current, (0x30...0x39).contains(first) else { throw failure("a digit should stand here") }
    while let byte = current, (0x30...0x39).contains(byte) { position += 1 }
  }

  private mutating func string() throws(Malformed) -> String {
    let opening = position
    position += 1
    var result: [UInt8] = []
    var runStart = position
    while let byte = current {
      if byte == UInt8(ascii: "\"") {
        result += bytes[runStart..<position]
        position += 1
        guard let text = String(validating: result, as: UTF8.self) else { throw failure("the string is not UTF-8", at: opening) }
        return text
      }
      if byte < 0x20 { throw failure("a control character stands unescaped in a string") }
      if byte == UInt8(ascii: "\\") {
        result += bytes[runStart..<position]
        try escape(into: &result)
        runStart = position
      } else {
        position += 1
      }
    }
    throw failure("the string has no end", at: opening)
  }

  private mutating func escape(into result: inout [UInt8]) throws(Malformed) {
    let start = position
    position += 1
    guard let byte = current else { throw failure("the string has no end", at: start) }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): result.append(byte)
    case UInt8(ascii: "b"): result.append(0x08)
    case UInt8(ascii: "f"): result.append(0x0C)
    case UInt8(ascii: "n"): result.append(0x0A)
    case UInt8(ascii: "r"): result.append(0x0D)
    case UInt8(ascii: "t"): result.append(0x09)
    case UInt8(ascii: "u"): result += Array(String(Character(try unicodeEscape(start: start))).utf8)
    default: throw failure("no such escape", at: start)
    }
  }

  /// Reads the four digits behind `\u`, and a second escape when they are the first half of a surrogate pair.
  private mutating func unicodeEscape(start: Int) throws(Malformed) -> Unicode.Scalar {
    let first = try fourHexDigits()
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard first < 0xDC00, current == UInt8(ascii: "\\"), position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: "u") else {
      throw failure("half of a surrogate pair", at: start)
    }
    position += 2
    let second = try fourHexDigits()
    guard (0xDC00...0xDFFF).contains(second), let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) else {
      throw failure("half of a surrogate pair", at: start)
    }
    return scalar
  }

  private mutating func fourHexDigits() throws(Malformed) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = current, let digit = Self.hexDigit(byte) else { throw failure("four hexadecimal digits should stand here") }
      value = value << 4 | digit
      position += 1
    }
    return value
  }

  private static func hexDigit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x41...0x46: UInt32(byte - 0x41 + 10)
    case 0x61...0x66: UInt32(byte - 0x61 + 10)
    default: nil
    }
  }
}
