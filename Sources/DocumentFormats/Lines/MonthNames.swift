/// The names of the months and days in the calendars of the Arabic press, folded.
enum MonthNames {
  /// Gregorian months in the transliterated, Levantine, Maghrebi and Mauritanian systems, and in English.
  static let gregorian = WordList.months.numbers

  /// The months of the Islamic calendar; the second words of two-word names stand alone too.
  static let hijri = WordList.hijriWords.set

  /// Days of the week by ISO number, 1 is Monday.
  static let weekdays = WordList.weekdays.numbers
}
