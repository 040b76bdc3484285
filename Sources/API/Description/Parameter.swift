import Model

/// One query parameter: what reads it and what describes it are the same.
struct Parameter: Sendable {
  /// How several values are given.
  enum Form: Sendable {
    /// Once, one value.
    case single
    /// Once, with commas between the values: any of them.
    case listed
    /// Several times: all of them; with commas between values of which any will do.
    case repeated
  }

  let name: String
  /// What one value may be.
  let schema: Schema
  let help: String
  let form: Form
  /// The value when nothing is said.
  let standard: String?
  /// A value that makes sense.
  let example: String?

  init(_ name: String, _ schema: Schema, _ help: String, _ form: Form = .single, standard: String? = nil, example: String? = nil) {
    self.name = name
    self.schema = schema
    self.help = help
    self.form = form
    self.standard = standard
    self.example = example
  }

  /// The bounds of a whole number.
  var range: ClosedRange<Int> { if case .integer(let range?) = schema { range } else { 0...Int.max } }
  /// The number when nothing is said.
  var standardNumber: Int { standard.flatMap { Int($0) } ?? 0 }
}

/// The query parameters of one route.
struct Parameters: Sendable {
  let all: [Parameter]
  let names: Set<String>
  let repeatable: Set<String>

  init(_ all: [Parameter]) {
    self.all = all
    names = Set(all.map(\.name))
    repeatable = Set(
      all.filter { if case .repeated = $0.form { true } else { false } }.map(\.name))
  }

  static let none = Parameters([])
  static func + (left: Parameters, right: Parameters) -> Parameters {
    Parameters(left.all + right.all.filter { !left.names.contains($0.name) })
  }

  func without(_ names: Set<String>) -> Parameters { Parameters(all.filter { !names.contains($0.name) }) }

  subscript(_ name: String) -> Parameter? { all.first { $0.name == name } }
}
