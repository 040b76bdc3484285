import ArabicText

/// The credit at the end of the line below a picture: `(أ.ف.ب)`, `(أرشيفية - رويترز)`, `- الأناضول`.
enum PictureCredit {
  /// The line without its credit, or `nil` when it has none. `source` is the folded name of the publication, which credits itself, too.
  static func strip(_ text: Scalars, source: String = "") -> Scalars? {
    guard text.count >= 6, text.count <= 400 else { return nil }
    return bracketed(text, source) ?? signed(text) ?? dashed(text)
  }

  private static func bracketed(_ text: Scalars, _ source: String) -> Scalars? {
    let line = text.last == "." ? text.dropLast() : text[...]
    guard line.last == ")", let open = line.lastIndex(of: "("), open > 3 else { return nil }
    let inside = line[(open + 1)..<(line.endIndex - 1)]
    let isOwn = !source.isEmpty && inside.foldedName == source || DeskLine.newspapers.contains(inside.foldedName)
    guard inside.count <= 60, isCredit(inside) || isOwn, text.last != "." || isDotted(inside) else { return nil }
    return Array(line[..<open].trimmed)
  }

  /// `… 2025. © أ ف ب`
  private static func signed(_ text: Scalars) -> Scalars? {
    guard let sign = text.lastIndex(of: "©"), sign > 10, text.count - sign <= 40 else { return nil }
    return Array(text[..<sign].trimmed)
  }

  private static func dashed(_ text: Scalars) -> Scalars? {
    guard let dash = text.lastIndex(where: { $0 == "-" || $0 == "–" || $0 == "—" || $0 == "/" }), dash > 6,
      text.count - dash <= 40, text[dash - 1] == " " || text[dash] == "/", dash + 2 < text.count
    else { return nil }
    let credit = text[(dash + 1)...].trimmed
    let name = credit.filter { $0 != "." }[...].foldedName
    guard agencies.contains(name) || archives.contains(name) else { return nil }
    return Array(text[..<dash].trimmed)
  }

  static func isCredit(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    if isDotted(text) { return true }
    for part in text.split(whereSeparator: { $0 == "-" || $0 == "–" || $0 == "/" || $0 == "،" }) {
      let name = part.filter { $0 != "." }[...].foldedName
      if agencies.contains(name) { return true }
      let words = name.split(separator: " ")
      if let first = words.first, openings.contains(String(first)), words.count > 1 || first != "صوره" { return true }
    }
    return false
  }

  /// Single letters with stops between them, as agencies are abbreviated: `أ.ف.ب`.
  static func isDotted(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    for part in text.split(whereSeparator: { $0 == "-" || $0 == "–" }) {
      let letters = part.split(separator: ".").map { $0.trimmed }
      if letters.count >= 2, part.contains("."), letters.allSatisfy({ $0.count <= 2 && $0.first?.isArabicLetter ?? false }) { return true }
    }
    return false
  }

  /// Whether a folded name is an agency's.
  static func isAgency(_ folded: String) -> Bool { agencies.contains(folded) }

  private static let archives = WordList.pictureArchives.set

  private static let openings = WordList.pictureOwners.set

  private static let agencies = WordList.pictureAgencies.set
}
