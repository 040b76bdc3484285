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

  @Test func `a stem keeps two letters and every reading can be put together again`() {
    for word in ["و", "ال", "لل", "بل", "وال", "والبيت", "فلكل", "كتاب"] {
      for reading in Clitics.readings(of: word) {
        #expect(reading.stem.unicodeScalars.count >= 2)
        #expect(reading.prefix + reading.stem == word)
      }
    }
  }
}
