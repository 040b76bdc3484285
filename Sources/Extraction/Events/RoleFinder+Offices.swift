import ArabicText
import Model

/// Who is given an office: what follows the verb may be the office and not the one who gets it.
extension RoleFinder {
  /// "عُيّن فلان وزيرا": written like the active with an object. A title in the accusative behind one participant is the office, so that the
  /// participant is the one who got it.
  func readOffice(_ actors: inout [Phrase], _ targets: inout [Phrase]) {
    guard hit.trigger.isVerb, !namesTheNaming, let subject = actors.first, targets.isEmpty || targets.allSatisfy(isOffice),
      isPerson(subject)
    else { return }
    let giver = agent(from: subject.tokens.upperBound, to: sentence.upperBound)
    guard targets.isEmpty || hit.trigger.type == .elect || !holdsGivingOffice(subject) else { return }
    targets = actors
    actors = giver
  }

  /// "أعلنت الوزارة تعيين قائد": the subject of the verb gives the office.
  private var namesTheNaming: Bool {
    guard let complement = hit.complement else { return false }
    return finder.body.text.tokens[complement].contains { ["تعيين", "تسميه", "انتخاب", "ترشيح", "بتعيين", "بتسميه"].contains($0.folded) }
  }

  private func isPerson(_ phrase: Phrase) -> Bool {
    if let slug = phrase.participant.entity {
      let lexicon = finder.grammar.lexicon
      guard let index = lexicon.index(slug: slug) else { return true }
      return lexicon.entities[index].type == .person
    }
    return isHuman(phrase.tokens.lowerBound)
  }

  /// An indefinite title in the accusative: وزيرا, رئيسة.
  private func isOffice(_ phrase: Phrase) -> Bool {
    guard phrase.participant.entity == nil else { return false }
    let word = finder.body.text.tokens[phrase.tokens.lowerBound].folded
    let stem = word.hasSuffix("ا") ? String(word.dropLast()) : word
    return !word.hasPrefix("ال") && finder.grammar.lexicon.personTitles.contains(stem)
  }

  /// Kings, presidents and ministers appoint: with an office behind them they are the ones who give it.
  private func holdsGivingOffice(_ phrase: Phrase) -> Bool {
    Self.givers.contains(finder.body.text.tokens[phrase.tokens.lowerBound].folded)
  }

  private static let givers: Set<String> = [
    "الرئيس", "الملك", "رئيس", "الامير", "السلطان", "العاهل", "وزير", "وزيره", "مجلس", "الحكومه", "البرلمان", "ولي", "خادم", "حاكم",
  ]
}
