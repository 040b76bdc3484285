import ArabicText
import Model

/// The roles of event nouns: by construct state, adjective and prepositions.
extension RoleFinder {
  func nounRoles() -> ([Phrase], [Phrase]) {
    let start = hit.tokens.upperBound
    let end = finder.clauseEnd(from: start, in: sentence)
    var actors: [Phrase] = []
    var targets: [Phrase] = []
    var behind = start
    if !endsWithItsMarker, !endsWithPronoun, let owner = owner(from: start, to: end) {
      if ownerIsTarget, let object = secondArgument(behind: owner, to: end) {
        (actors, targets) = ([owner], [object])
      } else if ownerIsTarget {
        targets = [owner]
      } else {
        actors = [owner] + finder.conjuncts(of: owner, to: end)
      }
      behind = owner.tokens.upperBound
    } else if endsWithItsMarker, let phrase = finder.phrase(at: start, to: end) {
      targets = [phrase] + finder.conjuncts(of: phrase, to: end)
      behind = phrase.tokens.upperBound
    }
    if let pair = pairBefore(start, end) { return pair }
    let pair = between(from: start, to: min(end, start + 14))
    if pair.count > 1 {
      if hit.trigger.type.isReciprocal { return ([pair[0]], Array(pair.dropFirst())) }
      return actors.isEmpty ? (pair, pair) : (actors, pair)
    }
    for marker in hit.trigger.markers where targets.isEmpty {
      if case .preposition(let word) = marker, word != "بين" {
        if word == "في", hit.trigger.type != .assault { continue }
        targets = self.targets(marker, from: behind, to: min(end, behind + 14))
      }
    }
    // "أعلنت وزارة الداخلية اعتقال": who announces an arrest right before it made it.
    if actors.isEmpty, hit.trigger.type == .coerce, let announcer = announcer() { actors = announcer }
    // A definite noun speaks of something told elsewhere: who stands before it in the sentence need not be in it.
    if actors.isEmpty, let doer = doer() {
      actors = doer
    } else if actors.isEmpty, !hit.isDefinite,
      !(isViolent || hit.trigger.type == .coerce || hit.trigger.mode == "convict") || isCarriedOut, !isImpersonal,
      let before = subjectBefore()
    {
      actors = before
    }
    return (actors, targets)
  }

  /// إلقاء القبض على: the trigger's last word is the preposition that marks the recipient.
  private var endsWithItsMarker: Bool {
    guard hit.tokens.count > 1 else { return false }
    let last = finder.body.text.tokens[hit.tokens.upperBound - 1].folded
    return hit.trigger.markers.contains(.preposition(last))
  }

  /// إلقاء القبض عليه: the recipient is a pronoun, and what follows is another matter.
  private var endsWithPronoun: Bool {
    guard hit.tokens.count > 1, let word = hit.trigger.rest.last else { return false }
    return finder.body.text.tokens[hit.tokens.upperBound - 1].folded == word + "ه" && hit.trigger.markers.contains(.preposition(word))
  }

  /// "اعتقال قوات الأمن عشرين شخصا": a masdar with a subject and an object behind it.
  private func secondArgument(behind owner: Phrase, to end: Int) -> Phrase? {
    let next = owner.tokens.upperBound
    guard next < end, canAct(owner), !finder.hasPrefixedPreposition(next) else { return nil }
    let token = finder.body.text.tokens[next]
    guard token.kind == .number || (token.kind == .arabic && finder.body.mention(at: next) == nil && isCounted(next)) else { return nil }
    return finder.phrase(at: next, to: end)
  }

  private func isCounted(_ index: Int) -> Bool {
    finder.grammar.lexicon.words.isOne(.quantifier, finder.body.text.tokens[index].folded)
  }

  /// "قام الجيش بقصف": ب on the noun, and the one who did it between it and the verb, or before the verb.
  private var isCarriedOut: Bool { hit.preposition == "ب" }

