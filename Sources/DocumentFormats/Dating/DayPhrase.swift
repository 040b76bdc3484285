import ArabicText
import Model

/// A phrase that says which day of the week the writer's own day is: `اليوم (الخميس)`, `أمس الأربعاء`.
struct DayPhrase: Equatable {
  /// The day of the week of the article's own day, 1 is Monday.
  let today: Int
  /// How many days the named day lies before the article's own.
  let back: Int
  /// Where the phrase ends.
  let end: Int

  /// The phrases of a text. A weekday counts only right behind the word that ties it to the writer's day.
  static func all(in text: Scalars) -> [DayPhrase] {
    var phrases: [DayPhrase] = []
    var word = DayWords()
    for index in text.indices where (text[index] == "ا" || text[index] == "أ") && (index == 0 || !text[index - 1].isArabicLetter) {
      guard let back = word.back(at: index, in: text), let (day, end) = weekday(behind: word.end, in: text) else { continue }
      phrases.append(DayPhrase(today: (day - 1 + back + 7) % 7 + 1, back: back, end: end))
    }
    return phrases
  }

  private static func weekday(behind position: Int, in text: Scalars) -> (Int, Int)? {
    var start = position
    while start < text.count, text[start] == " " || text[start] == "(" || text[start] == "،" || Folding.isMark(text[start]) { start += 1 }
    guard start - position < 5, start < text.count, text[start] == "ا" else { return nil }
    let end = text[start...].firstIndex { !$0.isArabicLetter && !Folding.isMark($0) } ?? text.count
    guard end - start < 12, let day = MonthNames.weekdays[text[start..<end].foldedName] else { return nil }
    return (day, end)
  }
}

/// Knows the words for today, yesterday and the day before at a place of a text.
private struct DayWords {
  private(set) var end = 0

  /// How many days back the word at an index points; `nil` when it is no such word.
  mutating func back(at index: Int, in text: Scalars) -> Int? {
    guard index + 3 < text.count else { return nil }
    // Nearly every word that begins so has the article: a look at the next letters spares it the comparisons.
    switch text[index + 1] {
    case "ل" where text[index + 2] == "ي" && text[index + 3] == "و": break
    case "م" where text[index + 2] == "س": break
    case "و": break
    default: return nil
    }
    for (phrase, back) in Self.phrases where text[index...].starts(with: phrase) {
      end = index + phrase.count
      guard end == text.count || !text[end].isArabicLetter else { continue }
      return back
    }
    return nil
  }

  private static let phrases: [(Scalars, Int)] = [
    ("أول من أمس", 2), ("اول من امس", 2), ("أول أمس", 2), ("اول امس", 2), ("أمس الأول", 2), ("امس الاول", 2), ("أمس", 1), ("امس", 1),
    ("اليوم", 0),
  ].map { (Scalars($0.0), $0.1) }
}
