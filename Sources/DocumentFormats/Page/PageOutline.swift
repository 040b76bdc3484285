import Model

/// Where the articles of a page begin and end, and which lines only lead to other pages.
struct PageOutline {
  /// A stretch of the page.
  struct Region {
    enum Kind {
      case article
      /// Headlines with a line or two below a head such as "مقالات ذات صلة".
      case teasers
      /// What stands before the first post of a blog: its name, a motto, verses.
      case preface
    }

    let kind: Kind
    var lines: [PageLine]
  }

  private(set) var regions: [Region] = []
  private(set) var reasons: [String] = []
  /// The lines that belong to no article: menus before the first one, lists behind the last.
  private(set) var strays = Ledger()
  /// Whether every post begins with its date.
  private(set) var isDated = false

  private let lines: [PageLine]

  init(_ lines: [PageLine]) {
    self.lines = lines
    let dated = datedStarts()
    if dated.isEmpty {
      outlineByHeadlines()
    } else {
      isDated = true
      outlineByDates(dated)
    }
  }

  // MARK: - Posts that begin with their date

  /// The datelines that begin posts: a headline follows them, and what stands before them is the end of another text.
  private mutating func datedStarts() -> [Int] {
    var starts: [Int] = []
    var sure = 0
    var votes = 0
    var isRepeated = false
    for index in lines.indices {
      guard case .dateline = lines[index].kind, let title = nextContent(index), lines[title].isShort else { continue }
      let signs = HeadlineSigns(lines, at: title)
      guard signs.firstParagraph != nil, !signs.hasDateline, signs.shorts <= 1 else { continue }
      if signs.isRepeated || signs.hasByline { sure += 1 }
      isRepeated = isRepeated || signs.isRepeated
      if !starts.isEmpty { votes += followsText(index) ? 1 : -1 }
      starts.append(index)
    }
    guard sure > 0 || starts.count > 1, votes >= 0 || sure * 2 >= starts.count else { return [] }
    // A headline above the only date: what stands below it is a subtitle or a caption.
    if starts.count == 1, !isRepeated, starts[0] < 6, lines[..<starts[0]].contains(where: { $0.isShort && $0.wordCount > 4 }) { return [] }
    if sure == 0, starts.count < 3, !followsText(starts[1]) { return [] }
    reasons.append("\(starts.count) datelines, each with a headline behind it")
    return starts
  }

  private func nextContent(_ index: Int) -> Int? {
    lines.indices[(index + 1)...].first { lines[$0].kind != .clutter && lines[$0].kind != .marker }
  }

  private func followsText(_ index: Int) -> Bool {
    guard index > 0 else { return true }
    switch lines[index - 1].kind {
    case .text, .foreign, .source, .republished, .clutter, .caption, .keywords: return true
    default: return false
    }
  }

  private mutating func outlineByDates(_ starts: [Int]) {
    if starts[0] > 0 {
      let preface = Array(lines[..<starts[0]])
      let paragraphs = preface.count { $0.isText && $0.text.count > 250 }
      regions.append(Region(kind: paragraphs > 2 ? .article : .preface, lines: preface))
    }
    for (number, start) in starts.enumerated() {
      let next = number + 1 < starts.count ? starts[number + 1] : lines.count
      let end = withoutSidebar(start, next)
      addArticle(start, end)
      for line in lines[end..<next] { strays.note(line, .related, "in the lists behind the posts") }
    }
  }

  /// Where the lists begin that stand behind the last post: archives, followers, other pages.
  private func withoutSidebar(_ start: Int, _ end: Int) -> Int {
    guard let head = (start..<end).first(where: { lines[$0].kind == .relatedHead }) else { return end }
    return lines[head..<end].contains { $0.isText && $0.text.count > 120 } ? end : head
  }

  // MARK: - Articles that begin with their headline

  private mutating func outlineByHeadlines() {
    var start = 0
    var index = skipFrontMatter(of: 0)
    while index < lines.count {
      let isBehindText = start < index ? lines[start..<index].contains(where: \.isText) : !regions.isEmpty
      if lines[index].kind == .commentHead, isBehindText, isCommentZone(from: index) {
        addArticle(start, index)
        index = skipComments(from: index)
        start = index
        if index < lines.count, lines[index].kind != .commentHead { index = skipFrontMatter(of: index) }
        continue
      }
      if lines[index].kind == .relatedHead {
        addArticle(start, index)
        index = addTeasers(from: index)
        start = index
        if index < lines.count, lines[index].kind != .commentHead { index = skipFrontMatter(of: index) }
        continue
      }
      if lines[index].isShort, index > start {
        let signs = HeadlineSigns(lines, at: index)
        if signs.score >= 3, let paragraph = signs.firstParagraph {
          addArticle(start, index)
          reasons.append("headline at line \(index + 1): " + signs.reasons.joined(separator: ", "))
          start = index
          index = paragraph
          continue
        }
      }
      index += 1
    }
    addArticle(start, lines.count)
  }

  /// The first line behind the headline of an article and what belongs to it.
  private mutating func skipFrontMatter(of start: Int) -> Int {
    guard start < lines.count, lines[start].isShort || lines[start].isFrontMatter else { return min(start + 1, lines.count) }
    let signs = HeadlineSigns(lines, at: start)
    if start == 0, signs.score > 0 { reasons.append("headline at the top: " + signs.reasons.joined(separator: ", ")) }
    return signs.firstParagraph ?? min(start + 1, lines.count)
  }

