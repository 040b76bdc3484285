import Model

/// The header lines of a text that came as an e-mail (RFC 5322): its subject and date, and where the text begins.
struct MailHeader {
  private var subject: Scalars?
  private var date: CalendarDate?

  /// The header and the lines behind it; no header when the text does not begin with at least two known fields.
  static func split(_ lines: [SourceLine]) -> (MailHeader?, [SourceLine]) {
    var header = MailHeader()
    var known = 0
    var end = 0
    for line in lines.prefix(40) {
      guard end == 0 || line.blanksBefore == 0, let colon = line.text.firstIndex(of: ":"), colon > 1, colon <= 32,
        line.text[..<colon].allSatisfy({ $0.isLatinLetter || $0 == "-" })
      else { break }
      let value = line.text[(colon + 1)...].trimmed
      switch line.text[..<colon].string.lowercased() {
      case "subject": (header.subject, known) = (Array(value), known + 1)
      case "date": (header.date, known) = (Timestamp.day(in: value), known + 1)
      case "from", "to", "message-id", "mime-version": known += 1
      default: break
      }
      end += 1
    }
    guard known >= 2 else { return (nil, lines) }
    return (header, body(lines[end...]))
  }

  /// The lines between the greeting and the closing formula or the signature.
  private static func body(_ lines: ArraySlice<SourceLine>) -> [SourceLine] {
    let end = lines.firstIndex { $0.text == ["-", "-"] || isFormula($0.text, closings) } ?? lines.endIndex
    return Array(lines[..<end].drop { isFormula($0.text, greetings) })
  }

  private static func isFormula(_ text: Scalars, _ formulas: [String]) -> Bool {
    guard text.count <= 80 else { return false }
    let key = text[...].foldedName
    return formulas.contains { key.hasPrefix($0) }
  }

  private static let greetings = [
    "الساده", "السيدات", "عزيزي", "عزيزتي", "الزملاء", "تحيه طيبه", "السلام عليكم", "فيما يلي", "نرفق لكم", "صباح الخير",
  ]
  private static let closings = ["مع تحيات", "مع خالص", "مع اطيب", "وتفضلوا بقبول", "تحياتنا", "مع التحيه"]

  /// Gives the articles what the header says and they lack.
  func complete(_ articles: inout [Article]) {
    guard !articles.isEmpty else { return }
    if articles[0].title.isEmpty, let subject { articles[0].title = TitleCleaning.clean(subject) }
    if articles[0].published == nil, let date { articles[0].published = Publication(PartialDate(date), basis: .dateline) }
  }
}
