import ArabicText

/// Lines that say who wrote something, without a label.
enum PersonLine {
  /// Whether a line could be a name and nothing else: two to four words of Arabic letters.
  static func isName(_ text: Scalars) -> Bool {
    let name = text[...].trimming { $0 == "*" || $0 == " " }
    guard (5...40).contains(name.count), name.allSatisfy({ $0 == " " || $0 == "." || $0.isArabicLetter || Folding.isMark($0) }) else {
      return false
    }
    let words = name.foldedName.split(separator: " ").map(String.init)
    return (2...4).contains(words.count) && words.allSatisfy { !functionWords.contains($0) }
  }

  /// Whether a line says what somebody is: `كاتبة وباحثة في سياسات المدن`.
  static func isOccupation(_ text: Scalars) -> Bool {
    guard text.count <= 140, let first = text.prefix(40).foldedName.split(separator: " ").first else { return false }
    return occupations.contains(String(first))
  }

  /// The name in a line that says what its bearer is: `سعاد الكيلاني كاتبة وباحثة`.
  static func nameBeforeOccupation(_ text: Scalars) -> String? {
    guard text.count <= 80, !text.contains(where: { $0.digitValue != nil || $0 == ":" }) else { return nil }
    let words = text.split(separator: " ")
    guard let at = words.indices.dropFirst(2).first(where: { occupations.contains(words[$0].foldedName) }), at <= 4 else { return nil }
    let name = Array(text[..<words[at].startIndex].trimming { $0 == " " || $0 == "-" || $0 == "،" || $0 == "–" })
    return isName(name) ? name.string : nil
  }

  /// Whether a paragraph at the end of an article is about its author: the name, then what the author is, or an asterisk before it.
  static func isNote(_ text: Scalars, authors: [String], gap: Int) -> Bool {
    let isStarred = text.first == "*"
    let line = text[...].trimming { $0 == "*" || $0 == " " || $0 == "-" }
    let head = line.prefix(90).foldedName
    for author in authors {
      let name = Scalars(author)[...].foldedName
      guard !name.isEmpty, head.hasPrefix(name) else { continue }
      let next = head.dropFirst(name.count).split(separator: " ").prefix(2)
      if isStarred || next.contains(where: { occupations.contains(String($0)) || $0 == "هو" || $0 == "هي" }) { return true }
    }
    if isStarred, text.count <= 400 {
      let description = line.prefix(45).firstIndex(of: ":").map { Array(line[($0 + 1)...].trimmed.prefix(140)) }
      return isOccupation(Array(line.prefix(140))) || description.map(isOccupation) ?? false
    }
    return text.count <= 120 && gap > 0 && authors.isEmpty && noteHeads.contains { head.hasPrefix($0) }
  }

  private static let noteHeads = WordList.noteHeads.words

  private static let occupations = WordList.occupations.set

  private static let functionWords = WordList.noNames.set
}
