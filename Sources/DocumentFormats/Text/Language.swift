/// The language of a text, told from its letters.
enum Language {
  /// A BCP 47 tag: `ar`, `fa` or `ur` by the letters that Arabic has not, `en` for Latin script.
  static func tag(of text: String, fallback: String? = nil) -> String {
    var (arabic, latin, persian, urdu) = (0, 0, 0, 0)
    for scalar in text.unicodeScalars.prefix(4000) {
      if scalar.isLatinLetter { latin += 1 }
      guard scalar.isArabicLetter else { continue }
      arabic += 1
      switch scalar {
      case "پ", "چ", "ژ", "گ", "ک", "ی": persian += 1
      case "ٹ", "ڈ", "ڑ", "ں", "ے", "ھ", "ہ": urdu += 1
      default: break
      }
    }
    if latin > arabic * 2 { return fallback.flatMap { $0.hasPrefix("ar") ? nil : $0 } ?? "en" }
    if urdu * 40 > arabic { return "ur" }
    return persian * 12 > arabic ? "fa" : "ar"
  }

  /// Whether a text is mainly in Arabic script.
  static func isArabic(_ text: Scalars) -> Bool {
    var (arabic, latin) = (0, 0)
    for scalar in text.prefix(20_000) {
      if scalar.isArabicLetter { arabic += 1 } else if scalar.isLatinLetter { latin += 1 }
    }
    return arabic >= latin
  }
}
