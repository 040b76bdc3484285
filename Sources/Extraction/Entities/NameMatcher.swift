import ArabicText
import Model

/// Finds the lexicon's names, institutions, titles and adjectives in a text: at each token the longest entry of the name index, with clitics
/// taken off the first word.
struct NameMatcher {
  let lexicon: Lexicon
  let guards: Guards
  let text: TokenizedText

  /// The best match that starts at a token.
  func match(at token: Int) -> NameMatch? {
    let candidates = matches(at: token)
    return candidates.max { ($0.length, $0.rank) < ($1.length, $1.rank) }
  }

  /// The names inside a title: its country or organization, when the title itself does not tell who is meant.
  func namesInside(_ title: NameMatch) -> [NameMatch] {
    var found: [NameMatch] = []
    var index = title.tokens.lowerBound + 1
    while index < title.tokens.upperBound {
      let best = matches(at: index).filter { $0.tokens.upperBound <= title.tokens.upperBound && $0.isNameOfLexicon }
        .max { ($0.length, $0.rank) < ($1.length, $1.rank) }
      if let best { found.append(best) }
      index = best?.tokens.upperBound ?? index + 1
    }
    return found
  }

  /// All matches that start at a token.
  private func matches(at index: Int) -> [NameMatch] {
    let token = text.tokens[index]
    var found: [NameMatch] = []
    if token.kind == .punctuation { return found }
    guard token.kind == .arabic else {
      if let node = lexicon.names.next(NameIndex.root, token.folded), isProperForeign(token) {
        walk(node, from: index, at: index + 1, start: token.start, country: nil, into: &found)
      }
      return found
    }
    if token.folded.unicodeScalars.count == 1 {
      // The first letter of an abbreviation: أ ف ب, ج. د. فانس.
      if let node = lexicon.names.next(NameIndex.root, token.folded) {
        walk(node, from: index, at: index + 1, start: token.start, country: nil, into: &found)
      }
      return found
    }
    guard mayBegin(token) else { return found }
    for reading in Clitics.readings(of: token.folded) {
      let form = reading.isDefinite ? "ال" + reading.stem : reading.stem
      let hasClitic = reading.nameStart > 0
      let start = hasClitic ? text.offset(ofFolded: reading.nameStart, in: token) : token.start
      if let node = lexicon.names.next(NameIndex.root, form) {
        let before = found.count
        walk(node, from: index, at: index + 1, start: start, country: nil, into: &found)
        // A word that is common as it stands is no particle with a name (لكن is not ل + كن), nor are two letters left over; in a longer
        // name they may be (لشي جين بينغ).
        let isDoubtful = reading.stem.unicodeScalars.count < 3 || isCommon(token, in: reading)
        if hasClitic, isDoubtful { dropSingles(&found, from: before) }
      }
      if let demonym = lexicon.demonyms[reading.stem], reading.preposition == nil || reading.isDefinite {
        found.append(
          NameMatch(meaning: .demonym(country: demonym.country), tokens: index..<(index + 1), span: ScalarSpan(start, token.end)))
      }
    }
    return found
  }

  /// Whether a word that a reading takes particles off is one of the language as it stands, or behind its conjunction (وبنوك).
  private func isCommon(_ token: TokenizedText.Token, in reading: Clitics.Reading) -> Bool {
    if lexicon.commonWords.contains(hash: token.hash) { return true }
    guard reading.preposition != nil, !reading.isDefinite else { return false }
    let word = reading.hasConjunction ? token.folded.dropFirst() : token.folded[...]
    return lexicon.commonWords.contains(word) || lexicon.commonWords.contains("ال" + word)
  }

