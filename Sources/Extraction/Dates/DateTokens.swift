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
  /// The Arabic words among the tokens for look-ups.
  let packed: [PackedWord]
  let items: [Item]
  /// The token behind the sentence that is being read: no phrase goes on beyond it.
  var limit: Int

  init(_ text: TokenizedText, lexicon: DateLexicon) {
    self.text = text
    tokens = text.tokens
    packed = text.tokens.map { $0.kind == .arabic ? PackedWord($0.folded) : .none }
    var items: [Item] = []
    items.reserveCapacity(tokens.count)
    var guarded = 0
    for index in packed.indices {
      guard packed[index] != .none else {
        items.append(Item())
        continue
      }
      guarded = max(guarded, Self.guardEnd(at: index, in: packed, lexicon: lexicon))
      items.append(index < guarded ? Item() : Self.item(at: index, in: packed, text: text, lexicon: lexicon))
    }
    self.items = items
    limit = items.count
  }

  private typealias Letter = PackedWord.Letter

  /// The token behind the guard phrase that begins at a token, 0 when none does.
  private static func guardEnd(at index: Int, in words: [PackedWord], lexicon: DateLexicon) -> Int {
    for skipped in 0..<2 where lexicon.mayBegin(words[index], at: skipped) {
      var word = words[index]
      if skipped == 1 {
        guard [Letter.waw, Letter.fa, Letter.ba, Letter.lam, Letter.kaf].contains(word[0]) else { return 0 }
        word = word.dropping(1)
      }
      for phrase in lexicon.guards[word, default: []] {
        let end = index + phrase.count
        if end <= words.count, phrase.dropFirst().elementsEqual(words[(index + 1)..<end]) { return end }
      }
    }
    return 0
  }

  /// Reads the token with no particle, else with و or ف, else with a preposition taken off.
  private static func item(at index: Int, in words: [PackedWord], text: TokenizedText, lexicon: DateLexicon) -> Item {
    var word = words[index]
    var item = Item()
    item.matches = matches(word, at: index, in: words, lexicon: lexicon)
    if !item.matches.isEmpty { return item }
    if word[0] == Letter.waw || word[0] == Letter.fa {
      word = word.dropping(1)
      item.prefix = 1
      item.hasConjunction = true
      item.matches = matches(word, at: index, in: words, lexicon: lexicon)
      if !item.matches.isEmpty { return item }
    }
    switch word[0] {
    case Letter.ba: item.preposition = "ب"
    case Letter.lam: item.preposition = "ل"
    case Letter.kaf: item.preposition = "ك"
    default: return item
    }
    word = word.dropping(1)
    item.prefix += 1
    if item.preposition == "ل", word[0] == Letter.lam { word = PackedWord.withArticle(word.dropping(1)) }
    item.matches = matches(word, at: index, in: words, lexicon: lexicon)
    // باب is a door, not "in August": the short names take a preposition only with their madda, بآب.
    let token = text.tokens[index]
    if word.count < 4, !item.matches.isEmpty, !text.scalars[token.start..<token.end].contains("آ") {
      item.matches.removeAll { $0.word.month != nil }
    }
    return item
  }

  private static func matches(_ form: PackedWord, at index: Int, in words: [PackedWord], lexicon: DateLexicon) -> [Match] {
    var found: [Match] = []
    guard lexicon.mayBegin(form, at: 0) else { return found }
    func collect(_ form: PackedWord, isDefinite: Bool) {
      guard let entries = lexicon.entries[form] else { return }
      for entry in entries {
        guard let word = isDefinite ? entry.word.definite : entry.word else { continue }
        let end = index + 1 + entry.rest.count
        guard end <= words.count, entry.rest.elementsEqual(words[(index + 1)..<end]) else { continue }
        found.append(Match(word: word, end: end, isDefinite: isDefinite))
      }
    }
    collect(form, isDefinite: false)
    if form.count > 3, form.hasArticle { collect(form.dropping(2), isDefinite: true) }
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
