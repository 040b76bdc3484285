import ArabicText
import Model

/// What stands between the top of a page and the first paragraph: the headline, and the fields below it.
extension ArticleAssembler {
  mutating func readTitle() {
    var skipped = 0
    var isOpinion = false
    while let line = lines.first {
      if case .dateline(let found) = line.kind {
        dateline = dateline ?? found
        ledger.note(line, .dateline)
      } else if let reason = MenuLines.reason(lines, skipped: skipped) {
        ledger.note(line, .menu, reason)
        isOpinion = SectionNames.isOpinion(line.folded)
        skipped += 1
      } else if isOpinion, article.authors.isEmpty, isAuthorAboveHeadline(line) {
        article.authors = [line.text.string]
        ledger.note(line, .byline, "a name below the section of opinions, above the headline and its date")
      } else if line.isShort, isAboveHeadline(), readSignature(line) {
        skipped += 1
      } else if line.isShort || isMistakenTitle(line) {
        takeTitle(line, "the first line that could be a headline")
        return
      } else if line.isFrontMatter, lines.count > 1 {
        readFrontLine(line)
      } else if longTitle(line) {
        takeTitle(line, "stands apart above a longer text")
        return
      } else {
        return
      }
      lines = lines.dropFirst()
    }
  }

  private func isAuthorAboveHeadline(_ line: PageLine) -> Bool {
    let next = lines.dropFirst().prefix(2)
    guard line.isShort, PersonLine.isName(line.text), next.count == 2, let headline = next.first, let date = next.last else { return false }
    return headline.isShort && isDateline(date)
  }

  /// Whether a line long enough for a headline stands below the date under the first line, before any text.
  private func isAboveHeadline() -> Bool {
    guard let next = lines.dropFirst().first, isDateline(next) else { return false }
    return lines.dropFirst(2).prefix(4).prefix { !$0.isText }.contains { $0.isShort && $0.wordCount > 3 }
  }

  private mutating func takeTitle(_ line: PageLine, _ reason: String) {
    article.title = TitleCleaning.clean(line.text)
    titleKey = line.key
    ledger.note(line, .title, reason)
    lines = lines.dropFirst()
  }

  /// A first line that reads like a byline or a link is the headline when the text follows and no other line could be it.
  private func isMistakenTitle(_ line: PageLine) -> Bool {
    switch line.kind {
    case .byline, .desk, .relatedLink, .source: break
    default: return false
    }
    guard article.title.isEmpty, line.source.span.start == article.documentSpan.start else { return false }
    return !lines.dropFirst().prefix { !$0.isText }.contains(where: \.isShort)
  }

  /// A first line that stands apart from a longer text is a headline even when it ends like a sentence.
  private func longTitle(_ line: PageLine) -> Bool {
    guard line.isText, line.text.count <= 220, lines.count > 1, let next = lines.dropFirst().first, next.source.blanksBefore > 0 else {
      return false
    }
    let rest = lines.dropFirst().reduce(0) { $0 + $1.text.count }
    let stops = line.text.count { $0 == "." || $0 == "؟" }
    return rest > line.text.count * 2 && (stops <= 1 || line.text.count <= 120)
      && (next.text.count > line.text.count || line.text.count <= 100)
  }

  mutating func readFrontMatter() {
    while let line = lines.first {
      if line.key == titleKey, !titleKey.isEmpty {
        ledger.note(line, .repeated, "the headline again")
      } else if line.isShort {
        guard !line.isMarkedHeading, readFrontShort(line) else { return }
      } else if line.isFrontMatter || line.kind == .republished {
        readFrontLine(line)
      } else if line.kind == .foreign {
        readForeignFront(line)
      } else if line.isText, line.text.count <= 160, !article.authors.isEmpty, PersonLine.isOccupation(line.text), lines.count > 1 {
        ledger.note(line, .note, "what the author is")
      } else {
        return
      }
      lines = lines.dropFirst()
    }
  }

