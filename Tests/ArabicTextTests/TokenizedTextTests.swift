import ArabicText
import Testing

@Suite struct TokenizedTextTests {
  private func words(_ text: String) -> [String] { TokenizedText(text).tokens.map(\.folded) }

  @Test(arguments: [
    ("قال الرئيس، أمس.", ["قال", "الرئيس", "،", "امس", "."]), ("مجموعة G20 في 2025", ["مجموعه", "g20", "في", "2025"]),
    ("طائرة FH-95", ["طائره", "fh", "-", "95"]), ("", []), ("سَــلام", ["سلام"]), ("50%", ["50", "%"]), ("كتاب\u{200C}ها", ["كتابها"]),
  ])
  func `cuts words, numbers and marks`(text: String, expected: [String]) {
    #expect(words(text) == expected)
  }

  @Test func `a token carries the fingerprint of its folded form, and a stretch is what stands there`() {
    let text = "قالَ «أحمد» 3.5 — ١٢ G20 😀 ﷽ x"
    let tokens = TokenizedText(text)
    for token in tokens.tokens { #expect(token.hash == WordHash.of(token.folded), "\(token.folded)") }
    #expect(tokens.text(0, tokens.scalars.count) == text)
    #expect(tokens.text(3, 3).isEmpty)
  }

  @Test func `sentences end at stops and lines, not in acronyms and initials`() {
    let text = TokenizedText("قال ج. د. فانس لوكالة (أ.ف.ب) إن الأمر انتهى. ثم غادر؟ نعم\nعنوان\nبلغ 3.5 في المئة.")
    let sentences = text.sentences.map { text.text(text.tokens[$0.lowerBound].start, text.tokens[$0.upperBound - 1].end) }
    #expect(sentences == ["قال ج. د. فانس لوكالة (أ.ف.ب) إن الأمر انتهى.", "ثم غادر؟", "نعم", "عنوان", "بلغ 3.5 في المئة."])
  }

  @Test func `a closing quotation mark stays with its sentence`() {
    let text = TokenizedText("قال: «انتهى الأمر.» ثم خرج.")
    #expect(text.sentences.count == 2)
    #expect(text.tokens[text.sentences[0].upperBound - 1].folded == "»")
  }

  @Test func `text without a stop is cut into sentences of bounded length`() {
    for separator in [" ", "، "] {
      let text = TokenizedText(String(repeating: "التقى الوفدان" + separator, count: 2_000))
      #expect(text.sentences.allSatisfy { $0.count <= 160 && !$0.isEmpty })
      #expect(text.sentences.flatMap(Array.init) == Array(text.tokens.indices))
    }
  }

  @Test func `positions count Unicode scalars and tokens cover their text`() {
    var random = SplitMix64(seed: 5)
    for _ in 0..<200 {
      let string = RandomText.make(&random)
      let text = TokenizedText(string)
      var last = 0
      for token in text.tokens {
        #expect(token.start >= last && token.end > token.start && token.end <= string.unicodeScalars.count)
        #expect(Folding.fold(text.text(token.start, token.end)) == token.folded)
        last = token.end
      }
      #expect(text.sentences.flatMap(Array.init) == Array(text.tokens.indices))
    }
  }

  @Test func `an offset in a folded word is found behind marks`() throws {
    let text = TokenizedText("وَلِبوتين")
    let token = try #require(text.tokens.first)
    #expect(text.text(text.offset(ofFolded: 2, in: token), token.end) == "بوتين")
  }
}
