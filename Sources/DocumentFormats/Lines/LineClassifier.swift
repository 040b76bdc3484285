import ArabicText
import Model

/// Says of every line of a page what it is.
struct LineClassifier {
  /// Whether the page is mainly in Arabic script, so that a Latin line is a stranger on it.
  let isArabic: Bool
  /// The folded name of the publication, empty when it is not known.
  let source: String

  func classify(_ lines: [SourceLine]) -> [PageLine] {
    var page = lines.map { line in
      let key = line.text.count <= Self.longestRepeated ? LineKey(line.text) : .none
      return PageLine(source: line, kind: .text, key: key)
    }
    for index in page.indices {
      page[index].isDoubled = isDoubled(index, page)
      page[index].kind = kind(of: page[index], followsDateline: beginsPost(index, page))
      if index > 0, let signature = signature(page[index], below: page[index - 1]) { page[index].kind = .byline(signature) }
    }
    return page
  }

  /// The names on a line below a label that stands alone: `بقلم:`.
  private func signature(_ line: PageLine, below label: PageLine) -> BylineNames.Signature? {
    guard line.isShort, line.text.count <= 60, label.kind == .clutter, label.folded == "بقلم" || label.folded == "كتب" else { return nil }
    return BylineNames.read(line.text)
  }

  private func isDoubled(_ index: Int, _ page: [PageLine]) -> Bool {
    guard page[index].key.isTelling else { return false }
    if index > 0, page[index].source.blanksBefore == 0, page[index - 1].key == page[index].key { return true }
    return index + 1 < page.count && page[index + 1].source.blanksBefore == 0 && page[index + 1].key == page[index].key
  }

  /// Whether a line that is printed twice is a headline rather than a caption: it is the first one, or stands below a date.
  private func beginsPost(_ index: Int, _ page: [PageLine]) -> Bool {
    let key = page[index].key
    if index < 7, page[..<index].allSatisfy({ $0.key == key || $0.wordCount < 4 && !$0.isText }) { return true }
    guard let before = page[..<index].suffix(3).last(where: { $0.key != key }) else { return index < 3 }
    if case .dateline = before.kind { return true }
    return false
  }

  private func kind(of line: PageLine, followsDateline: Bool) -> LineKind {
    let text = line.text
    if text.count <= Self.longestRepeated {
      if let kind = special(line, followsDateline: followsDateline) { return kind }
    }
    if isArabic, Self.isForeign(text) { return .foreign }
    return Self.isShort(text) ? .short : .text
  }

  private func special(_ line: PageLine, followsDateline: Bool) -> LineKind? {
    let text = line.text
    if line.key.isEmpty { return .clutter }
    if Self.isRemnant(text) { return .marker }
    if line.key.length < 24, Self.markers.contains(line.folded) { return .marker }
    if Self.isTime(text) { return .timestamp }
    if Self.isCommentHead(line) { return .commentHead }
    if let agency = AgencyCredit.line(text) { return .agency(agency) }
    if text.count >= 8, text.starts(with: "====".unicodeScalars) { return .clutter }
    if let labelled = LabelledLine(text), labelled.label == .source, let dateline = Dateline(text) { return .dateline(dateline) }
    if let labelled = LabelledLine(text), let kind = kind(of: labelled, text) { return kind }
    if let name = Self.writer(text) { return .byline(BylineNames.read(name)) }
    if Self.isAddress(text) || Self.isAgo(line) { return .clutter }
    if let dateline = Dateline(text) ?? Self.partedDateline(text) { return .dateline(dateline) }
    if let desk = DeskLine(text, source: source) { return .desk(desk) }
    if let caption = PictureCredit.strip(text, source: source) { return .caption(caption) }
    if line.isDoubled, !followsDateline, Self.isShort(text) { return .caption(text) }
    return Self.isCreditLine(text) || Self.isCounter(line) ? .clutter : nil
  }

  /// The date of a line that names the section or the site beside it: `خاص - المرفأ | الثلاثاء 2026/03/10`.
  private static func partedDateline(_ text: Scalars) -> Dateline? {
    guard text.count <= 90, text.contains("|") || text.contains("•") else { return nil }
    let parts = text.split { $0 == "|" || $0 == "•" }.map { Array($0.trimmed) }.filter { !$0.isEmpty }
    guard parts.count > 1, let date = parts.lazy.compactMap({ Dateline($0) }).first else { return nil }
    return parts.allSatisfy { Dateline($0) != nil || isTime($0) || $0.split(separator: " ").count <= 4 && isShort($0) } ? date : nil
  }

