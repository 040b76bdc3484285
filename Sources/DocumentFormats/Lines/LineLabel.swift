import ArabicText

/// What a line says of itself with its first words: `بقلم: …`, `ترجمة: …`, `المصدر: …`.
struct LabelledLine {
  /// What the label announces.
  let label: LineLabel
  /// What stands behind it, without the marks between.
  let value: Scalars
  /// Whether a colon, slash or dash stands between the two.
  let isSeparated: Bool

  /// Reads the label of a line, if it has one.
  init?(_ text: Scalars) {
    guard let first = Self.word(of: text, from: 0), let candidates = LineLabel.table[first.folded] else { return nil }
    let words = Self.words(of: text, behind: first, count: candidates.reduce(0) { max($0, $1.words.count) })
    for entry in candidates where entry.words.count <= words.count {
      guard zip(entry.words, words).allSatisfy({ $0 == $1.folded }) else { continue }
      var rest = text[words[entry.words.count - 1].end...]
      let marks = rest.prefix { !CharacterClass($0).isWord && !$0.opensPair }
      let separated = marks.contains { Self.separators.contains($0) }
      if entry.needsSeparator && !separated && !rest.isEmpty { continue }
      if entry.standsAlone && !rest.allSatisfy({ !CharacterClass($0).isWord }) { continue }
      rest = rest.dropFirst(marks.count)
      (label, value, isSeparated) = (entry.label, Array(rest.trimmed), separated)
      return
    }
    return nil
  }

  private static let separators: Set<Unicode.Scalar> = [":", "/", "-", "–", "—", "ـ", "|", "：", ",", "،"]

  private static func words(of text: Scalars, behind first: (folded: String, end: Int), count: Int) -> [(folded: String, end: Int)] {
    var words = [first]
    while words.count < count, let next = word(of: text, from: words[words.count - 1].end) { words.append(next) }
    return words
  }

  private static func word(of text: Scalars, from start: Int) -> (folded: String, end: Int)? {
    guard let first = text[start...].firstIndex(where: { CharacterClass($0).isWord }) else { return nil }
    let end = text[first...].firstIndex { !CharacterClass($0).isWord } ?? text.count
    return (text[first..<end].foldedName, end)
  }
}

/// The kinds of labels. The words that each is written with are in `Words/labels.tsv`, under the names of these cases.
enum LineLabel: String, CaseIterable {
  case author, translator
  /// Where the page took the text from.
  case source
  /// That the article stood elsewhere first.
  case republished
  /// Words of a date that is not the publication's.
  case updated
  /// The text below a picture.
  case caption
  case keywords, abstract, foreignAbstract
  /// The head of a list of other articles.
  case related
  /// Share bars, subscriptions, rights, print and comment links.
  case clutter

  struct Entry {
    let words: [String]
    let label: LineLabel
    let needsSeparator: Bool
    let standsAlone: Bool
  }

  /// Entries by their first word, longer ones first.
  static let table: [String: [Entry]] = {
    var table: [String: [Entry]] = [:]
    for label in LineLabel.allCases {
      for phrase in WordList(rawValue: "labels/\(label.rawValue)")?.words ?? [] {
        var words = phrase.split(separator: " ").map(String.init)
        let mark = words.last
        if mark == ":" || mark == "." { words.removeLast() }
        table[words[0], default: []].append(Entry(words: words, label: label, needsSeparator: mark == ":", standsAlone: mark == "."))
      }
    }
    return table.mapValues { $0.sorted { $0.words.count > $1.words.count } }
  }()
}
