import ArabicText
import Model

/// The text itself, and what is only found once it is put together.
extension ArticleAssembler {
  mutating func readBody() {
    let all = Array(lines)
    var time: PageLine?
    for (index, line) in all.enumerated() {
      if isLive, line.kind == .timestamp {
        if let time { add(time, nil) }
        time = line
        continue
      }
      let previous = index > 0 ? all[index - 1] : nil
      if read(line, next: index + 1 < all.count ? all[index + 1] : nil, after: previous, time) { time = nil }
    }
    if let time { add(time, nil) }
  }

  /// Reads one line of the text. `true` when the time above it was put before it.
  private mutating func read(_ line: PageLine, next: PageLine?, after previous: PageLine?, _ time: PageLine?) -> Bool {
    switch line.kind {
    case .caption(let text) where isPage || isSetOff(line, next) || LabelledLine(line.text)?.label == .caption: addCaption(text, line)
    case .marker, .source, .republished, .relatedLink, .timestamp, .relatedHead, .commentHead, .keywords, .agency: leaveOut(line)
    case .clutter where isPage || line.text.count <= 120: leaveOut(line)
    case .foreign where !isPage && lines.count == 1: return add(line, time)
    case .foreign: readForeign(line)
    case .short where line.key == titleKey && isPage && body.paragraphs == 0: ledger.note(line, .repeated, "the headline again")
    case .short where isPage && isScene(line, next): addCaption(line.text, line)
    case .short: return add(line, time, isHeading: isHeading(line, next, after: previous))
    default: return add(line, time)
    }
    return false
  }

  @discardableResult
  private mutating func add(_ line: PageLine, _ time: PageLine?, isHeading: Bool = false) -> Bool {
    if let time { ledger.note(time, .time, "kept before the entry that it belongs to") }
    body.add(time.map { $0.text + [" "] + line.text } ?? line.text, isHeading: isHeading)
    ledger.note(line, isHeading ? .heading : .paragraph)
    return true
  }

  /// Whether a caption in a plain article is surely one: a line of its own, and no sentence.
  private func isSetOff(_ line: PageLine, _ next: PageLine?) -> Bool {
    line.source.blanksBefore > 0 && (next?.source.blanksBefore ?? 1) > 0 && line.text.count <= 160
      && !zip(line.text, line.text.dropFirst()).contains { $0 == "." && $1 == " " }
  }

  /// Whether a line by itself between paragraphs tells what a picture shows.
  private func isScene(_ line: PageLine, _ next: PageLine?) -> Bool {
    !line.isMarkedHeading && body.paragraphs > 0 && line.source.blanksBefore > 0 && next?.source.blanksBefore ?? 0 > 0
      && (next?.isText ?? false) && SceneLine.isScene(line.text)
  }

  /// Notes a line that is no text, and keeps of it what has a field of its own.
  mutating func leaveOut(_ line: PageLine) {
    switch line.kind {
    case .agency(let name):
      article.agency = article.agency ?? name
      ledger.note(line, .agency)
    case .source:
      if article.agency == nil, let value = LabelledLine(line.text)?.value { article.agency = AgencyCredit.agency(named: value[...]) }
      ledger.note(line, .source)
    case .republished: ledger.note(line, .source)
    case .keywords:
      let words = KeywordList.words(LabelledLine(line.text)?.value ?? line.text)
      article.keywords += words.filter { !article.keywords.contains($0) }
      ledger.note(line, .keywords)
    case .relatedHead, .relatedLink: ledger.note(line, .related)
    case .commentHead: ledger.note(line, .comment)
    default: ledger.note(line, .button)
    }
  }

  private mutating func readForeign(_ line: PageLine) {
    let key = line.folded
    if key.hasPrefix("source") || key.hasPrefix("click") || key.hasPrefix("photo") {
      ledger.note(line, .button)
    } else {
      addCaption(line.text, line)
    }
  }

  /// Whether a short line heads the paragraph behind it.
  private func isHeading(_ line: PageLine, _ next: PageLine?, after previous: PageLine?) -> Bool {
    if line.isMarkedHeading || hasMarkedHeadings { return line.isMarkedHeading && next != nil }
    guard let next, next.isText || next.kind == .foreign || isCaption(next), line.text.count <= 90 else { return false }
    let apart = line.source.blanksBefore > 0 || previous == nil || previous?.kind == .timestamp
    guard apart, line.text.split(separator: " ").count <= 13, !ParagraphJoining.startsItem(line.text) else { return false }
    if line.text.first == "«" && line.text.last == "»" && line.text.count > 40 { return false }
    let head = line.text.prefix(24)
    return !(head.contains(":") && (line.text.last == "؟" || line.text.last == "!"))
  }

  private func isCaption(_ line: PageLine) -> Bool {
    if case .caption = line.kind { return true }
    return false
  }

  // MARK: - Date, place and agency

  /// Takes the credit off that ends the text: it says where the text is from.
  mutating func takeAgency() {
    guard let credit = AgencyCredit.atEnd(of: body.last) else { return }
    article.agency = article.agency ?? credit.agency
    ledger.cutLast(body.last.count - credit.start, .agency, "the credit of an agency at the end of the text")
    body.cutLast(to: Scalars(body.last[..<credit.start].trimmed).count)
  }

  mutating func finishDate() {
    if let found = dateline ?? endDate {
      article.published = Publication(PartialDate(found.date), basis: .dateline)
      article.place = article.place ?? found.place
      if let warning = found.warning { article.warnings.append(warning) }
    }
    guard let lead = WireLead(Array(body.beginning.prefix(100))) else { return }
    article.place = article.place ?? lead.place
    article.agency = article.agency ?? lead.agency
    if article.published == nil, lead.year != nil, let date = lead.date(near: nil) {
      article.published = Publication(PartialDate(date), basis: .dateline)
    }
  }
}
