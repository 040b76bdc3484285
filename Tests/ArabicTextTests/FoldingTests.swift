import ArabicText
import Testing

@Suite struct FoldingTests {
  @Test(arguments: [
    ("أحمد", "احمد"), ("إيران", "ايران"), ("آسيا", "اسيا"), ("مصطفى", "مصطفي"), ("وزارة", "وزاره"), ("سِجِلّ", "سجل"), ("ســجل", "سجل"),
    ("ABC", "abc"),
    ("٢٠٢٥", "2025"), ("۱۴۰۲", "1402"), ("مسؤول", "مسؤول"), ("", ""),
  ])
  func `makes one form of what means the same`(text: String, folded: String) {
    #expect(Folding.fold(text) == folded)
  }

  @Test func `names lose their punctuation and extra blanks`() {
    #expect(Folding.foldName("  حركة «حماس» ") == "حركه حماس")
    #expect(Folding.foldName("donald-trump") == Folding.foldName("Donald  Trump"))
  }

  @Test func `folding twice changes nothing`() {
    var random = SplitMix64(seed: 3)
    for _ in 0..<200 {
      let text = RandomText.make(&random)
      #expect(Folding.fold(Folding.fold(text)) == Folding.fold(text))
    }
  }
}
