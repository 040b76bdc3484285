import Extraction
import Model
import Testing

@Suite struct SpeakerResolverTests {
  private static let words = "«لن نغلق المدارس هذا الشتاء»"

  @Test(arguments: [
    ("قال الرئيس الفرنسي: ", "emmanuel-macron", "الرئيس الفرنسي"),
    ("وقال وزير الخارجية الفرنسي جان نويل بارو: ", "jean-noel-barrot", "وزير الخارجية الفرنسي جان نويل بارو"),
    ("زار إيمانويل ماكرون القرية. وقال ماكرون: ", "emmanuel-macron", "ماكرون"),
    ("وقالت وزارة الخارجية الروسية: ", "russia-foreign-ministry", "وزارة الخارجية الروسية"),
    ("وقالت منظمة الصحة العالمية: ", "who", "منظمة الصحة العالمية"),
    ("قال إيمانويل ماكرون، الذي وصل صباحاً إلى القرية: ", "emmanuel-macron", "إيمانويل ماكرون"),
  ])
  func `the subject behind the verb speaks`(lead: String, slug: String, name: String) throws {
    let quote = try #require(try ConfigFiles.findings("\(lead)\(Self.words).").quotes.last)
    #expect(quote.speaker == slug)
    #expect(quote.speakerText == name)
  }

  @Test func `a stranger speaks by the words that introduce him`() throws {
    let findings = try ConfigFiles.findings("وأوضح المهندس سامر قنديل، الذي أشرف على السد، أن «الجدار متين بما يكفي».")
    let quote = try #require(findings.quotes.first)
    #expect(quote.speaker == findings.entities.first { $0.name == "سامر قنديل" }?.slug)
    #expect(quote.speakerText == "المهندس سامر قنديل")
  }

  @Test(arguments: [("مصدر أمني", "قال"), ("مسؤول محلي", "ذكر"), ("سائق الحافلة", "قال"), ("ناطق عسكري", "أعلن")])
  func `an unknown speaker keeps the words`(speaker: String, verb: String) throws {
    let direct = try #require(try ConfigFiles.findings("\(verb) \(speaker): «لم نعثر على السيارة حتى الآن».").quotes.first)
    #expect(direct.speaker == nil)
    #expect(direct.speakerText == speaker)
    let indirect = try #require(try ConfigFiles.findings("\(verb) \(speaker) إن السيارة لم تظهر حتى الآن.").quotes.first)
    #expect(indirect.speaker == nil)
    #expect(indirect.speakerText == speaker)
  }

  @Test(arguments: [" ", "\n\n"])
  func `a verb without a subject goes on for the last speaker`(gap: String) throws {
    let text = "قال إيمانويل ماكرون: \(Self.words).\(gap)وأضاف: «سنوفر التدفئة للجميع».\(gap)وأكد أن الماء متوفر في كل القرى."
    let quotes = try ConfigFiles.findings(text).quotes
    #expect(quotes.map(\.speaker) == ["emmanuel-macron", "emmanuel-macron", "emmanuel-macron"])
    #expect(quotes.map(\.cue) == ["قال", "وأضاف", "وأكد"])
    #expect(quotes.map(\.direct) == [true, true, false])
  }

  @Test func `a verb without a subject goes on for the newer of two speakers`() throws {
    let text = "قال فلاديمير بوتين: «سنلتقي قبل الخريف». ورد إيمانويل ماكرون: «أهلاً بك بيننا دائماً». وأضاف: «الباب مفتوح للجميع»."
    #expect(try ConfigFiles.findings(text).quotes.map(\.speaker) == ["vladimir-putin", "emmanuel-macron", "emmanuel-macron"])
  }

  @Test func `an unknown speaker goes on, too`() throws {
    let quotes = try ConfigFiles.findings("قال مصدر أمني: «لم نعثر على السيارة حتى الآن». وأضاف: «البحث مستمر في الوادي».").quotes
    #expect(quotes.map(\.speakerText) == ["مصدر أمني", "مصدر أمني"])
    #expect(quotes.map(\.speaker) == [nil, nil])
  }

  @Test(arguments: [
    ("بحسب إيمانويل ماكرون", "بحسب", "emmanuel-macron"), ("وفق إيمانويل ماكرون", "وفق", "emmanuel-macron"),
    ("وفقاً لإيمانويل ماكرون", "وفقاً", "emmanuel-macron"), ("على حد تعبير إيمانويل ماكرون", "على حد تعبير", "emmanuel-macron"),
    ("كما قال إيمانويل ماكرون", "كما قال", "emmanuel-macron"), ("بحسب الرئيس الفرنسي", "بحسب", "emmanuel-macron"),
    ("وفق مصدر تربوي", "وفق", nil),
  ])
  func `a source behind the words speaks them`(source: String, cue: String, slug: String?) throws {
    let quote = try #require(try ConfigFiles.findings("المدارس «لن تغلق أبوابها هذا الشتاء»، \(source).").quotes.first)
    #expect(quote.text == "لن تغلق أبوابها هذا الشتاء")
    #expect(quote.speaker == slug)
    #expect(quote.cue == cue)
    #expect(quote.direct)
  }

  @Test func `a relative adjective is no speaker`() throws {
    let quote = try #require(try ConfigFiles.findings("قال الطبيب الفرنسي: «لن نغلق العيادة هذا العام».").quotes.first)
    #expect(quote.speaker == nil)
    #expect(quote.speakerText == "الطبيب الفرنسي")
  }
}
