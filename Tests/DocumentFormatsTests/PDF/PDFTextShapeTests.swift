import Model
import Testing

@testable import DocumentFormats

@Suite struct PDFTextShapeTests {
  @Test func `a paper reads as a person would write it`() throws {
    let read = try Fixture.read(path: "Config/demo/05-pdf-text.txt")
    let clean = try Fixture.text("Tests/Fixtures/pdf/05-pdf-text.clean.txt").split(separator: "\n\n").map { $0.drop { $0 == "\n" } }
    let paragraphs = clean.map { String($0.last == "\n" ? $0.dropLast() : $0) }
    let article = read.articles[0]
    #expect(read.shape == "pdf text")
    #expect(article.title == paragraphs[0])
    #expect(article.subtitle == paragraphs[1])
    #expect(article.authors == [paragraphs[2]])
    #expect(article.body == ([String(paragraphs[3].dropFirst("ملخص: ".count))] + paragraphs[6...]).joined(separator: "\n\n"))
    #expect(article.abstracts.map(\.language) == ["ar", "en"])
    #expect(article.abstracts[0].text == String(paragraphs[3].dropFirst("ملخص: ".count)))
    #expect(article.abstracts[1].text == String(paragraphs[5].dropFirst("ABSTRACT: ".count)))
    #expect(article.keywords == ["الخليج", "الصين", "السعودية", "الطاقة", "الأمن"])
    #expect(article.headings.count == 5)
    #expect(!read.repairs.isEmpty)
  }

  @Test func `slips of a typist's thumb are no visual order, however often the page repeats them`() throws {
    let post = """
      حين جفّ النهر: كيف تغيّرت  قرية الطواحين

      لم يكن أهل القرية يظنون أن الطواحين ستقف يوماً، فقد دارت قرناً كاملاً على ماء النهر الذي يمر  من وسط البيوت، وكانت الحبوب تأتيها من كل القرى

      وتقول المهندسة سلمى البدوي إن السد الجديد  في أعلى الوادي حبس الماء في الصيف، ثم إن الأمطار  مع السنين قلّت، فلم يبق إلا خيط رفيع لا يدير حجراً

      أما المزارعون  فحفروا آباراً، ومنهم من باع أرضه ورحل، ويرى شيوخ القرية  على اختلافهم أن الحكاية لم تنته بعد، وأن الماء يعود كما عاد من قبل

      """
    for copies in [1, 2, 8] {
      let read = try Fixture.read(String(repeating: post + "\n", count: copies))
      #expect(read.shape != "pdf text", "\(copies)")
      #expect(read.repairs.isEmpty)
    }
  }

  @Test func `two columns are read one after the other`() throws {
    let first = [
      "بُني المرفأ القديم قبل قرن ونصف القرن", "على يد بحّارة من الجزر المجاورة، وكان", "يستقبل في الصيف أربعين سفينة محملة",
      "بالحبوب والأخشاب والزيت. ثم هُجر بعد", "أن فتحت الدولة مرفأ حديثاً إلى الشمال", "منه بسنوات قليلة، ولم يبق من أرصفته",
    ]
    let second = [
      "إلا واحد يرسو عليه الصيادون. ويرى", "الباحثون أن ترميمه ممكن بكلفة ليست", "كبيرة، إذا استعملت حجارة الموقع نفسه",
      "ونُقلت الأعمدة التي سقطت في الماء إلى", "متحف المدينة. وقد عرضت جامعتان أن", "تتوليا ذلك مع البلدية.",
    ]
    let rows = zip(first, second).map { $0 + String(repeating: " ", count: 48 - $0.unicodeScalars.count) + $1 }
    let read = try Fixture.read("المرفأ القديم في مدينة الجزر\n\n" + rows.joined(separator: "\n") + "\n")
    #expect(read.shape == "pdf text")
    #expect(read.articles.map(\.title) == ["المرفأ القديم في مدينة الجزر"])
    #expect(read.articles[0].body.replacing("\n\n", with: " ") == (first + second).joined(separator: " "))
    #expect(read.decisions.filter { $0.role == .paragraph }.count == 12)
  }