  /// "تمكنت دورية من القبض", "قام مسلحون بخطف": the subject of the verb of doing that governs the noun.
  private func doer() -> [Phrase]? {
    let tokens = finder.body.text.tokens
    let trigger = hit.tokens.lowerBound
    let isBehindMin = trigger > sentence.lowerBound && tokens[trigger - 1].folded == "من"
    guard isCarriedOut || isBehindMin else { return nil }
    for index in stride(from: trigger - 1, through: max(sentence.lowerBound, trigger - 22), by: -1) {
      let word = tokens[index].folded
      if [":", "؛", "«", "“"].contains(word) { return nil }
      let bare = word.hasPrefix("و") || word.hasPrefix("ف") ? String(word.dropFirst()) : word
      guard (isCarriedOut ? Self.doing : Self.managing).contains(bare) else { continue }
      if index + 1 < trigger, !finder.hasPrefixedPreposition(index + 1), let phrase = finder.phrase(at: index + 1, to: trigger) {
        return [phrase] + finder.conjuncts(of: phrase, to: trigger)
      }
      return nil
    }
    return nil
  }

  /// "تم فتح تحقيق": whoever stands before the verb that says that it was done did not do it.
  private var isImpersonal: Bool {
    guard hit.tokens.lowerBound > sentence.lowerBound else { return false }
    return Self.beingDone.contains(finder.body.text.tokens[hit.tokens.lowerBound - 1].folded)
  }

  /// The subject between a verb of announcing and the noun right behind it.
  private func announcer() -> [Phrase]? {
    let trigger = hit.tokens.lowerBound
    for index in stride(from: trigger - 2, through: max(sentence.lowerBound, trigger - 9), by: -1) {
      let word = finder.body.text.tokens[index].folded
      guard ["اعلنت", "اعلن", "واعلنت", "واعلن", "اكدت", "اكد"].contains(word) else { continue }
      guard let phrase = finder.phrase(at: index + 1, to: trigger), phrase.tokens.upperBound == trigger, canAct(phrase) else { return nil }
      return [phrase]
    }
    return nil
  }

  private static let beingDone: WordSet = ["تم", "تمت", "يتم", "تتم", "وتم", "وتمت", "جري", "جرت", "سيتم", "ستتم"]
  private static let doing: Set<String> = [
    "قام", "قامت", "قاموا", "اقدم", "اقدمت", "اقدموا", "يقوم", "تقوم", "عمد", "عمدت", "بادر", "بادرت",
  ]
  private static let managing: Set<String> = ["تمكن", "تمكنت", "تمكنوا", "يتمكن", "تتمكن"]

  /// The second member of the construct, or the nation of the adjective: قصف الجيش, الغزو الروسي.
  private func owner(from start: Int, to end: Int) -> Phrase? {
    guard start < end else { return nil }
    if let mention = finder.body.mention(at: start), mention.how == .demonym, !isPersonOfNation(start) { return phrase(mention) }
    guard !hit.isDefinite, !finder.hasPrefixedPreposition(start), let phrase = finder.phrase(at: start, to: end) else { return nil }
    // تظاهرة ضخمة: an adjective is nobody.
    guard isViolent, !phrase.isKnown else { return phrase }
    return isHuman(start) || isCounted(phrase) || (hit.trigger.markers.first == .object && phrase.tokens.count > 1) ? phrase : nil
  }

  /// With a masdar that takes an object and has only one participant, that one suffers it: اغتيال فلان, اعتقال فلان.
  private var ownerIsTarget: Bool {
    guard hit.trigger.markers.first == .object else { return false }
    return finder.body.mention(at: hit.tokens.upperBound)?.how != .demonym || isPersonOfNation(hit.tokens.upperBound)
  }

  /// "مقتل التونسي", "اعتقال تونسي": behind a noun without article a definite nisba is no adjective but a person, and so is any behind a noun
  /// that takes an object.
  private func isPersonOfNation(_ index: Int) -> Bool {
    guard !hit.isDefinite, hit.tokens.count == 1, finder.body.mention(at: index)?.entity.type == .place else { return false }
    return hit.trigger.markers.first == .object || finder.body.text.tokens[index].folded.hasPrefix("ال")
  }
}
