import ArabicText
import Model

/// The surnames of the persons whom an article names in full, so that the surname alone means them.
struct SurnameTable {
  /// The persons known by a surname.
  let persons: Set<Int>
  private var meanings: [String: NameMatch.Meaning] = [:]

  init(lexicon: Lexicon, matches: [(TokenizedText, [NameMatch])]) {
    var ambiguous: Set<String> = []
    var persons: Set<Int> = []
    for (text, matches) in matches {
      for match in matches {
        let names: [String]
        switch match.meaning {
        case .entity(let index, _) where lexicon.entities[index].type == .person:
          persons.insert(index)
          names = [text.text(match.span.start, match.span.end), lexicon.entities[index].name]
        case .stranger(let name): names = [name]
        case .entity, .institution, .title, .demonym, .bareInstitution: continue
        }
        for name in names {
          guard let surname = Self.surname(of: name, particles: lexicon.words), !lexicon.commonWords.contains(surname),
            lexicon.givenNames[surname] != true
          else {
            continue
          }
          let meaning: NameMatch.Meaning
          if case .entity(let index, _) = match.meaning { meaning = .entity(index, isAlias: true) } else { meaning = match.meaning }
          if let other = meanings[surname], other != meaning { ambiguous.insert(surname) }
          meanings[surname] = meaning
        }
      }
    }
    for surname in ambiguous { meanings[surname] = nil }
    self.persons = persons
  }

  /// The folded surname of a full name: its last word with the particles before it; `nil` for a name of one word.
  static func surname(of name: String, particles: GrammarWords) -> String? {
    let words = Folding.foldName(name).split(separator: " ").map(String.init)
    guard words.count >= 2, let last = words.last, last.unicodeScalars.count >= 3 else { return nil }
    // آل مكتوم is a house, not one of its sons.
    if words[words.count - 2] == "ال" { return nil }
    if words.count >= 3, particles.isOne(.nameParticle, words[words.count - 2]) { return words[words.count - 2] + " " + last }
    return words.count == 2 && particles.isOne(.nameParticle, words[0]) ? nil : last
  }

  /// The surnames in a text, outside the matches that were found before.
  func matches(in text: TokenizedText, beside matches: [NameMatch]) -> [NameMatch] {
    guard !meanings.isEmpty else { return [] }
    var taken = Set<Int>()
    for match in matches { taken.formUnion(match.tokens) }
    var found: [NameMatch] = []
    var index = 0
    while index < text.tokens.count {
      if !taken.contains(index), text.tokens[index].kind == .arabic, let match = match(at: index, in: text, taken: taken) {
        found.append(match)
        index = match.tokens.upperBound
      } else {
        index += 1
      }
    }
    return found
  }

  private func match(at index: Int, in text: TokenizedText, taken: Set<Int>) -> NameMatch? {
    let token = text.tokens[index]
    for reading in Clitics.readings(of: token.folded) {
      let form = reading.isDefinite ? "ال" + reading.stem : reading.stem
      let start = text.offset(ofFolded: reading.nameStart, in: token)
      if index + 1 < text.tokens.count, !taken.contains(index + 1), let meaning = meanings[form + " " + text.tokens[index + 1].folded] {
        return NameMatch(meaning: meaning, tokens: index..<(index + 2), span: ScalarSpan(start, text.tokens[index + 1].end))
      }
      if let meaning = meanings[form] {
        return NameMatch(meaning: meaning, tokens: index..<(index + 1), span: ScalarSpan(start, token.end))
      }
    }
    return nil
  }
}
