import Extraction
import Model
import Testing

@Suite struct QuoteFinderTests {
  private static let said = "لن نغلق المدارس هذا الشتاء"

  @Test(arguments: [
    ("قال إيمانويل ماكرون: «لن نغلق المدارس هذا الشتاء».", "قال"), ("إيمانويل ماكرون قال: «لن نغلق المدارس هذا الشتاء».", "قال"),
    ("«لن نغلق المدارس هذا الشتاء»، قال إيمانويل ماكرون.", "قال"),
    ("«لن نغلق المدارس هذا الشتاء»، يقول إيمانويل ماكرون للصحافيين.", "يقول"),
    ("وأكد إيمانويل ماكرون: «لن نغلق المدارس هذا الشتاء».", "وأكد"),
    ("قال إيمانويل ماكرون أمس (السبت): «لن نغلق المدارس هذا الشتاء».", "قال"),
    ("زار إيمانويل ماكرون القرية، قائلاً: «لن نغلق المدارس هذا الشتاء».", "قائلاً"),
    ("بحسب إيمانويل ماكرون «لن نغلق المدارس هذا الشتاء».", "بحسب"),
  ])
  func `words in quotation marks belong to the cue beside them`(text: String, cue: String) throws {
    let quotes = try ConfigFiles.findings(text).quotes
    #expect(quotes.map(\.text) == [Self.said])
    #expect(quotes.map(\.speaker) == ["emmanuel-macron"])
    #expect(quotes.map(\.cue) == [cue])
    #expect(quotes.map(\.direct) == [true])
  }

  @Test func `a span leaves out the quotation marks`() throws {
    let text = "قال إيمانويل ماكرون: «لن نغلق المدارس هذا الشتاء»."
    let quote = try #require(try ConfigFiles.findings(text).quotes.first)
    let scalars = Array(text.unicodeScalars)
    #expect(scalars[quote.span.start - 1] == "«" && scalars[quote.span.end] == "»")
    #expect(quote.span.end - quote.span.start == quote.text.unicodeScalars.count)
  }

  @Test func `a quotation goes over several sentences`() throws {
    let words = "لن نغلق المدارس هذا الشتاء. سنوفر التدفئة للجميع. وهذا وعد"
    let findings = try ConfigFiles.findings("قال إيمانويل ماكرون: «\(words)». ثم خرج إلى الحديقة.")
    #expect(findings.speeches == ["emmanuel-macron: \(words)"])
  }

