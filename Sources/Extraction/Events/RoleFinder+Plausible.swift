import ArabicText
import Model

/// Leaves out what can be no participant, however the sentence is built: nobody named is better than a wrong one.
extension RoleFinder {
  /// Words that begin a phrase of time, manner or reference and never name a participant.
  private static let never: WordSet = [
    "عشيه", "صباح", "مساء", "ليله", "فجر", "اليوم", "امس", "غدا", "يوم", "بعد", "اكثر", "اقل", "فيه", "فيها", "به", "بها", "له", "لها",
    "هل", "ذلك",
    "هذا", "هذه", "تلك", "انه", "انها", "كيف", "لا", "لم", "لن", "حد", "متن", "مستوي", "عين", "بما", "كما", "او", "ام", "نفس", "اثر", "ما",
    "ايضا", "هنا",
    "هناك", "عليهما", "عليهم", "عليهن", "بهما", "بهم", "لهما", "لهم", "منهم", "منهما", "ضحايا", "خسائر", "منه", "منها", "عنه", "عنها",
    "عليه", "عليها", "غير", "خلفيه", "اساس", "ضوء", "سبيل", "مدي", "الفور", "الاقل", "الاثر",
    "الصادر", "ذاته", "ذاتها", "نفسه", "نفسها", "بعضهم", "البعض", "بعضا", "جميعا", "معا", "ايضا", "وذلك", "القيام", "قيام", "تاما", "تماما",
    "وجود", "عدم", "مضيفا", "مشيرا", "مؤكدا",
  ]
  /// Types whose recipient is somebody, never a thing.
  private static let toSomebody: Set<PloverType> = [.request, .consult, .cooperate, .agree]

  /// Whether only somebody can be at the receiving end: houses are not arrested.
  private var isToSomebody: Bool { Self.toSomebody.contains(hit.trigger.type) || hit.trigger.rule == "coerce.arrest" }

  func plausible(actors: [Phrase]) -> [Phrase] {
    actors.filter { !isNever($0) && hasActingHead($0) && !(isCoercive && isCity($0)) }
  }

  private var isCoercive: Bool { isViolent || hit.trigger.type == .coerce }

  /// A town alone arrests nobody; a country may.
  private func isCity(_ phrase: Phrase) -> Bool {
    let lexicon = finder.grammar.lexicon
    // "شنت موسكو": named as the subject it stands for its state.
    guard phrase.tokens.lowerBound != hit.tokens.lowerBound + 1, phrase.tokens.count <= 2, let slug = phrase.participant.entity,
      let index = lexicon.index(slug: slug)
    else { return false }
    return lexicon.entities[index].type == .place && !lexicon.isCountry[index]
      && finder.body.mention(at: phrase.tokens.lowerBound)?.entity.slug == slug
  }

  func plausible(targets: [Phrase]) -> [Phrase] {
    targets.filter { phrase in
      guard !isNever(phrase), !isAdverb(phrase), !isOneself(phrase), !isBareAdjective(phrase), !isAttack(phrase) else { return false }
      if hit.trigger.type.quadClass % 2 == 1, isBareDefinite(phrase) { return false }
      if hit.trigger.type.isReciprocal, isCity(phrase), finder.hasPrefixedPreposition(phrase.tokens.lowerBound) { return false }
      return !isToSomebody || hasActingHead(phrase)
    }
  }

  private func isNever(_ phrase: Phrase) -> Bool {
    guard finder.body.mention(at: phrase.tokens.lowerBound) == nil else { return false }
    let word = finder.body.text.tokens[phrase.tokens.lowerBound].folded
    let bare = phrase.participant.span.start > finder.body.text.tokens[phrase.tokens.lowerBound].start ? String(word.dropFirst()) : word
    // هذا المحامي names somebody; هذا alone does not.
    if ["هذا", "هذه", "هؤلاء", "تلك", "نفس"].contains(bare) { return phrase.tokens.count == 1 }
    // كل من دخل: whoever.
    if bare == "كل" || bare == "من" { return phrase.tokens.count == 1 }
    // بتحوله: a preposition that nothing else shows.
    if word.hasPrefix("ب"), bare == word, word.count > 4, !isHuman(phrase.tokens.lowerBound) { return true }
    return Self.never.contains(bare) || finder.body.isPartOfDate(phrase.tokens.lowerBound)
  }

