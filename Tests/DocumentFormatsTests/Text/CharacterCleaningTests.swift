import Testing

@testable import DocumentFormats

@Suite struct CharacterCleaningTests {
  @Test(arguments: [
    ("ﻻﺍ", "لاا"), ("ﺍﻟﺴﻼﻡ", "السلام"), ("ﷲ", "الله"), ("ﷺ", "ﷺ"), ("ﯽ", "ی"), ("ا\u{654}حمد", "أحمد"), ("ا\u{653}ن", "آن"),
    ("سلام\u{A0}عليكم", "سلام عليكم"),
    ("\u{200F}نص\u{200E}", "نص"), ("كِتـــابٌ", "كِتـــابٌ"), ("plain text", "plain text"), ("", ""), ("é", "é"), ("\u{FEFF}نص\u{AD}", "نص"),
  ])
  func `a character becomes what it stands for`(raw: String, clean: String) {
    #expect(CharacterCleaning.cleaned(Scalars(raw)).string == clean)
  }

  @Test func `cleaning twice changes nothing more`() {
    var random = SplitMix64(seed: 5)
    for _ in 0..<200 {
      let raw = (0..<40).compactMap { _ in Unicode.Scalar(UInt32.random(in: 0x20...0xFFFF, using: &random)) }
      let once = CharacterCleaning.cleaned(raw)
      #expect(CharacterCleaning.cleaned(once) == once)
    }
  }
}
