import ArabicText
import Testing

@testable import Storage

private struct Seen: Equatable {
  let stem: String
  let exact: String
  let start: Int
  let end: Int
}

private func cached(_ text: String, _ cache: TermCache) -> [Seen] {
  var seen: [Seen] = []
  let bytes = Array(text.utf8)
  cache.forEachTerm(in: bytes.span) { term, offset, bytes in
    seen.append(
      Seen(
        stem: String(decoding: bytes[term.stem], as: UTF8.self), exact: String(decoding: bytes[term.exact], as: UTF8.self),
        start: offset + term.start, end: offset + term.end))
    return true
  }
  return seen
}

private func analysed(_ text: String) -> [Seen] {
  SearchAnalyzer.terms(of: text).map { Seen(stem: $0.stem, exact: "=" + $0.folded, start: $0.byteStart, end: $0.byteEnd) }
}

@Test(arguments: ["", " ", "كلمة", " وَالكُلِّيَّةُ، قال: «نعم» ", "U.S.A-2025/٣ a\tb\r\nج", "\0ا\u{1F}ب", "\u{FEFF}ل\u{200F}م"])
func `cached terms are the analyzer's`(_ text: String) {
  let cache = TermCache(capacity: 100)
  #expect(cached(text, cache) == analysed(text))
  #expect(cached(text, cache) == analysed(text))
}

@Test func `cached terms are the analyzer's for any text, also when the cache is full`() {
  var random = SplitMix64(3)
  let alphabet: [Unicode.Scalar] = [
    "ا", "ل", "و", "ب", "ي", "ة", "َ", "ـ", " ", " ", "\n", "\t", "\u{A0}", "\u{2028}", "\u{200D}", "\u{FEFF}", ".", "-", "a", "é", "7",
    "٤",
    "😀", "\0",
  ]
  for capacity in [1, 5, 10_000] {
    let cache = TermCache(capacity: capacity)
    for _ in 0..<300 {
      var view = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...200, using: &random) { view.append(random.pick(alphabet)) }
      #expect(cached(String(view), cache) == analysed(String(view)))
    }
  }
}

@Test func `undecodable bytes keep the offsets inside the text`() {
  var random = SplitMix64(4)
  let cache = TermCache(capacity: 1000)
  for _ in 0..<300 {
    let bytes = (0..<50).map { _ in UInt8.random(in: 0...255, using: &random) }
    cache.forEachTerm(in: bytes.span) { term, offset, _ in
      #expect(0 <= term.start && term.start <= term.end && offset + term.end <= bytes.count)
      return true
    }
  }
}
