import ArabicText
import Model

/// The surnames of the persons whom an article names in full, so that the surname alone means them.
struct SurnameTable {
  /// The persons known by a surname.
  let persons: Set<Int>
  private var meanings: [String: NameMatch.Meaning] = [:]
  /// How the words end that can be read as the first word of a surname.
  private var endings: [String] = []
  /// The persons by their first names; `nil` for one that several bear.
  private var firstNames: [String: NameMatch.Meaning?] = [:]

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
        case .stranger(let name, .person): names = [name]
        case .stranger, .entity, .institution, .title, .demonym, .bareInstitution, .idiom: continue
        }
        if let first = names.compactMap(Self.firstName).first {
          let meaning = Self.meaning(of: match)
          if let known = firstNames[first], known != meaning { firstNames[first] = .some(nil) } else { firstNames[first] = meaning }
        }
        for name in names {
          guard let surname = Self.surname(of: name, particles: lexicon.words), !lexicon.commonWords.contains(surname),
            lexicon.givenNames[surname] != true
          else {
            continue
          }
          let meaning = Self.meaning(of: match)
          if let other = meanings[surname], other != meaning { ambiguous.insert(surname) }
          meanings[surname] = meaning
        }
      }
    }
    for surname in ambiguous { meanings[surname] = nil }
    self.persons = persons
    for surname in meanings.keys {
      let first = surname.split(separator: " ")[0]
      endings.append(String(first.hasPrefix("ال") ? first.dropFirst(2) : first))
    }
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

  /// What a part of a name means that stands alone.
  private static func meaning(of match: NameMatch) -> NameMatch.Meaning {
    if case .entity(let index, _) = match.meaning { .entity(index, isAlias: true) } else { match.meaning }
  }

  /// The folded first name of a full name; `nil` for a name of one word, and for عبد, which is none alone.
  private static func firstName(of name: String) -> String? {
    let words = Folding.foldName(name).split(separator: " ")
    return words.count >= 2 && words[0] != "عبد" ? words.first.map(String.init) : nil
  }

  /// A given name that the tagger takes for somebody's, as that of the only one whom the article names in full with it.
  func named(_ match: NameMatch, in text: TokenizedText) -> NameMatch {
    guard case .stranger(let name, .person) = match.meaning, match.length == 1, match.foundBy == .tagger,
      let person = firstNames[Folding.foldName(name)], let person
    else { return match }
    return Self.found(person, match.tokens, match.span)
  }

  /// Whether a match is a single word that only the tagger takes for a name, and the surname of somebody whom the article names in full.
  func knows(_ match: NameMatch, in text: TokenizedText) -> Bool {
    guard case .stranger(_, .person) = match.meaning, match.length == 1, match.foundBy == .tagger, !meanings.isEmpty else { return false }
    return self.match(at: match.tokens.lowerBound, in: text, isTaken: { _ in false })?.length == 1
  }

  /// The surnames in a text, outside the matches that were found before.
  func matches(in text: TokenizedText, beside matches: [NameMatch]) -> [NameMatch] {
    guard !meanings.isEmpty else { return [] }
    var taken = [Bool](repeating: false, count: text.tokens.count)
    for match in matches { for token in match.tokens { taken[token] = true } }
    var found: [NameMatch] = []
    var index = 0
    while index < text.tokens.count {
      if !taken[index], text.tokens[index].kind == .arabic, let match = match(at: index, in: text, isTaken: { taken[$0] }) {
        let isFree = index > 0 && !taken[index - 1]
        found.append(isFree ? withFirstName(match, in: text) : match)
        index = match.tokens.upperBound
      } else {
        index += 1
      }
    }
    return found
  }

  private func match(at index: Int, in text: TokenizedText, isTaken: (Int) -> Bool) -> NameMatch? {
    let token = text.tokens[index]
    guard endings.contains(where: { token.folded.hasSuffix($0) }) else { return nil }
    for reading in Clitics.readings(of: token.folded) {
      let form = reading.isDefinite ? "ال" + reading.stem : reading.stem
      let start = text.offset(ofFolded: reading.nameStart, in: token)
      if index + 1 < text.tokens.count, !isTaken(index + 1), let meaning = meanings[form + " " + text.tokens[index + 1].folded] {
        return Self.found(meaning, index..<(index + 2), ScalarSpan(start, text.tokens[index + 1].end))
      }
      if let meaning = meanings[form] {
        return Self.found(meaning, index..<(index + 1), ScalarSpan(start, token.end))
      }
    }
    return nil
  }

  /// A surname with the first name of its bearer before it, whatever particle is on that.
  private func withFirstName(_ match: NameMatch, in text: TokenizedText) -> NameMatch {
    let token = text.tokens[match.tokens.lowerBound - 1]
    guard token.kind == .arabic, match.span.start == text.tokens[match.tokens.lowerBound].start else { return match }
    for reading in Clitics.readings(of: token.folded) where !reading.isDefinite {
      if let person = firstNames[reading.stem], person == match.meaning {
        let start = text.offset(ofFolded: reading.nameStart, in: token)
        return Self.found(match.meaning, (match.tokens.lowerBound - 1)..<match.tokens.upperBound, ScalarSpan(start, match.span.end))
      }
    }
    return match
  }

  private static func found(_ meaning: NameMatch.Meaning, _ tokens: Range<Int>, _ span: ScalarSpan) -> NameMatch {
    NameMatch(meaning: meaning, tokens: tokens, span: span, confidence: 0.85, foundBy: .context)
  }
}
