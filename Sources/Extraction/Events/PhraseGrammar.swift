import ArabicText
import Model

/// Finds where a noun phrase ends by its endings and articles, without a part-of-speech tagger: a construct chain is closed by its first
/// definite member, adjectives agree with it, and a word that can be neither begins the next phrase (Ryding, A Reference Grammar of Modern
/// Standard Arabic, chapters 8 and 10).
struct PhraseGrammar {
  let body: BodyText
  let lexicon: Lexicon
  /// Tokens at which a phrase ends in any case: other triggers.
  let stops: Set<Int>
  /// The prepositions of one letter that the trigger at hand takes: a word that begins with one is no part of a phrase before it.
  let expected: Set<Character>
  /// Who usually takes part in events of the type at hand.
  let typical: EventRules.Typical?

  /// What a word can be inside a noun phrase.
  private struct Word {
    let folded: String
    let isDefinite: Bool

    init(_ folded: String) {
      self.folded = folded
      isDefinite = folded.hasPrefix("ال") && folded.count > 4 && !Self.withoutArticle.contains(folded)
    }

    /// Common adjectives that no ending shows.
    private static let definiteAdjectives: WordSet = [
      "العام", "العامه", "الاول", "الاولي", "الثاني", "الثانيه", "الثالث", "الثالثه", "الاعلي", "العليا", "الكبير", "الكبيره", "الجديد",
      "الجديده", "الخاص", "الخاصه", "القائم", "الموحد", "المسلح", "المسلحه", "المركزي", "الاكبر", "الكبري", "الاخير", "الاخيره", "الحر",
      "الحره",
      "الاسبق", "السابق", "السابقه", "المشترك", "المتحد", "المحتل", "المحتله", "الراحل", "المؤقت", "المؤقته", "الدائم", "الدائمه", "الاوسط",
    ]

    /// Words whose first two letters are no article.
    private static let withoutArticle: WordSet = [
      "الغاء", "القاء", "الزام", "الحاق", "الهام", "الصاق", "التزام", "التهام", "التقاط", "التفاف", "التماس", "التحاق", "التقاء",
    ]

    /// A relative or participial adjective by its shape: الحربي, المشتركة.
    var looksLikeAdjective: Bool {
      if Self.definiteAdjectives.contains(folded) { return true }
      let stem = isDefinite ? String(folded.dropFirst(2)) : folded
      return ["ي", "يه", "يون", "يين", "يان", "يات"].contains { stem.hasSuffix($0) && stem.count > $0.count + 2 }
        || (isDefinite && stem.hasPrefix("م") && stem.hasSuffix("ه") && stem.count >= 6)
    }

    /// Sound plurals and duals keep their nun, so that no genitive follows: مسلحون, مسلحين.
    var keepsNun: Bool {
      ["ون", "ين", "ان"].contains { folded.hasSuffix($0) && folded.count > 4 }
    }

    /// The indefinite accusative: an object begins, or an adverb stands (شرطيا).
    var isAccusative: Bool { !isDefinite && folded.hasSuffix("ا") && folded.count >= 4 && !folded.hasSuffix("وا") }
    var isFeminine: Bool { folded.hasSuffix("ه") }
  }

  /// The token behind the noun phrase that starts at a token.
  func end(from start: Int, to limit: Int) -> Int {
    var index = start
    var isClosed = false
    var last = Word(body.text.tokens[start].folded)
    let head = last
    if let mention = body.mention(at: start) {
      index = mention.tokens.upperBound
      isClosed = true
    } else {
      index = start + 1
      isClosed = last.isDefinite
    }
    while index < limit {
      if isBoundary(index) {
        guard let behind = apposition(at: index, head: head, limit) else { return index }
        return behind
      }
      if let mention = body.mention(at: index) {
        let joins = mention.how == .demonym || !isClosed || (isPersonName(mention) && isTitle(head.folded)) || isNisba(mention, after: last)
        guard joins, !(isPrefixed(mention, index)) else { return index }
        index = mention.tokens.upperBound
        isClosed = true
        if isPersonName(mention) { return index }
        continue
      }
      let word = Word(body.text.tokens[index].folded)
      if ["التابعه", "التابع", "التابعين"].contains(word.folded), index + 1 < limit, let owner = body.mention(at: index + 1) {
        return owner.tokens.upperBound
      }
      guard continues(word, after: last, head: head, isClosed: isClosed) else { return index }
      if word.isDefinite { isClosed = true }
      last = word
      index += 1
      if index - start > 9 { return index }
    }
    return limit
  }

  private func continues(_ word: Word, after last: Word, head: Word, isClosed: Bool) -> Bool {
    if isClosed { return word.isDefinite && (word.looksLikeAdjective || lexicon.words.isOne(.adjective, word.folded)) }
    if lexicon.words.isOne(.quantifier, last.folded) { return true }
    if word.isDefinite { return !last.keepsNun && !last.isAccusative }
    if lexicon.words.isOne(.quantifier, word.folded) { return false }
    if word.isAccusative { return head.isAccusative }
    // مسلحون مجهولون: what keeps its nun, too, agrees; مسلحون مهندسين: the object begins.
    if last.keepsNun { return word.keepsNun && !(last.folded.hasSuffix("ون") && word.folded.hasSuffix("ين")) }
    if last.isAccusative { return word.isAccusative }
    // هيئة محلفين, حركة طالبان: a body and those whom it is made of.
    if last.folded == head.folded, head.isFeminine, lexicon.meansPeople(head.folded), lexicon.meansPeople(word.folded) { return true }
    // طائرة مسيرة سيارة: the first one behind the head agrees with it, the second begins the object.
    return last.folded == head.folded && (word.isFeminine == head.isFeminine || !head.isFeminine)
  }

