import Model
import Storage

/// Reads what a client says about an entity from a JSON object. Errors point at the member by JSON Pointer.
struct EntityBody {
  /// The longest name that is taken, in Unicode scalars.
  static let nameLimit = 400
  /// The most aliases in one request.
  static let aliasLimit = 200

  private let members: [JSONValue.Member]
  /// Who makes the correction, as the client says.
  let author: String

  /// Reads the object; an empty body is an object without members. Members that are not `known` are refused.
  init(_ bytes: [UInt8], known: Set<String>) throws(AppError) {
    members = try Self.members(of: bytes)
    for member in members where !known.contains(member.name) && member.name != "by" {
      throw .pointer(
        Self.pointer(member.name), "there is no such member here; known are \(known.union(["by"]).sorted().joined(separator: ", "))")
    }
    author = try Self.string("by", in: members) ?? "local"
  }

  private static func members(of bytes: [UInt8]) throws(AppError) -> [JSONValue.Member] {
    if bytes.isEmpty { return [] }
    let value: JSONValue
    do {
      value = try JSONReader.read(bytes)
    } catch {
      throw AppError(.invalid, "The body is not JSON: \(error).", details: [.init(.pointer(""), "\(error)")])
    }
    guard case .object(let members) = value else { throw .pointer("", "a correction is an object, not \(value.kind)") }
    return members
  }

  /// A member's name in a JSON Pointer (RFC 6901, section 3).
  private static func pointer(_ name: String) -> String {
    let tildes = name.split(separator: "~", omittingEmptySubsequences: false).joined(separator: "~0")
    return "/" + tildes.split(separator: "/", omittingEmptySubsequences: false).joined(separator: "~1")
  }

  private static func string(_ name: String, in members: [JSONValue.Member]) throws(AppError) -> String? {
    guard let member = members.first(where: { $0.name == name }) else { return nil }
    switch member.value {
    case .null: return nil
    case .string(let text): return try checked(text, at: "/" + name)
    default: throw .pointer("/" + name, "it must be a string, not \(member.value.kind)")
    }
  }

  /// A name must have a letter or digit by which it can be found.
  private static func checked(_ text: String, at pointer: String) throws(AppError) -> String {
    guard text.unicodeScalars.count <= nameLimit else { throw .pointer(pointer, "it has more than \(nameLimit) characters") }
    guard !text.unicodeScalars.contains("\0") else { throw .pointer(pointer, "it has a NUL character") }
    guard text.contains(where: { $0.isLetter || $0.isNumber }) else { throw .pointer(pointer, "it has no letter or digit") }
    return text
  }

  /// A string member; `nil` when it is missing or null.
  func string(_ name: String) throws(AppError) -> String? {
    try Self.string(name, in: members)
  }

  /// An id or a slug, given as a number or a string.
  func key(_ name: String) throws(AppError) -> String {
    guard let member = members.first(where: { $0.name == name }) else { throw .pointer("/" + name, "it is missing; give an id or a slug") }
    switch member.value {
    case .int(let id): return String(id)
    case .string(let slug): return slug
    default: throw .pointer("/" + name, "it must be an id or a slug, not \(member.value.kind)")
    }
  }

  /// A list of names; empty when it is missing.
  func strings(_ name: String) throws(AppError) -> [String] {
    guard let member = members.first(where: { $0.name == name }), member.value != .null else { return [] }
    guard case .array(let items) = member.value else { throw .pointer("/" + name, "it must be an array, not \(member.value.kind)") }
    guard items.count <= Self.aliasLimit else { throw .pointer("/" + name, "it has more than \(Self.aliasLimit) items") }
    var names: [String] = []
    for (index, item) in items.enumerated() {
      guard case .string(let text) = item else { throw .pointer("/\(name)/\(index)", "it must be a string, not \(item.kind)") }
      names.append(try Self.checked(text, at: "/\(name)/\(index)"))
    }
    return names
  }

  /// The most ids in one request.
  static let idLimit = 10_000

  /// A list of ids; empty when it is missing.
  func ids(_ name: String) throws(AppError) -> [Int] {
    guard let member = members.first(where: { $0.name == name }), member.value != .null else { return [] }
    guard case .array(let items) = member.value else { throw .pointer("/" + name, "it must be an array, not \(member.value.kind)") }
    guard items.count <= Self.idLimit else { throw .pointer("/" + name, "it has more than \(Self.idLimit) items") }
    var ids: [Int] = []
    for (index, item) in items.enumerated() {
      guard case .int(let id) = item, let id = Int(exactly: id), id > 0 else { throw .pointer("/\(name)/\(index)", "it must be an id") }
      ids.append(id)
    }
    return ids
  }

  /// A truth value; `nil` when it is missing.
  func flag(_ name: String) throws(AppError) -> Bool? {
    guard let member = members.first(where: { $0.name == name }), member.value != .null else { return nil }
    guard case .bool(let value) = member.value else { throw .pointer("/" + name, "it must be true or false, not \(member.value.kind)") }
    return value
  }

  /// The type of an entity; `nil` when it is missing.
  func type() throws(AppError) -> EntityType? {
    guard let text = try string("type") else { return nil }
    guard let type = EntityType(rawValue: text) else {
      throw .pointer("/type", "'\(text)' is none of \(EntityType.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return type
  }
}