  /// Whether any reading of a word is the first word of a name or an adjective: fingerprints alone, before strings are made for those few.
  private func mayBegin(_ token: TokenizedText.Token) -> Bool {
    let bytes = token.folded.utf8Span.span
    if mayBegin(bytes, from: 0, token.hash) { return true }
    var starts = 0..<1
    if bytes.count > 4, Self.isLetter(bytes, 0, 0xD9, 0x88) || Self.isLetter(bytes, 0, 0xD9, 0x81) {
      if mayBegin(bytes, from: 2) { return true }
      starts = 0..<2
    }
    for start in starts {
      let start = start * 2
      // ب ل ك
      guard Self.isLetter(bytes, start, 0xD8, 0xA8) || Self.isLetter(bytes, start, 0xD9, 0x84) || Self.isLetter(bytes, start, 0xD9, 0x83)
      else { continue }
      if mayBegin(bytes, from: start + 2) { return true }
      if Self.isLetter(bytes, start, 0xD9, 0x84), Self.isLetter(bytes, start + 2, 0xD9, 0x84) {
        // لل is ل with the article.
        let whole = WordHash.of(bytes, start + 2..<bytes.count, behind: WordHash.step(WordHash.step(WordHash.seed, 0xD8), 0xA7))
        if isFirst(whole) || lexicon.demonyms[hash: WordHash.of(bytes, start + 4..<bytes.count)] != nil { return true }
      }
    }
    return false
  }

  private func isFirst(_ hash: UInt64) -> Bool {
    lexicon.names.next(NameIndex.root, hash: hash) != nil || lexicon.demonyms[hash: hash] != nil
  }

  private func mayBegin(_ bytes: borrowing Span<UInt8>, from start: Int, _ hash: UInt64? = nil) -> Bool {
    guard start < bytes.count else { return false }
    if isFirst(hash ?? WordHash.of(bytes, start..<bytes.count)) { return true }
    guard bytes.count > start + 4, Self.isLetter(bytes, start, 0xD8, 0xA7), Self.isLetter(bytes, start + 2, 0xD9, 0x84) else {
      return false
    }
    return lexicon.demonyms[hash: WordHash.of(bytes, start + 4..<bytes.count)] != nil
  }

  private static func isLetter(_ bytes: borrowing Span<UInt8>, _ index: Int, _ first: UInt8, _ second: UInt8) -> Bool {
    index + 1 < bytes.count && bytes[index] == first && bytes[index + 1] == second
  }

  private func dropSingles(_ found: inout [NameMatch], from start: Int) {
    let kept = found[start...].filter { $0.length > 1 }
    found.removeSubrange(start...)
    found += kept
  }

  /// Latin names count when they are written as names: short ones all in capitals, longer ones with a capital in front.
  private func isProperForeign(_ token: TokenizedText.Token) -> Bool {
    let scalars = text.scalars[token.start..<token.end]
    guard token.kind == .foreign, let first = scalars.first, first.properties.isUppercase else { return false }
    return scalars.count > 3 || !scalars.contains { $0.properties.isLowercase }
  }

  /// Goes on through the trie from a node that was reached before the token `next`.
  private func walk(_ node: Int32, from first: Int, at next: Int, start: Int, country: Slot?, into found: inout [NameMatch]) {
    for entry in lexicon.names.entries(at: node) {
      add(entry, tokens: first..<next, start: start, slot: country, into: &found)
    }
    var next = next
    guard next < text.tokens.count else { return }
    if NameIndex.isSkippable(text.tokens[next]), next + 1 < text.tokens.count { next += 1 }
    let token = text.tokens[next]
    if let following = lexicon.names.next(node, hash: token.hash) {
      walk(following, from: first, at: next + 1, start: start, country: country, into: &found)
    }
    walkSlots(node, from: first, at: next, start: start, into: &found)
  }

  /// What stood in the slot of a title.
  struct Slot {
    let jurisdiction: String
  }

  private func walkSlots(_ node: Int32, from first: Int, at next: Int, start: Int, into found: inout [NameMatch]) {
    for (slot, feminine) in [(NameIndex.Slot.adjective, false), (.feminineAdjective, true)] {
      if let following = lexicon.names.next(node, slot), let country = definiteAdjective(at: next, isFeminine: feminine) {
        let filled = Slot(jurisdiction: lexicon.entities[country].slug)
        walk(following, from: first, at: next + 1, start: start, country: filled, into: &found)
      }
    }
    for slot in [NameIndex.Slot.country, .organization, .organizationWithLam] {
      guard let following = lexicon.names.next(node, slot), let filled = entity(in: slot, at: next) else { continue }
      let jurisdiction = Slot(jurisdiction: lexicon.entities[filled.index].slug)
      walk(following, from: first, at: filled.end, start: start, country: jurisdiction, into: &found)
    }
  }

