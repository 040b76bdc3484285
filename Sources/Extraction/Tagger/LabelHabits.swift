import ArabicText

/// Brings the annotation of organizations to what the program means by a name: without the noun before it that only says what it is (صحيفة
/// لوموند), and without the adjective of a country behind a name that is no word of the language (توتال الفرنسية).
struct LabelHabits {
  let lexicon: Lexicon

  private static let begin = TaggerLabel.begin(2)
  private static let inside = TaggerLabel.inside(2)

  /// The labels of the tokens of a text, those of organizations as this program has them.
  func tidied(_ labels: [Int], of text: TokenizedText) -> [Int] {
    var labels = labels
    var index = 0
    while index < labels.count {
      guard labels[index] == Self.begin else {
        index += 1
        continue
      }
      let end = labels[(index + 1)...].firstIndex { $0 != Self.inside } ?? labels.count
      tidy(index..<end, in: text, &labels)
      index = end
    }
    return labels
  }

  private func tidy(_ name: Range<Int>, in text: TokenizedText, _ labels: inout [Int]) {
    let kept = lexicon.withoutLabels(name, in: text)
    for index in name where !kept.contains(index) { labels[index] = TaggerLabel.outside }
    var first = kept.lowerBound
    while first < kept.upperBound - 1, text.tokens[first].kind == .punctuation {
      labels[first] = TaggerLabel.outside
      first += 1
    }
    labels[first] = Self.begin
  }
}

extension Lexicon {
  /// The tokens of an organization's name without a noun in front and an adjective of a country behind that are never part of one. A party
  /// bears the word حزب in its name, a newspaper is not called صحيفة.
  func withoutLabels(_ name: Range<Int>, in text: TokenizedText) -> Range<Int> {
    var name = name
    if name.count > 1, Clitics.readings(of: text.tokens[name.lowerBound].folded).contains(where: { words.isOne(.outer, $0.stem) }) {
      name.removeFirst()
    }
    if name.count > 1, isNationality(at: name.upperBound - 1, behind: name.lowerBound, in: text) { name.removeLast() }
    return name
  }

  /// Whether a token is the definite adjective of a country behind words that are not definite, the first of them no common word: such an
  /// adjective says whose it is, and is no part of the name (ليون الفرنسي, but وزارة الخارجية الفرنسية).
  private func isNationality(at last: Int, behind first: Int, in text: TokenizedText) -> Bool {
    let adjective = text.tokens[last].folded
    guard adjective.hasPrefix("ال"), demonyms[String(adjective.dropFirst(2))] != nil else { return false }
    return !commonWords.contains(text.tokens[first].folded) && text.tokens[first..<last].allSatisfy { !$0.folded.hasPrefix("ال") }
  }
}
