/// The names of sections that sites print above a headline or before a teaser's caption, folded.
enum SectionNames {
  static func contains(_ folded: String) -> Bool { names.contains(folded) }

  /// Whether a line is the name of a section of opinions, or a path that ends in one: such pages name the author first.
  static func isOpinion(_ folded: String) -> Bool { opinions.contains { folded == $0 || folded.hasSuffix(" " + $0) } }

  private static let opinions = WordList.opinionSections.words

  /// The caption without the name of the section before it.
  static func strip(_ caption: Scalars) -> Scalars {
    let words = caption.split(separator: " ", maxSplits: 3, omittingEmptySubsequences: true)
    for count in [3, 2, 1] where words.count > count {
      let head = caption[..<words[count - 1].endIndex].foldedName
      if names.contains(head) { return Array(words[count].startIndex < caption.endIndex ? caption[words[count].startIndex...] : []) }
    }
    return caption
  }

  private static let names = WordList.sections.set
}
