import Model

/// RSS 2.0, RSS 1.0 and Atom (RFC 4287): an article for each item.
struct FeedShape: DocumentShape {
  let name = "feed"

  func evidence(for document: DocumentText) -> ShapeEvidence {
    let head = document.beginning.string.lowercased()
    guard head.hasPrefix("<"), head.contains("<rss") || head.contains("<feed") || head.contains("<rdf:rdf") else { return .none }
    return ShapeEvidence(score: 100, reasons: ["begins as a feed does"])
  }

  func read(_ document: inout DocumentText, _ evidence: inout ShapeEvidence) -> ShapeReading {
    let items = FeedParser.items(of: document.scalars)
    document.release()
    var reading = ShapeReading(articles: [], reasons: ["\(items.count) items"])
    var end = 0
    for item in items {
      if item.span.start > end { reading.addStrays([Decision(ScalarSpan(end, item.span.start), .markup, reasons: ["between the items"])]) }
      end = item.span.end
      if let made = article(item) {
        reading.add(AssembledArticle(article: made, decisions: [Decision(item.span, .item, reasons: ["an item of the feed"])]))
      } else {
        reading.addStrays([Decision(item.span, .menu, reasons: ["an item without title and text"])])
      }
    }
    if end < document.length {
      reading.addStrays([Decision(ScalarSpan(end, document.length), .markup, reasons: ["behind the items"])])
    }
    return reading
  }

  private func article(_ item: FeedItem) -> Article? {
    let text = item.content.isEmpty ? item.summary : item.content
    let page = HTMLContent(text)
    var body = BodyBuilder()
    var captions: [String] = []
    for block in SoftBreaks.joined(page.blocks) {
      switch block.kind {
      case .caption: captions.append((PictureCredit.strip(block.text) ?? block.text).string)
      case .heading: body.add(block.text, isHeading: true)
      default: body.add(block.text)
      }
    }
    let title = HTMLContent(item.title).blocks.first.map { TitleCleaning.clean($0.text) } ?? ""
    guard !title.isEmpty || body.paragraphs > 0 else { return nil }
    var article = Article(title: title, body: body.text, documentSpan: item.span)
    if body.paragraphs == 0 { article.kind = .teaser }
    article.headings = body.headings
    article.captions = captions
    article.authors = item.author.isEmpty ? [] : BylineNames.read(item.author).people
    article.url = item.link.isEmpty ? nil : item.link.string
    if let date = Timestamp.day(in: item.date[...]) { article.published = Publication(PartialDate(date), basis: .dateline) }
    return article
  }
}
