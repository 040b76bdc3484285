import ArabicText
import Model

/// Makes an article of the paragraphs of a paper: author, title and subtitle, the abstract as its first paragraph, headings and text.
/// Keywords, an abstract in another language, the author's footnote and the list of references are left out.
struct PaperAssembler {
  private(set) var leftOut: [String] = []
  private var article = Article(title: "", body: "")
  private var body = BodyBuilder()

  mutating func assemble(_ paragraphs: [Scalars], span: ScalarSpan) -> Article {
    article = Article(title: "", body: "", documentSpan: span)
    body = BodyBuilder()
    let start = readFront(paragraphs)
    readText(paragraphs[start...])
    article.body = body.scalars.string
    article.headings = body.headings
    return article
  }

  /// Reads what stands before the text and returns where that begins.
  private mutating func readFront(_ paragraphs: [Scalars]) -> Int {
    for (index, text) in paragraphs.enumerated() {
      if LabelledLine(text) != nil && LabelledLine(text)?.label != .author { return index }
      guard text.count <= 160, !ParagraphJoining.endsSentence(text) || text.last == "؟" else { return index }
      if text.last == "*" || text.last == "†" {
        article.authors += BylineNames.read(text).people
      } else if let labelled = LabelledLine(text), labelled.label == .author {
        article.authors += BylineNames.read(labelled.value).people
      } else if let dateline = Dateline(text) {
        article.published = Publication(PartialDate(dateline.date), basis: .dateline)
      } else if article.title.isEmpty {
        article.title = TitleCleaning.clean(text)
      } else if Self.headings.contains(text[...].foldedName) || article.subtitle != nil {
        return index
      } else if article.authors.isEmpty, PersonLine.isName(text), text.count <= 32 {
        article.authors = [text.string]
      } else if !PersonLine.isOccupation(text) {
        article.subtitle = TitleCleaning.clean(text)
      }
    }
    return paragraphs.count
  }

  private mutating func readText(_ paragraphs: ArraySlice<Scalars>) {
    var isForeignAbstract = false
    for (index, text) in zip(paragraphs.indices, paragraphs) {
      let isLatin = !text.contains(where: \.isArabicLetter)
      if isForeignAbstract, isLatin {
        leaveOut(text)
        continue
      }
      isForeignAbstract = false
      switch LabelledLine(text)?.label {
      case .abstract where body.paragraphs < 3:
        if let value = LabelledLine(text)?.value { body.add(value) }
        continue
      case .foreignAbstract:
        isForeignAbstract = true
        leaveOut(text)
        continue
      case .keywords:
        leaveOut(text)
        continue
      default: break
      }
      if Self.references.contains(text[...].foldedName), index > paragraphs.startIndex + paragraphs.count / 2 {
        for rest in paragraphs[index...] { leaveOut(rest) }
        return
      }
      if text.first == "*", PersonLine.isNote(text, authors: article.authors, gap: 1) {
        leaveOut(text)
        continue
      }
      let isHeading = text.count <= 90 && !ParagraphJoining.endsSentence(text) && text.last != "،" && index + 1 < paragraphs.endIndex
      body.add(text, isHeading: isHeading)
    }
  }

  private mutating func leaveOut(_ text: Scalars) {
    leftOut.append("left out: " + text.prefix(60).string)
  }

  private static let headings: Set<String> = ["مقدمه", "المقدمه", "تمهيد", "مدخل", "توطئه", "introduction"]
  private static let references: Set<String> = [
    "الهوامش", "هوامش", "المراجع", "مراجع", "المصادر", "المصادر والمراجع", "الهوامش والمراجع", "references", "endnotes", "notes",
  ]
}
