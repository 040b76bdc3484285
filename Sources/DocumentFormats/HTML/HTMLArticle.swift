import ArabicText
import Model

/// Makes an article of the blocks of a page, with what the page's head knows filled in.
struct HTMLArticle {
  private let content: HTMLContent
  private let source: String
  private let isOnly: Bool
  /// How many of the blocks stand before the element of the text.
  private let front: Int

  init(_ content: HTMLContent, source: String, isOnly: Bool, front: Int) {
    self.front = front
    self.content = content
    self.source = source
    self.isOnly = isOnly
  }

  /// The article, or `nil` when the blocks hold no text.
  func assemble(_ pieces: [HTMLBlock]) -> AssembledArticle {
    let blocks = SoftBreaks.joined(pieces, LineClassifier(isArabic: isArabic(pieces), source: source))
    let title = title(of: blocks)
    var ledger = Ledger()
    var subtitle = isOnly ? content.metadata.subtitle : nil
    var sources: [SourceLine] = []
    var forced: [Int: LineKind] = [:]
    var headings: Set<Int> = []
    if let title { sources.append(line(Scalars(title), 0..<0)) }
    for (index, block) in blocks.enumerated() {
      if block.role == .subtitle || isSubtitle(index, blocks, title) {
        ledger.note(block.span.scalars, subtitle == nil ? .subtitle : .repeated, ["a second headline, or marked as one"])
        subtitle = subtitle ?? block.text.string
        continue
      }
      switch block.kind {
      case .heading: headings.insert(sources.count)
      case .caption: forced[sources.count] = .caption(PictureCredit.strip(block.text, source: source) ?? block.text)
      case .row: forced[sources.count] = .text
      case .item, .paragraph: if index < front, let date = date(in: block.text) { forced[sources.count] = .dateline(date) }
      }
      sources.append(line(block.text, block.span))
    }
    var lines = LineClassifier(isArabic: isArabic(blocks), source: source).classify(sources)
    for (index, kind) in forced {
      lines[index].kind = kind
      lines[index].mark = mark(of: kind)
    }
    for index in headings where lines[index].isText || lines[index].isShort {
      lines[index].kind = .short
      lines[index].isMarkedHeading = true
      lines[index].mark = "a heading element"
    }
    if title != nil { lines[0].kind = .short }
    var assembler = ArticleAssembler(isPage: true, hasMarkedHeadings: !headings.isEmpty)
    var made = assembler.assemble(lines)
    made.decisions += ledger.decisions
    made.article.subtitle = subtitle ?? (headings.isEmpty ? made.article.subtitle : nil)
    complete(&made.article, blocks)
    return made
  }

  private func mark(of kind: LineKind) -> String {
    switch kind {
    case .text: "a row of a table"
    case .dateline: "between the headline and the text, with a date in it"
    default: "marked as a caption"
    }
  }

  /// The date in a line between the headline and the text that holds other things, too: who wrote it, how often it was read.
  private func date(in text: Scalars) -> Dateline? {
    guard Dateline(text) == nil, LabelledLine(text)?.label != .author, text.count <= 120 else { return nil }
    return DatedEvent.all(in: text).lazy.compactMap(\.date).first.map { Dateline(date: $0, weekday: nil, place: nil) }
  }

  private func line(_ text: Scalars, _ span: Range<Int>) -> SourceLine {
    SourceLine(span: ScalarSpan(span.lowerBound, span.upperBound), text: text, blanksBefore: 1)
  }

  private func isArabic(_ blocks: [HTMLBlock]) -> Bool {
    var sample = Scalars()
    for block in blocks where sample.count < 20_000 { sample += block.text.prefix(400) }
    return Language.isArabic(sample)
  }

  private func title(of blocks: [HTMLBlock]) -> String? {
    let inside = blocks.first { $0.kind == .heading(1) } ?? blocks.prefix(6).first { $0.kind == .heading(2) }
    if !isOnly { return inside?.text.string ?? blocks.first { if case .heading = $0.kind { true } else { false } }?.text.string }
    let headline = content.blocks.first { $0.kind == .heading(1) && !content.elements[$0.element].isSuspect } ?? inside
    guard let stated = content.metadata.title else { return headline?.text.string }
    if let headline {
      let said = headline.text[...].foldedName
      return Scalars(stated)[...].foldedName.hasPrefix(said) && said.count > 12 ? headline.text.string : stated
    }
    return printedPart(of: stated, blocks) ?? stated
  }

  /// The part of a page's title that the page prints as a line of its own: the other parts are the site's.
  private func printedPart(of stated: String, _ blocks: [HTMLBlock]) -> String? {
    let parts = Scalars(stated).split { "|-–—:»".unicodeScalars.contains($0) }.map(\.foldedName)
    let titles = parts.filter { $0.split(separator: " ").count > 2 }
    let block = blocks.prefix(30).first { $0.text.count <= 200 && titles.contains($0.text[...].foldedName) }
    return block?.text.string
  }

  /// A second heading right below the title, before any text.
  private func isSubtitle(_ index: Int, _ blocks: [HTMLBlock], _ title: String?) -> Bool {
    guard index > 0, index < 4, case .heading(let level) = blocks[index].kind, level == 2, case .heading(1) = blocks[index - 1].kind,
      blocks[index].text[...].foldedName != title.map({ Scalars($0)[...].foldedName })
    else { return false }
    return blocks[index].text.split(separator: " ").count > 3
  }

  private func complete(_ article: inout Article, _ blocks: [HTMLBlock]) {
    if let first = blocks.first, let last = blocks.last {
      article.documentSpan = ScalarSpan(first.span.lowerBound, max(first.span.lowerBound, last.span.upperBound))
    }
    guard isOnly else { return }
    if !content.metadata.people.isEmpty { article.authors = content.metadata.people.filter { Scalars($0)[...].foldedName != source } }
    if article.authors.isEmpty, let byline = content.byline {
      let words = byline.split(separator: " ", maxSplits: 1)
      let isLabelled = words.count > 1 && Self.bylineWords.contains(words[0].foldedName)
      article.authors = BylineNames.read(isLabelled ? Array(words[1]) : byline).people.filter { PersonLine.isName(Scalars($0)) }
    }
    guard let date = content.metadata.date else { return }
    if let printed = article.published, printed.date.first != date, abs(printed.date.first.daysSinceEpoch - date.daysSinceEpoch) > 1 {
      article.warnings.append("The page prints \(printed.date) as its date, its head says \(date)")
    }
    article.published = article.published ?? Publication(PartialDate(date), basis: .dateline)
  }

  private static let bylineWords = WordList.bylineWords.set
}
