import ArabicText
import Model

/// A page of the web: the article is found by what the page says of itself and by where its text is dense; nothing is executed or fetched.
struct HTMLShape: DocumentShape {
  let name = "html"

  func evidence(for document: DocumentText) -> ShapeEvidence {
    if document.mediaType == .html { return ShapeEvidence(score: 90, reasons: ["sent as HTML"]) }
    let head = document.beginning.string.lowercased()
    guard head.hasPrefix("<!doctype html") || head.hasPrefix("<html") || head.hasPrefix("<?xml") && head.contains("<html") else {
      return .none
    }
    return ShapeEvidence(score: 90, reasons: ["begins as HTML does"])
  }

  func read(_ document: inout DocumentText, _ evidence: inout ShapeEvidence) -> ShapeReading {
    let content = HTMLContent(document.scalars)
    document.release()
    let selection = HTMLSelection(content)
    var reading = ShapeReading(articles: [], reasons: selection.reasons)
    let source = Scalars(document.metadata.source ?? content.metadata.siteName ?? "")[...].foldedName
    let isOnly = selection.containers.count == 1
    for blocks in selection.blocks(of: content) {
      let made = HTMLArticle(content, source: source, isOnly: isOnly, front: selection.frontCount).assemble(blocks)
      if made.article.body.isEmpty && (made.article.title.isEmpty || !isOnly) {
        reading.addStrays(made.decisions.map { Decision($0.span, $0.role.isKept ? .menu : $0.role, reasons: $0.reasons) })
      } else {
        reading.add(made)
      }
    }
    reading.addStrays(withTitle(selection.strays(of: content), content, reading.articles))
    return reading.articles.isEmpty && !content.blocks.isEmpty ? whole(content, reading.reasons) : reading
  }

  /// The headline that stands outside the element of the text is the title all the same.
  private func withTitle(_ strays: [Decision], _ content: HTMLContent, _ articles: [Article]) -> [Decision] {
    guard articles.count == 1 else { return strays }
    let title = Scalars(articles[0].title)[...].foldedName
    let headlines = content.blocks.filter { $0.kind == .heading(1) && $0.text[...].foldedName == title }.map(\.span.scalars)
    guard let headline = headlines.first, let index = strays.firstIndex(where: { $0.span == headline }) else { return strays }
    var strays = strays
    strays[index] = Decision(headline, .title, article: 0, reasons: ["a heading of the first rank above the text"])
    return strays
  }

  /// All text of a page in which nothing looks like an article.
  private func whole(_ content: HTMLContent, _ reasons: [String]) -> ShapeReading {
    var body = BodyBuilder()
    var ledger = Ledger()
    for block in SoftBreaks.joined(content.blocks) {
      body.add(block.text)
      ledger.note(block.span.scalars, .paragraph, ["nothing looks like an article: all text of the page"])
    }
    var article = Article(title: content.metadata.title ?? "", body: body.text)
    if let first = content.blocks.first, let last = content.blocks.last {
      article.documentSpan = ScalarSpan(first.span.lowerBound, max(first.span.lowerBound, last.span.upperBound))
    }
    var reading = ShapeReading(articles: [], reasons: reasons)
    reading.add(AssembledArticle(article: article, decisions: ledger.decisions))
    reading.addStrays(content.dropped)
    return reading
  }
}
