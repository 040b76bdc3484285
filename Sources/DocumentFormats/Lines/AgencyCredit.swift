import ArabicText

/// The credit by which a page says that an agency wrote the text: `(أ.ف.ب)`, `(رويترز)` on a line of its own, at the end of the text, or in
/// the lead of wire copy.
enum AgencyCredit {
  /// The agency of a line that holds a credit and nothing else.
  static func line(_ text: Scalars) -> String? {
    guard text.count <= 40 else { return nil }
    var inside = text[...].trimming { $0 == " " || $0 == "-" || $0 == "–" || $0 == "ـ" }
    if inside.first == "(", inside.last == ")" {
      inside = inside.dropFirst().dropLast()
    } else {
      guard PictureCredit.isDotted(inside) || sure.contains(inside.filter { $0 != "." }[...].foldedName) else { return nil }
    }
    return agency(named: inside)
  }

  /// The agency whose credit ends a text, and where the credit begins: `… في وقت لاحق. (رويترز)`.
  static func atEnd(of paragraph: Scalars) -> (agency: String, start: Int)? {
    let text = paragraph.last == "." ? paragraph.dropLast() : paragraph[...]
    guard text.last == ")", let open = text.suffix(40).lastIndex(of: "("), open > 0 else { return nil }
    guard paragraph[..<open].trimmed.last.map({ $0 == "." || $0 == "؟" || $0 == "»" || $0 == "\"" || $0 == "!" }) ?? false else {
      return nil
    }
    return agency(named: text[(open + 1)..<(text.endIndex - 1)]).map { ($0, open) }
  }

  /// The name as it is written, when all of it is names of agencies. `nil` for anything else, and for a picture's credit.
  static func agency(named text: ArraySlice<Unicode.Scalar>) -> String? {
    let parts = text.trimmed.split(whereSeparator: { $0 == "+" || $0 == "،" || $0 == "/" || $0 == "–" || $0 == "-" })
      .map(\.trimmed).filter { !$0.isEmpty }
    guard !parts.isEmpty, parts.count <= 4 else { return nil }
    // Two letters with a stop between them are an editor's as a rule.
    let agencies = parts.filter { part in
      PictureCredit.isDotted(part) && part.count(where: \.isArabicLetter) > 2 || sure.contains(part.filter { $0 != "." }[...].foldedName)
    }
    guard let first = agencies.first else { return nil }
    return parts.count == agencies.count ? text.trimmed.string : first.string
  }

  /// Names that are agencies and nothing else; a newspaper or a picture service is none.
  private static let sure = WordList.textAgencies.set
}
