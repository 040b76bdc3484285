import ArabicText
import Model

/// Finds the triggers in a sentence: verbs with what they need beside them, and event nouns of one or more words.
struct TriggerFinder {
  let rules: EventRules
  let body: BodyText
  let lexicon: Lexicon
  let view: SentenceView

  /// A trigger in the text.
  struct Hit {
    let trigger: EventRules.Trigger
    /// The tokens of the trigger itself, complement included where it stands right behind.
    let tokens: Range<Int>
    /// The tokens of the complement, wherever it stands.
    let complement: Range<Int>?
    /// Written in the present, or with سـ in the future.
    let isPresent: Bool
    let isFuture: Bool
    /// Written with ل before the present: what somebody wants.
    let isPurpose: Bool
    /// A plural or dual verb, whose subject stands before it.
    let isPlural: Bool
    /// A pronoun written onto the verb is its object: استقبله.
    let hasObjectPronoun: Bool
    /// Whether a verb form stands where only its noun can: تبادل behind a preposition.
    var isMasdar = false
    /// Whether a noun trigger has the article.
    let isDefinite: Bool
    /// The preposition written onto a noun trigger: بقصف.
    let preposition: Unicode.Scalar?

    /// The more specific of two hits on the same words covers more of them.
    var specificity: Int { tokens.count + (complement?.count ?? 0) * 2 + (trigger.isWeak ? 0 : 1) }
  }

  /// How far behind its verb a complement may stand, in tokens.
  private static let reach = 12
  private static let near = 8

  /// The triggers of a sentence, at most one per token: the most specific.
  func hits(in sentence: Range<Int>) -> [Hit] {
    var hits: [Hit] = []
    for index in sentence where body.text.tokens[index].kind == .arabic && !isInsideName(index) {
      if let best = candidates(at: index, in: sentence).max(by: { $0.specificity < $1.specificity }) { hits.append(best) }
    }
    // A noun inside the complement of a verb is that verb's event: عقد … اجتماعاً.
    return hits.filter { hit in
      !hits.contains { other in
        guard other.tokens.lowerBound != hit.tokens.lowerBound else { return false }
        return other.complement?.lowerBound == hit.tokens.lowerBound || isInside(hit, other)
      }
    }
  }

  /// A word that is common or begins a name as it stands is no verb with a pronoun: وزارة is not و + زار + ه.
  private func isNoun(_ folded: String) -> Bool {
    if folded.hasPrefix("و"), isNoun(String(folded.dropFirst())) { return true }
    return lexicon.commonWords.contains(folded) || lexicon.names.next(NameIndex.root, folded) != nil
  }

  private func isInside(_ hit: Hit, _ other: Hit) -> Bool {
    other.tokens.contains(hit.tokens.lowerBound) && other.tokens.count > hit.tokens.count
  }

  private func isInsideName(_ index: Int) -> Bool {
    guard let mention = body.mention(at: index) else { return false }
    return mention.how != .demonym || mention.tokens.count > 1
  }

  private func candidates(at index: Int, in sentence: Range<Int>) -> [Hit] {
    let readings = rules.readings(of: body.text.tokens[index])
    var found: [Hit] = []
    for noun in readings.nouns {
      let trigger = rules.triggers[noun.trigger]
      guard let end = rest(trigger.rest, from: index + 1, in: sentence) else { continue }
      found.append(
        Hit(
          trigger: trigger, tokens: index..<end, complement: nil, isPresent: false, isFuture: false, isPurpose: false,
          isPlural: false, hasObjectPronoun: false, isDefinite: noun.isDefinite, preposition: noun.preposition))
    }
    // ضيقة is no verb with a pronoun: the letter that the folded form loses is no pronoun.
    if readings.verbs.isEmpty || endsInTaMarbuta(index) { return found }
    // تبادل is a noun behind a preposition, too, but where no rule knows it as a noun the verb's will do.
    let isGoverned = isGoverned(index)
    let onlyNoun = !found.isEmpty && isGoverned
    let takesPronoun = readings.verbs.contains(where: \.hasPronoun) && !isNoun(body.text.tokens[index].folded)
    // رغم تعاقب السنين: behind a preposition stands no verb in the present.
    let isNounOnly = isGoverned && lexicon.words.isOne(.preposition, view.word(index - 1))
    for verb in readings.verbs where (verb.form.isPresent ? !isNounOnly : !onlyNoun) && (takesPronoun || !verb.hasPronoun) {
      guard var hit = hit(verb, at: index, in: sentence) else { continue }
      hit.isMasdar = isGoverned && !verb.form.isPresent
      // "تهدف إلى دعم العلاقات": a verb that needs support is no event as a noun.
      if hit.isMasdar, hit.trigger.isWeak { continue }
      found.append(hit)
    }
    return found
  }

