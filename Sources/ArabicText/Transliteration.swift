/// Latin letters for Arabic ones, for names that nobody has spelt in Latin yet.
public enum Transliteration {
  private static let letters: [Unicode.Scalar: String] = [
    "ا": "a", "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "س": "s", "ش": "sh",
    "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "a", "غ": "gh", "ف": "f", "ق": "q", "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h",
    "و": "w", "ي": "y", "ء": "", "ؤ": "w", "ئ": "y", "گ": "g", "پ": "p", "چ": "ch", "ڤ": "v", "ژ": "zh",
  ]

  /// A lower-case ASCII name with dashes, made from the consonants of an Arabic one: the same for all spellings that fold alike.
  public static func slug(_ name: String) -> String {
    var slug = ""
    for scalar in Folding.foldName(name).unicodeScalars {
      if let latin = letters[scalar] {
        slug += latin
      } else if scalar.isASCII, scalar != " " {
        slug.unicodeScalars.append(scalar)
      } else if !slug.isEmpty, !slug.hasSuffix("-") {
        slug += "-"
      }
    }
    while slug.hasSuffix("-") { slug.removeLast() }
    return slug.isEmpty ? "unnamed" : slug
  }
}
