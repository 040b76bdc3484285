import ArabicText
import Model

/// Makes an article of the lines between two boundaries: what stands around the text becomes fields, the text becomes the body.
struct ArticleAssembler {
  /// Whether captions and trailing lines are taken out freely, as on pages, or only when there is no doubt, as in a plain article.
  let isPage: Bool

  /// Whether headings are only what the markup says, rather than every short line above a paragraph.
  let hasMarkedHeadings: Bool

  private(set) var repairs: [String] = []
  private var lines: ArraySlice<PageLine> = []
  private var article = Article(title: "", body: "")
  private var body = BodyBuilder()
  private var titleKey = LineKey.none
  private var dateline: Dateline?
  private var endDate: Dateline?

  init(isPage: Bool, hasMarkedHeadings: Bool = false) {
    self.isPage = isPage
    self.hasMarkedHeadings = hasMarkedHeadings
  }

  /// The article that the lines make; its title is empty when they have none.
  mutating func assemble(_ region: [PageLine]) -> Article {
    lines = region[...]
    article = Article(title: "", body: "")
    body = BodyBuilder()
    (titleKey, dateline, endDate) = (.none, nil, nil)
    if let first = region.first, let last = region.last {
      article.documentSpan = ScalarSpan(first.source.span.start, last.source.span.end)
    }
    readTitle()
    readFrontMatter()
    dropTail()
    readBody()
    article.body = body.scalars.string
    article.headings = body.headings
    finishDate()
    return article
  }

  // MARK: - Before the text

  private mutating func readTitle() {
    while let line = lines.first {
      if case .dateline(let found) = line.kind {
        dateline = dateline ?? found
      } else if line.isShort && !isKicker(line) || isMistakenTitle(line) {
        article.title = TitleCleaning.clean(line.text)
        titleKey = line.key
        lines = lines.dropFirst()
        return
      } else if line.isFrontMatter, lines.count > 1 {
        readFrontLine(line)
      } else if !line.isShort {
        if let title = longTitle(line) {
          article.title = title
          titleKey = line.key
          lines = lines.dropFirst()
        }
        return
      }
      lines = lines.dropFirst()
    }
  }

  /// A first line that reads like a byline or a link is the headline when the text follows and no other line could be it.
  private func isMistakenTitle(_ line: PageLine) -> Bool {
    switch line.kind {
    case .byline, .desk, .relatedLink, .source: break
    default: return false
    }
    guard article.title.isEmpty, line.source.span.start == article.documentSpan.start else { return false }
    return !lines.dropFirst().prefix { !$0.isText }.contains(where: \.isShort)
  }

  /// A first line that stands apart from a longer text is a headline even when it ends like a sentence.
  private func longTitle(_ line: PageLine) -> String? {
    guard line.isText, line.text.count <= 220, lines.count > 1, let next = lines.dropFirst().first, next.source.blanksBefore > 0 else {
      return nil
    }
    let rest = lines.dropFirst().reduce(0) { $0 + $1.text.count }
    let stops = line.text.count { $0 == "." || $0 == "؟" }
    guard rest > line.text.count * 2, stops <= 1 || line.text.count <= 120, next.text.count > line.text.count || line.text.count <= 100
    else { return nil }
    return TitleCleaning.clean(line.text)
  }

  /// Whether a line names the section above a headline, or belongs to a menu of such names.
  private func isKicker(_ line: PageLine) -> Bool {
    let words = line.text.split(separator: " ").count
    guard words <= 3, let next = lines.dropFirst().first, next.isShort, next.key != line.key else { return false }
    let ahead = lines.dropFirst().prefix(16).prefix { !$0.isText }
    guard !ahead.contains(where: { $0.key == line.key }) else { return false }
    if SectionNames.contains(line.key.text) { return ahead.contains { $0.isShort && $0.text.split(separator: " ").count >= 3 } }
    if words <= 2, next.text.split(separator: " ").count >= 5 { return true }
    let short = ahead.prefix { $0.isShort && $0.text.split(separator: " ").count <= 3 }
    return short.count > 1 && ahead.contains { $0.isShort && $0.text.split(separator: " ").count >= 5 }
  }

  private mutating func readFrontMatter() {
    while let line = lines.first {
      if line.key == titleKey, !titleKey.isEmpty {
        lines = lines.dropFirst()
        continue
      }
      if line.isShort {
        guard !line.isMarkedHeading, readFrontShort(line) else { return }
      } else if line.isFrontMatter || line.kind == .republished {
        readFrontLine(line)
      } else if line.kind == .foreign {
        article.captions.append(line.text.string)
      } else {
        return
      }
      lines = lines.dropFirst()
    }
  }

  private mutating func readFrontLine(_ line: PageLine) {
    switch line.kind {
    case .caption(let text): addCaption(text)
    case .dateline(let found): dateline = dateline ?? found
    case .byline(let signature):
      article.authors += signature.people.filter { !article.authors.contains($0) }
      article.desk = article.desk ?? signature.desk
      article.place = article.place ?? signature.place
    case .translator(let name): article.translator = article.translator ?? name
    case .desk(let desk):
      article.desk = article.desk ?? desk.desk
      article.place = article.place ?? desk.place
      if let person = desk.person, !article.authors.contains(person) { article.authors.append(person) }
    default: repairs.append("left out: " + line.text.prefix(60).string)
    }
  }

