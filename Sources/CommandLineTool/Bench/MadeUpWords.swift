import Glibc

/// Words that look like Arabic, as frequent as those of a newspaper: the n-th word comes up in proportion to 1/n (Zipf).
struct MadeUpWords {
  /// All words, the most frequent first.
  let words: [String]

  private static let letters = Array("بتجحخدرزسشصطعغفقكلمنهو").map(String.init)
  /// Patterns in which ١ ٢ ٣ stand for the letters of a root.
  private static let patterns = [
    "123", "1ا23", "م12و3", "12ا3", "ت12ي3", "1123ة", "ا12ا3", "است12ا3", "م1ا23ة", "12ي3", "ان12ا3", "متـ12ـ3",
  ]
  private static let beginnings = ["", "", "ال", "وال", "بال", "و", "لل"]
  private static let endings = ["", "", "", "ات", "ين", "ها", "ية"]

  init(count: Int, chance: inout SeededChance) {
    var words = ["في", "من", "على", "إلى", "أن", "عن", "التي", "الذي", "بعد", "مع", "هذا", "كان", "ما", "لم", "قبل", "بين"]
    var seen = Set(words)
    while words.count < count {
      let root = (0..<3).map { _ in Self.letters[chance.number(below: Self.letters.count)] }
      var word = Self.beginnings[chance.number(below: Self.beginnings.count)]
      for letter in Self.patterns[chance.number(below: Self.patterns.count)] {
        switch letter {
        case "1": word += root[0]
        case "2": word += root[1]
        case "3": word += root[2]
        case "ـ": continue
        default: word.append(letter)
        }
      }
      word += Self.endings[chance.number(below: Self.endings.count)]
      if seen.insert(word).inserted { words.append(word) }
    }
    self.words = words
  }

  /// A word by chance.
  func word(_ chance: inout SeededChance) -> String { words[chance.rank(below: words.count)] }
}

/// Chance that is the same in every run.
struct SeededChance {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// SplitMix64.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// From 0 to below 1.
  mutating func share() -> Double { Double(next() >> 11) / Double(1 << 53) }

  mutating func number(below limit: Int) -> Int { Int(next() % UInt64(limit)) }

  /// A number below a limit of which n comes up in proportion to 1/(n+1).
  mutating func rank(below limit: Int) -> Int {
    min(limit - 1, Int(exp(share() * log(Double(limit) + 1))) - 1)
  }
}
