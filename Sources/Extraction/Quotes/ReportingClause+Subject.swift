import ArabicText
import Model

/// The noun phrase behind a reporting verb: who says so.
extension ReportingClauseReader {
  /// The noun phrase that begins at a token or behind what may stand before it.
  func subject(from start: Int, to limit: Int, beforeWords: Bool) -> Range<Int>? {
    guard let first = first(from: start, to: limit) else { return nil }
    let token = body.text.tokens[first]
    guard token.kind == .arabic || body.mention(at: first) != nil else { return nil }
    if lexicon.words.isOne(.preposition, token.folded) || lexicon.words.isOne(.clause, token.folded) { return nil }
    if isParticiple(first) || hasTanwin(first) || isJoined(first) || isTold(first) || Self.letters.contains(token.folded) { return nil }
    let end = beforeWords ? wholePhrase(from: first, to: limit) : shortPhrase(from: first, to: limit)
    return first..<closed(end, first: first, to: limit)
  }

  /// The token behind the phrase that a preposition written onto its first word governs: وفقاً لوزارة الصحة.
  func phraseEnd(from first: Int, to limit: Int) -> Int {
    shortPhrase(from: first, to: limit)
  }

  private func first(from start: Int, to limit: Int) -> Int? {
    var index = start
    while index < limit {
      let token = body.text.tokens[index]
      if ["،", ",", "(", ")", "-", "–"].contains(token.folded) || body.isPartOfDate(index) || words.isOne(.adverb, token.folded) {
        index += 1
      } else if let behind = words.frame(at: index, in: body.text) {
        index = behind
      } else {
        return index
      }
    }
    return nil
  }

  /// A phrase that would end in the first word of a construct takes the next one, too (أحد أعوان الحرس); an office behind a name without
  /// what it is the office of is left out.
  private func closed(_ end: Int, first: Int, to limit: Int) -> Int {
    var end = end
    while end > first + 1, words.isOne(.adverb, body.text.tokens[end - 1].folded), body.mention(at: end - 1) == nil { end -= 1 }
    let last = body.text.tokens[end - 1]
    guard last.kind == .arabic, body.mention(at: end - 1) == nil, !last.folded.hasPrefix("ال"), !last.folded.hasPrefix("لل") else {
      return end
    }
    let opens =
      words.hasStem(.groupNoun, last.folded) || words.hasStem(.institution, last.folded)
      || end - 2 >= first && lexicon.words.isOne(.quantifier, body.text.tokens[end - 2].folded)
    if opens, end < limit, !body.isPartOfDate(end) {
      if let mention = body.mention(at: end), !mention.isPrefixed(at: body.text.tokens[end]) {
        return min(limit, mention.tokens.upperBound)
      }
      if body.text.tokens[end].folded.hasPrefix("ال") { return end + 1 }
    }
    let isOffice = Clitics.hasStem(last.folded) { lexicon.personTitles.contains(hash: $0) }
    if isOffice, end - 1 > first, let mention = body.mention(at: end - 2), mention.entity.type == .person { return end - 1 }
    return end
  }

  /// Whether a preposition of one letter is written onto a word, so that it is no subject.
  private func isJoined(_ index: Int) -> Bool {
    let token = body.text.tokens[index]
    if let mention = body.mention(at: index) { return mention.isPrefixed(at: token) }
    guard ["ب", "ل", "ك"].contains(token.folded.first), token.folded.count > 3 else { return false }
    let grammar = PhraseGrammar(body: body, lexicon: lexicon, stops: [], expected: [], typical: nil)
    return grammar.hasParticle(index)
  }

  private func isParticiple(_ index: Int) -> Bool {
    guard body.mention(at: index) == nil, let (cue, _) = cues.cue(at: index, in: body.text) else { return false }
    return cue.kind == .participle || cue.kind == .source || cue.kind == .echo
  }

  /// An indefinite accusative is an object or an adverb.
  private func hasTanwin(_ index: Int) -> Bool {
    let token = body.text.tokens[index]
    return body.mention(at: index) == nil && body.text.scalars[token.start..<token.end].contains("\u{064B}")
  }

