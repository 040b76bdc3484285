import Extraction
import Model
import Testing

/// A title, the day on which it was written and the person meant.
struct DatedTitle: Sendable, CustomTestStringConvertible {
  let title: String
  let day: String
  let person: String

  init(_ title: String, _ day: String, _ person: String) {
    self.title = title
    self.day = day
    self.person = person
  }

  var testDescription: String { "\(title), \(day)" }
}

@Suite struct OfficeResolverTests {
  @Test(arguments: [
    DatedTitle("الرئيس الأميركي", "2008-05-01", "george-w-bush"), DatedTitle("الرئيس الأميركي", "2015-06-01", "barack-obama"),
    DatedTitle("الرئيس الأميركي", "2018-06-01", "donald-trump"), DatedTitle("الرئيس الأميركي", "2022-06-01", "joe-biden"),
    DatedTitle("الرئيس الأمريكي", "2025-05-01", "donald-trump"),
    DatedTitle("رئيس الوزراء البريطاني", "2015-06-01", "david-cameron"),
    DatedTitle("رئيسة الوزراء البريطانية", "2018-06-01", "theresa-may"),
    DatedTitle("رئيس الوزراء البريطاني", "2020-06-01", "boris-johnson"),
    DatedTitle("رئيسة الوزراء البريطانية", "2022-10-01", "liz-truss"),
    DatedTitle("رئيس الوزراء البريطاني", "2023-10-01", "rishi-sunak"),
    DatedTitle("رئيس الوزراء البريطاني", "2025-06-01", "keir-starmer"),
    DatedTitle("رئيس الوزراء الروسي", "2009-06-01", "vladimir-putin"),
    DatedTitle("رئيس الوزراء الروسي", "2012-06-01", "dmitry-medvedev"),
    DatedTitle("الرئيس المصري", "2005-06-01", "hosni-mubarak"), DatedTitle("الرئيس المصري", "2013-01-01", "mohamed-morsi"),
    DatedTitle("الرئيس المصري", "2020-01-01", "abdel-fattah-el-sisi"),
    DatedTitle("المستشارة الألمانية", "2010-06-01", "angela-merkel"),
    DatedTitle("المستشار الألماني", "2025-06-01", "friedrich-merz"), DatedTitle("الملك البريطاني", "2025-06-01", "king-charles-iii"),
    DatedTitle("الأمين العام الأممي", "2018-06-01", "antonio-guterres"),
    DatedTitle("الأمين العام للمنظمة الدولية", "2010-06-01", "ban-ki-moon"),
    DatedTitle("الأمين العام للمنظمة الدولية", "2001-06-01", "kofi-annan"),
    DatedTitle("سيد البيت الأبيض", "2018-06-01", "donald-trump"), DatedTitle("سيد البيت الأبيض", "2022-06-01", "joe-biden"),
    DatedTitle("نائبة الرئيس الأميركي", "2022-06-01", "kamala-harris"), DatedTitle("ولي العهد السعودي", "2016-06-01", "mohammed-bin-nayef"),
    DatedTitle("ولي العهد السعودي", "2025-06-01", "mohammed-bin-salman"),
  ])
  func `a title means its holder on the day of the article`(title: DatedTitle) throws {
    let findings = try ConfigFiles.findings("ثم دخل \(title.title) القاعة متأخراً.", published: title.day)
    #expect(findings.titles == ["\(title.title) = \(title.person)"])
  }

  @Test func `a title far before the first known holder names nobody`() throws {
    #expect(try ConfigFiles.findings("ثم دخل الرئيس الأميركي القاعة.", published: "1850-01-01").titles.isEmpty)
  }

  @Test(arguments: [
    "ألقى الرئيس الأميركي السابق محاضرة في الجامعة.", "ألقى الرئيس الأميركي الأسبق محاضرة في الجامعة.",
    "هنأ الرئيس الأميركي المنتخب أنصاره.", "ألقى مساعد وزير الخارجية الأميركي محاضرة في الجامعة.",
    "ألقى نائب وزير الخارجية الروسي محاضرة في الجامعة.",
  ])
  func `former and elected holders, deputies and assistants are not the holder`(text: String) throws {
    let findings = try ConfigFiles.findings(text, published: "2018-06-01")
    #expect(findings.entities.allSatisfy { $0.type != .person })
    #expect(findings.mentions.map(\.how) == [.demonym])
  }

