import ArabicText
import Model

/// What the tagger looks at in one token, found once and used by the features of the token and of its neighbours.
struct TaggerFacts: Sendable {
  /// The fingerprint of the folded word.
  var word: UInt64 = 0
  /// The fingerprint without the particles in front, as far as the rest is a word that is known.
  var stem: UInt64 = 0
  /// The fingerprints of the first one to four letters, and of the last ones.
  var starts = SIMD4<UInt64>.zero
  var ends = SIMD4<UInt64>.zero
  /// The cluster of the word or its stem; 0 when it is not known.
  var cluster: UInt64 = 0
  /// What the lexicon says of the word or its stem.
  var evidence: WordEvidence = []
  /// Kind of token, length, article, particle taken off.
  var shape: UInt64 = 0
  /// The kind of lexicon match that covers the token and the token's place in it; 0 for none.
  var match: UInt64 = 0
}

/// Finds the facts of the tokens of a text.
struct TaggerFactFinder {
  let lexicon: Lexicon
  let clusters: WordTable<UInt16>

  func facts(of text: TokenizedText, matches: [NameMatch]) -> [TaggerFacts] {
    var facts = text.tokens.map { self.facts(of: $0) }
    for match in matches { mark(match, in: &facts) }
    return facts
  }

  /// The facts of a token but for what the lexicon matches there: of an Arabic one a function of its folded form.
  func facts(of token: TokenizedText.Token) -> TaggerFacts {
    let bytes = Array(token.folded.utf8)
    let kind = token.kind
    var facts = TaggerFacts()
    if kind == .number {
      facts.word = UInt64(1_000 + min(bytes.count, 6))
      facts.stem = facts.word
      facts.shape = 2 + UInt64(bytes.count == 4 ? 1 : 0)
      return facts
    }
    affixes(bytes, &facts)
    facts.word = token.hash
    facts.stem = facts.word
    guard kind == .arabic else {
      facts.shape = kind == .foreign ? 1 : token.isGlued ? 5 : 4
      facts.cluster = UInt64(clusters[hash: facts.word & TaggerModel.keyMask] ?? 0)
      return facts
    }
    let particles = readStem(bytes, &facts)
    let letters = bytes.count / 2
    facts.shape = 8 + UInt64(min(letters, 7)) + (hasArticle(bytes, at: 0) ? 8 : 0) + UInt64(particles) * 16
    return facts
  }

  /// The fingerprints of the first and last letters. A continuation byte begins no letter.
  private func affixes(_ bytes: [UInt8], _ facts: inout TaggerFacts) {
    var state = WordHash.seed
    var letters = 0
    for index in bytes.indices {
      state = WordHash.step(state, bytes[index])
      if index + 1 == bytes.count || bytes[index + 1] & 0xC0 != 0x80 {
        facts.starts[letters] = WordHash.finish(state)
        letters += 1
        if letters == 4 { break }
      }
    }
    state = WordHash.seed ^ 0xFF
    letters = 0
    for byte in bytes.reversed() {
      state = WordHash.step(state, byte)
      if byte & 0xC0 != 0x80 {
        facts.ends[letters] = WordHash.finish(state)
        letters += 1
        if letters == 4 { break }
      }
    }
  }

  private static let waw: [UInt8] = Array("و".utf8)
  private static let faa: [UInt8] = Array("ف".utf8)
  private static let prepositions: [[UInt8]] = ["ب", "ل", "ك"].map { Array($0.utf8) }

  private func hasArticle(_ bytes: [UInt8], at index: Int) -> Bool {
    index + 4 < bytes.count && bytes[index] == 0xD8 && bytes[index + 1] == 0xA7 && bytes[index + 2] == 0xD9 && bytes[index + 3] == 0x84
  }

  private func isLetter(_ letter: [UInt8], _ bytes: [UInt8], at index: Int) -> Bool {
    index + 1 < bytes.count && bytes[index] == letter[0] && bytes[index + 1] == letter[1]
  }

  /// Reads evidence and cluster: of the word as it is, or else behind a conjunction, a preposition or both. Returns how many particles go.
  private func readStem(_ bytes: [UInt8], _ facts: inout TaggerFacts) -> Int {
    if look(bytes, from: 0, &facts) { return 0 }
    var start = 0
    var taken = 0
    if bytes.count > 6, isLetter(Self.waw, bytes, at: 0) || isLetter(Self.faa, bytes, at: 0) {
      if look(bytes, from: 2, &facts) { return 1 }
      start = 2
      taken = 1
    }
    if bytes.count > start + 6, Self.prepositions.contains(where: { isLetter($0, bytes, at: start) }) {
      if look(bytes, from: start + 2, &facts) { return taken + 2 }
      // لل is ل with the article.
      if bytes[start] == 0xD9, bytes[start + 1] == 0x84, isLetter(Self.prepositions[1], bytes, at: start + 2) {
        var whole: [UInt8] = [0xD8, 0xA7]
        whole += bytes[(start + 2)...]
        if look(whole, from: 0, &facts) { return taken + 2 }
      }
    }
    // Nothing is known: a conjunction before an article is one in any case.
    if taken == 1, hasArticle(bytes, at: 2) {
      facts.stem = WordHash.of(bytes[2...])
      return 1
    }
    return 0
  }

  private func look(_ bytes: [UInt8], from start: Int, _ facts: inout TaggerFacts) -> Bool {
    let hash = WordHash.of(bytes[start...])
    var evidence = lexicon.evidence[hash: hash] ?? []
    if hasArticle(bytes, at: start), let bare = lexicon.evidence[hash: WordHash.of(bytes[(start + 4)...])] {
      evidence.formUnion(bare.intersection([.title, .demonym]))
    }
    let cluster = UInt64(clusters[hash: hash & TaggerModel.keyMask] ?? 0)
    guard !evidence.isEmpty || cluster != 0 else { return false }
    facts.stem = hash
    facts.evidence = evidence
    facts.cluster = cluster
    return true
  }

  /// Notes a match at the tokens that it covers.
  func mark(_ match: NameMatch, in facts: inout [TaggerFacts]) {
    let kind: UInt64
    switch match.meaning {
    case .entity(let index, _):
      switch lexicon.entities[index].type {
      case .person: kind = 1
      case .place: kind = 2
      case .organization: kind = 3
      case .group, .other: kind = 4
      }
    case .institution: kind = 3
    case .demonym: kind = 5
    case .title: kind = 6
    case .bareInstitution: kind = 7
    case .stranger, .idiom: return
    }
    for token in match.tokens {
      let isFirst = token == match.tokens.lowerBound
      let isLast = token == match.tokens.upperBound - 1
      facts[token].match = kind * 4 + (isFirst ? 0 : 1) + (isLast ? 2 : 0)
    }
  }
}
