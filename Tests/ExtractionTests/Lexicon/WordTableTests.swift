import ArabicText
import Foundation
import Model
import Testing

@testable import Extraction

@Suite struct WordTableTests {
  @Test func `a table gives back what was put in, and nothing else`() {
    var table = WordTable<Int>()
    let words = (0..<5_000).map { "كلمة\($0)" }
    for (index, word) in words.enumerated() { table[word] = index }
    #expect(table.count == words.count)
    #expect(words.enumerated().allSatisfy { table[$1] == $0 })
    #expect((5_000..<6_000).allSatisfy { table["كلمة\($0)"] == nil })
    table["كلمة7"] = -7
    #expect(table["كلمة7"] == -7 && table.count == words.count)
    #expect(table[""] == nil)
  }

  @Test func `no two words of the lexicon have one fingerprint`() throws {
    var owners: [UInt64: String] = [:]
    for (path, text) in ConfigFiles.texts where path.contains("Config/lexicon/") {
      for row in try TableFile(name: path, text: text).rows {
        for name in [row["name"], row["word"]] + row.list("aliases") + row.list("short") + row.list("aliases_en") {
          for word in TokenizedText.foldedTokens(of: name) {
            let hash = WordHash.of(word)
            #expect(owners[hash, default: word] == word, "\(word) and \(owners[hash] ?? "")")
            owners[hash] = word
          }
        }
      }
    }
    #expect(owners.count > 10_000)
  }

  @Test(arguments: [
    "", " ", "مُحَمَّد بن سَلمان", "حركة «حماس»", "ينس-فريديريك", "G20", "مجموعة 20", "أ.ف.ب", "ج. د. فانس", "O'Brien", "د.ب.أ", "BBC2عربي",
    "١٢ شارع", "ـــ",
  ])
  func `a name is cut as a text is`(name: String) {
    let words = TokenizedText.foldedTokens(of: name).filter { !NameIndex.isSkippable($0) }
    #expect(NameWords.of(name) == words.map { WordHash.of($0) })
  }

  @Test func `every name of the lexicon is cut as a text is`() throws {
    for (path, text) in ConfigFiles.texts where path.contains("Config/lexicon/") {
      for row in try TableFile(name: path, text: text).rows {
        for name in [row["name"], row["name_en"]] + row.list("aliases") + row.list("aliases_en") {
          let words = TokenizedText.foldedTokens(of: name).filter { !NameIndex.isSkippable($0) }
          #expect(NameWords.of(name) == words.map { WordHash.of($0) }, "\(path):\(row.line) \(name)")
        }
      }
    }
  }

  @Test func `random text is cut as a text is`() {
    var random = SplitMix64(state: 5)
    let letters = Array("ابتسمنهوي لأإآىةؤئء ًٌَ١٢12abZ.-«»'’،ـ\u{200F}\u{FEFB}é".unicodeScalars)
    for _ in 0..<200 {
      var view = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0..<24, using: &random) { view.append(letters[Int.random(in: 0..<letters.count, using: &random)]) }
      let name = String(view)
      let words = TokenizedText.foldedTokens(of: name).filter { !NameIndex.isSkippable($0) }
      #expect(NameWords.of(name) == words.map { WordHash.of($0) }, "\(name.unicodeScalars.map { String($0.value, radix: 16) })")
    }
  }
}
