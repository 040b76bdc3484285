import ArabicText

/// The triggers that a word can be, as a noun with particles before it and as a verb with particles and pronouns: a function of the word
/// alone, found once for each form.
struct TriggerReadings: Sendable {
  /// The word as a noun of a trigger.
  struct Noun: Sendable {
    let trigger: Int
    let isDefinite: Bool
    /// The preposition written onto it: بقصف.
    let preposition: Unicode.Scalar?
  }

  /// The word as a verb of a trigger.
  struct Verb: Sendable {
    let form: EventRules.Form
    var isFuture: Bool
    var isPurpose: Bool
    var hasPronoun: Bool
  }

  private(set) var nouns: [Noun] = []
  private(set) var verbs: [Verb] = []

  var isEmpty: Bool { nouns.isEmpty && verbs.isEmpty }

  init(of folded: String, in rules: EventRules) {
    for reading in Clitics.readings(of: folded) {
      for form in rules.forms(of: reading.stem) where !rules.triggers[form.trigger].isVerb {
        nouns.append(Noun(trigger: form.trigger, isDefinite: reading.isDefinite, preposition: reading.preposition))
      }
    }
    for reading in Self.verbReadings(folded) {
      for form in rules.forms(of: reading.word) where rules.triggers[form.trigger].isVerb {
        guard form.isPresent || !(reading.isFuture || reading.isPurpose) else { continue }
        verbs.append(
          Verb(form: form, isFuture: reading.isFuture, isPurpose: reading.isPurpose, hasPronoun: reading.hasPronoun))
      }
    }
  }

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
}