  /// Everything up to the words said that is no adverbial.
  private func wholePhrase(from first: Int, to limit: Int) -> Int {
    var index = named(from: first, to: limit) ?? first
    while index < min(limit, first + Self.longest) {
      guard let behind = step(at: index, first: first, to: limit), !beginsObject(index, first: first, to: limit) else { break }
      index = behind
    }
    return max(index, first + 1)
  }

  /// The end of a person's name that closes the phrase, whatever the title before it is made of: القيادي في حزب … من أجل … طارق الكحلاوي.
  private func named(from first: Int, to limit: Int) -> Int? {
    var index = first
    while index < min(limit, first + Self.longest) {
      let token = body.text.tokens[index]
      if index > first, body.isPartOfDate(index) || token.kind == .punctuation || isTold(index) || hasTanwin(index) || isParticiple(index) {
        return nil
      }
      if words.isOne(.adverb, token.folded) || words.hasStem(.talk, token.folded) || lexicon.words.isOne(.clause, token.folded)
        || Self.afar.contains(token.folded)
      {
        return nil
      }
      if let mention = body.mention(at: index) {
        if mention.entity.type == .person, mention.how != .title {
          return index > first && !mention.isPrefixed(at: token) && isTitle(first) ? mention.tokens.upperBound : nil
        }
        index = mention.tokens.upperBound
      } else {
        index += 1
      }
    }
    return nil
  }

  private func isTitle(_ index: Int) -> Bool {
    body.mention(at: index)?.how == .title
      || Clitics.hasStem(body.text.tokens[index].folded) {
        lexicon.personTitles.contains(hash: $0) || lexicon.words.isOne(.people, hash: $0)
      }
      || words.hasStem(.institution, body.text.tokens[index].folded)
  }

  /// Prepositions behind which a person is someone else.
  private static let afar: Set<String> = ["مع", "عن", "ضد", "الي", "خلال", "بعد", "قبل", "علي", "عقب", "اثر"]

  /// Whether a word begins the next noun phrase, the object of the verb: the subject is closed by a name or a definite word, and the word
  /// goes on with neither (أعلن الحزب دخوله). Up to three last words before the words said are a name that nobody knows.
  private func beginsObject(_ index: Int, first: Int, to limit: Int) -> Bool {
    guard index > first, body.mention(at: index) == nil, names[index] == nil else { return false }
    let folded = body.text.tokens[index].folded
    let behindPerson = isPersonName(endingAt: index)
    if behindPerson, folded.hasPrefix("و") { return true }
    if behindPerson, folded.hasPrefix("ال"), !Clitics.hasStem(folded, where: { lexicon.personTitles.contains(hash: $0) }) { return true }
    if folded.hasSuffix("ا"), folded.count >= 4, !folded.hasPrefix("ال"), lexicon.commonWords.contains(folded),
      lexicon.givenNames[folded] == nil
    {
      return true
    }
    guard limit - index > 3, !folded.hasPrefix("وال") else { return false }
    guard body.text.tokens[index].kind == .arabic, !lexicon.words.isOne(.preposition, folded), !isJoined(index) else { return false }
    if Clitics.hasStem(folded, where: { lexicon.personTitles.contains(hash: $0) }) || lexicon.givenNames[folded] != nil { return false }
    if lexicon.givenNames[body.text.tokens[index - 1].folded] != nil, body.mention(at: index - 1) == nil { return false }
    // الدكتورة تريسا ليو: what stands right behind a title is a name.
    let titles = [index - 1, index - 2].filter { $0 >= first && body.mention(at: $0) == nil }
    if titles.contains(where: { Clitics.hasStem(body.text.tokens[$0].folded) { lexicon.personTitles.contains(hash: $0) } }) { return false }
    let before = body.mention(at: index - 1)
    if folded.hasPrefix("ال") { return before?.entity.type == .person }
    if folded == "و" || body.text.tokens[index - 1].folded == "و" { return false }
    if folded.hasPrefix("و"), lexicon.meansPeople(folded) { return false }
    return before.map { $0.how != .demonym } ?? body.text.tokens[index - 1].folded.hasPrefix("ال")
  }

