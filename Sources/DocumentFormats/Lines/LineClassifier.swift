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
    }
    return page
  }

  private func isDoubled(_ index: Int, _ page: [PageLine]) -> Bool {
    guard page[index].key.isTelling else { return false }
    if index > 0, page[index].source.blanksBefore == 0, page[index - 1].key == page[index].key { return true }
    return index + 1 < page.count && page[index + 1].source.blanksBefore == 0 && page[index + 1].key == page[index].key
  }

  /// Whether a line that is printed twice is a headline rather than a caption: it is the first one, or stands below a date.
  private func beginsPost(_ index: Int, _ page: [PageLine]) -> Bool {
    let key = page[index].key
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
    if let labelled = LabelledLine(text), let kind = kind(of: labelled, text) { return kind }
    if let dateline = Dateline(text) { return .dateline(dateline) }
    if let desk = DeskLine(text, source: source) { return .desk(desk) }
    if let caption = PictureCredit.strip(text, source: source) { return .caption(caption) }
    if line.isDoubled, !followsDateline, Self.isShort(text) { return .caption(text) }
    return Self.isCreditLine(text) || Self.isCounter(line) ? .clutter : nil
  }

  /// The head of what readers wrote, with their number or without: `التعليقات (3)`.
  private static func isCommentHead(_ line: PageLine) -> Bool {
    guard line.text.count <= 30, line.key.length >= 12 else { return false }
    let words = line.folded.split(separator: " ").filter { !$0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    return commentHeads.contains(words.joined(separator: " "))
  }

  private static let commentHeads: Set<String> = [
    "التعليقات", "تعليقات القراء", "اراء القراء", "تعليقات الزوار", "تعليقات المستخدمين", "تعليقاتكم", "ردود القراء",
  ]

  /// What copying leaves of a page's buttons and an agency's sign-off: a number alone, a speed of reading aloud, initials between slashes.
  private static func isRemnant(_ text: Scalars) -> Bool {
    guard text.count <= 24, !text.contains(" ") else { return false }
    if text.count <= 4, text.allSatisfy({ $0.digitValue != nil }) { return text.count < 4 || text.first?.digitValue == 0 }
    if text.count <= 4, text.last == "x" || text.last == "X", text.first?.digitValue != nil { return true }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    return (2...4).contains(parts.count) && parts.allSatisfy { (2...4).contains($0.count) && $0.allSatisfy(\.isArabicLetter) }
  }

  /// A number of minutes, views or comments: `4 دقائق`, `120 مشاهدة`.
  private static func isCounter(_ line: PageLine) -> Bool {
    guard line.text.count <= 24, line.text.first?.digitValue != nil else { return false }
    let words = line.folded.split(separator: " ")
    let names = words.drop { $0.utf8.first.map { (0x30...0x39).contains($0) } ?? false }
    return (2...4).contains(words.count) && !names.isEmpty && names.allSatisfy { counters.contains(String($0)) }
  }

  private static let counters: Set<String> = [
    "دقيقه", "دقائق", "قراءه", "للقراءه", "مشاهده", "مشاهدات", "تعليق", "تعليقات", "مشاركه", "مشاركات", "زياره", "الف", "min", "read",
  ]

  private func kind(of labelled: LabelledLine, _ text: Scalars) -> LineKind? {
    switch labelled.label {
    case .author:
      guard !labelled.value.isEmpty, labelled.value.count <= 90, labelled.value.last != "." else { return nil }
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
      return labelled.isSeparated || text.last != "." ? .relatedLink : nil
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
  private static let timeWords: Set<String> = [
    "ص", "م", "صباحا", "مساء", "ظهرا", "فجرا", "ليلا", "بتوقيت", "توقيت", "غرينتش", "جرينتش", "غ", "ت", "مكه", "المكرمه", "القاهره",
    "بيروت",
    "دمشق", "بغداد", "عمان", "الرياض", "الدوحه", "دبي", "ابوظبي", "تونس", "الجزائر", "الرباط", "اسطنبول", "القدس", "غزه", "فلسطين",
    "الخرطوم",
    "صنعاء", "طرابلس", "المحلي", "gmt", "am", "pm",
  ]

  /// The line in brackets with which agencies say who wrote, translated and edited.
  private static func isCreditLine(_ text: Scalars) -> Bool {
    guard text.first == "(", text.last == ")", text.count <= 200 else { return false }
    let words = text[...].foldedName.split(separator: " ")
    return words.contains("تحرير") && (words.contains("اعداد") || words.contains("تغطيه"))
  }

  private static let markers: Set<String> = ["tt", "انتهي", "a a", "aa", "a", "t t", "حجم الخط", "استمع", "share", "print"]

  /// The longest line that is compared with others: headlines and captions are shorter.
  private static let longestRepeated = 320
}