  private func endsInTaMarbuta(_ index: Int) -> Bool {
    let token = body.text.tokens[index]
    return token.folded.hasSuffix("ه") && body.string(ScalarSpan(token.start, token.end)).unicodeScalars.contains("ة")
  }

  /// Whether a word that could be a past verb must be a noun: behind a preposition or a noun that governs it, or joined to such a noun
  /// ("في جريمة قتل", "بعد خطف وقتل").
  private func isGoverned(_ index: Int) -> Bool {
    let before = view.word(index - 1)
    if Self.beforeVerbs.contains(before) { return false }
    if lexicon.words.isOne(.preposition, before) || view.range.contains(index - 1) && view.kinds(at: index - 1).contains(.construct) {
      return before != "من" || view.word(index - 2) != "كل"
    }
    guard view.word(index).hasPrefix("و"), view.range.contains(index - 1) else { return false }
    return !rules.readings(of: body.text.tokens[index - 1]).nouns.isEmpty && (index - 2 < view.range.lowerBound || isGoverned(index - 1))
  }

  /// Written like prepositions of time, but verbs follow.
  private static let beforeVerbs: WordSet = ["عندما", "حين", "حتي", "وعندما", "وحين"]

  private func hit(_ verb: TriggerReadings.Verb, at index: Int, in sentence: Range<Int>) -> Hit? {
    let trigger = rules.triggers[verb.form.trigger]
    var complement: Range<Int>?
    if !trigger.complements.isEmpty {
      complement = self.complement(trigger.complements, behind: index, in: sentence)
      if complement == nil, verb.hasPronoun {
        // The object stands before its relative clause: الاتفاق الذي وقّعه.
        complement = self.complement(
          trigger.complements, behind: max(sentence.lowerBound - 1, index - Self.reach), in: sentence.lowerBound..<index)
      }
      if complement == nil { return nil }
    }
    let end = complement.map { $0.lowerBound == index + 1 ? $0.upperBound : index + 1 } ?? index + 1
    return Hit(
      trigger: trigger, tokens: index..<end, complement: complement, isPresent: verb.form.isPresent, isFuture: verb.isFuture,
      isPurpose: verb.isPurpose, isPlural: verb.form.isPlural, hasObjectPronoun: verb.hasPronoun, isDefinite: false, preposition: nil)
  }

  private func complement(_ complements: Complements, behind verb: Int, in sentence: Range<Int>) -> Range<Int>? {
    // Dates and marks between the two do not part them; far behind, a new clause does.
    var distance = 0
    for start in (verb + 1)..<max(verb + 1, sentence.upperBound) where distance < Self.reach {
      let token = body.text.tokens[start]
      if token.folded == "." || distance > Self.near && lexicon.words.isOne(.clause, token.folded) { return nil }
      if let end = complements.end(at: start, in: body.text, before: sentence.upperBound) { return start..<end }
      if token.kind != .punctuation, !body.isPartOfDate(start) { distance += 1 }
    }
    return nil
  }

  private func rest(_ words: [String], from start: Int, in sentence: Range<Int>) -> Int? {
    var index = start
    for word in words {
      guard index < sentence.upperBound else { return nil }
      let folded = body.text.tokens[index].folded
      let bare = folded.hasPrefix("ال") && !word.hasPrefix("ال") ? String(folded.dropFirst(2)) : folded
      guard bare == word || bare == word + "ه" || bare + "ه" == word || bare == word + "ا" || bare == word + "ين" else { return nil }
      index += 1
    }
    return index
  }
}
