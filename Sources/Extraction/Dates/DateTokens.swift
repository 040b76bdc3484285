import ArabicText

/// The tokens of a text with what each may mean in a date expression: every token is looked up once.
struct DateTokens: Sendable {
  /// A form found at a token.
  struct Match: Sendable {
    let word: DateWord
    /// The token behind the form.
    let end: Int
    let isDefinite: Bool
  }

  struct Item: Sendable {
    /// The forms that begin here, the longest first.
    var matches: [Match] = []
    /// How many folded scalars of particles stand in front of the form.
    var prefix = 0
    var hasConjunction = false
    var preposition: Unicode.Scalar?
  }

  let text: TokenizedText
  let tokens: [TokenizedText.Token]
  let items: [Item]
  /// The token behind the sentence that is being read: no phrase goes on beyond it.
  var limit: Int

  init(_ text: TokenizedText, lexicon: DateLexicon) {
    self.text = text
    tokens = text.tokens
    var items: [Item] = []
    items.reserveCapacity(tokens.count)
    var guarded = 0
    for index in text.tokens.indices {
      guarded = max(guarded, Self.guardEnd(at: index, tokens: text.tokens, lexicon: lexicon))
      items.append(index < guarded ? Item() : Self.item(at: index, in: text, lexicon: lexicon))
    }
    self.items = items
    limit = items.count
  }

  private static func guardEnd(at index: Int, tokens: [TokenizedText.Token], lexicon: DateLexicon) -> Int {
    guard tokens[index].kind == .arabic else { return 0 }
    var form = tokens[index].folded
    for _ in 0..<2 {
      for phrase in lexicon.guards[form, default: []] {
        let end = index + phrase.count
        if end <= tokens.count, zip(index + 1..<end, phrase.dropFirst()).allSatisfy({ tokens[$0].folded == $1 }) { return end }
      }
      guard let first = form.unicodeScalars.first, "وفبلك".unicodeScalars.contains(first) else { return 0 }
      form = String(form.dropFirst())
    }
    return 0
  }

  private static func item(at index: Int, in text: TokenizedText, lexicon: DateLexicon) -> Item {
    let (tokens, scalars) = (text.tokens, text.scalars)
    let token = tokens[index]
    var item = Item()
    guard token.kind == .arabic else { return item }
    item.matches = matches(token.folded, at: index, tokens: tokens, lexicon: lexicon)
    if !item.matches.isEmpty { return item }
    var rest = Substring(token.folded)
    if let first = rest.first, first == "و" || first == "ف" {
      rest = rest.dropFirst()
      item.prefix = 1
      item.hasConjunction = true
      item.matches = matches(String(rest), at: index, tokens: tokens, lexicon: lexicon)
      if !item.matches.isEmpty { return item }
    }
    guard let preposition = rest.unicodeScalars.first, preposition == "ب" || preposition == "ل" || preposition == "ك" else { return item }
    rest = rest.dropFirst()
    item.preposition = preposition
    item.prefix += 1
    let form = preposition == "ل" && rest.first == "ل" ? "ا" + rest : String(rest)
    // باب is a door, not "in August": the short names take a preposition only with their madda, بآب.
    let isShort = form.utf8.count < 8 && !scalars[token.start..<token.end].contains("آ")
    item.matches = matches(form, at: index, tokens: tokens, lexicon: lexicon).filter { !isShort || $0.word.month == nil }
    return item
  }

  private static func matches(_ form: String, at index: Int, tokens: [TokenizedText.Token], lexicon: DateLexicon) -> [Match] {
    var found: [Match] = []
    func collect(_ form: String, isDefinite: Bool) {
      guard let entries = lexicon.entries[form] else { return }
      for entry in entries {
        guard let word = isDefinite ? entry.word.definite : entry.word else { continue }
        let end = index + 1 + entry.rest.count
        guard end <= tokens.count, entry.rest.indices.allSatisfy({ tokens[index + 1 + $0].folded == entry.rest[$0] }) else { continue }
        found.append(Match(word: word, end: end, isDefinite: isDefinite))
      }
    }
    collect(form, isDefinite: false)
    if form.utf8.count > 6, form.hasPrefix("ال") { collect(String(form.dropFirst(2)), isDefinite: true) }
    return found
  }

  /// Whether the token is this punctuation mark or folded word.
  func isToken(_ index: Int, _ folded: String) -> Bool {
    index >= 0 && index < limit && tokens[index].folded == folded
  }

  /// The first meaning that a form at the token has, the longest form first.
  func first<Meaning>(at index: Int, _ pick: (Match) -> Meaning?) -> (value: Meaning, end: Int)? {
    guard index >= 0, index < limit else { return nil }
    for match in items[index].matches where match.end <= limit {
      if let value = pick(match) { return (value, match.end) }
    }
    return nil
  }

  /// The token behind a form with one of these roles, if one begins at the token.
  func role(_ roles: DateWord.Roles, at index: Int) -> Int? {
    first(at: index) { $0.word.roles.isDisjoint(with: roles) ? nil : true }?.end
  }

  /// The number written in digits at the token.
  func number(at index: Int) -> Int? {
    guard index >= 0, index < limit, tokens[index].kind == .number, tokens[index].folded.utf8.count <= 6 else { return nil }
    return Int(tokens[index].folded)
  }

  /// How many digits the number at the token has.
  func digits(at index: Int) -> Int {
    tokens[index].folded.utf8.count
  }
}
