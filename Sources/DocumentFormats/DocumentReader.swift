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
    var decoded = try TextDecoding.decode(document)
    if !document.metadata.split { return clean(decoded, document.metadata) }
    var text = DocumentText(scalars: decoded.takeScalars(), mediaType: document.mediaType, metadata: document.metadata)
    var (shape, evidence) = bestShape(for: text)
    var reading = shape.read(&text, &evidence)
    complete(&reading, text, decoded)
    return ReadDocument(
      text: decoded.string, encoding: decoded.encoding, shape: reading.variant ?? shape.name, articles: reading.articles,
      repairs: text.repair.reasons + reading.repairs, reasons: evidence.reasons + reading.reasons,
      decisions: reading.decisions.sorted { $0.span < $1.span })
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
  private func clean(_ decoded: DecodedText, _ metadata: DocumentMetadata) -> ReadDocument {
    let text = decoded.string
    let hasReturns = decoded.scalars.contains("\r")
    let body = hasReturns ? Self.withLineFeeds(decoded.scalars) : decoded.scalars
    var article = Article(title: "", body: hasReturns ? body.string : text)
    article.documentSpan = ScalarSpan(0, decoded.scalars.count)
    article.title = metadata.title ?? TitleCleaning.firstWords(body)
    addMetadata(to: &article, metadata, body)
    PublicationDating(client: metadata.published).date(&article, body: body)
    let reasons = ["the client says that it is one clean article"]
    return ReadDocument(
      text: text, encoding: decoded.encoding, shape: "clean", articles: [article], repairs: [], reasons: reasons,
      decisions: [Decision(article.documentSpan, .paragraph, article: 0, reasons: reasons)])
  }

  private static func withLineFeeds(_ scalars: Scalars) -> Scalars {
    var body = Scalars()
    body.reserveCapacity(scalars.count)
    for (offset, scalar) in scalars.enumerated() {
      if scalar == "\r" {
        if offset + 1 == scalars.count || scalars[offset + 1] != "\n" { body.append("\n") }
      } else {
        body.append(scalar)
      }
    }
    return body
  }

  /// Gives the articles what the client knows and the page does not say.
  private func complete(_ reading: inout ShapeReading, _ text: DocumentText, _ decoded: DecodedText) {
    if reading.articles.isEmpty { takeWhole(&reading, Scalars(decoded.string)) }
    if reading.articles.count == 1, let title = text.metadata.title {
      setTitle(title, "the client gives another title", &reading)
    } else if let title = reading.statedTitle, reading.articles.count == 1,
      reading.articles[0].title.isEmpty || !Self.saysTheSame(reading.articles[0].title, title)
    {
      setTitle(title, "the head of the mail gives another title", &reading)
    }
    let whole = reading.articles.indices.filter { reading.articles[$0].kind == .article }
    for index in reading.articles.indices {
      let body = Scalars(reading.articles[index].body)
      if reading.articles[index].title.isEmpty { reading.articles[index].title = TitleCleaning.firstWords(body) }
      addMetadata(to: &reading.articles[index], text.metadata, body)
      guard reading.articles[index].kind == .article else { continue }
      // The client dates the document: of several articles that is the first, unless it prints a date of its own.
      let isClients = whole.count == 1 || index == whole.first && reading.articles[index].published == nil
      PublicationDating(client: isClients ? text.metadata.published : nil).date(&reading.articles[index], body: body)
    }
  }

  /// Where nothing looks like an article, all lines are one.
  private func takeWhole(_ reading: inout ShapeReading, _ text: Scalars) {
    var body = BodyBuilder()
    SourceText.forEachLine(of: text) { start, end in
      if let line = SourceText.line(text, start, end, blanksBefore: 0) { body.add(line.text) }
    }
    let span = ScalarSpan(0, text.count)
    reading.decisions = []
    reading.add(
      AssembledArticle(
        article: Article(title: "", body: body.text, documentSpan: span),
        decisions: [Decision(span, .paragraph, reasons: ["no line stands out: the whole text"])]))
  }

  private func addMetadata(to article: inout Article, _ metadata: DocumentMetadata, _ body: Scalars) {
    article.source = article.source ?? metadata.source
    article.language = Language.tag(of: body.isEmpty ? Scalars(article.title)[...] : body[...], fallback: metadata.language)
    article.passages = Language.passages(of: body, in: article.language)
    if article.kind == .article { article.url = article.url ?? metadata.url }
  }

  /// The title of the client, or of a mail's head, is the title. What the page had in its place goes when it says the same, and stays in the text when it does not.
  private func setTitle(_ title: String, _ reason: String, _ reading: inout ShapeReading) {
    let found = reading.articles[0].title
    reading.articles[0].title = title
    guard !found.isEmpty, !Self.saysTheSame(found, title) else { return }
    let shift = found.unicodeScalars.count + 2
    let body = reading.articles[0].body
    reading.articles[0].body = body.isEmpty ? found : found + "\n\n" + body
    reading.articles[0].headings = reading.articles[0].headings.map { ScalarSpan($0.start + shift, $0.end + shift) }
    guard let index = reading.decisions.firstIndex(where: { $0.role == .title }) else { return }
    reading.decisions[index].role = .paragraph
    reading.decisions[index].reasons.append(reason)
  }

  private static func saysTheSame(_ first: String, _ second: String) -> Bool {
    let a = Set(Folding.foldName(first).split(separator: " "))
    let b = Set(Folding.foldName(second).split(separator: " "))
    return a.intersection(b).count * 2 >= min(a.count, b.count)
  }
}