  @Test(arguments: [
    "صافح الرئيس الفرنسي إيمانويل ماكرون ضيوفه.", "صافح الرئيس الفرنسي، إيمانويل ماكرون، ضيوفه.",
    "صافح الرئيس الفرنسي (إيمانويل ماكرون) ضيوفه.", "صافح الرئيس الفرنسي إيمانويل ماكرون ضيوف الرئيس السابق.",
  ])
  func `a title before a name gives the name alone`(text: String) throws {
    let findings = try ConfigFiles.findings(text)
    #expect(findings.names == ["إيمانويل ماكرون = emmanuel-macron"])
    #expect(findings.titles.isEmpty)
  }

  @Test func `a title before the name of a former holder means that person`() throws {
    let findings = try ConfigFiles.findings("كتب الرئيس الأميركي باراك أوباما مذكراته.", published: "2025-06-01")
    #expect(findings.entities.filter { $0.type == .person }.map(\.slug) == ["barack-obama"])
  }

  @Test(arguments: [
    ("هاتف الرئيس الفرنسي نظيره الروسي مساء.", "نظيره الروسي = vladimir-putin"),
    ("اتصل الرئيس الفرنسي بنظيره الأميركي مساء.", "نظيره الأميركي = donald-trump"),
    ("هاتف إيمانويل ماكرون نظيره الروسي مساء.", "نظيره الروسي = vladimir-putin"),
    ("هاتف وزير الخارجية الفرنسي نظيره الروسي مساء.", "نظيره الروسي = sergey-lavrov"),
    ("هاتف بدر عبد العاطي نظيره السعودي مساء.", "نظيره السعودي = faisal-bin-farhan"),
  ])
  func `a counterpart holds the office that was spoken of last`(text: String, title: String) throws {
    #expect(try ConfigFiles.findings(text).titles.last == title)
  }

  @Test(arguments: ["قورنت السيارة بنظيرتها اليابانية.", "اختُبر المحرك ونظيره الألماني."])
  func `a counterpart of nobody is nobody`(text: String) throws {
    let findings = try ConfigFiles.findings(text)
    #expect(findings.mentions.map(\.how) == [.demonym])
  }

  @Test func `without a date a title names nobody`() throws {
    let findings = try ConfigFiles.findings("استقبل الرئيس الأميركي ضيوفه في الحديقة.", published: nil)
    #expect(findings.mentions.map { "\($0.text) = \($0.entity) \($0.how)" } == ["الأميركي = united-states demonym"])
  }

  @Test func `without a date a title means the holder whom the article names`() throws {
    let findings = try ConfigFiles.findings("استقبل الرئيس الأميركي ضيوفه. وكان جو بايدن قد وعدهم بالشاي.", published: nil)
    #expect(findings.titles == ["الرئيس الأميركي = joe-biden"])
  }

  @Test func `without a date two named holders leave a title alone`() throws {
    let findings = try ConfigFiles.findings("استقبل الرئيس الأميركي ضيوفه. ثم جلس جو بايدن وباراك أوباما.", published: nil)
    #expect(findings.titles.isEmpty)
  }

  @Test func `on the day of a change the article decides`() throws {
    let day = "2025-01-20"
    #expect(try ConfigFiles.findings("غادر الرئيس الأميركي القاعة.", published: day).titles.isEmpty)
    let named = try ConfigFiles.findings("غادر الرئيس الأميركي القاعة، وكان جو بايدن مبتسماً.", published: day)
    #expect(named.titles == ["الرئيس الأميركي = joe-biden"])
  }

  @Test func `a title that means a person speaks of its country or body, too, when it names them`() throws {
    let text = "وصل رئيس وزراء الدنمارك إلى جنيف، ثم تحدث الأمين العام للأمم المتحدة."
    let findings = try ConfigFiles.findings(text, published: "2018-06-01")
    #expect(
      findings.mentions.filter { $0.how != .demonym }.map(\.entity) == [
        "lars-lokke-rasmussen", "denmark", "geneva", "antonio-guterres", "united-nations",
      ])
    let adjective = try ConfigFiles.findings("وصل الرئيس الروسي إلى جنيف.", published: "2018-06-01")
    #expect(adjective.mentions.map(\.entity) == ["vladimir-putin", "geneva"])
  }
}
