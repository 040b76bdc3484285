import ArabicText

/// A line that signs with a newspaper and a place: `«الشرق الأوسط» (موسكو)`, `لندن: «الشرق الأوسط»`, `جدة - صحيفة الواحة`.
struct DeskLine: Equatable {
  /// The desk as it is written.
  let desk: String
  /// The place it signs from.
  let place: String?

  /// Reads a line, or says that it is none.
  init?(_ text: Scalars, source: String) {
    guard (5...80).contains(text.count) else { return nil }
    if let close = text.firstIndex(of: "»"), text.first == "«", close <= 40 {
      let rest = text[(close + 1)...].trimmed
      guard rest.first == "(", rest.last == ")", rest.count > 2, rest.filter({ $0 == "(" }).count == 1 else { return nil }
      desk = text[...close].string
      place = rest.dropFirst().dropLast().string
      return
    }
    guard let mark = text.firstIndex(where: { $0 == "-" || $0 == "–" || $0 == ":" }), mark >= 2, mark + 2 < text.count else { return nil }
    let place = text[..<mark].trimmed
    let desk = text[(mark + 1)...].trimmed
    guard place.split(separator: " ").count <= 3, place.allSatisfy({ $0 == " " || $0.isArabicLetter }), Self.isDesk(desk, source: source)
    else { return nil }
    self.place = place.string
    self.desk = desk.string
  }

  private static func isDesk(_ text: ArraySlice<Unicode.Scalar>, source: String) -> Bool {
    let name = text.foldedName
    if name == source || newspapers.contains(name) { return true }
    if text.first?.opensPair ?? true { return false }
    let words = name.split(separator: " ").map(String.init)
    guard let first = words.first, words.count <= 4, text.last != "." || words.count <= 2 else { return false }
    return names.contains(first) || words.allSatisfy { $0.unicodeScalars.count == 1 }
      || PictureCredit.isAgency(words.joined(separator: " "))
  }

  private static let newspapers: Set<String> = [
    "الشرق الاوسط", "الاهرام", "الخليج", "القدس العربي", "العربي الجديد", "الحياه", "الجزيره نت", "الجزيره", "الراي", "الغد", "النهار",
    "الاخبار",
    "البيان", "الاتحاد", "الرياض", "عكاظ", "المصري اليوم", "الشروق", "الوطن", "اليوم السابع", "الانباء", "القبس", "الدستور", "الصباح",
    "الخبر", "العرب",
  ]

  static let names: Set<String> = [
    "صحيفه", "وكاله", "وكالات", "جريده", "موقع", "مكتب", "قسم", "فريق", "هييه", "هيئه", "وحده", "غرفه", "اسره", "المحرر", "مراسل",
    "مراسلنا", "تحرير",
  ]
}
