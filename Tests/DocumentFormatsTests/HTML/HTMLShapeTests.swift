import Model
import Testing

@testable import DocumentFormats

@Suite struct HTMLShapeTests {
  static let first = "افتتحت الوزيرة صباح اليوم مكتبة عامة في الحي القديم، بعد عامين من الترميم بتمويل من تبرعات السكان والجمعيات."
  static let second = "وتضم المكتبة عشرة آلاف كتاب وقاعة للأطفال، وستفتح أبوابها كل يوم من التاسعة صباحاً حتى الثامنة مساءً."

  @Test func `the sample page is cleaned`() throws {
    let read = try Fixture.read(path: "Config/demo/06-page.html", type: .html)
    let article = try #require(read.articles.first)
    #expect(read.shape == "html")
    #expect(article.title == "السنغال تنتج أول شحنة من الغاز المسال للتصدير إلى أوروبا")
    #expect(article.subtitle == "المشروع المشترك مع موريتانيا يدخل مرحلة جديدة")
    #expect(article.authors == ["عبد الله ولد السالك"])
    #expect(article.place == "داكار")
    #expect(article.published == Publication(PartialDate(try #require(CalendarDate(year: 2025, month: 6, day: 18))), basis: .dateline))
    #expect(article.captions == ["ناقلة غاز تغادر المنصة العائمة قبالة سان لوي"])
    let body = Scalars(article.body)
    #expect(article.headings.map { body[$0.start..<$0.end].string } == ["شركاء أجانب"])
    for clutter in [
      "شارك", "إعلان", "اقرأ أيضاً", "صيادو سان لوي يطالبون", "الكلمات المفتاحية", "غامبيا", "قارئ من", "track", "الرئيسية", "ملفات تعريف",
    ] {
      #expect(!article.body.contains(clutter), "\(clutter)")
    }
    #expect(article.body.hasSuffix("وتعهّد الوزير بدراسة المطلب والرد عليه خلال شهر."))
  }

  @Test func `a page wrapped in one form is read`() throws {
    let page =
      "<html><body><form id='aspnetForm'><div class='menu'><a href='/'>الرئيسية</a></div><h1>مكتبة في الحي القديم</h1><div><p>\(Self.first)<p>\(Self.second)</div><input value='x'></form></body></html>"
    let read = try Fixture.read(page, type: .html)
    #expect(read.articles.map(\.title) == ["مكتبة في الحي القديم"])
    #expect(read.articles[0].body == Self.first + "\n\n" + Self.second)
  }

  @Test func `text broken by line breaks is paragraphs`() throws {
    let read = try Fixture.read(
      "<html><title>مكتبة في الحي القديم</title><body><div>\(Self.first)<br><br/>\(Self.second)</div></body></html>", type: .html)
    #expect(read.articles[0].title == "مكتبة في الحي القديم")
    #expect(read.articles[0].body == Self.first + "\n\n" + Self.second)
  }

  @Test func `a page with several articles gives them all`() throws {
    let article = "<article><h2>%</h2><p>\(Self.first)</p><p>\(Self.second)</p><p>\(Self.first)</p></article>"
    let page =
      "<html><body>" + article.replacing("%", with: "خبر أول من المدينة") + article.replacing("%", with: "خبر ثان من القرية")
      + "</body></html>"
    let read = try Fixture.read(page, type: .html)
    #expect(read.articles.map(\.title) == ["خبر أول من المدينة", "خبر ثان من القرية"])
  }

  @Test func `a class that sounds like clutter cannot hide the whole text`() throws {
    let page =
      "<html><body><div class='page-with-sidebar'><h1>مكتبة في الحي القديم</h1><p>\(Self.first)</p><p>\(Self.second)</p></div></body></html>"
    #expect(try Fixture.read(page, type: .html).articles[0].body.contains(Self.second))
  }

  @Test func `broken JSON-LD is passed over`() throws {
    let page =
      "<html><head><script type='application/ld+json'>{\"@type\":\"NewsArticle\",</script><meta property='og:title' content='مكتبة في الحي &quot;القديم&quot; | موقع'></head><body><p>\(Self.first)</p></body></html>"
    #expect(try Fixture.read(page, type: .html).articles[0].title == "مكتبة في الحي \"القديم\"")
  }
}
