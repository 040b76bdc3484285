/// Cities that correspondents sign from, folded: enough to tell `واشنطن: ليلى نصر` from a headline with a colon.
enum PlaceNames {
  static func contains(_ folded: String) -> Bool { names.contains(folded) }

  private static let names = WordList.places.set
}
