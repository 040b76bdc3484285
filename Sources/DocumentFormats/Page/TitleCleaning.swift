/// What a headline is without the page's decoration.
enum TitleCleaning {
  /// Takes the quotation marks off that enclose the whole headline, and blanks and stray marks at its ends.
  static func clean(_ text: Scalars) -> String {
    var title = text[...].trimmed
    for (open, close) in pairs where title.count > 2 && title.first == open && title.last == close {
      let inner = title.dropFirst().dropLast()
      if !inner.contains(open) && !inner.contains(close) { title = inner.trimmed }
    }
    return title.trimming { $0 == " " || $0 == "|" || $0 == "•" || $0 == "*" || $0 == "_" }.string
  }

  /// The first words of a text, as the title of one that has none: at most 80 characters, cut at the end of a word.
  static func firstWords(_ text: Scalars) -> String {
    let start = text.firstIndex { $0 != " " && $0 != "\n" && $0 != "\t" && $0 != "\r" } ?? 0
    let line = text[start...].prefix { $0 != "\n" && $0 != "\r" }
    guard line.count > 80 else { return line.trimmed.string }
    let head = line.prefix(81)
    let cut = head.lastIndex(of: " ") ?? head.endIndex - 1
    return line[..<cut].trimming { $0 == " " || $0 == "،" || $0 == ":" || $0 == "؛" || $0 == "-" }.string
  }

  private static let pairs: [(Unicode.Scalar, Unicode.Scalar)] = [
    ("\"", "\""), ("«", "»"), ("“", "”"), ("”", "“"), ("'", "'"), ("‘", "’"), ("„", "“"),
  ]
}
