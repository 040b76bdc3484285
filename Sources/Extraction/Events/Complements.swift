import ArabicText

/// What must stand near a verb for it to have the meaning of its rule, kept by first word, so that a token is looked up and not compared with
/// every alternative.
struct Complements: Sendable {
  /// The fingerprint of the first word, and the words behind it.
  private var words: [(first: UInt64, rest: [String])] = []
  /// The prepositions of one letter that are written onto a word, with the words that follow the letter.
  private var letters: [(letter: String, rest: [String])] = []

  /// Alternatives, each a sequence of folded words; a word of one letter is a preposition written onto the next.
  init(_ alternatives: [[String]]) {
    for words in alternatives {
      guard let first = words.first else { continue }
      if first.unicodeScalars.count == 1 {
        letters.append((first, Array(words.dropFirst())))
      } else {
        self.words.append((WordHash.of(first), Array(words.dropFirst())))
      }
    }
  }

  /// Whether the verb needs nothing beside it.
  var isEmpty: Bool { words.isEmpty && letters.isEmpty }

  /// The token behind an alternative that starts at a token.
  func end(at start: Int, in text: TokenizedText, before limit: Int) -> Int? {
    let folded = text.tokens[start].folded
    if !words.isEmpty {
      let forms = Self.forms(of: text.tokens[start])
      for lane in forms.indices where forms[lane] != 0 {
        for (first, rest) in words where first == forms[lane] {
          if let end = Self.match(rest, from: start + 1, in: text, before: limit) { return end }
        }
      }
    }
    for (letter, rest) in letters where folded.hasPrefix(letter) && folded.utf8.count > 4 {
      if rest.isEmpty { return start }
      if let end = Self.match(rest, from: start, in: text, before: limit) { return end }
    }
    return nil
  }

  /// The fingerprints of the words that a token can be: itself, without article, without the ending of the accusative, without ب; 0 for none.
  private static func forms(of token: TokenizedText.Token) -> SIMD4<UInt64> {
    let bytes = token.folded.utf8Span.span
    var forms = SIMD4<UInt64>(token.hash, 0, 0, 0)
    guard bytes.count >= 2 else { return forms }
    // ال, ا at the end, ب: asked for each token behind each verb, so the bytes are looked at themselves.
    if bytes.count >= 4, letter(bytes, 0) == 0xD8A7, letter(bytes, 2) == 0xD984 { forms[1] = WordHash.of(bytes, 4..<bytes.count) }
    if letter(bytes, bytes.count - 2) == 0xD8A7 { forms[2] = WordHash.of(bytes, 0..<bytes.count - 2) }
    if letter(bytes, 0) == 0xD8A8 { forms[3] = WordHash.of(bytes, 2..<bytes.count) }
    return forms
  }

  private static func letter(_ bytes: borrowing Span<UInt8>, _ index: Int) -> UInt16 {
    UInt16(bytes[index]) << 8 | UInt16(bytes[index + 1])
  }

  private static func match(_ words: [String], from start: Int, in text: TokenizedText, before limit: Int) -> Int? {
    var index = start
    for word in words {
      guard index < limit else { return nil }
      let (forms, hash) = (forms(of: text.tokens[index]), WordHash.of(word))
      guard forms[0] == hash || forms[1] == hash || forms[2] == hash || forms[3] == hash else { return nil }
      index += 1
    }
    return index
  }
}
