import Model
import Testing

@testable import DocumentFormats

@Suite struct LanguageTests {
  private static let arabic =
    "أعلنت بلدية المدينة الساحلية أنها ستبدأ ترميم المرفأ القديم مطلع الشهر المقبل، وأن الأعمال ستستمر عاماً."

  @Test(arguments: [
    ("The harbour of the old town was closed to all ships for repairs, and it is not known when work will end.", "en"),
    ("Le port de la vieille ville est fermé aux navires pour des travaux, et la mairie ne dit pas quand ils seront finis.", "fr"),
    ("بندر قدیمی شهر برای تعمیر به روی همه کشتی‌ها بسته شد و شهرداری می‌گوید که کار تا پایان سال ادامه دارد.", "fa"),
    ("شہر کی پرانی بندرگاہ مرمت کے لیے تمام جہازوں کے لیے بند کر دی گئی ہے اور کام سال کے آخر تک جاری رہے گا۔", "ur"),
  ])
  func `a long passage in another language is marked`(passage: String, language: String) {
    let body = Scalars("\(Self.arabic)\n\n\(passage)\n\n\(Self.arabic)")
    let start = Self.arabic.unicodeScalars.count + 2
    #expect(
      Language.passages(of: body, in: "ar") == [Passage(span: ScalarSpan(start, start + passage.unicodeScalars.count), language: language)])
  }

  @Test func `a text in one language has no such passage`() {
    #expect(Language.passages(of: Scalars("\(Self.arabic) (CNN)\n\n\(Self.arabic)"), in: "ar").isEmpty)
  }

  @Test func `an English caption is no part of an Arabic text`() throws {
    let caption = "Workers repair the old harbour wall in the city, in a picture taken last week."
    let read = try Fixture.read(
      "ترميم المرفأ القديم في المدينة\n\nبيروت: ليلى نصر\n\n\(Self.arabic)\n\n\(caption)\n\n\(Self.arabic)\n\n\(Self.arabic)")
    #expect(read.articles.map(\.captions) == [[caption]])
    #expect(!read.articles[0].body.contains("Workers"))
  }
}
