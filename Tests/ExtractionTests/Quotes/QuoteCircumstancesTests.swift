import Extraction
import Model
import Testing

/// To whom something is said, about what, and whether a part of it only is quoted.
@Suite struct QuoteCircumstancesTests {
  private static func quote(_ text: String) throws -> Quote {
    try #require(try ConfigFiles.findings(text).quotes.first)
  }

  @Test(arguments: [
    ("قال إيمانويل ماكرون لفلاديمير بوتين: «لن نغلق المدارس هذا الشتاء».", "فلاديمير بوتين", "vladimir-putin"),
    ("قال إيمانويل ماكرون للصحافيين إن المدارس ستبقى مفتوحة طوال الشتاء.", "الصحافيين", nil),
    ("قال إيمانويل ماكرون في مقابلة مع صحيفة محلية إن المدارس ستبقى مفتوحة طوال الشتاء.", "صحيفة محلية", nil),
  ])
  func `the one spoken to is named`(_ text: String, _ words: String, _ slug: String?) throws {
    let quote = try Self.quote(text)
    #expect(quote.addresseeText == words, "\(quote)")
    #expect(quote.addressee == slug)
  }

  @Test(arguments: [
    "قال إيمانويل ماكرون إن المدارس ستبقى مفتوحة طوال الشتاء.", "قال المتحدث باسم الحزب للمرة الأولى إن المدارس ستبقى مفتوحة.",
  ])
  func `nobody is spoken to where nobody is named`(_ text: String) throws {
    #expect(try Self.quote(text).addresseeText == nil)
  }

  @Test func `what is spoken of stands first, then whom the words name`() throws {
    let quote = try Self.quote("وقال إيمانويل ماكرون تعليقاً على الهدنة الجديدة: «نرحب بموقف فلاديمير بوتين اليوم».")
    #expect(quote.about.first?.text == "الهدنة الجديدة")
    #expect(quote.about.contains { $0.entity == "vladimir-putin" })
    #expect(!quote.about.contains { $0.entity == "emmanuel-macron" })
  }

  @Test(arguments: [
    ("قال إيمانويل ماكرون إن المدارس «لن تغلق أبوابها في الشتاء» مهما حدث.", true),
    ("قال إيمانويل ماكرون: «لن نغلق المدارس هذا الشتاء».", false), ("قال إيمانويل ماكرون «لن نغلق المدارس هذا الشتاء».", false),
    ("«لن نغلق المدارس هذا الشتاء»، قال إيمانويل ماكرون.", false),
  ])
  func `words inside the newspaper's own sentence are a part`(_ text: String, _ isPartial: Bool) throws {
    let direct = try ConfigFiles.findings(text).quotes.filter(\.direct)
    #expect(direct.map(\.partial) == [isPartial])
  }

  @Test func `a paragraph that opens anew goes on with the quotation`() throws {
    let text = """
      قال إيمانويل ماكرون: «لن نغلق المدارس هذا الشتاء مهما طال.

      «سنوفر التدفئة للجميع في كل القرى». ثم غادر القاعة.
      """
    let quotes = try ConfigFiles.findings(text).quotes.filter(\.direct)
    #expect(quotes.map(\.text) == ["لن نغلق المدارس هذا الشتاء مهما طال.", "سنوفر التدفئة للجميع في كل القرى"])
    #expect(quotes.map(\.speaker) == ["emmanuel-macron", "emmanuel-macron"])
  }

  @Test func `who is quoted inside a quotation speaks, too`() throws {
    let quotes = try ConfigFiles.findings("روى إيمانويل ماكرون: «قال فلاديمير بوتين: \"سنلتقي قبل الخريف\" ثم خرج».").quotes
    #expect(quotes.contains { $0.speaker == "vladimir-putin" && $0.text == "سنلتقي قبل الخريف" }, "\(quotes)")
  }

  @Test func `straight marks nest where the spaces say so`() throws {
    let quotes = try ConfigFiles.findings("قال إيمانويل ماكرون: \"قرأت رواية \"موسم المطر\" في ليلة واحدة\".").quotes
    #expect(quotes.map(\.text) == ["قرأت رواية \"موسم المطر\" في ليلة واحدة"])
  }

  @Test func `the head of a relative clause speaks`() throws {
    let quotes = try ConfigFiles.findings("غادر إيمانويل ماكرون مع السائق الذي قال إن الطريق مقطوعة منذ الصباح.").quotes
    #expect(quotes.map(\.speakerText) == ["السائق"])
  }

  @Test func `a source speaks for its body`() throws {
    let quote = try Self.quote("قال مصدر بوزارة الخارجية الروسية إن المدارس ستبقى مفتوحة طوال الشتاء.")
    #expect(quote.speaker == "russia-foreign-ministry")
    #expect(quote.speakerText == "مصدر بوزارة الخارجية الروسية")
  }

  @Test func `a source that speaks to an agency does not speak for it`() throws {
    let quote = try Self.quote("قال مصدر أمني لوكالة رويترز إن المدارس ستبقى مفتوحة طوال الشتاء.")
    #expect(quote.speaker == nil)
    #expect(quote.speakerText == "مصدر أمني")
  }

  @Test func `the subject of the main verb speaks in its participle`() throws {
    let quotes = try ConfigFiles.findings(
      "قال إيمانويل ماكرون إنه التقى فلاديمير بوتين أمس، مؤكداً أن المدارس ستبقى مفتوحة طوال الشتاء."
    ).quotes
    #expect(quotes.map(\.speaker) == ["emmanuel-macron", "emmanuel-macron"])
  }

  @Test func `several who went on are not the one who spoke last`() throws {
    let quotes = try ConfigFiles.findings("قال إيمانويل ماكرون إن الطريق مقطوعة منذ الصباح. وأضافوا أن الماء متوفر في كل القرى.").quotes
    #expect(quotes.count == 1)
  }
}
