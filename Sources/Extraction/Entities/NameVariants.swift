import ArabicText
import Model

/// Spellings of one person's name in one article that differ by a letter: رمطان لعمامرة, رمطان لعامرة.
///
/// Two persons of one article whose names are the same but for one letter of one word are one, unless both words are known names: سلمان and
/// سليمان are two. The one that the lexicon knows stands for both, or else the one that was read first.
struct NameVariants {
  private var meanings: [String: NameMatch.Meaning] = [:]

  /// A name with what it means.
  private struct Known {
    let words: [String]
    let meaning: NameMatch.Meaning
  }

  /// How many names with one first word are compared with one another: no article has more, unless it means harm.
  private static let most = 12
  /// Shorter words differ by a letter by chance.
  private static let shortest = 5

  init(lexicon: Lexicon, matches: [[NameMatch]]) {
    var known: [String: [Known]] = [:]
    var strangers: [Known] = []
    var seen: Set<String> = []
    for match in matches.joined() {
      switch match.meaning {
      case .entity(let index, _) where lexicon.entities[index].type == .person && seen.insert(lexicon.entities[index].slug).inserted:
        let entity = lexicon.entities[index]
        for name in [entity.name] + entity.aliases { Self.add(name, .entity(index, isAlias: true), to: &known) }
      case .stranger(let name, .person) where seen.insert(name).inserted:
        strangers.append(Known(words: Self.words(of: name), meaning: match.meaning))
      default: continue
      }
    }
    for stranger in strangers where stranger.words.count > 1 {
      let others = known[stranger.words[0]] ?? []
      let bearers = Self.bearers(of: stranger.words[stranger.words.count - 1], lexicon)
      if let other = (others + bearers).first(where: { Self.isVariant(stranger.words, of: $0.words, lexicon) }) {
        meanings[stranger.words.joined(separator: " ")] = other.meaning
        for bearer in bearers where bearer.meaning == other.meaning { known[bearer.words[0], default: []].append(bearer) }
      } else if others.count < Self.most {
        known[stranger.words[0], default: []].append(stranger)
      }
    }
  }

  /// The matches, each variant with the meaning of the name that it stands for.
  func unified(_ matches: [[NameMatch]]) -> [[NameMatch]] {
    guard !meanings.isEmpty else { return matches }
    return matches.map { $0.map(unified) }
  }

  private func unified(_ match: NameMatch) -> NameMatch {
    guard case .stranger(let name, .person) = match.meaning, let meaning = meanings[Folding.foldName(name)] else { return match }
    var result = NameMatch(meaning: meaning, tokens: match.tokens, span: match.span, isDecided: match.isDecided)
    result.confidence = match.confidence
    result.foundBy = match.foundBy
    return result
  }

  private static func add(_ name: String, _ meaning: NameMatch.Meaning, to known: inout [String: [Known]]) {
    let words = words(of: name)
    guard words.count > 1, known[words[0], default: []].count < most else { return }
    known[words[0], default: []].append(Known(words: words, meaning: meaning))
  }

  /// The names of the persons of the lexicon whom a surname alone means.
  private static func bearers(of surname: String, _ lexicon: Lexicon) -> [Known] {
    guard let node = lexicon.names.next(NameIndex.root, surname) else { return [] }
    var bearers: [Known] = []
    for case .entity(let index, true, _) in lexicon.names.entries(at: node) where lexicon.entities[index].type == .person {
      for name in [lexicon.entities[index].name] + lexicon.entities[index].aliases.prefix(most) {
        let words = words(of: name)
        if words.count > 1 { bearers.append(Known(words: words, meaning: .entity(index, isAlias: true))) }
      }
    }
    return bearers
  }

  private static func words(of name: String) -> [String] { Folding.foldName(name).split(separator: " ").map(String.init) }

  private static func isVariant(_ one: [String], of other: [String], _ lexicon: Lexicon) -> Bool {
    guard one.count == other.count else { return false }
    let differing = one.indices.filter { one[$0] != other[$0] }
    guard differing.count == 1, let place = differing.first else { return false }
    let (a, b) = (one[place], other[place])
    guard min(a.unicodeScalars.count, b.unicodeScalars.count) >= shortest, differByALetter(a, b) else { return false }
    return !isName(a, lexicon) || !isName(b, lexicon)
  }

  private static func isName(_ word: String, _ lexicon: Lexicon) -> Bool {
    !(lexicon.evidence[word] ?? []).isDisjoint(with: [.given, .family, .lastOfPerson, .firstOfPerson])
  }

  /// Whether one letter more, less or other makes one word of the other.
  static func differByALetter(_ one: String, _ other: String) -> Bool {
    let (a, b) = (Array(one.unicodeScalars), Array(other.unicodeScalars))
    guard abs(a.count - b.count) <= 1, a != b else { return false }
    var start = 0
    while start < min(a.count, b.count), a[start] == b[start] { start += 1 }
    var (endA, endB) = (a.count, b.count)
    while endA > start, endB > start, a[endA - 1] == b[endB - 1] { (endA, endB) = (endA - 1, endB - 1) }
    return endA - start <= 1 && endB - start <= 1
  }
}
