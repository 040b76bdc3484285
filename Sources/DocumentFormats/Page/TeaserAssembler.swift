import Model

/// Makes teasers of the lines below a head such as "مقالات ذات صلة": section and caption, headline, a line or two, the desk and its place.
struct TeaserAssembler {
  private struct Item {
    var caption: Scalars?
    var headline: PageLine?
    var summary: [PageLine] = []
    var desk: DeskLine?
    var date: Dateline?
    var last: PageLine?
  }

  private var item = Item()
  private var teasers: [Article] = []
  private(set) var leftOut: [String] = []

  mutating func assemble(_ lines: [PageLine]) -> [Article] {
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
      item.caption = SectionNames.strip(text)
    case .short:
      guard let headline = item.headline else {
        item.headline = line
        break
      }
      if line.key == headline.key { break }
      if item.summary.isEmpty, item.desk == nil, isDesk(next) {
        item.summary.append(line)
      } else {
        finish()
        item.headline = line
      }
    case .text:
      if item.headline == nil || item.desk != nil {
        if item.desk != nil { finish() }
        item.headline = item.headline ?? line
      } else {
        item.summary.append(line)
      }
    case .desk(let desk):
      item.desk = item.desk ?? desk
    case .dateline(let date): item.date = item.date ?? date
    default: leftOut.append(line.text.prefix(60).string)
    }
    item.last = line
  }

  private func isDesk(_ line: PageLine?) -> Bool {
    if case .desk = line?.kind { return true }
    return false
  }

  private mutating func finish() {
    defer { item = Item() }
    guard let headline = item.headline else { return }
    guard !item.summary.isEmpty || item.desk != nil else {
      leftOut.append(headline.text.prefix(60).string)
      return
    }
    var body = BodyBuilder()
    for line in item.summary { body.add(line.text) }
    let end = item.last?.source.span.end ?? headline.source.span.end
    var teaser = Article(
      kind: .teaser, title: TitleCleaning.clean(headline.text), body: body.scalars.string,
      documentSpan: ScalarSpan(headline.source.span.start, max(end, headline.source.span.end)))
    teaser.desk = item.desk?.desk
    teaser.place = item.desk?.place
    teaser.authors = item.desk?.person.map { [$0] } ?? []
    if let caption = item.caption { teaser.captions = [caption.string] }
    if let date = item.date { teaser.published = Publication(PartialDate(date.date), basis: .dateline) }
    teasers.append(teaser)
  }
}