  @Test(arguments: [
    ("وهي  البحر،  في  كبيرة  سفن  رست", "رست سفن كبيرة في البحر، وهي"),
    ("انتهى   ،2025 يناير  في  الذي  العمل", "العمل الذي في يناير 2025، انتهى"),
    ("السكان  من   %50 على  يزيد  ما", "ما يزيد على 50% من السكان"),
    ("الشرقية- والغربية  المدينتين  بين  القائم", "القائم بين المدينتين والغربية الشرقية-"),
    ("للبناء  خُصص  و2021   2017 عامي  بين", "بين عامي 2017 و2021 خُصص للبناء"), (" أول  السطر", " السطر أول"),
  ])
  func `a line in visual order is turned round`(raw: String, line: String) {
    #expect(VisualOrder.repair(PDFLine(text: Scalars(raw)[...], blanksBefore: 0))?.text.string == line)
  }

  @Test func `a line without gaps is left alone`() {
    #expect(VisualOrder.repair(PDFLine(text: Scalars("سطر سليم لا فجوة فيه")[...], blanksBefore: 0)) == nil)
  }

  @Test func `stray marks go and written ones stay`() {
    let raw = "قبًل مبًدأ ثًم شًمال شًرق بًعيد كبًير صعبًًا سلبًًا نقاشًًا مثلًا كتابًا"
    let marks = StrayMarks(evidenceIn: [PDFLine(text: Scalars(raw)[...], blanksBefore: 0)])
    #expect(marks.repair(Scalars("كبًير صعبًًا نقاشًًا مثلًا شًرق أيضًًا")).text.string == "كبير صعبًا نقاشًا مثلًا شرق أيضًا")
  }

  @Test func `marks of sound text are not touched`() {
    let text = "شكرًا جزيلًا، كان يومًا جميلًا وطويلًا جدًا، وقد عملوا معًا صباحًا ومساءً وليلًا"
    #expect(StrayMarks(evidenceIn: [PDFLine(text: Scalars(text)[...], blanksBefore: 0)]).isEmpty)
  }

  @Test func `footnote numbers go only where they count up`() {
    var texts = ["قال ذلك.1 ثم عاد الباحث2 إلى بيته.", "حلّقت إف16 فوق المدينة؛3 وانتهى."].map { Scalars($0) }
    let count = PDFPunctuation.removeFootnotes(&texts)
    #expect(texts.map(\.string) == ["قال ذلك. ثم عاد الباحث إلى بيته.", "حلّقت إف16 فوق المدينة؛ وانتهى."])
    #expect(count == 3)
  }

  @Test(arguments: [("»رؤية« جديدة", "«رؤية» جديدة"), ("بـ»الركوب« فقط", "بـ«الركوب» فقط")])
  func `quotation marks are turned by their neighbours`(raw: String, text: String) {
    #expect(PDFPunctuation.areMirrored([Scalars(raw)], open: "«", close: "»"))
    #expect(PDFPunctuation.turn(Scalars(raw), open: "«", close: "»").string == text)
  }

  @Test(arguments: [("جبهـــة طويـــلة", "جبهة طويلة"), ("بـ«نص»", "بـ«نص»"), ("هـ", "هـ")])
  func `tatweel stays only before what is no letter`(raw: String, text: String) {
    #expect(PDFPunctuation.withoutTatweel(Scalars(raw)).string == text)
  }

  @Test(arguments: ["news-a", "news-b", "blog-a", "blog-b"])
  func `sound pages are not taken for papers`(name: String) throws {
    let text = Scalars(try Fixture.text("Tests/Fixtures/pages/\(name).txt"))
    #expect(PDFEvidence(PDFLine.lines(of: text)).isEmpty)
  }
}
