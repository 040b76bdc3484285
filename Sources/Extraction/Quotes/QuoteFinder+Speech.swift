import ArabicText
import Model

/// What is no report of speech, and which words in quotation marks are none.
extension QuoteFinder {
  /// Whether a cue's word reports nothing here: it is a noun, it is denied or supposed, or nobody in particular says it.
  func isNoReport(_ index: Int, _ cue: QuoteCues.Cue, _ page: Page) -> Bool {
    switch cue.kind {
    case .source, .echo: return false
    case .relay: return isNoun(index, page.body) || isDenied(index, page.body) || !page.reader.isRelay(index, cue)
    case .participle: return (cue.isFeminine || !cue.isWide || Self.adjectives.contains(cue.lemma)) && isAdjective(index, page)
    case .verb:
      return isNoun(index, page.body) || isDenied(index, page.body) || isImpersonal(index, page.body)
        || isPossible(index, cue, page.body) || isPerception(index, cue, page.body)
    }
  }

  /// Participles that are common adjectives and nouns, too: كان اللقاء مفيدا.
  private static let adjectives: Set<String> = ["مفيد", "كاتب", "مفسر"]

  /// "إجراءات مبررة": a feminine participle that no mark sets off and no words said follow.
  private func isAdjective(_ index: Int, _ page: Page) -> Bool {
    guard index > 0, page.tokens[index - 1].kind != .punctuation, index + 1 < page.tokens.count else { return false }
    if page.tokens[index + 1].folded == "." { return true }
    let next = page.tokens[index + 1].folded
    return !words.isOne(.particle, next) && page.tokens[index + 1].kind != .punctuation && !["الي", "علي"].contains(next)
  }

  /// "قد ترى": one may; and ورد in the middle of a clause is the verb of coming.
  private func isPossible(_ index: Int, _ cue: QuoteCues.Cue, _ body: BodyText) -> Bool {
    guard index > 0 else { return false }
    let (word, before) = (body.text.tokens[index].folded, body.text.tokens[index - 1])
    // الإقامة تعتبر وفق المعايير: it is held to be so.
    if ["تعتبر", "يعتبر"].contains(word), index + 1 < body.text.tokens.count, !words.isOne(.particle, body.text.tokens[index + 1].folded),
      before.kind != .punctuation || before.folded == "،", body.mention(at: index + 1)?.entity.type != .person
    {
      return true
    }
    if word == "ورد" || word == "وردت" {
      return before.kind != .punctuation && !body.text.scalars[before.end..<body.text.tokens[index].start].contains("\n")
    }
    return before.folded == "قد" && cue.isFeminine && word.hasPrefix("ت") && !word.hasSuffix("ت")
  }

  /// "عندما لاحظت أن": she saw it.
  private func isPerception(_ index: Int, _ cue: QuoteCues.Cue, _ body: BodyText) -> Bool {
    index > 0 && words.isOne(.perceives, cue.lemma)
      && ["عندما", "حين", "حينما", "لما", "بعدما", "التي", "الذي"].contains(body.text.tokens[index - 1].folded)
  }

  /// "فضّل عدم ذكر اسمه", "بعد كشف الخطة": a masdar that is spelt like a reporting verb.
  private func isNoun(_ index: Int, _ body: BodyText) -> Bool {
    guard index > 0, !body.text.tokens[index].folded.hasPrefix("ي") else { return false }
    return Self.beforeNouns.contains(body.text.tokens[index - 1].folded)
  }

  private static let beforeNouns: Set<String> = [
    "عدم", "بعدم", "دون", "بدون", "في", "من", "علي", "عن", "الي", "بعد", "قبل", "خلال", "رغم", "بين", "مع", "اثر", "عقب", "بسبب", "نتيجه",
    "منذ", "بشان", "حول", "كل", "اي", "بعض", "هذا", "هذه", "ذلك",
  ]

  /// "لم يقل إن", "لو قال إن", "يمكن أن يقول", "قد يقول": it was not said, or it is only supposed.
  private func isDenied(_ index: Int, _ body: BodyText) -> Bool {
    guard index > 0 else { return false }
    let (word, before) = (body.text.tokens[index].folded, body.text.tokens[index - 1].folded)
    if words.isOne(.denial, before) { return true }
    guard word.hasPrefix("ي") || word.hasPrefix("ت") else { return false }
    if before == "قد" || before == "وقد" { return word.hasPrefix("ي") }
    return index > 1 && before == "ان" && word.hasPrefix("ي") && !["قبل", "بعد"].contains(body.text.tokens[index - 2].folded)
  }

  /// "يذكر أن", "يشار إلى أن": the newspaper recalls something, nobody says it.
  private func isImpersonal(_ index: Int, _ body: BodyText) -> Bool {
    guard index + 1 < body.text.tokens.count else { return false }
    let (word, next) = (body.text.tokens[index].folded, body.text.tokens[index + 1].folded)
    // ما يؤكد أن, وهو ما يعني: a thing shows it, nobody says it.
    if index > 0, ["ما", "مما"].contains(body.text.tokens[index - 1].folded), next == "ان" { return true }
    // يدعى صالح: he is called so.
    if ["يدعي", "تدعي"].contains(word) { return !["ان", "انه", "انها", "بان"].contains(next) }
    // تبين أن: it turned out; تبلغ من العمر: she is so old.
    if ["تبلغ", "يبلغ", "نفيا", "تبين", "وتبين", "فتبين", "يتبين"].contains(word) { return true }
    return ["يذكر", "ويذكر", "يشار", "ويشار"].contains(word) && ["ان", "الي", "انه", "انها"].contains(next)
  }

