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
  private static let reach = 9

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
    let folded = body.text.tokens[index].folded
    var found: [Hit] = []
    for reading in Clitics.readings(of: folded) {
      for form in rules.forms(of: reading.stem) {
        let trigger = rules.triggers[form.trigger]
        guard !trigger.isVerb, let end = rest(trigger.rest, from: index + 1, in: sentence) else { continue }
        found.append(
          Hit(
            trigger: trigger, tokens: index..<end, complement: nil, isPresent: false, isFuture: false, isPurpose: false,
            isPlural: false, hasObjectPronoun: false, isDefinite: reading.isDefinite, preposition: reading.preposition))
      }
    }
    // تبادل is a noun behind a preposition, too, but where no rule knows it as a noun the verb's will do.
    let isGoverned = isGoverned(index)
    let onlyNoun = !found.isEmpty && isGoverned
    for reading in Self.verbReadings(folded) where !(reading.hasPronoun && isNoun(folded)) {
      for form in rules.forms(of: reading.word) where form.isPresent || !onlyNoun {
        let trigger = rules.triggers[form.trigger]
        guard trigger.isVerb, !reading.isFuture && !reading.isPurpose || form.isPresent else { continue }
        guard var hit = verb(trigger, at: index, in: sentence, form, reading) else { continue }
        hit.isMasdar = isGoverned && !form.isPresent
        found.append(hit)
      }
    }
    return found
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
    return Clitics.readings(of: before).contains { reading in
      rules.forms(of: reading.stem).contains { !rules.triggers[$0.trigger].isVerb }
    } && (index - 2 < view.range.lowerBound || isGoverned(index - 1))
  }

  /// Written like prepositions of time, but verbs follow.
  private static let beforeVerbs: Set<String> = ["عندما", "حين", "حتي", "وعندما", "وحين"]

  /// A word read as a verb.
  private struct VerbReading {
    let word: String
    var isFuture = false
    var isPurpose = false
    var hasPronoun = false
  }

  /// A word as a verb: with و or ف off, with the future سـ or the ل of purpose off, with an object pronoun off.
  private static func verbReadings(_ folded: String) -> [VerbReading] {
    var bases = [folded]
    if let first = folded.first, first == "و" || first == "ف", folded.count > 3 { bases.append(String(folded.dropFirst())) }
    var readings: [VerbReading] = []
    for base in bases {
      var words = [VerbReading(word: base)]
      let rest = String(base.dropFirst())
      if base.hasPrefix("سي") || base.hasPrefix("ست") { words.append(VerbReading(word: rest, isFuture: true)) }
      if base.hasPrefix("لي") || base.hasPrefix("لت") { words.append(VerbReading(word: rest, isPurpose: true)) }
      for word in words { readings += [word] + withoutPronoun(word) }
    }
    return readings
  }

  private static func withoutPronoun(_ reading: VerbReading) -> [VerbReading] {
    var found: [VerbReading] = []
    for suffix in ["هما", "ها", "هم", "ه"] where reading.word.hasSuffix(suffix) && reading.word.count >= suffix.count + 2 {
      var bare = reading
      bare.hasPronoun = true
      let stem = String(reading.word.dropLast(suffix.count))
      let stems = stem.hasSuffix("ا") ? [stem, String(stem.dropLast()) + "ي"] : stem.hasSuffix("و") ? [stem, stem + "ا"] : [stem]
      for word in stems {
        found.append(VerbReading(word: word, isFuture: bare.isFuture, isPurpose: bare.isPurpose, hasPronoun: true))
      }
    }
    return found
  }

  private func verb(
    _ trigger: EventRules.Trigger, at index: Int, in sentence: Range<Int>, _ form: EventRules.Form, _ reading: VerbReading
  ) -> Hit? {
    var complement: Range<Int>?
    if !trigger.complements.isEmpty {
      complement = self.complement(trigger.complements, behind: index, in: sentence)
      if complement == nil, reading.hasPronoun {
        // The object stands before its relative clause: الاتفاق الذي وقّعه.
        complement = self.complement(
          trigger.complements, behind: max(sentence.lowerBound - 1, index - Self.reach), in: sentence.lowerBound..<index)
      }
      if complement == nil { return nil }
    }
    let end = complement.map { $0.lowerBound == index + 1 ? $0.upperBound : index + 1 } ?? index + 1
    return Hit(
      trigger: trigger, tokens: index..<end, complement: complement, isPresent: form.isPresent, isFuture: reading.isFuture,
      isPurpose: reading.isPurpose, isPlural: form.isPlural, hasObjectPronoun: reading.hasPronoun, isDefinite: false, preposition: nil)
  }

  private func complement(_ complements: Complements, behind verb: Int, in sentence: Range<Int>) -> Range<Int>? {
    for start in (verb + 1)..<max(verb + 1, min(sentence.upperBound, verb + 1 + Self.reach)) {
      if body.text.tokens[start].folded == "." { return nil }
      if let end = complements.end(at: start, in: body.text, before: sentence.upperBound) { return start..<end }
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
