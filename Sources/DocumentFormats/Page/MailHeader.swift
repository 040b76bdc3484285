import Model

/// The header lines of a text that came as an e-mail (RFC 5322): its subject and date, and where the text begins.
struct MailHeader {
  private var subject: Scalars?
  private var date: CalendarDate?

  /// A text with the header of its mail taken off.
  struct Parts {
    var header: MailHeader?
    /// The lines of the text.
    var text: [SourceLine]
    /// What was decided on the other lines.
    var decisions: [Decision] = []
  }

  /// The header and the lines behind it; no header when the text does not begin with at least two known fields.
  static func split(_ lines: [SourceLine]) -> Parts {
    var header = MailHeader()
    var known = 0
    var end = 0
    for line in lines.prefix(40) {
      guard end == 0 || line.blanksBefore == 0, let field = Field(line.text) else { break }
      known += header.read(field) ? 1 : 0
      end += 1
    }
    guard known >= 2 else { return Parts(text: lines) }
    var parts = Parts(header: header, text: [])
    parts.note(lines[..<end], "a field of the mail's header")
    let behind = lines[end...]
    let close = behind.firstIndex { $0.text == ["-", "-"] || isFormula($0.text, closings) } ?? behind.endIndex
    let open = behind[..<close].firstIndex { !isFormula($0.text, greetings) } ?? close
    parts.note(behind[..<open], "a greeting")
    parts.text = Array(behind[open..<close])
    parts.note(behind[close...], "from the closing formula or the signature on")
    return parts
  }

  /// One line of a header.
  private struct Field {
    let name: String
    let value: ArraySlice<Unicode.Scalar>

    init?(_ text: Scalars) {
      guard let colon = text.firstIndex(of: ":"), colon > 1, colon <= 32,
        text[..<colon].allSatisfy({ $0.isLatinLetter || $0 == "-" })
          || MailHeader.arabicFields[text[..<colon].foldedName] != nil
      else { return nil }
      let name = text[..<colon]
      self.name = MailHeader.arabicFields[name.foldedName] ?? name.string.lowercased()
      value = text[(colon + 1)...].trimmed
    }
  }

  /// Takes a field over. `false` when its name is none of the usual ones.
  private mutating func read(_ field: Field) -> Bool {
    switch field.name {
    case "subject": subject = Array(field.value)
    case "date", "sent": date = Timestamp.day(in: field.value) ?? Dateline(Array(field.value))?.date ?? date
    case "from", "to", "cc", "message-id", "mime-version": break
    default: return false
    }
    return true
  }

  /// The names that mail programs give the fields in Arabic, folded.
  private static let arabicFields = WordList.mailFields.table

  private static func isFormula(_ text: Scalars, _ formulas: [String]) -> Bool {
    guard text.count <= 80 else { return false }
    let key = text[...].foldedName
    return formulas.contains { key.hasPrefix($0) }
  }

  private static let greetings = WordList.greetings.words
  private static let closings = WordList.closings.words

  /// The subject, by which the sender names the text.
  var title: String? { subject.map { TitleCleaning.clean($0) }.flatMap { $0.isEmpty ? nil : $0 } }

  /// Gives the articles what the header says and they lack.
  func complete(_ articles: inout [Article]) {
    guard !articles.isEmpty else { return }
    if articles[0].published == nil, let date { articles[0].published = Publication(PartialDate(date), basis: .dateline) }
  }
}

extension MailHeader.Parts {
  fileprivate mutating func note(_ lines: ArraySlice<SourceLine>, _ reason: String) {
    decisions += lines.map { Decision($0.span, .mail, reasons: [reason]) }
  }
}