  /// Words after which a few words in quotation marks are somebody's own; after a noun they are a name or a term: الجوهرة "أف أم".
  private static let beforeFewWords: WordSet = [
    ":", "،", "ان", "بان", "انه", "انها", "بانه", "بانها", "انهم", "هي", "هو", "كان", "كانت", "ليس", "ليست", "بالقول", "قوله", "قولها",
    "قائلا", "قائله", "يكون", "تكون",
  ]

  /// Whether a stretch of two or three words stands where speech can.
  private func isPlaceOfFewWords(_ stretch: QuotedStretch, _ body: BodyText) -> Bool {
    guard stretch.opening > 0 else { return false }
    let before = body.text.tokens[stretch.opening - 1].folded
    if Self.beforeFewWords.contains(before) { return true }
    // وصفه بـ «…»: the few words are what the verb is about; else a term stands behind the preposition.
    if ["ب", "الي", "من", "علي"].contains(before) {
      return (max(0, stretch.opening - 9)..<stretch.opening).contains { index in
        cues.cue(at: index, in: body.text).map { words.isOne(.describes, $0.cue.lemma) } ?? false
      }
    }
    // «الطريق طويلة»، تقول سعاد: the verb stands behind.
    var behind = stretch.closing + 1
    if behind < body.text.tokens.count, ["،", ","].contains(body.text.tokens[behind].folded) { behind += 1 }
    if behind > stretch.closing + 1, behind < body.text.tokens.count, !body.text.tokens[behind].folded.hasPrefix("و"),
      let (cue, _) = cues.cue(at: behind, in: body.text), cue.kind == .verb, words.isOne(.saidPlainly, cue.lemma)
    {
      return true
    }
    // لن تغلق أبوابها: a clause and no name.
    if ["لن", "لم", "لا", "نحن", "سوف", "قد", "ليس"].contains(body.text.tokens[stretch.tokens.lowerBound].folded) { return true }
    return cues.cue(at: stretch.opening - 1, in: body.text)?.cue.isWide ?? false
  }

  /// Whether a stretch can be speech: two words at least, and not the name of something.
  func isSpeech(_ stretch: QuotedStretch, _ body: BodyText) -> Bool {
    let words = stretch.tokens.filter { body.text.tokens[$0].kind != .punctuation }
    // Marks that do not pair: what lies between two quotations begins with the end of a sentence.
    guard ![".", "،"].contains(body.text.tokens[stretch.tokens.lowerBound].folded) else { return false }
    guard words.count >= 2, !isLabelled(stretch, body), words.count > 3 || isPlaceOfFewWords(stretch, body) else { return false }
    // بـ «الساحل أف أم» إن: the words said begin behind the marks.
    if words.count <= 5, stretch.closing + 1 < body.text.tokens.count,
      self.words.isOne(.particle, body.text.tokens[stretch.closing + 1].folded)
    {
      return false
    }
    if let mention = body.mention(at: stretch.tokens.lowerBound), mention.tokens.upperBound >= stretch.tokens.upperBound { return false }
    return true
  }

  /// A word that says what the quoted words name stands right before them: وكالة «…», لـ «…», ندوة حول «…».
  private func isLabelled(_ stretch: QuotedStretch, _ body: BodyText) -> Bool {
    guard stretch.opening > 0 else { return false }
    let before = body.text.tokens[stretch.opening - 1].folded
    return before == "ل" || words.isOne(.titleLabel, before) || Clitics.hasStem(before) { lexicon.words.isOne(.label, hash: $0) }
  }

  /// Whether a sentence of the newspaper's own goes on into the marks: "قال إن بلاده «لن تقبل»". Behind a colon or mark, the cue or the
  /// speaker's name a quotation stands for itself, and so it does behind a verb that reports words as such.
  func isPartial(_ stretch: QuotedStretch, _ report: Report, in sentence: Range<Int>, _ page: Page) -> Bool {
    guard stretch.opening > sentence.lowerBound else { return false }
    guard report.tokens.upperBound <= stretch.opening else { return page.tokens[stretch.opening - 1].kind != .punctuation }
    if case .particle(let particle) = report.clause.opening, particle < stretch.opening { return true }
    if case .colon(let colon) = report.clause.opening, colon < stretch.opening {
      return page.tokens[stretch.opening - 1].kind != .punctuation
    }
    let before = page.tokens[stretch.opening - 1]
    if before.kind == .punctuation || report.tokens.contains(stretch.opening - 1) || page.body.isPartOfDate(stretch.opening - 1) {
      return false
    }
    if report.clause.opening == .mark(stretch.opening), words.isOne(.saidPlainly, report.cue.lemma) {
      if before.folded == "ب" { return true }
      let next = page.tokens[report.tokens.upperBound].folded
      return report.cue.kind == .participle && !lexicon.words.isOne(.preposition, next) && !words.isOne(.adverb, next)
    }
    if words.isOne(.adverb, before.folded) { return false }
    return report.clause.subject?.upperBound != stretch.opening
  }
}
