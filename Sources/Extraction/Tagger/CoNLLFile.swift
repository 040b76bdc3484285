import ArabicText
import Model

/// A file of annotated sentences, one token a line: word, tab, BIO tag, and where there is one, tab, a tag of finer classes; an empty line
/// between sentences.
///
/// Corpora that write particles and pronouns as tokens of their own are joined again, so that what is learned fits text as it is written.
struct CoNLLFile {
  /// A sentence laid out as text, with the label of each of its tokens.
  struct Sentence {
    let text: TokenizedText
    let labels: [Int]
  }

  private struct Word {
    var text: String
    var tag: Substring
    /// Whether it is part of a body that every state has (وزارة الصحة): the lexicon finds those by their heads.
    var isOfState = false
  }

  /// The sentences of a file; lines that are not word and tag are passed over.
  static func sentences(of file: String) -> [Sentence] {
    var sentences: [Sentence] = []
    var words: [Word] = []
    for line in file.split(separator: "\n", omittingEmptySubsequences: false) {
      let cells = line.split(separator: "\t")
      if cells.count >= 2 {
        words.append(Word(text: String(cells[0]), tag: cells[1], isOfState: cells.count > 2 && cells[2].hasSuffix("-Government")))
      } else if !words.isEmpty {
        sentences.append(layOut(joined(words)))
        words = []
      }
    }
    if !words.isEmpty { sentences.append(layOut(joined(words))) }
    return sentences
  }

  private static let proclitics: Set<String> = ["و", "ف", "ب", "ل", "ك", "س", "ال"]
  private static let enclitics: Set<String> = ["ه", "ها", "هم", "هما", "هن", "نا"]

  private static func isWord(_ text: String) -> Bool {
    text.unicodeScalars.count > 1 && text.unicodeScalars.allSatisfy { CharacterClass($0) == .arabic }
  }

  private static func joined(_ words: [Word]) -> [Word] {
    var result: [Word] = []
    var pending = ""
    for (index, word) in words.enumerated() {
      let next = index + 1 < words.count ? words[index + 1].text : ""
      if word.tag == "O", proclitics.contains(word.text), isWord(next) {
        pending += word.text
        continue
      }
      if word.tag == "O", pending.isEmpty, enclitics.contains(word.text), let last = result.last, isWord(last.text) {
        let stem = last.text.hasSuffix("ة") ? String(last.text.dropLast()) + "ت" : last.text
        result[result.count - 1].text = stem + word.text
        continue
      }
      result.append(Word(text: pending + word.text, tag: word.tag, isOfState: word.isOfState))
      pending = ""
    }
    return result
  }

  private static func layOut(_ words: [Word]) -> Sentence {
    var scalars: [Unicode.Scalar] = []
    var spans: [(start: Int, end: Int, label: Int)] = []
    var open: Int?
    for word in words {
      if !scalars.isEmpty, !(word.text.unicodeScalars.count == 1 && ".,،؛:؟!)»".contains(word.text)) { scalars.append(" ") }
      let start = scalars.count
      scalars += word.text.unicodeScalars
      guard let kind = kind(of: word) else {
        if word.tag != "O" { spans.append((start, scalars.count, TaggerLabel.other)) }
        open = nil
        continue
      }
      let isBegin = word.tag.hasPrefix("B-") || open != kind
      spans.append((start, scalars.count, isBegin ? TaggerLabel.begin(kind) : TaggerLabel.inside(kind)))
      open = kind
    }
    let text = TokenizedText(scalars: scalars)
    return Sentence(text: text, labels: labels(of: text.tokens, from: spans))
  }

  /// The labels of our tokens: a mark at the border of an annotated word does not belong to the name.
  private static func labels(of tokens: [TokenizedText.Token], from spans: [(start: Int, end: Int, label: Int)]) -> [Int] {
    var labels = [Int](repeating: TaggerLabel.outside, count: tokens.count)
    var next = 0
    var begins: Int?
    for (start, end, label) in spans {
      begins = TaggerLabel.isBegin(label) ? label : label == TaggerLabel.other ? nil : begins
      while next < tokens.count, tokens[next].start < start { next += 1 }
      while next < tokens.count, tokens[next].start < end {
        if let first = begins, tokens[next].kind != .punctuation {
          labels[next] = first
          begins = nil
        } else if begins == nil {
          labels[next] = TaggerLabel.kind(of: label).map(TaggerLabel.inside) ?? label
        }
        next += 1
      }
    }
    return labels
  }

  private static func kind(of word: Word) -> Int? {
    switch word.tag.dropFirst(2) {
    case "PERS", "PER": 0
    case "LOC": 1
    case "ORG": word.isOfState ? nil : 2
    default: nil
    }
  }
}
