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

  func read(_ document: DocumentText) -> ShapeReading {
    let content = HTMLContent(document.scalars)
    let selection = HTMLSelection(content)
    var reading = ShapeReading(articles: [], reasons: selection.reasons)
    let source = Scalars(document.metadata.source ?? content.metadata.siteName ?? "")[...].foldedName
    for blocks in selection.blocks(of: content) {
      var article = HTMLArticle(content, source: source, isOnly: selection.containers.count == 1)
      if let made = article.assemble(blocks) {
        reading.articles.append(made)
        reading.repairs += article.repairs
      }
    }
    return reading
  }
}