  /// The country whose definite singular adjective stands at a token.
  func definiteAdjective(at index: Int, isFeminine: Bool) -> Int? {
    guard index < text.tokens.count, text.tokens[index].folded.hasPrefix("ال"),
      let demonym = lexicon.demonyms[String(text.tokens[index].folded.dropFirst(2))],
      demonym.isSingular, demonym.isFeminine == isFeminine
    else { return nil }
    return demonym.country
  }

  /// The country or organization that fills a slot at a token, and the token behind it.
  private func entity(in slot: NameIndex.Slot, at index: Int) -> (index: Int, end: Int)? {
    guard index < text.tokens.count, text.tokens[index].kind == .arabic else { return nil }
    let wantsLam = slot == .organizationWithLam
    var best: (index: Int, end: Int)?
    for reading in Clitics.readings(of: text.tokens[index].folded) where (reading.preposition == "ل") == wantsLam {
      guard !reading.hasConjunction, wantsLam || reading.preposition == nil else { continue }
      let form = reading.isDefinite ? "ال" + reading.stem : reading.stem
      guard let node = lexicon.names.next(NameIndex.root, form) else { continue }
      longest(from: node, at: index + 1) { entity in
        slot == .country ? lexicon.isState(entity) : lexicon.entities[entity].type == .organization
      }
      .map { if $0.end > best?.end ?? 0 { best = $0 } }
    }
    return best
  }

  private func longest(from node: Int32, at next: Int, where fits: (Int) -> Bool) -> (index: Int, end: Int)? {
    var best: (index: Int, end: Int)?
    var node = node
    var next = next
    while true {
      for case .entity(let index, _, _) in lexicon.names.entries(at: node) where fits(index) { best = (index, next) }
      guard next < text.tokens.count, let following = lexicon.names.next(node, hash: text.tokens[next].hash) else { return best }
      node = following
      next += 1
    }
  }

  /// The span of the name proper in a match of an entity: without the noun in front that says what it is (حركة حماس, قطاع غزة) and the
  /// adjective of its country behind it (الكونغرس الأميركي، ليون الفرنسي), where the rest is a name of the same entity and the whole is not
  /// its own name, or where noun or adjective are never part of a name.
  func properSpan(of match: NameMatch) -> ScalarSpan {
    guard case .entity(let index, let isAlias) = match.meaning, match.length > 1 else { return match.span }
    var tokens = match.tokens
    let type = lexicon.entities[index].type
    if type == .organization {
      tokens = lexicon.withoutLabels(tokens, in: text)
      // منظمة الصحة العالمية is the name itself.
      if isAlias, tokens.count > 1, definiteDemonym(at: tokens.upperBound - 1), names(index, tokens.dropLast()) { tokens.removeLast() }
    } else if isAlias || type == .place {
      if guards.isGuard(type, text.tokens[tokens.lowerBound].folded), names(index, tokens.dropFirst()) { tokens.removeFirst() }
      if type != .place, tokens.count > 1, definiteDemonym(at: tokens.upperBound - 1), names(index, tokens.dropLast()) {
        tokens.removeLast()
      }
    }
    if tokens == match.tokens { return match.span }
    let isOpen = tokens.count > 1 && text.tokens[tokens.lowerBound].kind == .punctuation
    let start = tokens.lowerBound == match.tokens.lowerBound ? match.span.start : text.tokens[tokens.lowerBound + (isOpen ? 1 : 0)].start
    let isClosed = isOpen && text.tokens[tokens.upperBound - 1].kind == .punctuation
    return ScalarSpan(start, text.tokens[tokens.upperBound - (isClosed ? 2 : 1)].end)
  }

