import ArabicText
import Testing

@Suite struct SearchAnalyzerTests {
  @Test(arguments: [
    ("المستشفيات", "وللمستشفيات"), ("سفارة", "السفارة"), ("محكمة", "بالمحكمة"), ("كتب", "كتبها"), ("٢٠٢٥", "2025"), ("Trump", "trump"),
    ("جامعة", "جامعاتهم"), ("مدرسة", "مدرستان"), ("رسالة", "برسالته"), ("طاولة", "طاولتين"), ("صحيفة", "صحيفتنا"), ("رحّب", "رحبت"),
    ("مسؤول", "مسئولون"), ("ثقافي", "ثقافية"), ("مزارع", "المزارعين"), ("مصنع", "مصنعا"),
  ])
  func `forms of one word meet in one stem`(one: String, other: String) {
    #expect(SearchAnalyzer.terms(of: one).map(\.stem) == SearchAnalyzer.terms(of: other).map(\.stem))
  }

  @Test(arguments: [("شرط", "شرطة"), ("إلهام", "هام"), ("ألبوم", "بوم"), ("عدوان", "عدو"), ("لينين", "لين"), ("عمان", "عم")])
  func `words that only look alike stay apart`(one: String, other: String) {
    #expect(SearchAnalyzer.terms(of: one).map(\.stem) != SearchAnalyzer.terms(of: other).map(\.stem))
  }

  @Test func `terms point at the bytes of their words`() {
    var random = SplitMix64(seed: 9)
    for _ in 0..<200 {
      let text = RandomText.make(&random)
      let bytes = Array(text.utf8)
      var last = 0
      for term in SearchAnalyzer.terms(of: text) {
        #expect(term.byteStart >= last && term.byteEnd > term.byteStart && term.byteEnd <= bytes.count)
        #expect(Folding.fold(String(decoding: bytes[term.byteStart..<term.byteEnd], as: UTF8.self)) == term.folded)
        last = term.byteEnd
      }
    }
  }
}
