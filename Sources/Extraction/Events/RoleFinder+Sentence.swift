import ArabicText
import Model

/// Who takes part by the words of the type, anywhere in the sentence.
extension RoleFinder {
  /// Who takes part by the words of the type, where the clause names nobody: "رفعت لافتات … وهتف المتظاهرون ضد الحكومة".
  func fillFromSentence(_ actors: inout [Phrase], _ targets: inout [Phrase]) {
    guard let typical = finder.grammar.typical else { return }
    if !actors.contains(where: canAct) {
      // Police named behind an arrest are somebody else as often as not.
      let places =
        hit.trigger.type == .sanction
        ? [] : hit.trigger.type == .coerce ? Array((sentence.lowerBound..<hit.tokens.lowerBound).reversed()) : Array(sentence)
      for index in places where typical.isActor(finder.body.text.tokens[index].folded) && !isSufferer(index, targets, typical) {
        guard let phrase = phraseAround(index), hit.trigger.type == .protest || !isGoverned(phrase) else { continue }
        actors = [phrase]
        break
      }
    }
    if hit.trigger.type == .assault {
      // The dead are not all: what the attack was aimed at suffered it, too.
      for mark in ["استهدف", "استهدفت", "تستهدف", "يستهدف"] {
        guard let phrase = phrase(behind: [mark]), canAct(phrase) || !phrase.isKnown else { continue }
        if !(actors + targets).contains(where: { $0.tokens.overlaps(phrase.tokens) }) { targets.append(phrase) }
      }
    }
    guard targets.isEmpty || (hit.trigger.type == .assault && !targets.contains(where: canAct)) else { return }
    for marks in typical.against {
      guard let phrase = phrase(behind: marks), !actors.contains(where: { $0.tokens.overlaps(phrase.tokens) }) else { continue }
      targets = [phrase] + finder.conjuncts(of: phrase, to: sentence.upperBound) + targets
      return
    }
  }

  /// Whether a word that could name the doer names the one to whom it is done: مقتل ثلاثة مسلحين.
  private func isSufferer(_ index: Int, _ targets: [Phrase], _ typical: EventRules.Typical) -> Bool {
    if targets.contains(where: { $0.tokens.contains(index) }) { return true }
    return (max(sentence.lowerBound, index - 4)..<index).contains { position in
      let word = finder.body.text.tokens[position].folded
      return typical.against.contains { $0 == [word] }
    }
  }

  /// "القبض على عناصر": who stands behind a preposition, with a number or without, did not do it.
  private func isGoverned(_ phrase: Phrase) -> Bool {
    let start = phrase.tokens.lowerBound
    if finder.hasPrefixedPreposition(start) { return true }
    guard start > sentence.lowerBound else { return false }
    return Self.governing.contains(finder.body.text.tokens[start - 1].folded)
  }

  private static let governing: WordSet = ["علي", "ضد", "تجاه", "بحق", "في", "عن", "الي", "مع", "نحو", "بشان"]

  /// The phrase that a word belongs to, with the number or quantity before it.
  func phraseAround(_ index: Int) -> Phrase? {
    var start = index
    while start > sentence.lowerBound, index - start < 3 {
      let before = finder.body.text.tokens[start - 1]
      guard before.folded == "من" || before.kind == .number || finder.grammar.isPartOfMany(before), !finder.body.isPartOfDate(start - 1)
      else { break }
      start -= 1
    }
    return finder.phrase(at: start, to: sentence.upperBound)
  }

  private func phrase(behind marks: [String]) -> Phrase? {
    guard let first = marks.first else { return nil }
    for index in sentence where finder.body.text.tokens[index].folded == first || finder.body.text.tokens[index].folded == "و" + first {
      guard marks.count > 1 else {
        if let phrase = finder.phrase(at: index + 1, to: sentence.upperBound) { return phrase }
        continue
      }
      guard index + 1 < sentence.upperBound else { continue }
      let next = finder.body.text.tokens[index + 1].folded
      if next == marks[1], let phrase = finder.phrase(at: index + 2, to: sentence.upperBound) { return phrase }
      if marks[1].unicodeScalars.count == 1, next.hasPrefix(marks[1]),
        let phrase = finder.phrase(at: index + 1, to: sentence.upperBound, dropping: 1)
      {
        return phrase
      }
    }
    return nil
  }
}
