import Model

/// Reads what a client says about a search or a watch from a JSON object. Errors point at the member by JSON Pointer.
struct WatchBody {
  /// The longest name or secret that is taken, in bytes.
  static let nameLimit = 200
  /// The longest query that is taken, in bytes.
  static let queryLimit = 4_000

  private let members: [JSONValue.Member]

  /// Reads the object; members that are not `known` are refused.
  init(_ bytes: [UInt8], known: [String]) throws(AppError) {
    let value: JSONValue
    do {
      value = try JSONReader.read(bytes)
    } catch {
      throw AppError(.invalid, "The body is not JSON: \(error).", details: [.init(.pointer(""), "\(error)")])
    }
    guard case .object(let members) = value else { throw .pointer("", "it must be an object, not \(value.kind)") }
    for member in members where !known.contains(member.name) {
      throw .pointer(
        "/" + member.name.replacing("~", with: "~0").replacing("/", with: "~1"),
        "there is no such member here; known are \(known.joined(separator: ", "))")
    }
    self.members = members
  }

  private func value(_ name: String) -> JSONValue? {
    guard let value = members.first(where: { $0.name == name })?.value, value != .null else { return nil }
    return value
  }

  /// A string of at most so many bytes; `nil` when it is missing or null.
  func string(_ name: String, limit: Int) throws(AppError) -> String? {
    guard let value = value(name) else { return nil }
    guard case .string(let text) = value else { throw .pointer("/" + name, "it must be a string, not \(value.kind)") }
    guard text.utf8.count <= limit else { throw .pointer("/" + name, "it has more than \(limit) bytes") }
    guard !text.unicodeScalars.contains("\0") else { throw .pointer("/" + name, "it has a NUL character") }
    return text
  }

  /// A name: something to see in it, not a number, which would be taken for an id.
  func name() throws(AppError) -> String? {
    guard let name = try string("name", limit: Self.nameLimit) else { return nil }
    guard name.contains(where: { $0.isLetter }), Int(name) == nil else { throw .pointer("/name", "it must have a letter") }
    return name
  }

  /// An id, or a name.
  func key(_ name: String) throws(AppError) -> String? {
    if case .int(let id)? = value(name) { return String(id) }
    return try string(name, limit: Self.nameLimit)
  }

  /// A truth value; `nil` when it is missing or null.
  func flag(_ name: String) throws(AppError) -> Bool? {
    guard let value = value(name) else { return nil }
    guard case .bool(let flag) = value else { throw .pointer("/" + name, "it must be true or false, not \(value.kind)") }
    return flag
  }
}
