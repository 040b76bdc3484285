internal import Model

/// The members of a JSON object, read by name. What is missing, null or of another kind reads as nothing: a page shows what it can.
struct Fields {
  private let members: [JSONValue.Member]

  /// The members of an object; none when it is something else.
  init(_ value: JSONValue) {
    if case .object(let members) = value { self.members = members } else { members = [] }
  }

  private func value(_ name: String) -> JSONValue? { members.first { $0.name == name }?.value }

  func text(_ name: String) -> String? {
    if case .string(let text) = value(name) { text } else { nil }
  }

  func number(_ name: String) -> Int? {
    if case .int(let number) = value(name) { number } else { nil }
  }

  func object(_ name: String) -> Fields? {
    guard let value = value(name), case .object = value else { return nil }
    return Fields(value)
  }

  func list(_ name: String) -> [Fields] {
    if case .array(let items) = value(name) { items.map(Fields.init) } else { [] }
  }

  /// The strings of an array.
  func texts(_ name: String) -> [String] {
    guard case .array(let items) = value(name) else { return [] }
    return items.compactMap { if case .string(let text) = $0 { text } else { nil } }
  }

  /// All members that are strings, by name.
  var allTexts: [String: String] {
    var texts: [String: String] = [:]
    for member in members {
      if case .string(let text) = member.value { texts[member.name] = text }
    }
    return texts
  }
}

/// What a page shows of an answer.
protocol Showable {
  init(_ fields: Fields)
}
