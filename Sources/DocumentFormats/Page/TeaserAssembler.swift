import Model

/// Makes teasers of the lines below a head such as "مقالات ذات صلة": section and caption, headline, a line or two, the desk and its place.
struct TeaserAssembler {
  private struct Item {
    /// The lines, with what they were taken for.
    var lines: [(line: PageLine, role: Decision.Role)] = []
    var captions: [String] = []
    var headline: PageLine?
    var summary: [PageLine] = []
    var desk: DeskLine?
    var date: Dateline?
  }

  private var item = Item()
  private var teasers: [AssembledArticle] = []
  /// The lines that went into no teaser.
  private(set) var strays = Ledger()

  mutating func assemble(_ lines: [PageLine]) -> [AssembledArticle] {
    (item, teasers) = (Item(), [])
    for (index, line) in lines.enumerated() {
      let next = index + 1 < lines.count ? lines[index + 1] : nil
      read(line, next)
    }
    finish()
    return teasers
  }

  private mutating func read(_ line: PageLine, _ next: PageLine?) {
    switch line.kind {
    case .caption(let text):
      if item.desk != nil || !item.summary.isEmpty { finish() }
      let caption = SectionNames.strip(text).string
      let isKnown = item.captions.contains(caption)
      item.lines.append((line, isKnown ? .repeated : .caption))
      if !isKnown { item.captions.append(caption) }
    case .short: readShort(line, next)
    case .text:
      if item.desk != nil { finish() }
      if item.headline == nil {
        setHeadline(line)
      } else {
        addSummary(line)
      }
    case .desk(let desk):
      item.lines.append((line, .desk))
      item.desk = item.desk ?? desk
    case .dateline(let date):
      item.lines.append((line, .dateline))
      item.date = item.date ?? date
    default: strays.note(line, .button, "in a list of other articles")
    }
  }

  private mutating func readShort(_ line: PageLine, _ next: PageLine?) {
    guard let headline = item.headline else { return setHeadline(line) }
    if line.key == headline.key {
      item.lines.append((line, .repeated))
    } else if item.summary.isEmpty, item.desk == nil, isDesk(next) {
      addSummary(line)
    } else {
      finish()
      setHeadline(line)
    }
  }

  private mutating func setHeadline(_ line: PageLine) {
    item.headline = line
    item.lines.append((line, .title))
  }

  private mutating func addSummary(_ line: PageLine) {
    item.summary.append(line)
    item.lines.append((line, .paragraph))
  }

  private func isDesk(_ line: PageLine?) -> Bool {
    if case .desk = line?.kind { return true }
    return false
  }

  private mutating func finish() {
    defer { item = Item() }
    guard let headline = item.headline, !item.summary.isEmpty || item.desk != nil else {
      for (line, _) in item.lines { strays.note(line, .related, "leads elsewhere and says no more") }
      return
    }
    var body = BodyBuilder()
    for line in item.summary { body.add(line.text) }
    let end = item.lines.last?.line.source.span.end ?? headline.source.span.end
    var teaser = Article(
      kind: .teaser, title: TitleCleaning.clean(headline.text), body: body.text,
      documentSpan: ScalarSpan(headline.source.span.start, max(end, headline.source.span.end)))
    teaser.desk = item.desk?.desk
    teaser.place = item.desk?.place
    teaser.authors = item.desk?.person.map { [$0] } ?? []
    teaser.captions = item.captions
    if let date = item.date { teaser.published = Publication(PartialDate(date.date), basis: .dateline) }
    var ledger = Ledger()
    for (line, role) in item.lines { ledger.note(line, role, "in a list of other articles") }
    teasers.append(AssembledArticle(article: teaser, decisions: ledger.decisions))
  }
}
