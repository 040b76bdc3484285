import Model
import Testing

@testable import DocumentFormats

@Suite struct LineTests {
  @Test(
    arguments: [
      ("بقلم: كلارا هوفمان", ["كلارا هوفمان"], nil, nil), ("بقلم   سامر العلي", ["سامر العلي"], nil, nil),
      ("كتب: إدريس العلمي", ["إدريس العلمي"], nil, nil),
      ("كتبت: مريم بنت أحمد (نواكشوط)", ["مريم بنت أحمد"], nil, "نواكشوط"), ("بقلم هند الزيات – داكار", ["هند الزيات"], nil, "داكار"),
      ("كتب: قسم الثقافة", [], "قسم الثقافة", nil), ("إعداد: أحمد سالم وسعاد حسن", ["أحمد سالم", "سعاد حسن"], nil, nil),
      ("بقلم: أمل وليد حداد", ["أمل وليد حداد"], nil, nil), ("بقلم/ ليلى نصر، عمر زيد", ["ليلى نصر", "عمر زيد"], nil, nil),
    ] as [(String, [String], String?, String?)])
  func `a byline gives its names`(line: String, people: [String], desk: String?, place: String?) throws {
    guard case .byline(let signature) = kind(line) else {
      Issue.record("no byline: \(line)")
      return
    }
    #expect(signature.people == people)
    #expect(signature.desk == desk)
    #expect(signature.place == place)
  }

  @Test(arguments: [
    "كتب الرئيس على منصته أن القمة نجحت", "كتبت الصحيفة عن الأزمة", "إعداد الموازنة يبدأ غداً", "المصدر الرئيسي للدخل هو الزراعة",
  ])
  func `a sentence that begins like a label is none`(line: String) {
    #expect(kind(line) == .short)
  }

  @Test(arguments: ["ترجمة: زياد النابلسي", "نقلها للعربية : زياد النابلسي", "نقله إلى العربية: زياد النابلسي"])
  func `a translator is named`(line: String) {
    #expect(kind(line) == .translator("زياد النابلسي"))
  }

  @Test(arguments: [
    ("جانب من الجلسة (أ.ف.ب)", "جانب من الجلسة"), ("صورة قديمة للميناء (أرشيفية - د.ب.أ)", "صورة قديمة للميناء"),
    ("أمواج عاتية - رويترز", "أمواج عاتية"),
    ("الوزير في مكتبه (صفحته على إكس) (رويترز)", "الوزير في مكتبه (صفحته على إكس)"), ("حشد في الساحة (تصوير: ليلى نصر)", "حشد في الساحة"),
  ])
  func `a picture's credit is taken off its caption`(line: String, caption: String) {
    #expect(PictureCredit.strip(Scalars(line))?.string == caption)
  }

  @Test(arguments: [
    "محطة بلا كراسي (صورة)", "انضمت الدولة إلى الحلف (الناتو)", "نهاية المباراة 2-1", "العلاقات السودانية - الصينية",
    "قال ذلك (رويترز) أمس.",
  ])
  func `brackets and dashes alone are no credit`(line: String) {
    #expect(PictureCredit.strip(Scalars(line)) == nil)
  }

  @Test(arguments: [
    ("«الضفة الأخرى» (مدريد)", "«الضفة الأخرى»", "مدريد"), ("جدة - صحيفة الواحة", "صحيفة الواحة", "جدة"),
    ("لندن: «الشرق الأوسط»", "«الشرق الأوسط»", "لندن"),
    ("الجزائر - ق. و", "ق. و", "الجزائر"),
  ])
  func `a desk signs with its place`(line: String, desk: String, place: String) {
    let found = DeskLine(Scalars(line), source: "")
    #expect(found?.desk == desk)
    #expect(found?.place == place)
  }

  @Test(arguments: [("هبة الزيات (بيروت)", "هبة الزيات", "بيروت"), ("واشنطن: ليلى نصر", "ليلى نصر", "واشنطن")])
  func `a correspondent signs with the place`(line: String, person: String, place: String) {
    let found = DeskLine(Scalars(line), source: "")
    #expect(found?.person == person)
    #expect(found?.desk == nil)
    #expect(found?.place == place)
  }

  @Test(arguments: ["4 دقائق", "120 مشاهدة", "شارك الخبر", "***", "جميع الحقوق محفوظة للموقع"])
  func `what belongs to the page's buttons is clutter`(line: String) {
    #expect(kind(line) == .clutter)
  }

  @Test(arguments: ["ترامب: «سنرى ما يحدث»", "«الخارجية»: نتابع الوضع", "السودان - مصر: جولة جديدة"])
  func `a headline with a quotation is no desk`(line: String) {
    #expect(DeskLine(Scalars(line), source: "") == nil)
  }

  @Test(
    arguments: [
      ("القاهرة 14 مارس (المدار) - قال رئيس الهيئة", "القاهرة", 14, 3), ("طرابلس (وال) - أعلنت الحكومة", "طرابلس", nil, nil),
      ("الكويت – أظهرت بيانات", "الكويت", nil, nil),
      ("الطارف (الجزائر) - أعادت السلطات", "الطارف", nil, nil),
    ] as [(String, String, Int?, Int?)])
  func `agency copy begins with its place`(text: String, place: String, day: Int?, month: Int?) {
    let lead = WireLead(Scalars(text))
    #expect(lead?.place == place)
    #expect(lead?.day == day)
    #expect(lead?.month == month)
  }

  @Test(arguments: ["قال الوزير - وهو طبيب - إن", "أعلنت الحكومة خطة جديدة", "", "في المدينة القديمة قرب السوق الكبير - كان"])
  func `other beginnings are no dateline`(text: String) {
    #expect(WireLead(Scalars(text)) == nil)
  }

  @Test func `the year of agency copy is the nearest one`() {
    let reference = CalendarDate(year: 2026, month: 1, day: 2)
    #expect(WireLead(Scalars("القاهرة 31 ديسمبر (المدار) - قال"))?.date(near: reference)?.description == "2025-12-31")
  }

  private func kind(_ line: String) -> LineKind {
    LineClassifier(isArabic: true, source: "").classify(SourceText(Scalars(line)).lines)[0].kind
  }
}
