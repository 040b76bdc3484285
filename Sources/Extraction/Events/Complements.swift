import ArabicText

/// What must stand near a verb for it to have the meaning of its rule, kept by first word, so that a token is looked up and not compared with
/// every alternative.
struct Complements: Sendable {
  /// By first word the words behind it.
  private var byFirst: [String: [[String]]] = [:]
  /// The prepositions of one letter that are written onto a word, with the words that follow the letter.
  private var letters: [(letter: String, rest: [String])] = []

  /// Alternatives, each a sequence of folded words; a word of one letter is a preposition written onto the next.
  init(_ alternatives: [[String]]) {
    for words in alternatives {
      guard let first = words.first else { continue }
      if first.unicodeScalars.count == 1 {
        letters.append((first, Array(words.dropFirst())))
      } else {
        byFirst[first, default: []].append(Array(words.dropFirst()))
      }
    }
  }

  /// Whether the verb needs nothing beside it.
  var isEmpty: Bool { byFirst.isEmpty && letters.isEmpty }

  /// The token behind an alternative that starts at a token.
  func end(at start: Int, in text: TokenizedText, before limit: Int) -> Int? {
    let folded = text.tokens[start].folded
    for form in Self.forms(folded) {
      for rest in byFirst[form] ?? [] {
        if let end = Self.match(rest, from: start + 1, in: text, before: limit) { return end }
      }
    }
    for (letter, rest) in letters where folded.hasPrefix(letter) && folded.utf8.count > 4 {
      if rest.isEmpty { return start }
      if let end = Self.match(rest, from: start, in: text, before: limit) { return end }
    }
    return nil
  }

  /// The words that a token can be: itself, without article, without the ending of the accusative, without ب.
  private static func forms(_ folded: String) -> [String] {
    var forms = [folded]
    if folded.hasPrefix("ال") { forms.append(String(folded.dropFirst(2))) }
    if folded.hasSuffix("ا") { forms.append(String(folded.dropLast())) }
    if folded.hasPrefix("ب") { forms.append(String(folded.dropFirst())) }
    return forms
  }

  private static func match(_ words: [String], from start: Int, in text: TokenizedText, before limit: Int) -> Int? {
    var index = start
    for word in words {
      guard index < limit, forms(text.tokens[index].folded).contains(word) else { return nil }
      index += 1
    }
    return index
  }
}
