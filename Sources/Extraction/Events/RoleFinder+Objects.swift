import ArabicText
import Model

/// To whom it is done: by the object of a verb, by prepositions, between two.
extension RoleFinder {
  func targets(_ marker: EventRules.Marker, from start: Int, to end: Int) -> [Phrase] {
    switch marker {
    case .object:
      var start = start
      // قدّمت الكويت مساعدات إنسانية لـ…: what is given is no recipient.
      if let complement = hit.complement, complement.lowerBound == start, isNoObject(complement) {
        start = complement.upperBound
        // منحت اللجوء السياسي لصحافية: its adjective is no object.
        let isDefinite = finder.body.text.tokens[start - 1].folded.hasPrefix("ال")
        while isDefinite, start < end, finder.body.mention(at: start) == nil, finder.grammar.isDefiniteAdjective(start) { start += 1 }
      }
      while start < end, finder.isLoose(start) || ["»", ")"].contains(finder.body.text.tokens[start].folded) { start += 1 }
      // أدانت هيئة محلفين في نيويورك مصرفيا: the place may stand before the object.
      if start + 1 < end, finder.body.text.tokens[start].folded == "في", let place = finder.body.mention(at: start + 1),
        place.entity.type == .place
      {
        start = place.tokens.upperBound
      }
      guard start < end, !finder.grammar.hasParticle(start) else { return [] }
      guard let phrase = finder.phrase(at: start, to: end) else { return [] }
      return [phrase] + finder.conjuncts(of: phrase, to: end)
    case .preposition("بين"):
      return between(from: start, to: end)
    case .preposition(let word):
      // طلب منه … من إيطاليا: the recipient is the pronoun.
      let pronoun = (start..<max(start, end)).first {
        ["ه", "ها", "هم", "هما"].map { word + $0 }.contains(finder.body.text.tokens[$0].folded)
      }
      guard let phrase = finder.phrase(behind: word, from: start, to: pronoun ?? end) else { return [] }
      return [phrase] + finder.conjuncts(of: phrase, to: end)
    }
  }

  /// Whether the words that a verb needs only say what is done, so that its object stands behind them: هدد بطرد السفير, رفض لقاء الوفد.
  private func isNoObject(_ complement: Range<Int>) -> Bool {
    guard !complement.isEmpty else { return false }
    if hit.trigger.markers.count > 1 { return true }
    let word = finder.body.text.tokens[complement.lowerBound].folded
    // قصف بالمدفعية أحياء: the instrument; but قتل برصاص مسلحين names who did it.
    guard hit.trigger.type.quadClass != 4 || hit.trigger.type == .sanction else { return word.hasPrefix("بال") }
    return word.hasPrefix("ب") && !isHuman(complement.lowerBound) || finder.grammar.lexicon.words.isOne(.preposition, word)
  }

  func between(from start: Int, to end: Int) -> [Phrase] {
    guard let first = finder.phrase(behind: "بين", from: start, to: end) else { return [] }
    return [first] + finder.conjuncts(of: first, to: end, evenUnknown: true)
  }
}
