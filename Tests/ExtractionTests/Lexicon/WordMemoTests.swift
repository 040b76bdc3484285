import ArabicText
import Testing

@testable import Extraction

@Suite struct WordMemoTests {
  @Test func `what was kept is found again, and only under its own word`() {
    let memo = WordMemo<Int>(capacity: 64)
    for (number, word) in ["كتب", "", "قلم"].enumerated() { memo.keep(number, for: word, hash: WordHash.of(word)) }
    #expect(memo.value("كتب", hash: WordHash.of("كتب")) == 0)
    #expect(memo.value("قلم", hash: WordHash.of("قلم")) == 2)
    #expect(memo.value("كتب", hash: WordHash.of("قلم")) == nil, "another word of the same fingerprint")
    #expect(memo.value("دفتر", hash: WordHash.of("دفتر")) == nil)
  }

  @Test func `it has bounded room, and the last one to come stays`() {
    let memo = WordMemo<Int>(capacity: 64)
    var kept = 0
    for number in 0..<10_000 {
      let word = "كلمه\(number)"
      memo.keep(number, for: word, hash: WordHash.of(word))
      #expect(memo.value(word, hash: WordHash.of(word)) == number)
    }
    for number in 0..<10_000 where memo.value("كلمه\(number)", hash: WordHash.of("كلمه\(number)")) != nil { kept += 1 }
    #expect((1...64).contains(kept))
  }
}
