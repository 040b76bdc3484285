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

  private var words: [String: Tense] = [:]
  private var nouns: Set<String> = []
  private var nounBeginnings: [String] = []
  private var negations: Set<String> = []
  private var auxiliaries: Set<String> = []
  private var relatives: Set<String> = []

  /// Adds a row of the file of cues; `false` when there is no such kind.
  mutating func add(kind: String, form: String) -> Bool {
    let folded = Folding.fold(form)
    switch kind {
    case "future": words[folded] = .future
    case "past": words[folded] = .past
    case "negation": negations.insert(folded)
    case "auxiliary": auxiliaries.insert(folded)
    case "relative": relatives.insert(folded)
    case "noun" where folded.hasSuffix("*"): nounBeginnings.append(String(folded.dropLast()))
    case "noun": nouns.insert(folded)
    case "verb":
      let forms = form.split(separator: " ").map(String.init)
      guard forms.count == 2 else { return false }
      for form in VerbInflection.forms(past: forms[0], present: forms[1]) {
        // A form that is past of one verb and present of another (تسلم) is the past in most news.
        if form.tense == .past { words[form.folded] = words[form.folded] == .future ? .future : .past }
        if form.tense == .present, words[form.folded] == nil { words[form.folded] = .present }
      }
    default: return false
    }
    return true
  }

  /// What the word at a place of a sentence tells, with what لم or كان in front of it make of it. A verb behind الذي that is no present is
  /// a past, known or not.
  func tense(at index: Int, in tokens: [TokenizedText.Token], from start: Int) -> Tense? {
    guard tokens[index].kind == .arabic else { return nil }
    let found = tense(of: tokens[index].folded)
    let isOpening = index == start || tokens[index - 1].kind == .punctuation || tokens[index].folded.hasPrefix("و")
    let isRelative = index > start && relatives.contains(tokens[index - 1].folded)
    guard let found else { return isRelative && !"تنلسمقهيف".contains(tokens[index].folded.prefix(1)) ? .past : nil }
    guard found == .present else { return found }
    if index > start, negations.contains(tokens[index - 1].folded) { return .past }
    for before in max(start, index - 2)..<index where auxiliaries.contains(tokens[before].folded) { return .past }
    return isOpening || isRelative ? .present : .weakPresent
  }

  /// What a folded word tells by itself: by the table, with و or ف taken off, by the shape of a future, a present or a feminine past.
  private func tense(of word: String) -> Tense? {
    if nouns.contains(word) { return nil }
    if let known = words[word] { return known }
    var stem = Array(word.unicodeScalars)
    if let first = stem.first, first == "و" || first == "ف", stem.count > 3 {
      stem.removeFirst()
      if nouns.contains(Self.string(stem)) { return nil }
      if let known = words[Self.string(stem)] { return known }
    }
    if stem.first == "س", words[Self.string(Array(stem.dropFirst()))] == .present { return .future }
    // What is left by a ف that may be a letter of the word (فيضانات) is no ground to guess on.
    guard stem.count >= 4, word.unicodeScalars.first != "ف", !beginsLikeNoun(Self.string(stem)) else { return nil }
    if stem[0] == "س", stem[1] == "ي" || stem[1] == "ت" { return .future }
    if stem[0] == "ي" { return .present }
    // The feminine present of the forms VIII and X, which no past begins like: تفتتح, تستضيف.
    if stem[0] == "ت", stem.count >= 5, stem[2] == "ت" && stem.count == 5 || stem[1] == "س" && stem[2] == "ت" { return .present }
    if stem[stem.count - 1] == "ت", stem[stem.count - 2] != "ا", stem[0] != "م", !(stem[0] == "ا" && stem[1] == "ل") { return .past }
    return nil
  }

  private func beginsLikeNoun(_ word: String) -> Bool {
    nounBeginnings.contains { word.hasPrefix($0) }
  }

  private static func string(_ scalars: [Unicode.Scalar]) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
