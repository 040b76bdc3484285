import Model
import Testing

@testable import DocumentFormats

@Suite struct TextPageShapeTests {
  static let paragraph = "أعلنت بلدية المدينة الساحلية أنها ستبدأ ترميم المرفأ القديم مطلع الشهر المقبل، وأن الأعمال ستستمر عامين كاملين."
  static let second = "وقال رئيس البلدية إن المشروع سيموّل من صندوق محلي، وإن الصيادين سيُنقلون مؤقتاً إلى رصيف مجاور حتى انتهاء العمل."

  @Test func `a title and paragraphs are one article`() throws {
    let read = try Fixture.read("ترميم المرفأ القديم\n\n\(Self.paragraph)\n\n\(Self.second)\n")
    #expect(read.shape == "plain")
    #expect(read.articles.map(\.title) == ["ترميم المرفأ القديم"])
    #expect(read.articles[0].body == Self.paragraph + "\n\n" + Self.second)
    #expect(read.articles[0].published == nil)
  }

  @Test func `a text without a title is named by its first words`() throws {
    let read = try Fixture.read(Self.paragraph)
    #expect(read.articles[0].body == Self.paragraph)
    #expect(Self.paragraph.hasPrefix(read.articles[0].title))
    #expect(read.articles[0].title.unicodeScalars.count <= 80)
  }

  @Test func `a clean article stays as it is`() throws {
    let text = " \(Self.paragraph)\r\nالمصدر: هنا\n\n\n\(Self.second)\u{200F} "
    let read = try Fixture.read(text, metadata: DocumentMetadata(title: "عنوان", published: PartialDate(iso: "2025-05-01"), split: false))
    #expect(read.articles.count == 1)
    #expect(read.articles[0].title == "عنوان")
    #expect(read.articles[0].body == text.replacing("\r\n", with: "\n"))
    #expect(read.articles[0].published?.basis == .client)
  }

  @Test func `the client's date belongs to the first article alone`() throws {
    let metadata = DocumentMetadata(source: "المرفأ", published: PartialDate(iso: "2026-03-12"))
    let read = try Fixture.read(path: "Config/demo/03-news-page.txt", metadata: metadata)
    #expect(read.shape == "news page")
    #expect(read.articles.map(\.kind.rawValue) == ["article", "teaser", "teaser", "teaser", "teaser", "article", "article"])
    #expect(read.articles.map { $0.published?.basis == .client } == [true, false, false, false, false, false, false])
    #expect(read.articles[0].published?.date.description == "2026-03-12")
    #expect(read.articles[0].headings.count == 2)
    #expect(read.articles[1].place == "الرياض")
    #expect(read.articles[1].captions == ["المبعوث الأممي خلال لقاء سابق في الرياض"])
  }

  @Test func `a link inserted in a text does not end it`() throws {
    let third = "ويستقبل المرفأ نحو مئتي قارب في موسم الصيد، ويعيش من العمل فيه ربع سكان المدينة القديمة وضواحيها."
    let read = try Fixture.read(
      "ترميم المرفأ القديم\n\n\(Self.paragraph)\n\nاقرأ أيضاً\n\nصيادون يشكون الغلاء\n\n\(Self.second)\n\n\(third)\n\n\(Self.paragraph)")
    #expect(read.articles.count == 1)
    #expect(!read.articles[0].body.contains("صيادون يشكون"))
    #expect(read.articles[0].body.contains(third))
  }

  @Test func `a menu before the headline is left out`() throws {
    let read = try Fixture.read(
      "الرئيسية\nأخبار\nسياسة\nرياضة\n\nترميم المرفأ القديم في المدينة الساحلية\n\n4 دقائق\n\nبيروت: ليلى نصر\n\n\(Self.paragraph)\n\n\(Self.second)"
    )
    #expect(read.articles.map(\.title) == ["ترميم المرفأ القديم في المدينة الساحلية"])
    #expect(read.articles[0].authors == ["ليلى نصر"])
    #expect(read.articles[0].place == "بيروت")
    #expect(read.articles[0].body == Self.paragraph + "\n\n" + Self.second)
  }

  @Test(arguments: [
    "القاهرة : انفجار خط غاز", "خاص : استقالة رئيس النادي", "المدينة: «لن نبيع المرفأ»", "انضمام الدولة إلى الحلف (الناتو)",
  ])
  func `a headline that reads like a label stays the headline`(title: String) throws {
    let read = try Fixture.read("\(title)\n\n\(Self.paragraph)\n\n\(Self.second)")
    #expect(read.articles.map(\.title) == [title])
    #expect(read.articles[0].body == Self.paragraph + "\n\n" + Self.second)
  }

  @Test func `a broken paragraph is joined`() throws {
    let read = try Fixture.read(
      "ترميم المرفأ\n\nأعلنت بلدية المدينة الساحلية أنها ستبدأ ترميم المرفأ القديم مطلع\nالشهر المقبل.\n\n\(Self.second)")
    #expect(read.articles[0].body.hasPrefix("أعلنت بلدية المدينة الساحلية أنها ستبدأ ترميم المرفأ القديم مطلع الشهر المقبل.\n\n"))
  }

  @Test func `a newsletter is cut at its dates`() throws {
    let read = try Fixture.read(path: "Config/demo/07-newsletter.txt")
    #expect(read.articles.count == 6)
    #expect(read.articles.map { $0.published?.date.description } == (20...25).map { "2025-10-\($0)" })
  }

