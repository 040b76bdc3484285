/// The particles that Arabic writes onto the front of a word: و ف, then ب ل ك, then the article, with لل for ل + ال.
public enum Clitics {
  /// One way to read a word as particles and the rest.
  public struct Reading: Sendable, Equatable {
    /// The particles before the rest, as they are written, the article included.
    public let prefix: String
    /// The rest, without the article.
    public let stem: String
    /// Whether the rest has the article.
    public let isDefinite: Bool
    /// The preposition ب, ل or ك among the particles.
    public let preposition: Unicode.Scalar?
    /// Whether و or ف stands in front.
    public let hasConjunction: Bool
    /// The first scalar of the name proper in the folded word: of the article if there is one (of its ل in لل), else of the stem.
    public let nameStart: Int
  }

  /// All readings of a folded word, the one without particles first. A stem has two letters at least. Which one holds, only a lexicon knows.
  public static func readings(of folded: String) -> [Reading] {
    let letters = Array(folded.unicodeScalars)
    var result: [Reading] = []
    read(letters, from: 0, conjunction: false, into: &result)
    if let first = letters.first, first == "و" || first == "ف", letters.count > 2 {
      read(letters, from: 1, conjunction: true, into: &result)
    }
    return result
  }

  private static func read(_ letters: [Unicode.Scalar], from start: Int, conjunction: Bool, into result: inout [Reading]) {
    func add(stemStart: Int, nameStart: Int, definite: Bool, preposition: Unicode.Scalar?) {
      guard letters.count - stemStart >= 2 else { return }
      result.append(
        Reading(
          prefix: string(letters[..<stemStart]), stem: string(letters[stemStart...]), isDefinite: definite, preposition: preposition,
          hasConjunction: conjunction, nameStart: nameStart))
    }
    func hasArticle(at index: Int) -> Bool {
      letters.count > index + 1 && letters[index] == "ا" && letters[index + 1] == "ل"
    }
    add(stemStart: start, nameStart: start, definite: false, preposition: nil)
    if hasArticle(at: start) { add(stemStart: start + 2, nameStart: start, definite: true, preposition: nil) }
    guard start < letters.count, letters[start] == "ب" || letters[start] == "ل" || letters[start] == "ك" else { return }
    let preposition = letters[start]
    add(stemStart: start + 1, nameStart: start + 1, definite: false, preposition: preposition)
    if hasArticle(at: start + 1) { add(stemStart: start + 3, nameStart: start + 1, definite: true, preposition: preposition) }
    if preposition == "ل", letters.count > start + 1, letters[start + 1] == "ل" {
      add(stemStart: start + 2, nameStart: start + 1, definite: true, preposition: preposition)
    }
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