  private mutating func readForeignFront(_ line: PageLine) {
    if line.wordCount < 4 {
      ledger.note(line, .button, "a few words in another script, before the text")
    } else {
      article.captions.append(line.text.string)
      ledger.note(line, .caption, "before the text")
    }
  }

  mutating func readFrontLine(_ line: PageLine) {
    switch line.kind {
    case .caption(let text): addCaption(text, line)
    case .dateline(let found):
      dateline = dateline ?? found
      article.agency = article.agency ?? found.agency
      article.place = article.place ?? found.place
      ledger.note(line, .dateline)
    case .byline(let signature):
      article.authors += signature.people.filter { !article.authors.contains($0) }
      article.desk = article.desk ?? signature.desk
      article.place = article.place ?? signature.place
      ledger.note(line, .byline)
    case .translator(let name):
      article.translator = article.translator ?? name
      ledger.note(line, .translator)
    case .desk(let desk):
      article.desk = article.desk ?? desk.desk
      article.place = article.place ?? desk.place
      if let person = desk.person, !article.authors.contains(person) { article.authors.append(person) }
      if article.agency == nil, let name = desk.desk { article.agency = AgencyCredit.agency(named: Scalars(name)[...]) }
      ledger.note(line, .desk)
    default: leaveOut(line)
    }
  }

  /// A short line below the headline: the author's name, what the author is, or the subtitle. `false` when it is a heading of the text.
  private mutating func readFrontShort(_ line: PageLine) -> Bool {
    let words = line.text.split(separator: " ").count
    let next = lines.dropFirst().first
    if let next, next.isFrontMatter || next.isText, next.key != titleKey, SceneLine.isScene(line.text), isPage || next.isFrontMatter {
      addCaption(line.text, line)
      return true
    }
    if readHighlight(line) || readSignature(line) { return true }
    if article.place == nil, PlaceNames.contains(line.folded), lines.dropFirst().prefix(6).contains(where: isDateline) {
      article.place = line.text.string
      ledger.note(line, .byline, "a city alone, with the date below")
      return true
    }
    if !article.authors.isEmpty, article.authors.contains(where: { Scalars($0)[...].foldedName == line.folded }) {
      ledger.note(line, .repeated, "the author's name again")
      return true
    }
    if article.authors.isEmpty, next.map({ isDateline($0) || $0.isFrontMatter }) ?? false,
      let name = PersonLine.nameBeforeOccupation(line.text)
    {
      article.authors = [name]
      ledger.note(line, .byline, "a name and what its bearer is")
      return true
    }
    if article.desk == nil, words <= 4, DeskLine.names.contains(String(line.folded.prefix { $0 != " " })),
      lines.dropFirst().prefix(3).contains(where: isDateline)
    {
      article.desk = line.text.string
      ledger.note(line, .desk, "a desk above the date")
      return true
    }
    if article.authors.isEmpty, PersonLine.isName(line.text), let next,
      PersonLine.isOccupation(next.text) || standsAboveDate(next)
        || isIntroduced(line)
    {
      article.authors = [line.text[...].trimming { $0 == "*" || $0 == " " }.string]
      ledger.note(line, .byline, "a name above an occupation or a date")
      return true
    }
    if !article.authors.isEmpty, PersonLine.isOccupation(line.text) {
      ledger.note(line, .byline, "the author's occupation")
      return true
    }
    if words <= 2, let next, next.kind == .clutter || next.kind == .marker {
      ledger.note(line, .button, "a word or two among buttons")
      return true
    }
    if article.desk == nil, let next, isDateline(next), let (place, desk) = DeskLine.quoted(line.text) {
      (article.desk, article.place) = (desk, article.place ?? place)
      ledger.note(line, .desk, "a place and a name in quotation marks above the date")
      return true
    }
    if article.desk == nil, dateline != nil || next.map(isDateline) ?? false, words <= 6, let place = placeAtEnd(line.text) {
      (article.desk, article.place) = (line.text.string, article.place ?? place)
      ledger.note(line, .desk, "beside the date, with a place at its end")
      return true
    }
    guard article.subtitle == nil, let next, words >= 3, lines.dropFirst().contains(where: { $0.isText || $0.isShort }) else {
      return false
    }
    // Behind the author's name a question begins the text.
    if !article.authors.isEmpty, ParagraphJoining.endsSentence(line.text) { return false }
    if next.isFrontMatter || next.key == titleKey || isPage && words >= 4 && (next.isShort || next.isText) {
      article.subtitle = TitleCleaning.clean(line.text)
      ledger.note(line, .subtitle, "between the headline and the text")
      return true
    }
    return false
  }

