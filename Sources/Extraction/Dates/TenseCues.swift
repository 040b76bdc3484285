import ArabicText

/// The words that show whether a clause tells of what was or of what will be.
struct TenseCues: Sendable {
  /// What one word tells.
  enum Tense: Sendable {
    case past
    /// A present that opens its clause: news of today or of what is to come.
    case present
    /// A present inside a clause: it may as well belong to another thought.
    case weakPresent
    /// سـ, سوف, من المقرر: what is to come, not today.
    case future
  }

  private typealias Letter = PackedWord.Letter

  private var words: [PackedWord: Tense] = [:]
  private var nouns: Set<PackedWord> = []
  private var nounBeginnings: [PackedWord] = []
  private var negations: Set<PackedWord> = []
  private var auxiliaries: Set<PackedWord> = []
  private var relatives: Set<PackedWord> = []

  /// Adds a row of the file of cues; `false` when there is no such kind.
  mutating func add(kind: String, form: String) -> Bool {
    let folded = Folding.fold(form)
    let word = PackedWord(folded)
    switch kind {
    case "future": words[word] = .future
    case "past": words[word] = .past
    case "negation": negations.insert(word)
    case "auxiliary": auxiliaries.insert(word)
    case "relative": relatives.insert(word)
    case "noun" where folded.hasSuffix("*"): nounBeginnings.append(PackedWord(String(folded.dropLast())))
    case "noun": nouns.insert(word)
    case "verb": return addVerb(form)
    default: return false
    }
    return true
  }

  /// A form that is past of one verb and present of another (تسلم) is the past in most news.
  private mutating func addVerb(_ form: String) -> Bool {
    let forms = form.split(separator: " ").map(String.init)
    guard forms.count == 2 else { return false }
    for form in VerbInflection.forms(past: forms[0], present: forms[1]) {
      let word = PackedWord(form.folded)
      if words[word] == .future { continue }
      if form.tense == .past { words[word] = .past } else if words[word] == nil { words[word] = .present }
    }
    return true
  }

  /// What the word at a place of a sentence tells, with what لم or كان in front of it make of it. A verb behind الذي that is no present is
  /// a past, known or not.
  func tense(at index: Int, in text: DateTokens, from start: Int) -> Tense? {
    guard text.tokens[index].kind == .arabic else { return nil }
    let word = text.packed[index]
    let isOpening = index == start || text.tokens[index - 1].kind == .punctuation || word[0] == Letter.waw
    let isRelative = index > start && relatives.contains(text.packed[index - 1])
    guard let found = tense(of: word) else {
      // A particle, a pronoun or a present of an unknown verb may stand behind الذي, too.
      let others = [Letter.ta, Letter.nun, Letter.lam, Letter.sin, Letter.mim, Letter.qaf, Letter.ha, Letter.fa]
      return isRelative && !others.contains(word[0]) ? .past : nil
    }
    guard found == .present else { return found }
    if index > start, negations.contains(text.packed[index - 1]) { return .past }
    for before in max(start, index - 2)..<index where auxiliaries.contains(text.packed[before]) { return .past }
    return isOpening || isRelative ? .present : .weakPresent
  }

  /// What a word tells by itself: by the table, with و or ف taken off, by the shape of a future, a present or a feminine past.
  private func tense(of word: PackedWord) -> Tense? {
    if nouns.contains(word) { return nil }
    if let known = words[word] { return known }
    var stem = word
    if stem[0] == Letter.waw || stem[0] == Letter.fa, stem.count > 3 {
      stem = stem.dropping(1)
      if nouns.contains(stem) { return nil }
      if let known = words[stem] { return known }
    }
    if stem[0] == Letter.sin, words[stem.dropping(1)] == .present { return .future }
    // What is left by a ف that may be a letter of the word (فيضانات) is no ground to guess on.
    guard stem.count >= 4, word[0] != Letter.fa, !nounBeginnings.contains(where: stem.hasPrefix) else { return nil }
    return shape(of: stem)
  }

  private func shape(of stem: PackedWord) -> Tense? {
    let count = stem.count
    switch stem[0] {
    case Letter.sin where stem[1] == Letter.ya || stem[1] == Letter.ta: return .future
    case Letter.ya: return .present
    // The feminine present of the forms VIII and X, which no past begins like: تفتتح, تستضيف.
    case Letter.ta where count == 5 && stem[2] == Letter.ta: return .present
    case Letter.ta where count >= 5 && stem[1] == Letter.sin && stem[2] == Letter.ta: return .present
    case Letter.mim: return nil
    default: return stem[count - 1] == Letter.ta && stem[count - 2] != Letter.alef && !stem.hasArticle ? .past : nil
    }
  }
}
