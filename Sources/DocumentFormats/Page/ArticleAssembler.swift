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

  // MARK: - Before the text

  private mutating func readTitle() {
    var skipped = 0
    while let line = lines.first {
      if case .dateline(let found) = line.kind {
        dateline = dateline ?? found
        ledger.note(line, .dateline)
      } else if let reason = MenuLines.reason(lines, skipped: skipped) {
        ledger.note(line, .menu, reason)
        skipped += 1
      } else if line.isShort || isMistakenTitle(line) {
        takeTitle(line, "the first line that could be a headline")
        return
      } else if line.isFrontMatter, lines.count > 1 {
        readFrontLine(line)
      } else if longTitle(line) {
        takeTitle(line, "stands apart above a longer text")
        return
      } else {
        return
      }
      lines = lines.dropFirst()
    }
  }

  private mutating func takeTitle(_ line: PageLine, _ reason: String) {
    article.title = TitleCleaning.clean(line.text)
    titleKey = line.key
    ledger.note(line, .title, reason)
    lines = lines.dropFirst()
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
  private func longTitle(_ line: PageLine) -> Bool {
    guard line.isText, line.text.count <= 220, lines.count > 1, let next = lines.dropFirst().first, next.source.blanksBefore > 0 else {
      return false
    }
    let rest = lines.dropFirst().reduce(0) { $0 + $1.text.count }
    let stops = line.text.count { $0 == "." || $0 == "؟" }
    return rest > line.text.count * 2 && (stops <= 1 || line.text.count <= 120)
      && (next.text.count > line.text.count || line.text.count <= 100)
  }

  private mutating func readFrontMatter() {
    while let line = lines.first {
      if line.key == titleKey, !titleKey.isEmpty {
        ledger.note(line, .repeated, "the headline again")
      } else if line.isShort {
        guard !line.isMarkedHeading, readFrontShort(line) else { return }
      } else if line.isFrontMatter || line.kind == .republished {
        readFrontLine(line)
      } else if line.kind == .foreign {
        article.captions.append(line.text.string)
        ledger.note(line, .caption, "before the text")
      } else {
        return
      }
      lines = lines.dropFirst()
    }
  }

  private mutating func readFrontLine(_ line: PageLine) {
    switch line.kind {
    case .caption(let text): addCaption(text, line)
    case .dateline(let found):
      dateline = dateline ?? found
      article.agency = article.agency ?? found.agency
      article.place = article.place ?? found.place
      ledger.note(line, .dateline)
    case .byline(let signature):
      article.authors += signature.people.filter { !article.authors.contains($0) }
      article.desk = article.desk ?? signature.desk
      article.place = article.place ?? signature.place
      ledger.note(line, .byline)
    case .translator(let name):
      article.translator = article.translator ?? name
      ledger.note(line, .translator)
    case .desk(let desk):
      article.desk = article.desk ?? desk.desk
      article.place = article.place ?? desk.place
      if let person = desk.person, !article.authors.contains(person) { article.authors.append(person) }
      if article.agency == nil, let name = desk.desk { article.agency = AgencyCredit.agency(named: Scalars(name)[...]) }
      ledger.note(line, .desk)
    default: leaveOut(line)
    }
  }

  /// A short line below the headline: the author's name, what the author is, or the subtitle. `false` when it is a heading of the text.
  private mutating func readFrontShort(_ line: PageLine) -> Bool {
    let words = line.text.split(separator: " ").count
    let next = lines.dropFirst().first
    if let next, next.isFrontMatter || next.isText, next.key != titleKey, SceneLine.isScene(line.text), isPage || next.isFrontMatter {
      addCaption(line.text, line)
      return true
    }
    if readHighlight(line) || readSignature(line) { return true }
    if article.authors.isEmpty, PersonLine.isName(line.text), let next, PersonLine.isOccupation(next.text) || standsAboveDate(next) {
      article.authors = [line.text[...].trimming { $0 == "*" || $0 == " " }.string]
      ledger.note(line, .byline, "a name above an occupation or a date")
      return true
    }
    if !article.authors.isEmpty, PersonLine.isOccupation(line.text) {
      ledger.note(line, .byline, "the author's occupation")
      return true
    }
    if words <= 2, let next, next.kind == .clutter || next.kind == .marker {
      ledger.note(line, .button, "a word or two among buttons")
      return true
    }
    if article.desk == nil, let next, isDateline(next), let (place, desk) = DeskLine.quoted(line.text) {
      (article.desk, article.place) = (desk, article.place ?? place)
      ledger.note(line, .desk, "a place and a name in quotation marks above the date")
      return true
    }
    if article.desk == nil, let next, isDateline(next), words <= 6, let place = placeAtEnd(line.text) {
      (article.desk, article.place) = (line.text.string, article.place ?? place)
      ledger.note(line, .desk, "above the date, with a place at its end")
      return true
    }
    guard article.subtitle == nil, let next, words >= 3 else { return false }
    // Behind the author's name a question begins the text.
    if !article.authors.isEmpty, ParagraphJoining.endsSentence(line.text) { return false }
    if next.isFrontMatter || next.key == titleKey || isPage && words >= 4 && (next.isShort || next.isText) {
      article.subtitle = TitleCleaning.clean(line.text)
      ledger.note(line, .subtitle, "between the headline and the text")
      return true
    }
    return false
  }

  /// Whether a line is a date, or a short line that one follows: the paper with its city, or the city alone.
  private func standsAboveDate(_ line: PageLine) -> Bool {
    if isDateline(line) { return true }
    guard line.isShort, placeAtEnd(line.text) != nil || isPlaceAlone(line.text), let behind = lines.dropFirst(2).first else { return false }
    return isDateline(behind)
  }

  private func isPlaceAlone(_ text: Scalars) -> Bool {
    text.count <= 24 && text.split(separator: " ").count <= 2 && text.allSatisfy { $0 == " " || $0.isArabicLetter }
  }

  /// Takes one of the points that some agencies put between headline and text into the subtitle.
  private mutating func readHighlight(_ line: PageLine) -> Bool {
    guard ParagraphJoining.startsItem(line.text), let end = lines.firstIndex(where: { !ParagraphJoining.startsItem($0.text) }),
      lines[end].isFrontMatter || lines[end].kind == .foreign
    else { return false }
    let point = line.text[...].trimming { $0 == "-" || $0 == "•" || $0 == " " || $0 == "–" || $0 == "*" }.string
    article.subtitle = article.subtitle.map { $0 + "؛ " + point } ?? point
    ledger.note(line, .subtitle, "a point between the headline and the text")
    return true
  }

  /// A short line with a site and a name, or a place alone, right above the date.
  private mutating func readSignature(_ line: PageLine) -> Bool {
    guard let next = lines.dropFirst().first, isDateline(next) else { return false }
    if !article.authors.isEmpty, article.place == nil, isPlaceAlone(line.text) {
      article.place = line.text.string
      ledger.note(line, .byline, "the author's place above the date")
      return true
    }
    guard article.authors.isEmpty, line.text.count <= 60, let dash = line.text.firstIndex(where: { $0 == "-" || $0 == "–" || $0 == "|" }),
      dash > 1
    else { return false }
    let (site, name) = (line.text[..<dash].trimmed, line.text[(dash + 1)...].trimmed)
    guard site.split(separator: " ").count <= 3, placeAtEnd(line.text) == nil, PersonLine.isName(Array(name)) else { return false }
    (article.desk, article.authors) = (article.desk ?? site.string, [name.string])
    ledger.note(line, .byline, "a site and a name above the date")
    return true
  }

  /// The city behind a dash at the end of a line: `صحيفة المرفأ - بيروت`.
  private func placeAtEnd(_ text: Scalars) -> String? {
    guard text.count <= 60, let dash = text.lastIndex(where: { $0 == "-" || $0 == "–" }) else { return nil }
    let place = text[(dash + 1)...].trimmed
    return PlaceNames.contains(place.foldedName) ? place.string : nil
  }

  private func isDateline(_ line: PageLine) -> Bool {
    if case .dateline = line.kind { return true }
    return false
  }

  mutating func addCaption(_ text: Scalars, _ line: PageLine) {
    let caption = text.string
    if article.captions.contains(caption) {
      ledger.note(line, .repeated, "the caption again")
    } else {
      article.captions.append(caption)
      ledger.note(line, .caption)
    }
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
    guard !line.isMarkedHeading, isTagLike(line), let end = lines.lastIndex(where: { !isTagLike($0) && !$0.isButton }) else { return false }
    if lines[end].kind == .keywords { return true }
    guard lines[end].isText, ParagraphJoining.endsSentence(lines[end].text), lines[end].text.count > 60 else { return false }
    return isPage || lines.count - 1 - (end - lines.startIndex) > 1 || !article.keywords.isEmpty || endDate != nil
  }

  private func isTagLike(_ line: PageLine) -> Bool {
    line.isShort && line.text.count <= 40 && line.text.split(separator: " ").count <= 4 && !ParagraphJoining.endsSentence(line.text)
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