  /// Whether a name is printed again before the text, with what its bearer is behind it, as in a box about the author.
  private func isIntroduced(_ line: PageLine) -> Bool {
    let ahead = lines.dropFirst().prefix(4)
    guard let again = ahead.firstIndex(where: { $0.folded == line.folded }), again + 1 < lines.endIndex else { return false }
    return PersonLine.isOccupation(lines[again + 1].text)
  }

  /// Whether a line is a date, or a short line that one follows: the paper with its city, or the city alone.
  private func standsAboveDate(_ line: PageLine) -> Bool {
    if isDateline(line) { return true }
    guard line.isShort, placeAtEnd(line.text) != nil || isPlaceAlone(line.text), let behind = lines.dropFirst(2).first else { return false }
    return isDateline(behind)
  }

  private func isPlaceAlone(_ text: Scalars) -> Bool {
    text.count <= 24 && text.split(separator: " ").count <= 2 && text.allSatisfy { $0 == " " || $0.isArabicLetter }
  }

  /// Takes one of the points that some agencies put between headline and text into the subtitle.
  private mutating func readHighlight(_ line: PageLine) -> Bool {
    guard ParagraphJoining.startsItem(line.text), let end = lines.firstIndex(where: { !ParagraphJoining.startsItem($0.text) }),
      lines[end].isFrontMatter || lines[end].kind == .foreign
    else { return false }
    let point = line.text[...].trimming { $0 == "-" || $0 == "•" || $0 == " " || $0 == "–" || $0 == "*" }.string
    article.subtitle = article.subtitle.map { $0 + "؛ " + point } ?? point
    ledger.note(line, .subtitle, "a point between the headline and the text")
    return true
  }

  /// A short line with a site and a name, or a place alone, right above the date.
  private mutating func readSignature(_ line: PageLine) -> Bool {
    guard let next = lines.dropFirst().first, isDateline(next) else { return false }
    if !article.authors.isEmpty, article.place == nil, isPlaceAlone(line.text) {
      article.place = line.text.string
      ledger.note(line, .byline, "the author's place above the date")
      return true
    }
    guard article.authors.isEmpty, line.text.count <= 60, let dash = line.text.firstIndex(where: { $0 == "-" || $0 == "–" || $0 == "|" }),
      dash > 1
    else { return false }
    let (site, name) = (line.text[..<dash].trimmed, line.text[(dash + 1)...].trimmed)
    guard site.split(separator: " ").count <= 3, placeAtEnd(line.text) == nil, PersonLine.isName(Array(name)) else { return false }
    (article.desk, article.authors) = (article.desk ?? site.string, [name.string])
    ledger.note(line, .byline, "a site and a name above the date")
    return true
  }

  /// The city behind a dash at the end of a line: `صحيفة المرفأ - بيروت`.
  private func placeAtEnd(_ text: Scalars) -> String? {
    guard text.count <= 60, let dash = text.lastIndex(where: { $0 == "-" || $0 == "–" }) else { return nil }
    let place = text[(dash + 1)...].trimmed
    return PlaceNames.contains(place.foldedName) ? place.string : nil
  }

  private func isDateline(_ line: PageLine) -> Bool {
    if case .dateline = line.kind { return true }
    return false
  }

  mutating func addCaption(_ text: Scalars, _ line: PageLine) {
    let caption = text.string
    if article.captions.contains(caption) {
      ledger.note(line, .repeated, "the caption again")
    } else {
      article.captions.append(caption)
      ledger.note(line, .caption)
    }
  }
}
