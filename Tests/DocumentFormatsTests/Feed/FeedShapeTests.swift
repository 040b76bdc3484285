import Testing

@testable import DocumentFormats

@Suite struct FeedShapeTests {
  @Test func `the sample feed gives its items`() throws {
    let read = try Fixture.read(path: "Config/demo/09-feed.xml", type: .xml)
    #expect(read.shape == "feed")
    #expect(read.articles.count == 4)
    #expect(read.articles.map { $0.published?.date.description } == ["2025-04-17", "2025-04-17", "2025-04-16", "2025-04-15"])
    #expect(read.articles[0].authors == ["ريما حداد"])
    #expect(read.articles[0].url == "https://example.org/difaf/2025/04/17/imf")
    #expect(read.articles[1].body.split(separator: "\n\n").count == 2)
    #expect(read.articles[2].body.contains("وطالب محامي الشركة") || read.articles[2].body.contains("طالب محامي"))
    #expect(read.articles[3].body.contains("استحق الفوز"))
  }

  @Test func `an Atom feed is read`() throws {
    let feed = """
      <?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>نشرة</title>
      <entry><title type="html">خبر &amp;amp; تعليق</title><link href="https://example.org/1"/><published>2026-01-05T10:00:00Z</published>
      <author><name>سلمى نصر</name></author><content type="xhtml"><div><p>فقرة أولى.</p><p>فقرة ثانية.</p></div></content></entry></feed>
      """
    let article = try #require(try Fixture.read(feed, type: .xml).articles.first)
    #expect(article.title == "خبر & تعليق")
    #expect(article.url == "https://example.org/1")
    #expect(article.authors == ["سلمى نصر"])
    #expect(article.published?.date.description == "2026-01-05")
    #expect(article.body == "فقرة أولى.\n\nفقرة ثانية.")
  }

  @Test func `a feed posted as text is known`() throws {
    #expect(try Fixture.read(try Fixture.text("Config/demo/09-feed.xml")).shape == "feed")
  }
}
