import HTTP
import Model

/// Reads the query parameters of one request: each at most once unless it may be repeated, none that the route does not know.
struct QueryReader {
  private var values: [String: [String]] = [:]
  /// The parameters in their order, for links to the next page.
  let items: [QueryItem]

  /// Refuses parameters that are not among the known ones, and repeated ones that may not be repeated.
  init(_ request: Request, known: Set<String>, repeatable: Set<String> = []) throws(AppError) {
    items = request.query
    for item in request.query {
      guard known.contains(item.name) else {
        let list = known.sorted().joined(separator: ", ")
        throw AppError(
          .invalid, "There is no parameter '\(item.name)' here.",
          details: [.init(.parameter(item.name), known.isEmpty ? "no parameter is known here" : "known here: \(list)")])
      }
      values[item.name, default: []].append(item.value)
    }
    for (name, given) in values where given.count > 1 && !repeatable.contains(name) {
      throw .parameter(name, "it may stand only once")
    }
  }

  /// Refuses parameters that were not declared, and repeated ones that may stand only once.
  init(_ request: Request, _ parameters: Parameters) throws(AppError) {
    try self.init(request, known: parameters.names, repeatable: parameters.repeatable)
  }

  /// A whole number within the bounds that its parameter declares.
  func number(_ parameter: Parameter) throws(AppError) -> Int {
    try number(parameter.name, in: parameter.range, standard: parameter.standardNumber)
  }

  /// The value of a parameter; an empty one counts as given.
  func text(_ name: String) -> String? {
    values[name]?.first
  }

  /// All values of a parameter that may be repeated.
  func all(_ name: String) -> [String] {
    values[name] ?? []
  }

  /// The values of a comma-separated parameter.
  func list(_ name: String) throws(AppError) -> [String] {
    guard let text = text(name) else { return [] }
    let parts = text.split(separator: ",").map(String.init)
    guard !parts.isEmpty else { throw .parameter(name, "it is empty") }
    return parts
  }

  /// The values of a comma-separated parameter that are names of cases.
  func cases<Value: RawRepresentable & CaseIterable>(_ name: String, of type: Value.Type) throws(AppError) -> [Value]
  where Value.RawValue == String {
    var found: [Value] = []
    for word in try list(name) {
      guard let value = Value(rawValue: word) else {
        throw .parameter(name, "'\(word)' is not one of \(Value.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      found.append(value)
    }
    return found
  }

  /// The value of a parameter that is the name of one case.
  func one<Value: RawRepresentable & CaseIterable>(_ name: String, of type: Value.Type) throws(AppError) -> Value?
  where Value.RawValue == String {
    guard let word = text(name) else { return nil }
    guard let value = Value(rawValue: word) else {
      throw .parameter(name, "'\(word)' is not one of \(Value.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return value
  }

  /// A whole number in a range.
  func number(_ name: String, in range: ClosedRange<Int>, standard: Int) throws(AppError) -> Int {
    guard let text = text(name) else { return standard }
    guard let value = Int(text), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), range.contains(value) else {
      throw .parameter(name, "it must be a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }

  /// A number from 0 to 1.
  func share(_ name: String) throws(AppError) -> Double? {
    guard let text = text(name) else { return nil }
    guard let value = Double(text), (0...1).contains(value) else { throw .parameter(name, "it must be a number from 0 to 1") }
    return value
  }

  /// `true` or `false`.
  func flag(_ name: String, standard: Bool = false) throws(AppError) -> Bool {
    switch text(name) {
    case nil: return standard
    case "false": return false
    case "true": return true
    default: throw .parameter(name, "it must be true or false")
    }
  }

  /// The first day from `from`, a date or a span back from today.
  func firstDay(_ name: String, today: CalendarDate) throws(AppError) -> CalendarDate? {
    guard let text = text(name) else { return nil }
    if let date = PartialDate(iso: text) { return date.first }
    if let day = Self.back(text, from: today) { return day }
    throw .parameter(name, "'\(text)' is no date; write 2025, 2025-03, 2025-03-18, or a span back from now such as 7d, 2w, 3m, 1y")
  }

  /// The last day from `to`.
  func lastDay(_ name: String, today: CalendarDate) throws(AppError) -> CalendarDate? {
    guard let text = text(name) else { return nil }
    if let date = PartialDate(iso: text) { return date.last }
    if let day = Self.back(text, from: today) { return day }
    throw .parameter(name, "'\(text)' is no date; write 2025, 2025-03, 2025-03-18, or a span back from now such as 7d, 2w, 3m, 1y")
  }

  private static func back(_ text: String, from today: CalendarDate) -> CalendarDate? {
    guard let unit = text.last, let count = Int(text.dropLast()), (0...10_000).contains(count), text.first != "+" else { return nil }
    switch unit {
    case "d": return today.adding(days: -count)
    case "w": return today.adding(days: -7 * count)
    case "m": return today.adding(months: -count)
    case "y": return today.adding(months: -12 * count)
    default: return nil
    }
  }
}