  /// The token behind the next part of the phrase; `nil` where it ends.
  private func step(at index: Int, first: Int, to limit: Int) -> Int? {
    let token = body.text.tokens[index]
    if index > first, body.isPartOfDate(index) { return nil }
    if let mention = body.mention(at: index) {
      let isName = mention.entity.type == .person && mention.how != .title
      if index > first, isName, !mention.isPrefixed(at: token), isPersonName(endingAt: index) { return nil }
      // لصحيفة «الشرق الأوسط»: the word before the name says who is told.
      if index > first, mention.span.start >= token.end, isAudience(token.folded) { return nil }
      if index > first, mention.isPrefixed(at: token), !joins(index, to: first, mention) { return nil }
      return min(limit, mention.tokens.upperBound)
    }
    if let closing = names[index] { return index > first && isNamed(index, first) ? closing + 1 : nil }
    if token.kind == .punctuation { return apposition(at: index, to: limit) }
    guard token.kind == .arabic else { return index + 1 }
    if index == first { return index + 1 }
    if Self.letters.contains(token.folded) { return nil }
    if lexicon.words.isOne(.clause, token.folded) || words.isOne(.adverb, token.folded) || hasTanwin(index) || isParticiple(index) {
      return nil
    }
    if words.frame(at: index, in: body.text) != nil { return nil }
    if lexicon.words.isOne(.preposition, token.folded) { return governs(index, first: first, to: limit) }
    if isJoined(index) || isTold(index), !joins(index, to: first, nil) { return nil }
    return index + 1
  }

  /// لمراسلنا, للصحافيين: who is told, and no part of who tells.
  private func isTold(_ index: Int) -> Bool {
    body.mention(at: index) == nil && isAudience(body.text.tokens[index].folded)
  }

  private func isPersonName(endingAt index: Int) -> Bool {
    body.mention(at: index - 1).map { $0.entity.type == .person && $0.how != .title } ?? false
  }

  private func isAudience(_ folded: String) -> Bool {
    guard folded.hasPrefix("ل") else { return false }
    let bare = folded.hasPrefix("لل") ? String(folded.dropFirst(2)) : String(folded.dropFirst())
    return words.isOne(.listener, bare) || words.isOne(.medium, bare)
  }

  /// Whether a word with و, ب or ل written onto it belongs to the phrase: مدير المكتب بالبلدية, النقابة الأساسية للمستشفى.
  private func joins(_ index: Int, to first: Int, _ mention: EntityFinder.Found?) -> Bool {
    let folded = body.text.tokens[index].folded
    switch folded.first {
    case "ب": return mention.map { $0.entity.type != .person } ?? (folded.hasPrefix("بال") || words.hasStem(.institution, folded))
    case "ل":
      if let mention { return mention.entity.type != .person && !isMedium(mention) }
      let isDefinite =
        folded.hasPrefix("لل") || words.isOne(.institution, String(folded.dropFirst()))
        || index + 1 < body.text.tokens.count && ["ال", "و"].contains { body.text.tokens[index + 1].folded.hasPrefix($0) }
      return isDefinite && !isTold(index)
    case "و", "ف": return mention != nil
    default: return false
    }
  }

  private func isMedium(_ mention: EntityFinder.Found) -> Bool {
    if let index = lexicon.index(slug: mention.entity.slug), lexicon.isAgency.contains(index) { return true }
    return words.isOne(.medium, Folding.fold(mention.entity.name.split(separator: " ").first.map(String.init) ?? ""))
  }

