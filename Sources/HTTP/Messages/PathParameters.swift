/// What stands in a path in the place of the route's parameters, decoded. Never empty strings.
public struct PathParameters: Sendable, Equatable {
  private let names: [String]
  private let values: [String]

  /// No parameters.
  init() {
    names = []
    values = []
  }

  /// Values in the order of the route's names.
  init(names: [String], values: [String]) {
    self.names = names
    self.values = values
  }

  /// The value of a parameter; `nil` for a name that the route's pattern does not have.
  public subscript(name: String) -> String? { names.firstIndex(of: name).map { values[$0] } }
}
