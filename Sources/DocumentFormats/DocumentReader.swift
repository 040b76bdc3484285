import ArabicText
public import Model

/// Takes documents apart: bytes → decoded text → shape → repaired text → clean articles.
public struct DocumentReader: Sendable {
  /// A reader; it keeps nothing between documents.
  public init() {}

  /// Reads a document. Throws ``AppError`` of code `invalid` when the bytes are no text in an encoding that is known, or when there is
  /// nothing in them.
  ///
  /// With `split` off the text is one article and its body is the text as it is.
  public func read(_ document: RawDocument) throws(AppError) -> ReadDocument {
    let decoded = try TextDecoding.decode(document)
    var result = ReadDocument(
      text: decoded.string, encoding: decoded.encoding, shape: "clean", articles: [], repairs: [], reasons: [])
    if !document.metadata.split {
      result.articles = [clean(decoded.scalars, document.metadata)]
      result.reasons = ["the client says that it is one clean article"]
      return result
    }
    let text = DocumentText(scalars: decoded.scalars, mediaType: document.mediaType, metadata: document.metadata)
    let (shape, evidence) = bestShape(for: text)
    let reading = shape.read(text)
    result.shape = reading.variant ?? shape.name
    result.repairs = reading.repairs
    result.reasons = evidence.reasons + reading.reasons
    result.articles = complete(reading.articles, text)
    return result
  }

  private func bestShape(for text: DocumentText) -> (any DocumentShape, ShapeEvidence) {
    var best: (any DocumentShape, ShapeEvidence) = (TextPageShape(), .none)
    for shape in ShapeRegistry.all {
      let evidence = shape.evidence(for: text)
      if evidence.score > best.1.score { best = (shape, evidence) }
    }
    return best
  }

  /// The text as one article, character for character but for the line ends.
  private func clean(_ scalars: Scalars, _ metadata: DocumentMetadata) -> Article {
    var body = Scalars()
    body.reserveCapacity(scalars.count)
    for (offset, scalar) in scalars.enumerated() {
      if scalar == "\r" {
        if offset + 1 == scalars.count || scalars[offset + 1] != "\n" { body.append("\n") }
      } else {
        body.append(scalar)
      }
    }
    var article = Article(title: "", body: body.string, documentSpan: ScalarSpan(0, scalars.count))
    article.title = metadata.title ?? TitleCleaning.firstWords(body)
    addMetadata(to: &article, metadata, isFirst: true)
    return article
  }

  /// Gives the articles what the client knows and the page does not say.
  private func complete(_ articles: [Article], _ text: DocumentText) -> [Article] {
    var articles = articles
    if articles.isEmpty {
      let body = SourceText(text.scalars).lines.reduce(into: BodyBuilder()) { $0.add($1.text) }
      articles = [Article(title: "", body: body.scalars.string, documentSpan: ScalarSpan(0, text.scalars.count))]
    }
    if articles.count == 1, let title = text.metadata.title { setTitle(title, of: &articles[0]) }
    let first = articles.firstIndex { $0.kind == .article }
    for index in articles.indices {
      if articles[index].title.isEmpty { articles[index].title = TitleCleaning.firstWords(Scalars(articles[index].body)) }
      addMetadata(to: &articles[index], text.metadata, isFirst: index == first)
    }
    return articles
  }

  private func addMetadata(to article: inout Article, _ metadata: DocumentMetadata, isFirst: Bool) {
    article.source = article.source ?? metadata.source
    article.language = Language.tag(of: article.body.isEmpty ? article.title : article.body, fallback: metadata.language)
    guard article.kind == .article else { return }
    article.url = article.url ?? metadata.url
    if article.published == nil, let published = metadata.published, isFirst {
      let lead = WireLead(Scalars(article.body.unicodeScalars.prefix(100)))?.date(near: published.first)
      if let lead, abs(lead.daysSinceEpoch - published.first.daysSinceEpoch) < 40 {
        article.published = Publication(PartialDate(lead), basis: .dateline)
      } else {
        article.published = Publication(published, basis: .client)
      }
    }
  }

  /// The client's title is the title. What the page had in its place goes when it says the same, and stays in the text when it does not.
  private func setTitle(_ title: String, of article: inout Article) {
    let found = article.title
    article.title = title
    guard !found.isEmpty, !Self.saysTheSame(found, title) else { return }
    var body = BodyBuilder()
    body.add(Scalars(found))
    let shift = body.scalars.count + 2
    article.body = article.body.isEmpty ? found : found + "\n\n" + article.body
    article.headings = article.headings.map { ScalarSpan($0.start + shift, $0.end + shift) }
  }

  private static func saysTheSame(_ first: String, _ second: String) -> Bool {
    let a = Set(Folding.foldName(first).split(separator: " "))
    let b = Set(Folding.foldName(second).split(separator: " "))
    return a.intersection(b).count * 2 >= min(a.count, b.count)
  }
}
