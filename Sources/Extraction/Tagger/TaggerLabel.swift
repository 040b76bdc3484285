import Model

/// The label of a token: outside of names, the beginning or inside of one of three kinds (BIO), or part of a name of another kind.
enum TaggerLabel {
  /// How many labels there are, as many as a vector of weights has lanes.
  static let count = 8
  /// Outside of any name.
  static let outside = 0
  /// Part of a name of none of the kinds: a people, a work, a body that every state has. Nothing is made of it, but what is learned from
  /// such words is not learned of the other kinds.
  static let other = 7
  /// The kinds in the order of their labels.
  static let types: [EntityType] = [.person, .place, .organization]

  /// The label at the beginning of a name of a kind.
  static func begin(_ kind: Int) -> Int { 1 + 2 * kind }

  /// The label inside of a name of a kind.
  static func inside(_ kind: Int) -> Int { 2 + 2 * kind }

  /// The kind of name that a label belongs to; `nil` outside of the three.
  static func kind(of label: Int) -> Int? {
    label == outside || label == other ? nil : (label - 1) / 2
  }

  /// Whether a name begins with the label.
  static func isBegin(_ label: Int) -> Bool { label % 2 == 1 && label != other }

  /// Whether a label may stand behind another: the inside of a name only behind a part of it.
  static func mayFollow(_ label: Int, _ previous: Int) -> Bool {
    label == outside || label == other || isBegin(label) || kind(of: previous) == kind(of: label)
  }
}
