import ArabicText
import Testing

@Suite struct CliticsTests {
  @Test(arguments: [
    ("الرئيس", "رئيس", true), ("للناتو", "ناتو", true), ("وبالقاهره", "قاهره", true), ("لبوتين", "بوتين", false),
    ("وفرنسا", "فرنسا", false),
    ("فللسعوديه", "سعوديه", true), ("كالعاده", "عاده", true), ("بمصر", "مصر", false),
  ])
  func `takes particles off the front`(word: String, stem: String, definite: Bool) {
    let readings = Clitics.readings(of: word)
    #expect(readings.contains { $0.stem == stem && $0.isDefinite == definite })
    #expect(readings.first?.stem == word)
  }

  @Test func `looking for a stem by its fingerprint looks through the same readings`() {
    var random = SplitMix64(seed: 5)
    let letters = Array("وفبلكاسمنهyé1".unicodeScalars)
    for _ in 0..<2_000 {
      var view = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...7, using: &random) { view.append(letters[Int.random(in: letters.indices, using: &random)]) }
      let word = String(view)
      var seen: [UInt64] = []
      let isFound = Clitics.hasStem(word) { hash in
        seen.append(hash)
        return false
      }
      let stems = Clitics.readings(of: word).map(\.stem)
      #expect(!isFound)
      #expect(seen == stems.map { WordHash.of($0) }, "\(word)")
      if let last = stems.last { #expect(Clitics.hasStem(word) { $0 == WordHash.of(last) }) }
    }
  }

  @Test func `a stem keeps two letters and every reading can be put together again`() {
    for word in ["و", "ال", "لل", "بل", "وال", "والبيت", "فلكل", "كتاب"] {
      for reading in Clitics.readings(of: word) {
        #expect(reading.stem.unicodeScalars.count >= 2)
        #expect(reading.prefix + reading.stem == word)
      }
    }
  }
}
