import Model

/// Reads what a new key shall be from a JSON object. Errors point at the member by JSON Pointer.
struct KeyBody {
  let name: String
  let scopes: [KeyRing.Scope]
  let expires: CalendarDate?

  init(_ bytes: [UInt8]) throws(AppError) {
    let value: JSONValue
    do {
      value = try JSONReader.read(bytes)
    } catch {
      throw AppError(.invalid, "The body is not JSON: \(error).", details: [.init(.pointer(""), "\(error)")])
    }
    guard case .object(let members) = value else { throw .pointer("", "a key is an object, not \(value.kind)") }
    var name: String?
    var scopes = KeyRing.standardScopes
    var expires: CalendarDate?
    for member in members {
      switch (member.name, member.value) {
      case ("name", .string(let text)): name = text
      case ("scopes", .array(let words)): scopes = try Self.scopes(words)
      case ("expires", .string(let text)):
        guard let day = CalendarDate(iso: text) else { throw .pointer("/expires", "'\(text)' is no day such as 2027-01-31") }
        expires = day
      case ("scopes", .null), ("expires", .null): break
      case ("name", _), ("expires", _): throw .pointer("/" + member.name, "it must be a string, not \(member.value.kind)")
      case ("scopes", _): throw .pointer("/scopes", "it must be an array, not \(member.value.kind)")
      default: throw .pointer("/" + member.name, "there is no such member here; known are expires, name, scopes")
      }
    }
    guard let name else { throw .pointer("/name", "it is missing") }
    self.name = name
    self.scopes = scopes
    self.expires = expires
  }

  private static func scopes(_ words: [JSONValue]) throws(AppError) -> [KeyRing.Scope] {
    var scopes: [KeyRing.Scope] = []
    for (index, value) in words.enumerated() {
      guard case .string(let word) = value, let scope = KeyRing.Scope(rawValue: word) else {
        throw .pointer("/scopes/\(index)", "it must be one of \(KeyRing.Scope.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      if !scopes.contains(scope) { scopes.append(scope) }
    }
    return scopes
  }
}
