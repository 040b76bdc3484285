/// The names of the months and days in the calendars of the Arabic press, folded.
enum MonthNames {
  /// Gregorian months in the transliterated, Levantine, Maghrebi and Mauritanian systems, and in English.
  static let gregorian: [String: Int] = table([
    1: "يناير جانفي january jan كانون_الثاني", 2: "فبراير فيفري شباط february feb", 3: "مارس اذار march mar",
    4: "ابريل افريل نيسان april apr", 5: "مايو ماي ايار may", 6: "يونيو يونيه جوان حزيران june jun",
    7: "يوليو يوليه جويليه يوليوز تموز july jul", 8: "اغسطس اوت غشت اغشت اب august aug",
    9: "سبتمبر شتنبر شتمبر ايلول september sep sept", 10: "اكتوبر تشرين_الاول october oct",
    11: "نوفمبر نونبر تشرين_الثاني november nov", 12: "ديسمبر دجنبر دجمبر كانون_الاول december dec",
  ])

  /// The months of the Islamic calendar; the second words of two-word names stand alone too.
  static let hijri: Set<String> = [
    "محرم", "صفر", "ربيع", "جمادي", "رجب", "شعبان", "رمضان", "شوال", "ذو", "ذي", "القعده", "الحجه", "الاخر", "الاخره", "الثانيه", "الاولي",
    "الاول", "الثاني",
  ]

  /// Days of the week by ISO number, 1 is Monday.
  static let weekdays: [String: Int] = table([
    1: "الاثنين الاتنين monday", 2: "الثلاثاء tuesday", 3: "الاربعاء wednesday", 4: "الخميس thursday", 5: "الجمعه friday",
    6: "السبت saturday",
    7: "الاحد sunday",
  ])

  private static func table(_ rows: [Int: String]) -> [String: Int] {
    var table: [String: Int] = [:]
    for (number, names) in rows {
      for name in names.split(separator: " ") { table[name.split(separator: "_").joined(separator: " ")] = number }
    }
    return table
  }
}