  /// باسم, لدى, and في or من before a body or place go on with the phrase.
  private func governs(_ index: Int, first: Int, to limit: Int) -> Int? {
    guard index + 1 < limit else { return nil }
    let folded = body.text.tokens[index].folded
    if folded == "باسم" { return index + 1 }
    let next = body.text.tokens[index + 1]
    let isBody = body.mention(at: index + 1).map { $0.entity.type == .organization || $0.entity.type == .place }
    if folded == "في", index + 2 == limit, next.folded.hasPrefix("ال") { return limit }
    if folded == "عن", isBody == true, isTitle(first) { return index + 2 }
    if folded == "في" || folded == "لدي" { return isBody ?? words.hasStem(.institution, next.folded) ? index + 2 : nil }
    if folded == "من" { return isBody ?? (lexicon.meansPeople(next.folded) || next.folded.hasPrefix("ال")) ? index + 2 : nil }
    return nil
  }

  /// A name in quotation marks behind a word that says what it names, or behind the first words of a speaker.
  private func isNamed(_ index: Int, _ first: Int) -> Bool {
    index - first <= 4
  }

  /// Behind a comma or bracket a person's name, perhaps with a title before it: النائب بالمجلس، سامر قنديل.
  private func apposition(at index: Int, to limit: Int) -> Int? {
    guard ["،", ",", "(", "\"", "«", "“"].contains(body.text.tokens[index].folded) else { return nil }
    var next = index + 1
    while next < min(limit, index + 4) {
      if let mention = body.mention(at: next) {
        guard mention.entity.type == .person, mention.how != .title, mention.span.start == body.text.tokens[next].start else { return nil }
        let end = mention.tokens.upperBound
        let closes = end < limit && [")", "\"", "»", "”"].contains(body.text.tokens[end].folded)
        return closes ? end + 1 : end
      }
      guard Clitics.hasStem(body.text.tokens[next].folded, where: { lexicon.personTitles.contains(hash: $0) }) else { return nil }
      next += 1
    }
    return nil
  }

  /// Where no words said follow: a name, or what grammar alone shows to be one phrase.
  private func shortPhrase(from first: Int, to limit: Int) -> Int {
    let grammar = PhraseGrammar(body: body, lexicon: lexicon, stops: [], expected: [], typical: nil)
    var end = grammar.end(from: first, to: limit)
    if end < limit, body.mention(at: end) == nil, ["ب", "ل"].contains(body.text.tokens[end].folded.first), joins(end, to: first, nil) {
      end = grammar.end(from: end, to: limit)
    }
    if end < limit, words.hasStem(.groupNoun, body.text.tokens[end - 1].folded), let mention = body.mention(at: end),
      mention.entity.type != .person, !mention.isPrefixed(at: body.text.tokens[end])
    {
      end = mention.tokens.upperBound
    }
    // للمجمع المهني المشترك للغلال: one joined phrase behind another.
    if end < limit, body.text.tokens[end].folded.hasPrefix("لل"), body.mention(at: end) == nil, joins(end, to: first, nil) { end += 1 }
    if end < limit, let mention = body.mention(at: end), mention.isPrefixed(at: body.text.tokens[end]), joins(end, to: first, mention),
      body.mention(at: first)?.entity.type != .person, !["و", "ف"].contains(body.text.tokens[end].folded.first)
    {
      end = mention.tokens.upperBound
    }
    if end < limit, ["في", "من"].contains(body.text.tokens[end].folded), body.mention(at: first) == nil,
      governs(end, first: first, to: limit) != nil
    {
      end = grammar.end(from: end + 1, to: limit)
    }
    if end < limit, let closing = names[end], end - first <= 4 { end = closing + 1 }
    // الجوهرة أف أم: letters of a station's name.
    if end + 1 < limit, body.text.tokens[end].folded == "اف", body.text.tokens[end + 1].folded == "ام" { end += 2 }
    if end < limit, let mention = body.mention(at: end), mention.how != .demonym, mention.span.start == body.text.tokens[end].start,
      mention.entity.type == .person
    {
      end = mention.tokens.upperBound
    } else if end < limit, let behind = apposition(at: end, to: limit) {
      end = behind
    }
    return max(end, first + 1)
  }
}
