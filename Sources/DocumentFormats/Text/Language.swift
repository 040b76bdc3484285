import Model

/// The language of a text, told from its letters.
enum Language {
  /// A BCP 47 tag: `ar`, `fa` or `ur` by the letters that Arabic has not; in Latin script by the commonest words, `en` when they do not tell.
  static func tag(of text: String, fallback: String? = nil) -> String {
    tag(of: Scalars(text)[...], fallback: fallback)
  }

  /// The tag of a text by its beginning.
  static func tag(of text: ArraySlice<Unicode.Scalar>, fallback: String? = nil) -> String {
    var (arabic, latin, persian, urdu) = (0, 0, 0, 0)
    for scalar in text.prefix(4000) {
      if scalar.isArabicLetter {
        arabic += 1
        // The letters of Arabic itself end before these.
        guard scalar.value > 0x064A else { continue }
        switch scalar {
        case "پ", "چ", "ژ", "گ", "ک", "ی": persian += 1
        case "ٹ", "ڈ", "ڑ", "ں", "ے", "ھ", "ہ": urdu += 1
        default: break
        }
      } else if scalar.isLatinLetter {
        latin += 1
      }
    }
    if latin > arabic * 2 { return fallback.flatMap { $0.hasPrefix("ar") ? nil : $0 } ?? latinTag(of: text.prefix(4000).string) }
    if urdu * 40 > arabic { return "ur" }
    return persian * 12 > arabic ? "fa" : "ar"
  }

  /// The long paragraphs of a body that are in another language than the article.
  static func passages(of body: Scalars, in language: String) -> [Passage] {
    guard language != "ar" || body.contains(where: { $0.isLatinLetter || $0.value > 0x067D && $0.value < 0x06FB }) else { return [] }
    var passages: [Passage] = []
    var start = 0
    while start < body.count {
      let end = body[start...].firstIndex(of: "\n") ?? body.count
      if end - start >= shortestPassage {
        let found = tag(of: body[start..<end])
        if found != language { passages.append(Passage(span: ScalarSpan(start, end), language: found)) }
      }
      start = end + 1
    }
    return passages
  }

  private static let shortestPassage = 60

  /// The language of a text in Latin script by its function words.
  private static func latinTag(of text: String) -> String {
    var counts: [String: Int] = [:]
    for word in text.prefix(2_000).lowercased().split(whereSeparator: { !$0.isLetter }) {
      for (language, words) in functionWords where words.contains(String(word)) { counts[language, default: 0] += 1 }
    }
    let best = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }
    return best.map { $0.value > 1 ? $0.key : "en" } ?? "en"
  }

  private static let functionWords: [String: Set<String>] = WordList.functionWords.rows.reduce(into: [:]) {
    $0[$1.value, default: []].insert($1.word)
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