  private func definiteDemonym(at index: Int) -> Bool {
    let word = text.tokens[index].folded
    return word.hasPrefix("ال") && lexicon.demonyms[String(word.dropFirst(2))] != nil
  }

  /// Whether some tokens are, as they stand, a name of an entity.
  private func names(_ entity: Int, _ tokens: Range<Int>) -> Bool {
    var node = NameIndex.root
    for token in tokens where !NameIndex.isSkippable(text.tokens[token]) {
      guard let next = lexicon.names.next(node, text.tokens[token].folded) else { return false }
      node = next
    }
    return lexicon.names.entries(at: node).contains {
      if case .entity(entity, _, _) = $0 { true } else { false }
    }
  }

  /// Whether the word before a token is one of these; `ال*` stands for any definite word.
  private func means(_ words: Set<String>, before index: Int) -> Bool {
    guard index > 0, !words.isEmpty, text.tokens[index - 1].kind == .arabic else { return false }
    return Clitics.readings(of: text.tokens[index - 1].folded).contains { reading in
      words.contains(reading.stem) || (reading.isDefinite && words.contains("ال*"))
    }
  }

  /// A name with an opening mark inside takes in the closing one: حركة «حماس».
  private func closing(_ tokens: Range<Int>) -> Range<Int> {
    guard tokens.upperBound < text.tokens.count else { return tokens }
    let inside = text.tokens[tokens].filter { ["«", "»", "“", "”"].contains($0.folded) }
    guard inside.count == 1, let mark = inside.first?.folded, mark == "«" || mark == "“" else { return tokens }
    return ["»", "”"].contains(text.tokens[tokens.upperBound].folded) ? tokens.lowerBound..<(tokens.upperBound + 1) : tokens
  }

  private func add(_ entry: NameIndex.Entry, tokens: Range<Int>, start: Int, slot: Slot?, into found: inout [NameMatch]) {
    let tokens = closing(tokens)
    let span = ScalarSpan(start, text.tokens[tokens.upperBound - 1].end)
    switch entry {
    case .entity(let index, let isAlias, let isGuarded):
      guard !isGuarded || guards.allow(lexicon.entities[index].type, tokens, nameStart: start, in: text) else { return }
      let isDecided = isGuarded && lexicon.entities[index].type == .organization
      found.append(NameMatch(meaning: .entity(index, isAlias: isAlias), tokens: tokens, span: span, isDecided: isDecided))
    case .vocalized(let index, let marks):
      let written = NameIndex.vowelMarks(in: text.scalars[span.start..<span.end])
      guard marks.allSatisfy(written.contains) else { return }
      found.append(NameMatch(meaning: .entity(index, isAlias: true), tokens: tokens, span: span, isDecided: true))
    case .institution(let index):
      let institution = lexicon.institutions[index]
      guard let country = definiteAdjective(at: tokens.upperBound, isFeminine: institution.isFeminine) else {
        found.append(NameMatch(meaning: .bareInstitution(index), tokens: tokens, span: span))
        return
      }
      if tokens.count == 1, means(institution.notAfter, before: tokens.lowerBound) { return }
      let whole = ScalarSpan(start, text.tokens[tokens.upperBound].end)
      let covered = tokens.lowerBound..<(tokens.upperBound + 1)
      found.append(NameMatch(meaning: .institution(index, country: country), tokens: covered, span: whole))
    case .title(let office):
      guard let slot else { return }
      let isHeld = !lexicon.offices.everyHolder(office: office, jurisdiction: slot.jurisdiction).isEmpty
      let meaning = NameMatch.Meaning.title(office: office, jurisdiction: slot.jurisdiction)
      found.append(NameMatch(meaning: meaning, tokens: tokens, span: span, hasHolders: isHeld))
    case .idiom: found.append(NameMatch(meaning: .idiom, tokens: tokens, span: span))
    case .fixedTitle(let office, let jurisdiction):
      found.append(NameMatch(meaning: .title(office: office, jurisdiction: jurisdiction), tokens: tokens, span: span))
    }
  }
}
