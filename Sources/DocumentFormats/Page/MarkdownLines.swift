/// Pages that came as Markdown, as programs that save pages write it: its marks are taken for what they mean, and out of the text. Only the
/// marks that CommonMark 0.31 calls ATX headings, links, images and strong emphasis: the others are rare, and at home in plain text, too.
struct MarkdownLines {
  /// The lines without marks.
  private(set) var lines: [SourceLine]
  /// Which of them are headings.
  private(set) var headings: Set<Int> = []
  /// Which of them are pictures.
  private(set) var pictures: Set<Int> = []

  /// Reads the lines of a page; `nil` when they have no headings of the kind, for then they are no Markdown.
  init?(_ lines: [SourceLine]) {
    let marked = lines.count { Self.level($0.text) != nil }
    guard marked > 1 || marked == 1 && lines.contains(where: { Self.hasLink($0.text) }) else { return nil }
    self.lines = []
    for line in lines {
      let index = self.lines.count
      if let level = Self.level(line.text) {
        headings.insert(index)
        add(line, line.text[(level + 1)...])
      } else if line.text.starts(with: ["!", "["]), let picture = Self.link(in: line.text, at: 1) {
        if picture.end == line.text.count { pictures.insert(index) }
        add(line, line.text[1...])
      } else if !line.text.allSatisfy({ $0 == "-" || $0 == "*" || $0 == "_" }) {
        add(line, line.text[...])
      }
    }
  }

  /// The lines with their kinds: what the marks say goes before what the words look like.
  func classified(by classifier: LineClassifier) -> [PageLine] {
    var page = classifier.classify(lines)
    for index in headings where page[index].isText || page[index].isShort {
      page[index].kind = .short
      page[index].isMarkedHeading = true
      page[index].mark = "marked as a heading"
    }
    for index in pictures {
      page[index].kind = .caption(page[index].text)
      page[index].mark = "marked as a picture"
    }
    return page
  }

  private mutating func add(_ line: SourceLine, _ text: ArraySlice<Unicode.Scalar>) {
    let plain = Self.plain(Array(text.trimmed))
    guard !plain.isEmpty else { return }
    lines.append(SourceLine(span: line.span, text: plain, blanksBefore: line.blanksBefore))
  }

  /// How many signs mark a heading, `nil` when the line is none.
  private static func level(_ text: Scalars) -> Int? {
    let signs = text.prefix { $0 == "#" }.count
    return (1...6).contains(signs) && signs + 1 < text.count && text[signs] == " " ? signs : nil
  }

  /// The text without strong emphasis, with the words of links in their place.
  private static func plain(_ text: Scalars) -> Scalars {
    var result = Scalars()
    var index = 0
    while index < text.count {
      if text[index] == "*" || text[index] == "_", index + 1 < text.count, text[index + 1] == text[index] {
        index += 2
      } else if let link = link(in: text, at: index) {
        result += plain(Array(text[link.words]))
        index = link.end
      } else {
        result.append(text[index])
        index += 1
      }
    }
    return isEmphasis(result) ? Array(result[1..<(result.count - 1)]) : result
  }

  /// A line that stands between two asterisks as a whole.
  private static func isEmphasis(_ text: Scalars) -> Bool {
    text.count > 2 && text.first == "*" && text.last == "*" && text[1] != " " && text.count { $0 == "*" } == 2
  }

  /// A link that begins at an index: where its words stand, and where it ends.
  private static func link(in text: Scalars, at start: Int) -> (words: Range<Int>, end: Int)? {
    guard start < text.count, text[start] == "[", let close = text[start...].firstIndex(of: "]"), close + 1 < text.count,
      text[close + 1] == "(", let end = text[(close + 2)...].firstIndex(of: ")")
    else { return nil }
    return ((start + 1)..<close, end + 1)
  }

  private static func hasLink(_ text: Scalars) -> Bool { text.indices.contains { link(in: text, at: $0) != nil } }
}
