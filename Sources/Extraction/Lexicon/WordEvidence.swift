/// What the lexicon says of a single word: of which kinds of names it is a part, and whether it is also a word of the language.
struct WordEvidence: OptionSet, Sendable {
  let rawValue: UInt16

  /// A given name.
  static let given = WordEvidence(rawValue: 1 << 0)
  /// A given name that is also a common word: a clue, not a match.
  static let givenWord = WordEvidence(rawValue: 1 << 1)
  /// A family name.
  static let family = WordEvidence(rawValue: 1 << 2)
  /// A title or profession that introduces persons, without article.
  static let title = WordEvidence(rawValue: 1 << 3)
  /// A common word of the language.
  static let common = WordEvidence(rawValue: 1 << 4)
  /// A relative adjective of a place.
  static let demonym = WordEvidence(rawValue: 1 << 5)
  /// The first word of a known person's full name.
  static let firstOfPerson = WordEvidence(rawValue: 1 << 6)
  /// The last word of a known person's full name.
  static let lastOfPerson = WordEvidence(rawValue: 1 << 7)
  /// The first word of an organization's or institution's name of several words.
  static let firstOfOrganization = WordEvidence(rawValue: 1 << 8)
  /// A word of a place's name.
  static let partOfPlace = WordEvidence(rawValue: 1 << 9)
}
