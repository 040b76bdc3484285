import ArabicText
import Model

/// Settles where a name that the tagger sees begins and ends: without titles and labels around it, with the complement of a body's name.
struct NameBorders {
  let lexicon: Lexicon
  let text: TokenizedText

  /// The parts of a person's name that a dash or a conjunction with blanks around it divides: they are names of several.
  func pieces(of tokens: Range<Int>) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = tokens.lowerBound
    for index in tokens where divides(index) {
      if start < index { pieces.append(start..<index) }
      start = index + 1
    }
    if start < tokens.upperBound { pieces.append(start..<tokens.upperBound) }
    return pieces
  }

  private func divides(_ index: Int) -> Bool {
    let token = text.tokens[index]
    if token.folded == "و" { return true }
    guard ["-", "–", "—"].contains(token.folded) else { return false }
    let isFreeBefore = index == 0 || text.tokens[index - 1].end < token.start
    let isFreeBehind = index + 1 == text.tokens.count || token.end < text.tokens[index + 1].start
    return isFreeBefore || isFreeBehind
  }

  /// The tokens of a name with the borders that the program's names have.
  ///
  /// - Parameter free: where the next match begins, which the name may not reach into.
  func trimmed(_ tokens: Range<Int>, of type: EntityType, before free: Int) -> Range<Int> {
    switch type {
    case .person: return withoutTitles(tokens)
    case .organization: return withComplement(lexicon.withoutLabels(tokens, in: text), before: free)
    case .place, .group, .other: return tokens
    }
  }

  /// الراقصة دينا is called دينا, and in حسين الفردان العضو المنتدب the name ends before the function.
  private func withoutTitles(_ tokens: Range<Int>) -> Range<Int> {
    var tokens = tokens
    while tokens.count > 1, isDefiniteTitle(tokens.lowerBound) { tokens.removeFirst() }
    while tokens.count > 2, isDefiniteTitle(tokens.upperBound - 1) { tokens.removeLast() }
    return tokens
  }

  /// Whether a token is a title or profession with the article that is nobody's family name (الشيخ, الحاج, الأمير).
  private func isDefiniteTitle(_ index: Int) -> Bool {
    let word = text.tokens[index].folded
    guard word.hasPrefix("ال"), lexicon.personTitles.contains(word.dropFirst(2)) else { return false }
    return (lexicon.evidence[word] ?? []).isDisjoint(with: [.family, .lastOfPerson, .firstOfPerson])
  }

  /// How long the complement of a name can be.
  private static let longestComplement = 5

  /// A body's name goes on with whom it is for: الاتحاد الوطني للمرأة, الاتحاد التونسي للصناعة والتجارة والصناعات التقليدية. Names that begin
  /// with the article alone do, and what the lexicon knows by itself is no complement.
  func withComplement(_ tokens: Range<Int>, before free: Int) -> Range<Int> {
    guard tokens.upperBound < free, let first = tokens.first, isBody(text.tokens[first]) else { return tokens }
    let complement = text.tokens[tokens.upperBound]
    guard complement.kind == .arabic, complement.folded.hasPrefix("لل"), complement.folded.unicodeScalars.count > 4 else { return tokens }
    let noun = "ال" + complement.folded.dropFirst(2)
    guard !isTitle(noun), !isName(noun), !lexicon.words.isOne(.purpose, complement.folded.dropFirst(2)) else { return tokens }
    var end = tokens.upperBound + 1
    while end < min(free, tokens.upperBound + Self.longestComplement), goesOn(text.tokens[end]) { end += 1 }
    // للحصول على, للمشاركة في: what is done, and not whom the body is for.
    let isAlone = end == tokens.upperBound + 1 && end < text.tokens.count
    return isAlone && lexicon.words.isOne(.preposition, hash: text.tokens[end].hash) ? tokens : tokens.lowerBound..<end
  }

  /// Whether a word alone names an entity.
  private func isName(_ word: String) -> Bool {
    lexicon.names.next(NameIndex.root, word).map { node in
      lexicon.names.entries(at: node).contains { if case .entity = $0 { true } else { false } }
    } ?? false
  }

  /// The words of a name from its first token on. The article has lost its alef behind ل: للشركة names الشركة.
  ///
  /// - Parameter isDefinite: whether the particles before the name are read with an article.
  func words(from start: Int, to end: Int, first: TokenizedText.Token, isDefinite: Bool) -> String {
    let words = text.text(start, end)
    let isShortened = isDefinite && start > first.start && text.scalars[start] == "ل" && text.scalars[start - 1] == "ل"
    return isShortened ? "ا" + words : words
  }

  /// The first words of bodies' names that are words of the language, with the article: الاتحاد, الجمعية.
  private func isBody(_ token: TokenizedText.Token) -> Bool {
    guard token.kind == .arabic else { return false }
    return Clitics.readings(of: token.folded).contains { reading in
      reading.isDefinite
        && (lexicon.words.isOne(.body, reading.stem) || (lexicon.evidence["ال" + reading.stem] ?? []).contains(.firstOfOrganization))
    }
  }

  /// Whether a word behind a complement belongs to it: an adjective, or another complement behind a conjunction.
  private func goesOn(_ token: TokenizedText.Token) -> Bool {
    guard token.kind == .arabic, !isTitle(token.folded), !lexicon.words.isOne(.clause, hash: token.hash) else { return false }
    if token.folded.hasPrefix("وال") { return token.folded.unicodeScalars.count > 5 && !isBody(token) }
    return token.folded.hasPrefix("ال") && (token.folded.hasSuffix("ه") || token.folded.hasSuffix("ي"))
  }

  private func isTitle(_ folded: String) -> Bool { folded.hasPrefix("ال") && lexicon.personTitles.contains(folded.dropFirst(2)) }
}
