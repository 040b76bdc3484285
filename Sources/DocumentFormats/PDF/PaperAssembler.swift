import ArabicText
import Model

/// Makes an article of the paragraphs of a paper: author, title and subtitle, abstracts and keywords, headings and text. The abstract in the
/// language of the text opens the body, too, for it is where a reader begins. The author's footnote and the list of references are left out.
struct PaperAssembler {
  private var ledger = Ledger()
  private var article = Article(title: "", body: "")
  private var body = BodyBuilder()
  private var spans: [[ScalarSpan]] = []

  /// - Parameters:
  ///   - spans: the lines of the document that each paragraph was made of.
  ///   - span: where the paper stands in the document.
  mutating func assemble(_ paragraphs: [Scalars], _ spans: [[ScalarSpan]], span: ScalarSpan) -> AssembledArticle {
    article = Article(title: "", body: "", documentSpan: span)
    body = BodyBuilder()
    body.reserve(paragraphs.reduce(0) { $0 + $1.count })
    ledger = Ledger()
    self.spans = spans
    let start = readFront(paragraphs)
    readText(paragraphs[start...])
    article.body = body.text
    article.headings = body.headings
    return AssembledArticle(article: article, decisions: ledger.decisions)
  }

  private mutating func note(_ index: Int, _ role: Decision.Role, _ reason: String) {
    for span in spans[index] { ledger.note(span, role, [reason]) }
  }

  /// Reads what stands before the text and returns where that begins.
  private mutating func readFront(_ paragraphs: [Scalars]) -> Int {
    for (index, text) in paragraphs.enumerated() {
      if let labelled = LabelledLine(text), labelled.label != .author { return index }
      guard text.count <= 160, !ParagraphJoining.endsSentence(text) || text.last == "؟" else { return index }
      if text.last == "*" || text.last == "†" {
        article.authors += BylineNames.read(text).people
        note(index, .byline, "ends in the mark of a footnote")
      } else if let labelled = LabelledLine(text), labelled.label == .author {
        article.authors += BylineNames.read(labelled.value).people
        note(index, .byline, "begins as a byline does")
      } else if let dateline = Dateline(text) {
        article.published = Publication(PartialDate(dateline.date), basis: .dateline)
        note(index, .dateline, "a date and nothing else")
      } else if article.title.isEmpty {
        article.title = TitleCleaning.clean(text)
        note(index, .title, "the first line that could be a headline")
      } else if Self.headings.contains(text[...].foldedName) || article.subtitle != nil {
        return index
      } else if article.authors.isEmpty, PersonLine.isName(text), text.count <= 32 {
        article.authors = [text.string]
        note(index, .byline, "a name below the title")
      } else if PersonLine.isOccupation(text) {
        note(index, .byline, "the author's occupation")
      } else {
        article.subtitle = TitleCleaning.clean(text)
        note(index, .subtitle, "between the title and the text")
      }
    }
    return paragraphs.count
  }

  /// What the paragraph behind an abstract's first may be.
  private enum OpenAbstract {
    case none
    /// The label stood alone: the next paragraph is the abstract.
    case empty
    /// In another script: it goes on as long as that does.
    case foreign
  }

  private mutating func readText(_ paragraphs: ArraySlice<Scalars>) {
    var open = OpenAbstract.none
    for (index, text) in zip(paragraphs.indices, paragraphs) {
      if let labelled = LabelledLine(text), readFields(labelled, index) {
        let isAbstract = labelled.label == .abstract || labelled.label == .foreignAbstract
        open = !isAbstract ? .none : labelled.value.isEmpty ? .empty : labelled.label == .foreignAbstract ? .foreign : .none
        continue
      }
      if open == .empty || open == .foreign && !text.contains(where: \.isArabicLetter) {
        extendAbstract(text, index)
        open = text.contains(where: \.isArabicLetter) ? .none : .foreign
        continue
      }
      open = .none
      if Self.references.contains(text[...].foldedName), index > paragraphs.startIndex + paragraphs.count / 2 {
        for rest in index..<paragraphs.endIndex { note(rest, .references, "from the head of the references on") }
        break
      }
      if text.first == "*", PersonLine.isNote(text, authors: article.authors, gap: 1) {
        note(index, .note, "tells who the author is")
        continue
      }
      let isHeading = text.count <= 90 && !ParagraphJoining.endsSentence(text) && text.last != "،" && index + 1 < paragraphs.endIndex
      body.add(text, isHeading: isHeading)
      note(index, isHeading ? .heading : .paragraph, isHeading ? "short, without a final stop" : "text")
    }
  }

  /// Takes abstracts and keywords into their fields. `false` when the paragraph is neither.
  private mutating func readFields(_ labelled: LabelledLine, _ index: Int) -> Bool {
    switch labelled.label {
    case .abstract where body.paragraphs < 3, .foreignAbstract where body.paragraphs < 3:
      let text = labelled.value.string
      article.abstracts.append(Abstract(language: text.isEmpty ? "" : Language.tag(of: text), text: text))
      if labelled.label == .abstract { body.add(labelled.value) }
      note(index, .abstract, "labelled as an abstract")
    case .keywords:
      article.keywords += KeywordList.words(labelled.value).filter { !article.keywords.contains($0) }
      note(index, .keywords, "labelled as keywords")
    default: return false
    }
    return true
  }

  private mutating func extendAbstract(_ text: Scalars, _ index: Int) {
    guard let last = article.abstracts.indices.last else { return }
    let known = article.abstracts[last].text
    if text.contains(where: \.isArabicLetter) { body.add(text) }
    article.abstracts[last].text = known.isEmpty ? text.string : known + "\n\n" + text.string
    article.abstracts[last].language = Language.tag(of: article.abstracts[last].text)
    note(index, .abstract, "goes on with the abstract above")
  }

  private static let headings = WordList.firstHeadings.set
  private static let references = WordList.references.set
}
