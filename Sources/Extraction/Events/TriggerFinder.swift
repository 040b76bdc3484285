import ArabicText
import Model

/// Finds the triggers in a sentence: verbs with what they need beside them, and event nouns of one or more words.
struct TriggerFinder {
  let rules: EventRules
  let body: BodyText
  let lexicon: Lexicon

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
    /// A plural or dual verb, whose subject stands before it.
    let isPlural: Bool
    /// A pronoun written onto the verb is its object: استقبله.
    let hasObjectPronoun: Bool
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
    lexicon.commonWords.contains(folded) || lexicon.names.next(NameIndex.root, folded) != nil
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
    for (word, isFuture, suffix) in Self.verbReadings(folded) where !(suffix && isNoun(folded)) {
      for form in rules.forms(of: word) {
        let trigger = rules.triggers[form.trigger]
        guard trigger.isVerb, !isFuture || form.isPresent else { continue }
        guard let hit = verb(trigger, at: index, in: sentence, form, isFuture: isFuture, hasObjectPronoun: suffix) else { continue }
        found.append(hit)
      }
    }
    for reading in Clitics.readings(of: folded) {
      for form in rules.forms(of: reading.stem) {
        let trigger = rules.triggers[form.trigger]
        guard !trigger.isVerb, let end = rest(trigger.rest, from: index + 1, in: sentence) else { continue }
        found.append(
          Hit(
            trigger: trigger, tokens: index..<end, complement: nil, isPresent: false, isFuture: false, isPlural: false,
            hasObjectPronoun: false,
            isDefinite: reading.isDefinite, preposition: reading.preposition))
      }
    }
    return found
  }

  /// A word as a verb: with و or ف off, with the future سـ off, with an object pronoun off.
  private static func verbReadings(_ folded: String) -> [(word: String, isFuture: Bool, hasPronoun: Bool)] {
    var bases = [folded]
    if let first = folded.first, first == "و" || first == "ف", folded.count > 3 { bases.append(String(folded.dropFirst())) }
    var readings: [(String, Bool, Bool)] = []
    for base in bases {
      var words = [(base, false)]
      if base.hasPrefix("سي") || base.hasPrefix("ست") { words.append((String(base.dropFirst()), true)) }
      if base.hasPrefix("لي") || base.hasPrefix("لت") { words.append((String(base.dropFirst()), true)) }
      for (word, isFuture) in words {
        readings.append((word, isFuture, false))
        for suffix in ["هما", "ها", "هم", "ه"] where word.hasSuffix(suffix) && word.count >= suffix.count + 3 {
          let stem = String(word.dropLast(suffix.count))
          readings.append((stem, isFuture, true))
          if stem.hasSuffix("ا") { readings.append((String(stem.dropLast()) + "ي", isFuture, true)) }
        }
      }
    }
    return readings
  }

  private func verb(
    _ trigger: EventRules.Trigger, at index: Int, in sentence: Range<Int>, _ form: EventRules.Form, isFuture: Bool, hasObjectPronoun: Bool
  ) -> Hit? {
    var complement: Range<Int>?
    if !trigger.complements.isEmpty {
      complement = self.complement(trigger.complements, behind: index, in: sentence)
      if complement == nil, hasObjectPronoun {
        // The object stands before its relative clause: الاتفاق الذي وقّعه.
        complement = self.complement(
          trigger.complements, behind: max(sentence.lowerBound - 1, index - Self.reach), in: sentence.lowerBound..<index)
      }
      if complement == nil { return nil }
    }
    let end = complement.map { $0.lowerBound == index + 1 ? $0.upperBound : index + 1 } ?? index + 1
    return Hit(
      trigger: trigger, tokens: index..<end, complement: complement, isPresent: form.isPresent, isFuture: isFuture, isPlural: form.isPlural,
      hasObjectPronoun: hasObjectPronoun, isDefinite: false, preposition: nil)
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
