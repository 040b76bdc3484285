import ArabicText
import Model

/// Makes an article of the lines between two boundaries: what stands around the text becomes fields, the text becomes the body.
struct ArticleAssembler {
  /// Whether captions and trailing lines are taken out freely, as on pages, or only when there is no doubt, as in a plain article.
  let isPage: Bool

  /// Whether headings are only what the markup says, rather than every short line above a paragraph.
  let hasMarkedHeadings: Bool

  var ledger = Ledger()
  var lines: ArraySlice<PageLine> = []
  var article = Article(title: "", body: "")
  var body = BodyBuilder()
  var titleKey = LineKey.none
  var dateline: Dateline?
  var endDate: Dateline?
  /// The times of day that stand between the entries of live coverage belong to its text.
  var isLive = false

  init(isPage: Bool, hasMarkedHeadings: Bool = false) {
    self.isPage = isPage
    self.hasMarkedHeadings = hasMarkedHeadings
  }

  /// The article that the lines make; its title is empty when they have none.
  mutating func assemble(_ region: [PageLine]) -> AssembledArticle {
    lines = region[...]
    article = Article(title: "", body: "")
    body = BodyBuilder()
    body.reserve(region.reduce(0) { $0 + $1.text.count })
    ledger = Ledger()
    (titleKey, dateline, endDate) = (.none, nil, nil)
    isLive = region.count { $0.kind == .timestamp } > 2
    if let first = region.first, let last = region.last {
      article.documentSpan = ScalarSpan(first.source.span.start, last.source.span.end)
    }
    readTitle()
    readFrontMatter()
    cutComments()
    dropTail()
    readBody()
    takeAgency()
    article.body = body.text
    article.headings = body.headings
    finishDate()
    return AssembledArticle(article: article, decisions: ledger.decisions.sorted { $0.span < $1.span })
  }

  // MARK: - Behind the text

  /// Takes off the readers' comments: from their head on nothing is as long as a paragraph of an article may be.
  private mutating func cutComments() {
    guard let head = lines.firstIndex(where: { $0.kind == .commentHead }), lines[..<head].contains(where: \.isText),
      lines[head...].allSatisfy({ $0.text.count < 700 })
    else { return }
    for line in lines[head...] { ledger.note(line, .comment, "below the head of the readers' comments") }
    lines = lines[..<head]
  }

  /// Whether a line is one of the tags behind a text that ends in a full stop.
  private func isTag(_ line: PageLine) -> Bool {
    guard !line.isMarkedHeading, isTagLike(line), let end = lines.lastIndex(where: { !isTagLike($0) && !$0.isButton && !isSignature($0) })
    else { return false }
    if lines[end].kind == .keywords { return true }
    guard lines[end].isText, ParagraphJoining.endsSentence(lines[end].text), lines[end].text.count > 40 else { return false }
    return isPage || lines.count - 1 - (end - lines.startIndex) > 1 || !article.keywords.isEmpty || endDate != nil
  }

  private func isSignature(_ line: PageLine) -> Bool {
    switch line.kind {
    case .desk, .agency, .source: true
    default: false
    }
  }

  private func isTagLike(_ line: PageLine) -> Bool {
    line.isShort && line.text.count <= 40 && line.text.contains { $0.isArabicLetter || $0.isLatinLetter }
      && line.text.split(separator: " ").count <= 4 && !ParagraphJoining.endsSentence(line.text)
      && !ParagraphJoining.startsItem(line.text)
  }

  /// Takes off what stands behind the last paragraph: sources, notes on the author, dates, subscriptions.
  private mutating func dropTail() {
    while let line = lines.last {
      switch line.kind {
      case .source, .republished, .clutter, .keywords, .relatedLink, .marker, .relatedHead, .commentHead, .agency: leaveOut(line)
      case .timestamp where !isLive: leaveOut(line)
      case .foreign where line.text.contains("©"): ledger.note(line, .button, "whose rights the page is")
      case .dateline(let found):
        endDate = found
        ledger.note(line, .dateline, "behind the text")
      case .byline, .translator, .desk: readFrontLine(line)
      case .caption(let text) where isPage: addCaption(text, line)
      case .short where isTag(line):
        article.keywords.insert(line.text[...].trimming { $0 == "#" || $0 == " " }.string, at: 0)
        ledger.note(line, .keywords, "short lines behind the text, as tags are")
      case .text, .short:
        guard PersonLine.isNote(line.text, authors: article.authors, gap: line.source.blanksBefore) else { return }
        ledger.note(line, .note, "tells who the author is")
      default: return
      }
      lines = lines.dropLast()
    }
  }
}
