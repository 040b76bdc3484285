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
    var result: [Reading] = []
    forEachCut(in: folded.utf8Span.span) { cut in
      let stem = folded.utf8.index(folded.startIndex, offsetBy: cut.stemLetter * particleLength)
      result.append(
        Reading(
          prefix: String(folded[..<stem]), stem: String(folded[stem...]), isDefinite: cut.isDefinite, preposition: cut.preposition,
          hasConjunction: cut.hasConjunction, nameStart: cut.nameLetter))
      return true
    }
    return result
  }

  /// Whether a reading of a folded word has a stem that a test holds for, given its fingerprint: the same as looking through
  /// ``readings(of:)``, without making a string of any.
  public static func hasStem(_ folded: String, where test: (_ hash: UInt64) -> Bool) -> Bool {
    let bytes = folded.utf8Span.span
    var isFound = false
    forEachCut(in: bytes) { cut in
      isFound = test(WordHash.of(bytes, cut.stemLetter * particleLength..<bytes.count))
      return !isFound
    }
    return isFound
  }

  /// Where a word is cut. The letters before a cut are particles, all of ``particleLength`` bytes.
  private struct Cut {
    let stemLetter: Int
    let nameLetter: Int
    let isDefinite: Bool
    let preposition: Unicode.Scalar?
    let hasConjunction: Bool
  }

  /// The bytes of one of the letters that particles are made of.
  private static let particleLength = 2

  private static func letter(_ bytes: borrowing Span<UInt8>, _ index: Int) -> UInt16 {
    let start = index * particleLength
    return start + 1 < bytes.count ? UInt16(bytes[start]) << 8 | UInt16(bytes[start + 1]) : 0
  }

  private static var waw: UInt16 { 0xD988 }
  private static var faa: UInt16 { 0xD981 }
  private static var alef: UInt16 { 0xD8A7 }
  private static var lam: UInt16 { 0xD984 }

  /// Calls a function with each cut until it says `false`.
  private static func forEachCut(in bytes: borrowing Span<UInt8>, _ body: (Cut) -> Bool) {
    var count = 0
    for index in 0..<bytes.count where bytes[index] & 0xC0 != 0x80 { count += 1 }
    guard forEachCut(in: bytes, count, from: 0, body) else { return }
    let first = letter(bytes, 0)
    if first == waw || first == faa, count > 2 { _ = forEachCut(in: bytes, count, from: 1, body) }
  }

  private static func forEachCut(in bytes: borrowing Span<UInt8>, _ count: Int, from start: Int, _ body: (Cut) -> Bool) -> Bool {
    func add(_ stem: Int, _ name: Int, isDefinite: Bool, _ preposition: Unicode.Scalar?) -> Bool {
      guard count - stem >= 2 else { return true }
      return body(
        Cut(stemLetter: stem, nameLetter: name, isDefinite: isDefinite, preposition: preposition, hasConjunction: start > 0))
    }
    guard add(start, start, isDefinite: false, nil) else { return false }
    if hasArticle(bytes, start), !add(start + 2, start, isDefinite: true, nil) { return false }
    let preposition: Unicode.Scalar
    switch letter(bytes, start) {
    case 0xD8A8: preposition = "ب"
    case lam: preposition = "ل"
    case 0xD983: preposition = "ك"
    default: return true
    }
    guard add(start + 1, start + 1, isDefinite: false, preposition) else { return false }
    if hasArticle(bytes, start + 1), !add(start + 3, start + 1, isDefinite: true, preposition) { return false }
    if preposition == "ل", letter(bytes, start + 1) == lam, !add(start + 2, start + 1, isDefinite: true, preposition) { return false }
    return true
  }

  private static func hasArticle(_ bytes: borrowing Span<UInt8>, _ index: Int) -> Bool {
    letter(bytes, index) == alef && letter(bytes, index + 1) == lam
  }
}