  private mutating func addArticle(_ start: Int, _ end: Int) {
    guard start < end else { return }
    let part = Array(lines[start..<end])
    let isAll = start == 0 && end == lines.count
    guard isAll || part.contains(where: { $0.isText || $0.kind == .foreign }) else {
      for line in part { strays.note(line, .menu, "no text below it that it could head") }
      return
    }
    regions.append(Region(kind: .article, lines: part))
  }

  // MARK: - Comments

  /// Whether what stands behind the head of the comments, up to the next article, is short as comments are.
  private func isCommentZone(from head: Int) -> Bool {
    let end = skipComments(of: head)
    return lines[(head + 1)..<end].allSatisfy { $0.text.count < 700 }
  }

  private func skipComments(of head: Int) -> Int {
    var end = head + 1
    while end < lines.count, !(lines[end].isShort && endsTeasers(end, head: head)), lines[end].kind != .relatedHead { end += 1 }
    return end
  }

  private mutating func skipComments(from head: Int) -> Int {
    let end = skipComments(of: head)
    for line in lines[head..<end] { strays.note(line, .comment, "below the head of the readers' comments") }
    return end
  }

  // MARK: - Teasers

  /// Adds the teasers below a head and returns the line where they end. A head with one headline in the middle of a text is a link: then
  /// the text goes on behind it.
  private mutating func addTeasers(from head: Int) -> Int {
    var end = head + 1
    while end < lines.count, lines[end].kind != .commentHead, !(lines[end].isShort && endsTeasers(end, head: head)) { end += 1 }
    let zone = Array(lines[(head + 1)..<end])
    strays.note(lines[head], .related)
    if let close = closing(head), !regions.isEmpty, regions[regions.count - 1].kind == .article {
      for line in lines[(head + 1)...close] { strays.note(line, .related, "in a list of links; the text goes on behind its end") }
      return resume(from: close + 1)
    }
    if let resumed = resumption(zone), !regions.isEmpty, regions[regions.count - 1].kind == .article {
      for line in zone[..<resumed] { strays.note(line, .related, "a link to another article; the text goes on behind it") }
      regions[regions.count - 1].lines += zone[resumed...]
      reasons.append("link to another article at line \(head + 1)")
    } else if !zone.isEmpty {
      regions.append(Region(kind: .teasers, lines: zone))
      reasons.append("teasers from line \(head + 1) to \(end)")
    }
    return end
  }

  /// Where a page says that a list of links ends, if it does: `end of list`, `نهاية مواضيع قد تهمك`.
  private func closing(_ head: Int) -> Int? {
    let end = min(lines.count, head + 30)
    return ((head + 1)..<max(head + 1, end)).first { index in
      guard lines[index].text.count <= 40 else { return false }
      let words = lines[index].folded
      return words == "end of list" || words.hasPrefix("نهايه ") || words.hasSuffix(" نهايه")
    }
  }

  /// Goes on with the article before a list, up to the next head of one or a headline.
  private mutating func resume(from start: Int) -> Int {
    var end = start
    while end < lines.count, lines[end].kind != .relatedHead, lines[end].kind != .commentHead {
      if lines[end].isShort, end > start, HeadlineSigns(lines, at: end).score >= 3 { break }
      end += 1
    }
    regions[regions.count - 1].lines += lines[start..<end]
    reasons.append("the text goes on at line \(start + 1), behind a list of links")
    return end
  }

  private func endsTeasers(_ index: Int, head: Int) -> Bool {
    guard index > head + 1 || lines[index].source.blanksBefore > 1 else { return false }
    let signs = HeadlineSigns(lines, at: index)
    guard let first = signs.firstParagraph else { return false }
    if signs.hasDoubledCaption || signs.hasMarker { return true }
    var paragraphs = 0
    for position in first..<min(first + 6, lines.count) where lines[position].isText || lines[position].isFrontMatter {
      if lines[position].isText { paragraphs += 1 } else if case .desk = lines[position].kind { break }
    }
    if signs.hasByline || signs.hasDateline { return paragraphs > 1 }
    return (signs.gap > 1 || signs.hasCaption) && lines[first..<min(first + 3, lines.count)].allSatisfy(\.isText) && paragraphs > 2
  }

  /// Where the text goes on behind an inserted link, as an index into the lines of the zone.
  private func resumption(_ zone: [PageLine]) -> Int? {
    guard let first = zone.firstIndex(where: { !$0.isShort && !$0.isFrontMatter }), first <= 3, zone[first].isText else { return nil }
    var run = 0
    while first + run < zone.count, zone[first + run].isText { run += 1 }
    // Right behind the head, or behind one headline that is printed twice, even one paragraph is the text's.
    let isSurely = first == 0 || first == 2 && zone[0].key == zone[1].key
    let isSentence = zone[first].text.count > 50 && ParagraphJoining.endsSentence(zone[first].text)
    // A sentence that begins with "and" goes on with what stood above the links.
    let goesOn = zone[first].text.first == "و" && first > 0 && zone[..<first].allSatisfy(\.isShort)
    return run > 2 || (isSurely || goesOn) && isSentence ? first : nil
  }
}