  /// أضرم النار في جسده: to oneself.
  func isOneself(_ phrase: Phrase) -> Bool {
    ["جسده", "جسدها", "نفسه", "نفسها"].contains(finder.body.text.tokens[phrase.tokens.lowerBound].folded)
  }

  /// "عضو الحزب المستقيل": one definite word that names nobody is the adjective of what stands before it.
  private func isBareDefinite(_ phrase: Phrase) -> Bool {
    guard phrase.tokens.count == 1, phrase.participant.entity == nil, !isHuman(phrase.tokens.lowerBound) else { return false }
    return finder.body.text.tokens[phrase.tokens.lowerBound].folded.hasPrefix("الم")
  }

  /// "استهدف هجوم كنيسة": an attack is not attacked.
  private func isAttack(_ phrase: Phrase) -> Bool {
    guard hit.trigger.type == .assault, phrase.participant.entity == nil else { return false }
    return Clitics.hasStem(finder.body.text.tokens[phrase.tokens.lowerBound].folded) { Self.attacks.contains(hash: $0) }
  }

  private static let attacks: WordSet = ["هجوم", "هجمات", "قصف", "غاره", "غارات", "ضربه", "ضربات", "انفجار", "تفجير", "اعتداء"]

  /// "حظرها الرسمي": an adjective is nobody.
  private func isBareAdjective(_ phrase: Phrase) -> Bool {
    guard phrase.tokens.count == 1, phrase.participant.entity == nil, !isHuman(phrase.tokens.lowerBound) else { return false }
    return finder.grammar.isDefiniteAdjective(phrase.tokens.lowerBound)
  }

  /// Adjectives in the accusative that say how.
  private static let adverbs: WordSet = [
    "احتياطيا", "رسميا", "يوميا", "نهائيا", "جزئيا", "كليا", "حاليا", "سنويا", "سياسيا", "عسكريا", "ميدانيا", "دوليا", "اعلاميا", "قانونيا",
    "علنيا", "شخصيا", "هاتفيا", "محليا", "تدريجيا", "اداريا", "ماليا",
  ]

  private func isAdverb(_ phrase: Phrase) -> Bool {
    let word = finder.body.text.tokens[phrase.tokens.lowerBound].folded
    // قصفا جويا مكثفا: an adjective in the accusative says how.
    let isNoun = !hit.trigger.isVerb || hit.complement?.upperBound == phrase.tokens.lowerBound
    if isNoun, phrase.participant.entity == nil, word.hasSuffix("يا"), word.count > 3 { return true }
    return phrase.tokens.count == 1 && Self.adverbs.contains(word)
  }

  /// Whether the first word of a phrase names people or a body of them, or an entity.
  func hasActingHead(_ phrase: Phrase) -> Bool {
    if let mention = finder.body.mention(at: phrase.tokens.lowerBound), mention.tokens.lowerBound == phrase.tokens.lowerBound {
      return mention.how != .demonym || phrase.participant.entity != nil
    }
    return isHuman(phrase.tokens.lowerBound) || isCounted(phrase) || isNisbaPlural(phrase) || isCounterpart(phrase)
  }

  private func isCounterpart(_ phrase: Phrase) -> Bool {
    let lexicon = finder.grammar.lexicon
    return Clitics.hasStem(finder.body.text.tokens[phrase.tokens.lowerBound].folded) { lexicon.words.isOne(.counterpart, hash: $0) }
  }

  /// الدول الأوروبية, قوى سياسية: a head that people's adjectives follow.
  private func isNisbaPlural(_ phrase: Phrase) -> Bool {
    let word = finder.body.text.tokens[phrase.tokens.lowerBound].folded
    return ["قوي", "القوي", "طائرات", "مدفعيه", "اطراف", "الاطراف", "جهات", "جهه", "الجهات"].contains(word)
  }
}
