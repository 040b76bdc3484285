import Extraction
import Model
import Testing

@Suite struct EntityFinderTests {
  private static let text = """
    استقبل إيمانويل ماكرون في باريس وفداً من وزارة الخارجية الروسية، ثم هاتف نظيره الروسي. وحضر المحلل السياسي سامر قنديل.

    ولماكرون رأي آخر، فقد قال لبوتين إن الحكومة السورية تنتظر. وسمع قنديل ذلك في قصر الإليزيه.
    """

  @Test func `spans yield the words and do not overlap`() throws {
    var article = Article(title: "ماكرون وبوتين في مكالمة", body: Self.text)
    article.subtitle = "باريس تنتظر ردّ موسكو"
    article.published = PartialDate(iso: "2025-06-15").map { Publication($0, basis: .client) }
    let findings = try ConfigFiles.analyzer.get().analyse(article)
    #expect(findings.faults(in: article) == [])
    #expect(findings.namesInTitle == ["ماكرون = emmanuel-macron", "بوتين = vladimir-putin"])
    #expect(findings.mentions.filter { $0.field == .subtitle }.map(\.entity) == ["paris", "moscow"])
  }

  @Test func `positions count scalars, not bytes or characters`() throws {
    let findings = try ConfigFiles.findings("😀👨‍👩‍👧 كُتِبَ في بيروت")
    let mention = try #require(findings.mentions.first { $0.field == .body })
    #expect(mention.text == "بيروت")
    #expect(mention.span == ScalarSpan(17, 22))
  }

  @Test func `mentions stand in reading order and entities once each`() throws {
    let findings = try ConfigFiles.findings("زار الوفد باريس ثم موسكو ثم باريس.")
    #expect(findings.mentions.map(\.entity) == ["paris", "moscow", "paris"])
    #expect(findings.entities.map(\.slug) == ["paris", "moscow"])
  }

  @Test(arguments: ["أغلق المتحف أبوابه ثلاثة أيام. (رويترز)", "أغلق المتحف أبوابه ثلاثة أيام (أ ف ب)."])
  func `an agency in brackets is a credit`(text: String) throws {
    #expect(try ConfigFiles.findings(text).mentions.isEmpty)
  }

  @Test(arguments: [
    "وقال سامر قنديل في منشور على منصة «إكس» إن العمل مستمر.", "كتب الكاتب على صفحته الرسمية في موقع فيسبوك أنه مسافر.",
    "نشرت البلدية تسجيلاً عبر تلغرام صباح اليوم.",
  ])
  func `a platform that something was posted on is a credit`(text: String) throws {
    #expect(try ConfigFiles.findings(text).entities.allSatisfy { $0.type != .organization })
  }

  @Test(arguments: [
    ("فرضت المحكمة غرامة على فيسبوك بعد تحقيق طويل.", "facebook"), ("أعلن تيك توك أنه سيغلق مكاتبه.", "tiktok"),
  ])
  func `a platform that does or suffers something is mentioned`(text: String, slug: String) throws {
    #expect(try ConfigFiles.findings(text).mentions.map(\.entity) == [slug])
  }

  @Test(arguments: ["بلغت شدة الزلزال خمس درجات على مقياس ريختر.", "نال الكاتب جائزة نوبل في شبابه."])
  func `scales and prizes are nobody`(text: String) throws {
    #expect(try ConfigFiles.findings(text).mentions.isEmpty)
  }

  @Test func `an agency that tells something is mentioned`() throws {
    let findings = try ConfigFiles.findings("أغلق المتحف أبوابه، كما ذكرت رويترز مساء.")
    #expect(findings.names == ["رويترز = reuters"])
  }

  @Test(arguments: [
    ("وزارة الخارجية الروسية", "الخارجية الروسية", "russia-foreign-ministry"),
    ("وزارة الدفاع الأوكرانية", "الدفاع الأوكرانية", "ukraine-defence-ministry"),
    ("وزارة الخارجية المصرية", "الخارجية المصرية", "egypt-foreign-ministry"),
  ])
  func `a ministry with and without its head is one body`(full: String, short: String, slug: String) throws {
    let findings = try ConfigFiles.findings("أصدرت \(full) دليلاً جديداً، ثم سحبت \(short) الدليل.")
    #expect(findings.names == ["\(full) = \(slug)", "\(short) = \(slug)"])
    #expect(findings.entities.map(\.type) == [.organization])
  }

  @Test(arguments: [
    ("أقرت الحكومة السورية الموازنة، ثم نشرت الحكومة تفاصيلها.", ["الحكومة السورية = syria-government", "الحكومة = syria-government"]),
    ("انتشر الجيش السوري مساء، ثم عاد الجيش أدراجه.", ["الجيش السوري = syria-army", "الجيش = syria-army"]),
    ("أقرت الحكومة الموازنة، ثم نشرت تفاصيلها.", []),
    (
      "أقرت الحكومة السورية الموازنة وتلتها الحكومة اللبنانية، ثم نشرت الحكومة جدولها.",
      ["الحكومة السورية = syria-government", "الحكومة اللبنانية = lebanon-government"]
    ),
  ])
  func `a bare institution is the only one that was named in full`(text: String, names: [String]) throws {
    #expect(try ConfigFiles.findings(text).names == names)
  }

  @Test func `foreign policy is no ministry`() throws {
    let findings = try ConfigFiles.findings("السياسة الخارجية الروسية لا تتغير بسرعة.")
    #expect(findings.mentions.map { "\($0.text) = \($0.entity) \($0.how)" } == ["الروسية = russia demonym"])
  }

  @Test(arguments: ["", " ", "\n\n", "…", "«»", "12345", "قرأ الولد كتابه ونام."])
  func `a text without names has no mentions`(text: String) throws {
    let findings = try ConfigFiles.findings(text, title: "")
    #expect(findings.mentions.isEmpty && findings.entities.isEmpty)
  }
}
