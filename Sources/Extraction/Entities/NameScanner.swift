import ArabicText

/// Goes over a text from token to token and takes the longest match at each; what the lexicon has at a token is looked up once.
struct NameScanner {
  private let finder: EntityFinder
  private let text: TokenizedText
  private let matcher: NameMatcher
  private var cache: [NameMatch??]

  init(finder: EntityFinder, text: TokenizedText) {
    self.finder = finder
    self.text = text
    matcher = NameMatcher(lexicon: finder.lexicon, guards: finder.guards, text: text)
    cache = Array(repeating: nil, count: text.tokens.count)
  }

  private mutating func match(at index: Int) -> NameMatch? {
    if let known = cache[index] { return known }
    let match = matcher.match(at: index)
    cache[index] = .some(match)
    return match
  }

  /// What the lexicon alone finds: the longest match at each token, each title followed by the names inside it.
  mutating func known() -> [NameMatch] {
    var matches: [NameMatch] = []
    var index = 0
    while index < text.tokens.count {
      guard let match = match(at: index) else {
        index += 1
        continue
      }
      matches.append(match)
      if case .title = match.meaning { matches += matcher.namesInside(match) }
      index = match.tokens.upperBound
    }
    return matches
  }

  /// What lexicon and rules find, none overlapping another: at each token the longest, then on behind it.
  mutating func matches() -> [NameMatch] {
    var matches: [NameMatch] = []
    var index = 0
    while index < text.tokens.count {
      let known = match(at: index)
      let stranger = finder.strangers.match(at: index, in: text, known: known, before: matches)
      if let match = [known, stranger].compactMap({ $0 }).max(by: { ($0.length, $0.rank) < ($1.length, $1.rank) }) {
        matches.append(match)
        index = match.tokens.upperBound
      } else {
        index += 1
      }
    }
    return matches
  }
}
