import Model

/// The label of a token: outside of names, or the beginning or inside of one of three kinds (BIO).
enum TaggerLabel {
  /// How many labels there are; weights are kept in vectors of eight.
  static let count = 7
  /// Outside of any name.
  static let outside = 0
  /// The kinds in the order of their labels.
  static let types: [EntityType] = [.person, .place, .organization]

  /// The label at the beginning of a name of a kind.
  static func begin(_ kind: Int) -> Int { 1 + 2 * kind }

  /// The label inside of a name of a kind.
  static func inside(_ kind: Int) -> Int { 2 + 2 * kind }

  /// The kind of name that a label belongs to; `nil` outside.
  static func kind(of label: Int) -> Int? {
    label == outside ? nil : (label - 1) / 2
  }

  /// Whether a name begins with the label.
  static func isBegin(_ label: Int) -> Bool { label % 2 == 1 }

  /// Whether a label may stand behind another: the inside of a name only behind a part of it.
  static func mayFollow(_ label: Int, _ previous: Int) -> Bool {
    label == outside || isBegin(label) || kind(of: previous) == kind(of: label)
  }
}
