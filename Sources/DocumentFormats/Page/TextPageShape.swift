import Model

/// Text as it was copied from a page or typed: one article or many, with or without the clutter around them.
struct TextPageShape: DocumentShape {
  let name = "text"

  func evidence(for document: DocumentText) -> ShapeEvidence { ShapeEvidence(score: 1) }

  func read(_ document: inout DocumentText, _ evidence: inout ShapeEvidence) -> ShapeReading {
    if SourceText.isWordList(document.scalars) { return ShapeReading(articles: []) }
    let classifier = LineClassifier(
      isArabic: Language.isArabic(document.scalars), source: Scalars(document.metadata.source ?? "")[...].foldedName)
    let mail = MailHeader.split(SourceText(document.scalars, repair: document.repair).lines)
    document.release()
    let markdown = MarkdownLines(mail.text)
    let lines = ParagraphJoining.join(markdown?.classified(by: classifier) ?? classifier.classify(mail.text))
    let outline = PageOutline(lines)
    // What stands above the headline and belongs to no article is a site's.
    let isPage =
      outline.regions.count > 1 || outline.isDated || !outline.strays.decisions.isEmpty
      || lines.contains { $0.kind == .marker || $0.isDoubled }
    var reading = ShapeReading(articles: [], reasons: outline.reasons)
    reading.addStrays(mail.decisions + outline.strays.decisions)
    var assembler = ArticleAssembler(isPage: isPage, hasMarkedHeadings: markdown != nil)
    var teasers = TeaserAssembler()
    var preface = Ledger()
    for region in outline.regions {
      switch region.kind {
      case .article: add(assembler.assemble(region.lines), to: &reading)
      case .teasers: for teaser in teasers.assemble(region.lines) { reading.add(teaser) }
      case .preface: for line in region.lines { preface.note(line, .preface, "before the first post") }
      }
    }
    reading.addStrays(teasers.strays.decisions + preface.decisions)
    if let header = mail.header {
      header.complete(&reading.articles)
      reading.statedTitle = header.title
    }
    reading.variant = variant(outline, reading.articles, isPage)
    return reading
  }

  /// Adds an article, or what was noted of lines that made none.
  private func add(_ made: AssembledArticle, to reading: inout ShapeReading) {
    if made.article.body.isEmpty && made.article.title.isEmpty {
      reading.addStrays(made.decisions.map { Decision($0.span, $0.role.isKept ? .menu : $0.role, reasons: $0.reasons) })
    } else {
      reading.add(made)
    }
  }

  private func variant(_ outline: PageOutline, _ articles: [Article], _ isPage: Bool) -> String {
    if outline.isDated { return "blog page" }
    if isPage { return "news page" }
    return articles.first.flatMap { WireLead(Scalars($0.body.unicodeScalars.prefix(100))) } == nil ? "plain" : "wire copy"
  }
}