  /// A short line below the headline: the author's name, what the author is, or the subtitle. `false` when it is a heading of the text.
  private mutating func readFrontShort(_ line: PageLine) -> Bool {
    let words = line.text.split(separator: " ").count
    let next = lines.dropFirst().first
    if article.authors.isEmpty, PersonLine.isName(line.text), let next, PersonLine.isOccupation(next.text) || isDateline(next) {
      article.authors = [line.text[...].trimming { $0 == "*" || $0 == " " }.string]
      return true
    }
    if !article.authors.isEmpty, PersonLine.isOccupation(line.text) { return true }
    guard article.subtitle == nil, let next, words >= 3 else { return false }
    if next.isFrontMatter || next.key == titleKey || isPage && words >= 4 && (next.isShort || next.isText) {
      article.subtitle = TitleCleaning.clean(line.text)
      return true
    }
    return false
  }

  private func isDateline(_ line: PageLine) -> Bool {
    if case .dateline = line.kind { return true }
    return false
  }

  private mutating func addCaption(_ text: Scalars) {
    let caption = text.string
    if !article.captions.contains(caption) { article.captions.append(caption) }
  }

  // MARK: - Behind the text

  /// Takes off what stands behind the last paragraph: sources, notes on the author, dates, subscriptions.
  private mutating func dropTail() {
    while let line = lines.last {
      switch line.kind {
      case .source, .republished, .clutter, .keywords, .relatedLink, .marker, .relatedHead: break
      case .dateline(let found): endDate = found
      case .byline, .translator, .desk: readFrontLine(line)
      case .caption(let text) where isPage: addCaption(text)
      case .text, .short:
        guard PersonLine.isNote(line.text, authors: article.authors, gap: line.source.blanksBefore) else { return }
      default: return
      }
      repairs.append("left out at the end: " + line.text.prefix(60).string)
      lines = lines.dropLast()
    }
  }

  // MARK: - The text

  private mutating func readBody() {
    let all = Array(lines)
    for (index, line) in all.enumerated() {
      let next = index + 1 < all.count ? all[index + 1] : nil
      switch line.kind {
      case .caption(let text) where isPage || isSetOff(line, next): addCaption(text)
      case .marker, .source, .republished, .relatedLink, .timestamp, .relatedHead, .keywords: leaveOut(line)
      case .clutter where isPage || line.text.count <= 120: leaveOut(line)
      case .foreign where !isPage && all.count == 1: body.add(line.text)
      case .foreign: readForeign(line)
      case .short where line.key == titleKey && isPage && body.paragraphs == 0: break
      case .short: body.add(line.text, isHeading: isHeading(line, next, after: index > 0 ? all[index - 1] : nil))
      default: body.add(line.text)
      }
    }
  }

  /// Whether a caption in a plain article is surely one: a line of its own, and no sentence.
  private func isSetOff(_ line: PageLine, _ next: PageLine?) -> Bool {
    line.source.blanksBefore > 0 && (next?.source.blanksBefore ?? 1) > 0 && line.text.count <= 160
      && !zip(line.text, line.text.dropFirst()).contains { $0 == "." && $1 == " " }
  }

  private mutating func leaveOut(_ line: PageLine) {
    repairs.append("left out: " + line.text.prefix(60).string)
  }

  private mutating func readForeign(_ line: PageLine) {
    let key = line.key.text
    if key.hasPrefix("source") || key.hasPrefix("click") || key.hasPrefix("photo") {
      leaveOut(line)
    } else {
      addCaption(line.text)
    }
  }

  /// Whether a short line heads the paragraph behind it.
  private func isHeading(_ line: PageLine, _ next: PageLine?, after previous: PageLine?) -> Bool {
    if line.isMarkedHeading || hasMarkedHeadings { return line.isMarkedHeading && next != nil }
    guard let next, next.isText || next.kind == .foreign || isCaption(next), line.text.count <= 90 else { return false }
    let apart = line.source.blanksBefore > 0 || previous == nil || previous?.kind == .timestamp
    guard apart, line.text.split(separator: " ").count <= 13, !ParagraphJoining.startsItem(line.text) else { return false }
    if line.text.first == "«" && line.text.last == "»" && line.text.count > 40 { return false }
    let head = line.text.prefix(24)
    return !(head.contains(":") && (line.text.last == "؟" || line.text.last == "!"))
  }

  private func isCaption(_ line: PageLine) -> Bool {
    if case .caption = line.kind { return true }
    return false
  }

  // MARK: - The date

  private mutating func finishDate() {
    if let found = dateline ?? endDate {
      article.published = Publication(PartialDate(found.date), basis: .dateline)
      article.place = article.place ?? found.place
      if let warning = found.warning { article.warnings.append(warning) }
    }
    guard let lead = WireLead(Scalars(article.body.unicodeScalars.prefix(100))) else { return }
    article.place = article.place ?? lead.place
    if article.published == nil, lead.year != nil, let date = lead.date(near: nil) {
      article.published = Publication(PartialDate(date), basis: .dateline)
    }
  }
}
