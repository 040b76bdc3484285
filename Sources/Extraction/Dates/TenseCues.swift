import ArabicText

/// The words that show whether a clause tells of what was or of what will be.
struct TenseCues: Sendable {
  /// What one word tells.
  enum Tense: Sendable {
    case past
    /// A present: news of today or of what is to come.
    case present
    /// سـ, سوف, من المقرر: what is to come, not today.
    case future
  }

  private var words: [String: Tense] = [:]
  private var nouns: Set<String> = []
  private var nounBeginnings: [String] = []
  private var negations: Set<String> = []
  private var auxiliaries: Set<String> = []

  /// Adds a row of the file of cues; `false` when there is no such kind.
  mutating func add(kind: String, form: String) -> Bool {
    let folded = Folding.fold(form)
    switch kind {
    case "future": words[folded] = .future
    case "past": words[folded] = .past
    case "negation": negations.insert(folded)
    case "auxiliary": auxiliaries.insert(folded)
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

  /// What the word at a place of a sentence tells, with what لم or كان in front of it make of it.
  func tense(at index: Int, in tokens: [TokenizedText.Token], from start: Int) -> Tense? {
    guard tokens[index].kind == .arabic, let found = tense(of: tokens[index].folded) else { return nil }
    guard found == .present else { return found }
    if index > start, negations.contains(tokens[index - 1].folded) { return .past }
    for before in max(start, index - 2)..<index where auxiliaries.contains(tokens[before].folded) { return .past }
    return .present
  }

  /// What a folded word tells by itself: by the table, with و or ف taken off, by the shape of a future, a present or a feminine past.
  private func tense(of word: String) -> Tense? {
    if let known = words[word] { return known }
    var stem = Array(word.unicodeScalars)
    if let first = stem.first, first == "و" || first == "ف", stem.count > 3 {
      stem.removeFirst()
      if let known = words[Self.string(stem)] { return known }
    }
    guard stem.count >= 4, !isNoun(Self.string(stem)) else { return nil }
    if stem[0] == "س", stem.count >= 5, stem[1] == "ي" || stem[1] == "ت" || stem[1] == "ن" {
      // A bare "سن" or "ست" begins many nouns; a verb known without its س settles it.
      return stem[1] == "ي" || words[Self.string(Array(stem.dropFirst()))] == .present || stem[1] == "ت" ? .future : nil
    }
    if stem[0] == "ي" { return .present }
    if stem[stem.count - 1] == "ت", stem[stem.count - 2] != "ا", stem[0] != "م", !(stem[0] == "ا" && stem[1] == "ل") { return .past }
    return nil
  }

  private func isNoun(_ word: String) -> Bool {
    nouns.contains(word) || nounBeginnings.contains { word.hasPrefix($0) }
  }

  private static func string(_ scalars: [Unicode.Scalar]) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
