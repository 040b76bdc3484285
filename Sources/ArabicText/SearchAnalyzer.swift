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
      let stem = stem(token.folded, mayHaveArticle: !startsWithHamza(scalars[token.start]))
      terms.append(Term(stem: stem, folded: token.folded, byteStart: byte, byteEnd: byte + length))
      byte += length
      scalar = token.end
    }
    return terms
  }

  private static func utf8Length(_ scalars: ArraySlice<Unicode.Scalar>) -> Int {
    scalars.reduce(0) { $0 + ($1.value < 0x80 ? 1 : $1.value < 0x800 ? 2 : $1.value < 0x10000 ? 3 : 4) }
  }

  /// إلهام and ألبوم begin with a hamza, so that their ال is no article.
  private static func startsWithHamza(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "أ" || scalar == "إ" || scalar == "آ"
  }

  /// The light stem of a folded word: particles off the front, one ending off the back, the hamza seats made one.
  public static func stem(_ folded: String, mayHaveArticle: Bool = true) -> String {
    var letters = folded.unicodeScalars.map { $0 == "ؤ" ? "ئ" : $0 }[...]
    guard let first = letters.first, CharacterClass(first) == .arabic else { return folded }
    if mayHaveArticle { stripPrefix(&letters) }
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
    // What nearly always is a particle before so long a rest; where it is not (برنامج), text and query lose it alike.
    if letters.count >= 6, let first = letters.first, first == "ب" || first == "ل" || first == "ك" { letters = letters.dropFirst() }
  }

  /// An ending, and how many letters must be left before it.
  private struct Ending {
    let letters: [Unicode.Scalar]
    let remainder: Int

    init(_ ending: String, leaving remainder: Int) {
      letters = Array(ending.unicodeScalars)
      self.remainder = remainder
    }
  }

  /// The pronouns on a noun or verb; a feminine ending before them is ت: سياستها.
  private static let pronouns = ["هما", "ها", "هم", "هن", "نا", "كم"].map { Ending($0, leaving: 3) }

  /// The feminine dual and plural, which open the ة of the singular: دولتان, شركات.
  private static let feminines = ["تان", "تين", "ات"].map { Ending($0, leaving: 2) }

  /// The other endings. What they leave is bounded so that words that merely end alike stay whole: عدوان, حمدان, شرطة.
  private static let endings = [
    Ending("ان", leaving: 4), Ending("ون", leaving: 3), Ending("ين", leaving: 4), Ending("ه", leaving: 4), Ending("ت", leaving: 3),
    Ending("ا", leaving: 4),
  ]

  private static func stripSuffix(_ letters: inout ArraySlice<Unicode.Scalar>) {
    let hadPronoun = strip(pronouns, off: &letters)
    let hadPlainPronoun = !hadPronoun && letters.count >= 5 && letters.last == "ه" && letters[letters.endIndex - 2] == "ت"
    if hadPlainPronoun { letters = letters.dropLast() }
    if strip(feminines, off: &letters) {
      letters.append("ه")
    } else if hadPronoun || hadPlainPronoun, letters.last == "ت", letters.count >= 4 {
      letters[letters.endIndex - 1] = "ه"
    }
    _ = strip(endings, off: &letters)
  }

  private static func strip(_ endings: [Ending], off letters: inout ArraySlice<Unicode.Scalar>) -> Bool {
    for ending in endings
    where letters.count >= ending.letters.count + ending.remainder && letters.suffix(ending.letters.count).elementsEqual(ending.letters) {
      letters = letters.dropLast(ending.letters.count)
      return true
    }
    return false
  }
}