  /// Whether a phrase cannot go on over a token: marks, prepositions, conjunctions, other triggers.
  private func isBoundary(_ index: Int) -> Bool {
    let token = body.text.tokens[index]
    if stops.contains(index) || body.isPartOfDate(index) || lexicon.words.isOne(.clause, token.folded) { return true }
    if token.kind == .punctuation { return !["«", "»", "\"", "“", "”", "-"].contains(token.folded) }
    if lexicon.words.isOne(.preposition, token.folded) || hasParticle(index) { return true }
    return false
  }

  /// Whether و, ب, ل or ك is written onto the word at a token.
  func hasParticle(_ index: Int) -> Bool {
    let token = body.text.tokens[index]
    if let mention = body.mention(at: index) { return mention.tokens.lowerBound == index && mention.span.start > token.start }
    guard let first = token.folded.first, token.folded.count > 3 else { return false }
    if ["بال", "لل", "كال", "وال", "فال", "ولل", "وبال"].contains(where: { token.folded.hasPrefix($0) }) { return true }
    let rest = String(token.folded.dropFirst())
    if isPerson(token.folded) || lexicon.words.isOne(.whole, token.folded) { return false }
    let isCommon = lexicon.commonWords.contains(token.folded)
    switch first {
    case "و": return !isCommon || isWord(rest)
    case "ب", "ل":
      if expected.contains(first), !isCommon, token.folded.count > 4 { return true }
      return isWord(rest) && (rest.count > 3 || !isCommon)
    default: return false
    }
  }

  /// Whether a word as it stands names people or a body of them: وفدا, وزير, بلدية, لجنة.
  private func isPerson(_ folded: String) -> Bool {
    func isOne(_ word: String) -> Bool { lexicon.personTitles.contains(word) || lexicon.words.isOne(.people, word) }
    return isOne(folded) || folded.hasSuffix("ا") && isOne(String(folded.dropLast()))
  }

  /// "القوات السعودية": a country's name that agrees with the noun before it is its adjective.
  private func isNisba(_ mention: EntityFinder.Found, after last: Word) -> Bool {
    guard mention.entity.type == .place, mention.tokens.count == 1, last.isDefinite, last.isFeminine || last.folded.hasSuffix("ات") else {
      return false
    }
    let word = body.text.tokens[mention.tokens.lowerBound].folded
    return word.hasPrefix("ال") && word.hasSuffix("يه")
  }

  /// Whether a definite adjective stands at a token.
  func isDefiniteAdjective(_ index: Int) -> Bool {
    let word = Word(body.text.tokens[index].folded)
    return word.isDefinite && (word.looksLikeAdjective || lexicon.words.isOne(.adjective, word.folded))
  }

  /// Whether a word counts or groups what من brings behind it: a quantity, a number, people or a body of them.
  func isPartOfMany(_ token: TokenizedText.Token) -> Bool {
    if token.kind == .number { return true }
    return Clitics.hasStem(token.folded) {
      lexicon.words.isOne(.quantifier, hash: $0) || Self.groups.contains(hash: $0)
    } || lexicon.meansPeople(token.folded)
  }

  private static let groups: WordSet = [
    "مجموعه", "مجموعات", "حشد", "حشود", "حشدا", "عدد", "عددا", "اعداد", "اعدادا", "خليه", "فرقه", "وحدات", "جزء", "غالبيه", "عديد", "كثير",
    "كثيرين", "مزيد", "اثنين", "اثنان", "واحد", "واحده", "اخرين", "اخرون", "مئه", "الف", "الاف", "مئات", "عشرات",
  ]

  private func isWord(_ folded: String) -> Bool {
    lexicon.commonWords.contains(folded) || lexicon.personTitles.contains(folded) || lexicon.commonWords.contains("ال" + folded)
  }

  private func isPrefixed(_ mention: EntityFinder.Found, _ index: Int) -> Bool {
    mention.span.start > body.text.tokens[index].start
  }

  private func isPersonName(_ mention: EntityFinder.Found) -> Bool {
    mention.entity.type == .person && mention.how != .title
  }

  private func isTitle(_ folded: String) -> Bool {
    Clitics.hasStem(folded) { lexicon.personTitles.contains(hash: $0) || lexicon.words.isOne(.counterpart, hash: $0) }
  }

  /// A comma or bracket with a person's name right behind it goes on with a title: المبعوث، توم برّاك،
  private func apposition(at index: Int, head: Word, _ limit: Int) -> Int? {
    let token = body.text.tokens[index]
    guard ["،", "(", ","].contains(token.folded), isTitle(head.folded) else { return nil }
    var next = index + 1
    while next < limit, body.text.tokens[next].kind == .punctuation { next += 1 }
    guard next < limit, let mention = body.mention(at: next), isPersonName(mention), !isPrefixed(mention, next) else { return nil }
    return mention.tokens.upperBound
  }
}
