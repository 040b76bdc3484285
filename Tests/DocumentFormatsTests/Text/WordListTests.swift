import ArabicText
import Testing

@testable import DocumentFormats

@Suite struct WordListTests {
  @Test(arguments: WordList.allCases)
  func `a list has words, none of them twice`(_ list: WordList) {
    #expect(!list.rows.isEmpty)
    let rows = list.rows.map { "\($0.word)\t\($0.value)" }
    #expect(Set(rows).count == rows.count)
  }

  /// Lines are compared in their folded form: a word that is written otherwise is never found.
  @Test(arguments: WordList.allCases.filter { !$0.rawValue.hasPrefix("lam-alef/") && !$0.rawValue.hasPrefix("html/") })
  func `the words are folded`(_ list: WordList) {
    for word in list.words {
      let bare = word.hasSuffix(" :") || word.hasSuffix(" .") ? String(word.dropLast(2)) : word
      #expect(Scalars(bare)[...].foldedName == bare)
    }
  }

  @Test func `every list of a file has its name here`() {
    for (path, text) in embeddedTexts {
      let file = path.split(separator: "/").last?.split(separator: ".").first ?? ""
      for line in "\(text)".split(separator: "\n") where !line.hasPrefix("#") {
        #expect(WordList(rawValue: "\(file)/\(line.prefix { $0 != "\t" })") != nil, "\(path): \(line)")
      }
    }
  }

  @Test(arguments: LineLabel.allCases)
  func `every label has its phrases`(_ label: LineLabel) { #expect(WordList(rawValue: "labels/\(label.rawValue)") != nil) }
}
