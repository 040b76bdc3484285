import Model

/// Text as it was copied from a page or typed: one article or many, with or without the clutter around them.
struct TextPageShape: DocumentShape {
  let name = "text"

  func evidence(for document: DocumentText) -> ShapeEvidence { ShapeEvidence(score: 1) }

  func read(_ document: DocumentText) -> ShapeReading {
    let (mail, source) = MailHeader.split(SourceText(document.scalars).lines)
    let classifier = LineClassifier(
      isArabic: Language.isArabic(document.scalars), source: Scalars(document.metadata.source ?? "")[...].foldedName)
    let lines = ParagraphJoining.join(classifier.classify(source))
    let outline = PageOutline(lines)
    let isPage = outline.regions.count > 1 || outline.isDated || lines.contains { $0.kind == .marker || $0.isDoubled }
    var reading = ShapeReading(articles: [], reasons: outline.reasons)
    var assembler = ArticleAssembler(isPage: isPage)
    var teasers = TeaserAssembler()
    for region in outline.regions {
      switch region.kind {
      case .article: reading.articles.append(assembler.assemble(region.lines))
      case .teasers: reading.articles += teasers.assemble(region.lines)
      case .preface: reading.repairs.append("left out before the first post: \(region.lines.count) lines")
      }
    }
    if outline.leftOut > 0 { reading.repairs.append("left out: \(outline.leftOut) lines that belong to no article") }
    reading.repairs += assembler.repairs + teasers.leftOut.map { "left out: " + $0 }
    reading.articles.removeAll { $0.body.isEmpty && $0.title.isEmpty }
    if let mail { mail.complete(&reading.articles) }
    reading.variant = variant(outline, reading.articles, isPage)
    return reading
  }

  private func variant(_ outline: PageOutline, _ articles: [Article], _ isPage: Bool) -> String {
    if outline.isDated { return "blog page" }
    if isPage { return "news page" }
    return articles.first.flatMap { WireLead(Scalars($0.body.unicodeScalars.prefix(100))) } == nil ? "plain" : "wire copy"
  }
}
