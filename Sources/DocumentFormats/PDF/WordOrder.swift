import ArabicText

/// Whether neighbouring words stand in the order of reading or the other way round: told from particles, which stand before what they govern,
/// and from the conjunction that begins what follows a stop. Text in order and text out of order are far apart on this scale.
struct WordOrder {
  private var forward = 0
  private var backward = 0
  private var gaps = 0
  private var gapsBehindStops = 0

  /// Looks at neighbouring words.
  ///
  /// - Parameter leastGap: only at those that so many blanks part.
  init(_ lines: some Sequence<PDFLine>, leastGap: Int) {
    for line in lines {
      var last: ArraySlice<Unicode.Scalar> = []
      for word in line.content.split(separator: " ") {
        if !last.isEmpty, word.startIndex - last.endIndex >= leastGap { compare(last, word) }
        last = word
      }
    }
  }

  /// Whether nothing speaks for a text in order: neither particles, nor gaps that are only set behind stops, as typists do.
  var isNotForward: Bool { forward < backward + 4 && gapsBehindStops * 10 < gaps * 8 }

  /// Whether the words surely stand the wrong way round: where runs are divided, by a little; where nothing but the words says so, by much.
  func isBackward(_ isDivided: Bool) -> Bool {
    isDivided ? backward > forward + 5 && backward * 2 > forward * 3 : backward > forward * 3 + 12
  }

  private mutating func compare(_ first: ArraySlice<Unicode.Scalar>, _ second: ArraySlice<Unicode.Scalar>) {
    gaps += 1
    if let last = first.last, ".،؛:؟!,".unicodeScalars.contains(last) { gapsBehindStops += 1 }
    forward += Self.evidence(first, second)
    backward += Self.evidence(second, first)
  }

  /// How much speaks for one word standing right before another.
  static func evidence(_ first: ArraySlice<Unicode.Scalar>, _ second: ArraySlice<Unicode.Scalar>) -> Int {
    if let last = first.last, last == "." || last == "،" || last == "؛", second.first == "و" { return 3 }
    guard first.count < 7 else { return 0 }
    let particle = WordCode.of(first)
    if prepositions.contains(particle) { return second.starts(with: ["ا", "ل"]) ? 1 : 0 }
    let isVerb = second.count > 3 && (second.first == "ي" || second.first == "ت")
    if verbParticles.contains(particle) { return isVerb ? 3 : 0 }
    if demonstratives.contains(particle) { return second.starts(with: ["ا", "ل"]) ? 2 : 0 }
    // A preposition governs neither a word with a conjunction nor another preposition.
    guard second.count < 7, prepositions.contains(WordCode.of(second)) else { return 0 }
    return first.first == "و" && first.count > 4 ? 3 : 0
  }

  private static let prepositions = WordCode.all("في من علي الي عن مع بين خلال منذ حول نحو ضد")
  private static let verbParticles = WordCode.all("ان لا لم لن قد سوف كي حتي التي الذي")
  private static let demonstratives = WordCode.all("هذا هذه ذلك تلك")
}
