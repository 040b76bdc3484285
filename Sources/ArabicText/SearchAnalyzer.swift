/// Turns text into the terms of the full-text index: tokens folded and lightly stemmed, each with its place in the UTF-8 bytes of the text.
///
/// One analyzer for texts and queries, so that both meet in the same term. The stem is light: the particles in front that nearly always are
/// particles, then one ending (Larkey, Ballesteros and Connell, "Light Stemming for Arabic Information Retrieval", 2007, with و and ف before
/// ال, and a stem of three letters at least).
public enum SearchAnalyzer {
  /// One term of a text.
  public struct Term: Sendable, Equatable {
    /// The stemmed form, as it is indexed.
    public let stem: String
    /// The folded form, for exact matching.
    public let folded: String
    /// Where the word starts in the UTF-8 of the text.
    public let byteStart: Int
    /// Where it ends.
    public let byteEnd: Int
  }

  /// The terms of a text in reading order; punctuation is left out.
  public static func terms(of text: String) -> [Term] {
    let scalars = Array(text.unicodeScalars)
    var terms: [Term] = []
    var byte = 0
    var scalar = 0
    for token in Tokenizer.tokens(of: scalars) where token.kind != .punctuation {
      byte += utf8Length(scalars[scalar..<token.start])
      let length = utf8Length(scalars[token.start..<token.end])
      terms.append(Term(stem: stem(token.folded), folded: token.folded, byteStart: byte, byteEnd: byte + length))
      byte += length
      scalar = token.end
    }
    return terms
  }

  private static func utf8Length(_ scalars: ArraySlice<Unicode.Scalar>) -> Int {
    scalars.reduce(0) { $0 + ($1.value < 0x80 ? 1 : $1.value < 0x800 ? 2 : $1.value < 0x10000 ? 3 : 4) }
  }

  /// The light stem of a folded word.
  public static func stem(_ folded: String) -> String {
    var letters = Array(folded.unicodeScalars)[...]
    guard let first = letters.first, CharacterClass(first) == .arabic else { return folded }
    stripPrefix(&letters)
    stripSuffix(&letters)
    var view = String.UnicodeScalarView()
    view.append(contentsOf: letters)
    return String(view)
  }

  private static let prefixes: [[Unicode.Scalar]] = [
    ["و", "ل", "ل"], ["ف", "ل", "ل"], ["و", "ب", "ا", "ل"], ["و", "ك", "ا", "ل"], ["ف", "ب", "ا", "ل"], ["ف", "ا", "ل"], ["و", "ا", "ل"],
    ["ب", "ا", "ل"], ["ك", "ا", "ل"], ["ل", "ل"], ["ا", "ل"],
  ]

  private static func stripPrefix(_ letters: inout ArraySlice<Unicode.Scalar>) {
    for prefix in prefixes where letters.count >= prefix.count + 2 && letters.starts(with: prefix) {
      letters = letters.dropFirst(prefix.count)
      return
    }
    if letters.count >= 5, letters.first == "و" { letters = letters.dropFirst() }
  }

  private static let suffixes: [[Unicode.Scalar]] = [
    ["ه", "ا"], ["ه", "م"], ["ا", "ن"], ["ا", "ت"], ["و", "ن"], ["ي", "ن"], ["ي", "ه"], ["ه"], ["ي"],
  ]

  private static func stripSuffix(_ letters: inout ArraySlice<Unicode.Scalar>) {
    // A single ه or ي goes only from a longer word: شرطة (police) is not شرط (condition).
    for suffix in suffixes
    where letters.count >= (suffix.count == 1 ? 5 : suffix.count + 3) && letters.suffix(suffix.count).elementsEqual(suffix) {
      letters = letters.dropLast(suffix.count)
      return
    }
  }
}