  /// The name behind `كتب` or `كتبت`, when nothing else stands on the line.
  private static func writer(_ text: Scalars) -> Scalars? {
    guard text.count <= 45, let blank = text.prefix(6).firstIndex(of: " "), writes.contains(text[..<blank].foldedName) else { return nil }
    let name = Array(text[blank...].trimmed)
    return PersonLine.isName(name) ? name : nil
  }

  private static let writes: Set<String> = ["كتب", "كتبت"]

  /// The address of a page, and nothing else.
  private static func isAddress(_ text: Scalars) -> Bool { text.starts(with: "http".unicodeScalars) && !text.contains(" ") }

  /// How long ago something was published: `قبل 5 ساعات`.
  private static func isAgo(_ line: PageLine) -> Bool {
    guard line.text.count <= 24 else { return false }
    let words = line.folded.split(separator: " ")
    guard (2...4).contains(words.count), words[0] == "قبل" || words[0] == "منذ" else { return false }
    return words.dropFirst().allSatisfy { times.contains(String($0)) || $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
  }

  private static let times = WordList.timeUnits.set

  /// The head of what readers wrote, with their number or without: `التعليقات (3)`.
  private static func isCommentHead(_ line: PageLine) -> Bool {
    guard line.text.count <= 36, line.key.length >= 12 else { return false }
    let words = line.folded.split(separator: " ").filter { !$0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    return commentHeads.contains(words.joined(separator: " "))
  }

  private static let commentHeads = WordList.commentHeads.set

  /// What copying leaves of a page's buttons and an agency's sign-off: a number alone, a speed of reading aloud, initials between slashes.
  private static func isRemnant(_ text: Scalars) -> Bool {
    if text.count <= 24, text.first == "/" || text.first == "(", isSignOff(text) { return true }
    if text.count <= 24, text.first == "l" || text.first == "e" || text.first == "s", isListMark(text) { return true }
    if text.count <= 16, isPlayer(text) || isSizeButtons(text) { return true }
    if text.count <= 16, isInitials(text) || text.contains("+") && text[...].foldedName == "الخط" { return true }
    guard text.count <= 24, !text.contains(" ") else { return false }
    if text.count <= 4, text.allSatisfy({ $0.digitValue != nil }) { return text.count < 4 || text.first?.digitValue == 0 }
    if text.count <= 4, text.last == "x" || text.last == "X", text.first?.digitValue != nil { return true }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    return (2...4).contains(parts.count) && parts.allSatisfy { (2...4).contains($0.count) && $0.allSatisfy(\.isArabicLetter) }
  }

  /// The initials with which editors sign: `ر.ح`, `م ع/ن ح`.
  private static func isInitials(_ text: Scalars) -> Bool {
    let letters = text.split { $0 == " " || $0 == "." || $0 == "/" || $0 == "-" }
    let isDivided = text.contains("/") || text.contains(".") && letters.count == 2
    return isDivided && (2...4).contains(letters.count) && letters.allSatisfy { $0.count == 1 && $0[$0.startIndex].isArabicLetter }
      && AgencyCredit.agency(named: text[...]) == nil
  }

  /// The end of agency copy, perhaps with its time: `//انتهى// 14:22ت م`.
  private static func isSignOff(_ text: Scalars) -> Bool { text[...].foldedName.split(separator: " ").first == "انتهي" }

  /// What a page says to those who hear it before and behind a list: `list 1 of 4`, `end of list`; and a button with a number.
  private static func isListMark(_ text: Scalars) -> Bool {
    let words = text[...].foldedName.split(separator: " ")
    if words == ["end", "of", "list"] { return true }
    let isShare = words.count == 1 && words[0].hasPrefix("share") && words[0].utf8.dropFirst(5).allSatisfy { (0x30...0x39).contains($0) }
    return isShare || words.count > 2 && words[0] == "list" && (words[1] == "of" || words[2] == "of")
  }

  /// The buttons that make letters larger and smaller: `أ- أ+`.
  private static func isSizeButtons(_ text: Scalars) -> Bool {
    text.contains("+") && text.split(separator: " ").allSatisfy { part in part.count <= 2 && part.contains { $0 == "+" || $0 == "-" } }
  }

  /// The clock of a player: `0:00 / 3:41`.
  private static func isPlayer(_ text: Scalars) -> Bool {
    text.count { $0 == ":" } == 2 && text.contains("/") && text.allSatisfy { $0.digitValue != nil || $0 == ":" || $0 == "/" || $0 == " " }
  }

  /// A number of minutes, views or comments: `4 دقائق`, `120 مشاهدة`.
  private static func isCounter(_ line: PageLine) -> Bool {
    guard line.text.count <= 24, line.text.first?.digitValue != nil else { return false }
    let words = line.folded.split(separator: " ")
    let names = words.drop { $0.utf8.first.map { (0x30...0x39).contains($0) } ?? false }
    return (2...4).contains(words.count) && !names.isEmpty && names.allSatisfy { counters.contains(String($0)) }
  }

  private static let counters = WordList.counted.set

  private func kind(of labelled: LabelledLine, _ text: Scalars) -> LineKind? {
    switch labelled.label {
    case .author:
      if labelled.value.isEmpty { return .clutter }
      guard labelled.value.count <= 90, labelled.value.last != "." else { return nil }
      guard labelled.value.split(separator: " ").count <= 10 else { return nil }
      return .byline(BylineNames.read(labelled.value))
    case .translator:
      guard !labelled.value.isEmpty, labelled.value.count <= 60, labelled.value.last != "." else { return nil }
      return .translator(labelled.value[...].trimming { $0 == "*" || $0 == " " }.string)
    case .source:
      let namesOther = labelled.value.first.map { $0.isLatinLetter || $0.opensPair } ?? true
      guard text.count <= 120, labelled.isSeparated || namesOther && text.last != "." else { return nil }
      return .source
    case .republished: return .republished
    case .caption:
      return labelled.value.isEmpty ? .clutter : .caption(PictureCredit.strip(labelled.value, source: source) ?? labelled.value)
    case .updated: return .clutter
    case .keywords: return .keywords
    case .abstract, .foreignAbstract: return nil
    case .related:
      let words = labelled.value.split(separator: " ").count
      if words == 0 || words <= 3 && !labelled.isSeparated && text.count <= 40 { return .relatedHead }
      let hasStop = zip(text, text.dropFirst()).contains { $0 == "." && $1 == " " }
      return !hasStop && (labelled.isSeparated || text.last != ".") ? .relatedLink : nil
    case .clutter: return text.count <= 200 ? .clutter : nil
    }
  }

  /// Whether a line could be a headline or heading: not long, and not closed by the marks that close sentences.
  static func isShort(_ text: Scalars) -> Bool {
    guard text.count <= 200 else { return false }
    guard let last = text.last(where: { !$0.closesPair && $0 != " " }) else { return false }
    switch last {
    case ".": return text.count <= 140 && text.suffix(3).elementsEqual("...".unicodeScalars)
    case "،", "؛", ":", ",", ";", "۔": return false
    case "!", "؟", "?": return text.count <= 140
    default: return text.count <= 160 || text.split(separator: " ").count <= 24
    }
  }

  private static func isForeign(_ text: Scalars) -> Bool {
    var latin = 0
    var arabic = 0
    for scalar in text.prefix(600) {
      if scalar.isArabicLetter { arabic += 1 } else if scalar.isLatinLetter { latin += 1 }
      // What is left cannot make up for so many.
      if arabic > 120 { return false }
    }
    return latin > 3 && latin > arabic * 4
  }

  private static func isTime(_ text: Scalars) -> Bool {
    guard text.count <= 32, let colon = text.firstIndex(of: ":"), colon >= 1, colon <= 2, text.count >= colon + 3 else { return false }
    let words = text.split { $0 == " " || $0 == ":" || $0 == "(" || $0 == ")" || $0 == "|" || $0 == "-" }.map(\.foldedName)
    let numbers = words.prefix { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    return (2...3).contains(numbers.count) && numbers.allSatisfy { $0.utf8.count <= 2 }
      && words.dropFirst(numbers.count).allSatisfy { timeWords.contains($0) }
  }

  /// What stands behind a time of day: halves of the day and zones.
  private static let timeWords = WordList.clockWords.set

  /// The line in brackets with which agencies say who wrote, translated and edited.
  private static func isCreditLine(_ text: Scalars) -> Bool {
    guard text.first == "(", text.last == ")", text.count <= 200 else { return false }
    let words = text[...].foldedName.split(separator: " ")
    return words.contains("تحرير") && (words.contains("اعداد") || words.contains("تغطيه"))
  }

  private static let markers = WordList.markers.set

  /// The longest line that is compared with others: headlines and captions are shorter.
  private static let longestRepeated = 320
}
