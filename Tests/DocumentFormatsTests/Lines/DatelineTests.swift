import Model
import Testing

@testable import DocumentFormats

@Suite struct DatelineTests {
  @Test(
    arguments: [
      ("نُشر: 13:36-19 مايو 2025 م ـ 21 ذو القِعدة 1446 هـ", "2025-05-19", nil),
      ("24/5/2025-|آخر تحديث: 25/5/2025 11:25 (توقيت مكة)", "2025-05-24", nil),
      ("الأحد، 1 فبراير 2026", "2026-02-01", nil), ("الاثنين 3 فبراير 2025", "2025-02-03", nil),
      ("نُشر: 18 نوفمبر/تشرين الثاني 2025", "2025-11-18", nil),
      ("الخميس 12 مارس 2026 - 14:30", "2026-03-12", nil), ("٢١ كانون الثاني ٢٠٢٥", "2025-01-21", nil),
      ("طرابلس، 5 مايو/أيار 2024", "2024-05-05", "طرابلس"),
      ("الاثنين 10 رمضان 1446هـ الموافق 10 مارس 2025م", "2025-03-10", nil), ("السبت 30 آب/أغسطس 2025", "2025-08-30", nil),
      ("2025-03-18", "2025-03-18", nil),
      ("18/3/2025", "2025-03-18", nil), ("تاريخ النشر: 18.03.2025", "2025-03-18", nil), ("12 فبراير (شباط) 2025", "2025-02-12", nil),
      ("23 جانفي 2026", "2026-01-23", nil), ("March 12, 2026", "2026-03-12", nil),
      ("التاريخ: 8 يناير/كانون الثاني 2026", "2026-01-08", nil),
    ] as [(String, String, String?)])
  func `a line that is a date is read`(line: String, date: String, place: String?) {
    let dateline = Dateline(Scalars(line))
    #expect(dateline?.date.description == date)
    #expect(dateline?.place == place)
    #expect(dateline?.warning == nil)
  }

  @Test(arguments: [
    "", "فبراير", "1 فبراير", "30 فبراير 2025", "أبرز أحداث الثلاثاء 24 جانفي 2017", "زلزال 6 فبراير 2023 يضرب الجنوب",
    "القرار 2254 لعام 2015",
    "من 20 إلى 26 أكتوبر 2025", "12/13/14", "16:40", "99/99/2025",
  ])
  func `a line that says more or less is none`(line: String) {
    #expect(Dateline(Scalars(line)) == nil)
  }

  @Test func `a wrong day of the week is told`() {
    #expect(Dateline(Scalars("الاثنين، 1 فبراير 2026"))?.warning != nil)
  }
}