  @Test func `a mail gives its text and date`() throws {
    let read = try Fixture.read(path: "Config/demo/10-mail.txt")
    #expect(read.articles.count == 1)
    #expect(read.articles[0].title == "إعادة فتح معبر حدودي بين الجزائر وتونس بعد تحديثه")
    #expect(read.articles[0].published?.date.description == "2025-12-09")
    #expect(!read.articles[0].body.contains("هاتف:"))
  }

  @Test func `a mail with a header in Arabic gives its text alone`() throws {
    let read = try Fixture.read(
      "من: مكتب الأخبار <desk@example.org>\nإلى: المشتركون\nالتاريخ: 9 ديسمبر 2025\nالموضوع: ترميم المرفأ القديم\n\n"
        + "تحية طيبة وبعد،\n\n\(Self.paragraph)\n\n\(Self.second)\n\nمع خالص التقدير\nسعاد حسن\nهاتف 555-0133\n")
    #expect(read.articles.map(\.title) == ["ترميم المرفأ القديم"])
    #expect(read.articles[0].body == Self.paragraph + "\n\n" + Self.second)
    #expect(read.articles[0].published?.date.description == "2025-12-09")
    #expect(read.decisions.filter { $0.role == .mail }.count == 8)
  }

  @Test func `live coverage is one article whose entries keep their times`() throws {
    let read = try Fixture.read(path: "Config/demo/08-live-blog.txt")
    #expect(read.articles.count == 1)
    let body = Scalars(read.articles[0].body)
    let headings = read.articles[0].headings.map { body[$0.start..<$0.end].string }
    #expect(headings.contains("16:40 إعادة فتح مطار ملاطية"))
    #expect(headings.contains("11:20 لحظة وقوع الزلزال"))
    #expect(read.decisions.filter { $0.role == .time }.count == 7)
  }

  @Test(arguments: [
    "(أ.ف.ب)", "(رويترز)", "المصدر: رويترز", "أ ش أ", "(د ب أ)",
  ])
  func `the credit of an agency behind the text becomes a field`(credit: String) throws {
    let read = try Fixture.read("ترميم المرفأ القديم\n\n\(Self.paragraph)\n\n\(Self.second)\n\n\(credit)\n")
    #expect(read.articles[0].body == Self.paragraph + "\n\n" + Self.second)
    #expect(read.articles[0].agency.map(credit.contains) ?? false)
  }

  @Test(arguments: [
    ("القاهرة 14 مارس (رويترز) - ", "رويترز", "القاهرة"), ("بيروت (أ.ف.ب) - ", "أ.ف.ب", "بيروت"),
    ("الرباط في 3 مايو 2024 (و م ع) - ", "و م ع", "الرباط"),
  ])
  func `the lead of wire copy names the agency and the place`(lead: String, agency: String, place: String) throws {
    let read = try Fixture.read("ترميم المرفأ القديم\n\n\(lead)\(Self.paragraph)\n\n\(Self.second)\n")
    #expect(read.articles[0].agency == agency)
    #expect(read.articles[0].place == place)
    #expect(read.articles[0].body.hasPrefix(lead.trimmingPrefix(" ")))
  }

  @Test func `what readers wrote below the text is left out`() throws {
    let read = try Fixture.read(
      "ترميم المرفأ القديم\n\n\(Self.paragraph)\n\n\(Self.second)\n\nالتعليقات (2)\nأبو علي\nخبر جميل، بارك الله فيكم.\nسمير\nومتى ينتهي؟\n"
    )
    #expect(read.articles[0].body == Self.paragraph + "\n\n" + Self.second)
    #expect(read.decisions.filter { $0.role == .comment }.count == 5)
  }

  @Test func `a date that contradicts its weekday is kept with a warning`() throws {
    let read = try Fixture.read("ترميم المرفأ القديم\n\nالأحد 12 مارس 2026\n\n\(Self.paragraph)\n\n\(Self.second)")
    #expect(read.articles[0].published?.date.description == "2026-03-12")
    #expect(read.articles[0].warnings.count == 1)
  }

  @Test func `the client's title wins over the same one in the text`() throws {
    let metadata = DocumentMetadata(title: "ترميم المرفأ القديم يبدأ")
    let read = try Fixture.read("ترميم المرفأ القديم\n\n\(Self.paragraph)\n\n\(Self.second)", metadata: metadata)
    #expect(read.articles[0].title == "ترميم المرفأ القديم يبدأ")
    #expect(read.articles[0].body == Self.paragraph + "\n\n" + Self.second)
  }

  @Test(arguments: [
    ("«نص كامل»", "نص كامل"), ("\"بين علامتين\" وبعدهما \"أخرى\"", "\"بين علامتين\" وبعدهما \"أخرى\""), ("  عنوان | ", "عنوان"),
    ("«أ» و«ب»", "«أ» و«ب»"),
  ])
  func `a title loses only the marks around all of it`(raw: String, title: String) {
    #expect(TitleCleaning.clean(Scalars(raw)) == title)
  }

  @Test func `every sample has as many articles as it should`() throws {
    let counts = try Fixture.documents.map { path, type in
      (path.split(separator: "/").last.map(String.init) ?? "", try Fixture.read(path: path, type: type).articles.count)
    }
    let many = [
      "news-a.txt": 6, "news-b.txt": 7, "blog-a.txt": 2, "blog-b.txt": 3, "03-news-page.txt": 7, "04-blog-page.txt": 3,
      "07-newsletter.txt": 6, "09-feed.xml": 4, "awraq.txt": 2, "sahwa.txt": 2, "wakala.txt": 2, "agency-bulletin.txt": 2,
    ]
    for (name, count) in counts { #expect(count == many[name] ?? 1, "\(name)") }
  }
}
