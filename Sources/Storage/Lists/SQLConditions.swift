/// Conditions joined by AND, with the values of their parameters in order.
struct SQLConditions: Equatable {
  private(set) var texts: [String] = []
  private(set) var values: [SQLValue] = []

  mutating func add(_ text: String, _ values: SQLValue...) {
    add(text, values)
  }

  mutating func add(_ text: String, _ values: [SQLValue]) {
    texts.append(text)
    self.values += values
  }

  /// An expression that must have one of some values.
  mutating func addAny(_ expression: String, _ values: [SQLValue]) {
    if values.isEmpty { return }
    add("\(expression) \(Self.anyOf(values.count))", values)
  }

  mutating func add(_ other: SQLConditions) {
    texts += other.texts
    values += other.values
  }

  var sql: String { texts.isEmpty ? "1" : texts.joined(separator: " AND ") }

  /// `= ?` or `IN (?, ?)`.
  static func anyOf(_ count: Int) -> String {
    count == 1 ? "= ?" : "IN (" + Array(repeating: "?", count: count).joined(separator: ", ") + ")"
  }
}