  @Test func `two cues in a sentence have their own words`() throws {
    let text = "قال فلاديمير بوتين: «سنلتقي قبل الخريف»، بينما رأى إيمانويل ماكرون أن «اللقاء لن يتم هذا العام»."
    #expect(
      try ConfigFiles.findings(text).speeches == ["vladimir-putin: سنلتقي قبل الخريف", "emmanuel-macron: اللقاء لن يتم هذا العام"])
  }

  @Test func `a question and its answer have two speakers`() throws {
    let text = "سأل الصحافي: «متى تفتح المدارس؟» فأجاب إيمانويل ماكرون: «في أول سبتمبر»."
    #expect(try ConfigFiles.findings(text).speeches == ["الصحافي: متى تفتح المدارس؟", "emmanuel-macron: في أول سبتمبر"])
  }

  @Test(arguments: [
    "قال إيمانويل ماكرون إن المدارس «لن تغلق أبوابها في الشتاء» مهما حدث.",
    "شدد إيمانويل ماكرون على أن المدارس «لن تغلق أبوابها في الشتاء».",
  ])
  func `part of a reported clause may stand in quotation marks`(text: String) throws {
    let direct = try ConfigFiles.findings(text).quotes.filter(\.direct)
    #expect(direct.map(\.text) == ["لن تغلق أبوابها في الشتاء"])
    #expect(direct.map(\.speaker) == ["emmanuel-macron"])
  }

  @Test(arguments: [
    "صار الحي «مدينة أشباح» بعد رحيل أهله.", "عرض المخرج فيلم «ليلة القمر الطويلة» في القاعة الكبرى.",
    "وصلت سفينة «نجمة البحر الأبيض» إلى الميناء.", "قال «لا».", "زار الطلاب معرض «ألوان من الصحراء» مرتين.",
    "سمّى الباعة السوق «سوق الأيام السبعة» منذ زمن.",
  ])
  func `names and words at a distance are no quotations`(text: String) throws {
    #expect(try ConfigFiles.findings(text).quotes.isEmpty)
  }

  @Test func `the name of a newspaper beside a cue is no quotation`() throws {
    let findings = try ConfigFiles.findings("قال إيمانويل ماكرون لصحيفة «الشرق الأوسط» إن المدارس ستبقى مفتوحة طوال الشتاء.")
    #expect(findings.speeches == ["emmanuel-macron: المدارس ستبقى مفتوحة طوال الشتاء"])
  }

  @Test(arguments: [
    ("قال إيمانويل ماكرون إن المدارس ستبقى مفتوحة طوال الشتاء.", "قال"),
    ("أكد إيمانويل ماكرون أن المدارس ستبقى مفتوحة طوال الشتاء.", "أكد"),
    ("شدد إيمانويل ماكرون على أن المدارس ستبقى مفتوحة طوال الشتاء.", "شدد"),
    ("زار إيمانويل ماكرون القرية، مؤكداً أن المدارس ستبقى مفتوحة طوال الشتاء.", "مؤكداً"),
    ("قال إيمانويل ماكرون أمس (السبت) إن المدارس ستبقى مفتوحة طوال الشتاء.", "قال"),
  ])
  func `a clause with its particle is indirect speech`(text: String, cue: String) throws {
    let quotes = try ConfigFiles.findings(text).quotes
    #expect(quotes.map(\.text) == ["المدارس ستبقى مفتوحة طوال الشتاء"])
    #expect(quotes.map(\.direct) == [false])
    #expect(quotes.map(\.speaker) == ["emmanuel-macron"])
    #expect(quotes.map(\.cue) == [cue])
  }

  @Test func `what was not said is no quotation`() throws {
    #expect(try ConfigFiles.findings("لم يقل إيمانويل ماكرون إن المدارس ستغلق أبوابها في الشتاء.").quotes.isEmpty)
  }

  @Test func `a colon at the end of a paragraph announces the next one`() throws {
    let findings = try ConfigFiles.findings(
      "صرح إيمانويل ماكرون بما يلي:\n\nلن نغلق المدارس هذا الشتاء، وسنوفر التدفئة.\n\nثم غادر القاعة مع مرافقيه.")
    #expect(findings.quotes.count == 1)
    let quote = try #require(findings.quotes.first)
    #expect(quote.speaker == "emmanuel-macron" && quote.direct)
    #expect(quote.text.hasPrefix("لن نغلق") && quote.text.contains("وسنوفر التدفئة") && !quote.text.contains("غادر"))
  }

  @Test func `quotations stand in reading order and direct ones do not overlap`() throws {
    let text = """
      قال فلاديمير بوتين: «سنلتقي قبل الخريف». وأضاف أن الطقس سيتحسن في الأسبوع المقبل.

      المدارس «لن تغلق أبوابها»، وفق مصدر تربوي. ورد إيمانويل ماكرون: «قرأت رواية «موسم المطر» في ليلة واحدة».
      """
    let quotes = try ConfigFiles.findings(text).quotes
    #expect(quotes.map(\.direct) == [true, false, true, true])
    for (first, second) in zip(quotes, quotes.dropFirst()) { #expect(first.span.end <= second.span.start) }
  }

  @Test(arguments: ["", "«»", "قال", "قال:", "قال: «", "إن", "«قال»", "وأضاف:\n\n", ":\n\n«"])
  func `a scrap has no quotations`(text: String) throws {
    #expect(try ConfigFiles.findings(text).quotes.isEmpty)
  }
}

@Test(arguments: [
  "أكد المدير في تصريح لإذاعة الساحل \"موجة أف\" أن العمل يستأنف غدا.",
  "أوضح الباحث أن أحماض \"أوميغا ثلاثة\" توجد في الأسماك.",
  "يذكر أن المصنع أغلق أبوابه قبل عامين بسبب الديون.",
])
func `names in quotation marks and what the newspaper recalls are no speech`(_ text: String) throws {
  let quotes = try ConfigFiles.findings(text).quotes
  #expect(quotes.allSatisfy { !$0.direct }, "\(quotes.map(\.text))")
  if text.hasPrefix("يذكر") { #expect(quotes.isEmpty) }
}
