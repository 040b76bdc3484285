import ArabicText
import Extraction
import Foundation
import Model
import Testing

@Suite struct NameMatcherTests {
  @Test(arguments: [
    ("حمل الساعي رسالة لبوتين وعاد بالجواب.", "بوتين = vladimir-putin"),
    ("سُلّمت النسخة الثانية لزيلينسكي في مكتبه.", "زيلينسكي = volodymyr-zelensky"),
    ("جلس الضيف وترمب على مقعدين متقابلين.", "ترمب = donald-trump"),
    ("خرج المصورون فماكرون آخر الخارجين.", "ماكرون = emmanuel-macron"),
    ("افتُتح معرض النسيج ببرلين أول الشتاء.", "برلين = berlin"),
    ("لا ميناء كبيروت في هدوئه.", "بيروت = beirut"),
    ("أرسل الطلاب بطاقاتهم ولسوريا نصيب منها.", "سوريا = syria"),
    ("صدّر المصنع الزجاج للبنان طوال عام.", "لبنان = lebanon"),
    ("نُقلت اللوحة بالقاهرة بين متحفين.", "القاهرة = cairo"),
  ])
  func `particles are no part of a name`(text: String, name: String) throws {
    #expect(try ConfigFiles.findings(text).names == [name])
  }

  @Test(arguments: [
    ("donald-trump", ["دونالد ترمب", "دونالد ترامب", "ترمب", "ترامب", "Donald Trump", "Trump"]),
    ("volodymyr-zelensky", ["فولوديمير زيلينسكي", "فولوديمير زيلنسكي", "زيلينسكي", "زيلنسكي", "زلينسكي"]),
    ("antonio-guterres", ["أنطونيو غوتيريش", "أنطونيو غوتيريس", "انطونيو جوتيريش", "غوتيريش", "غوتيريس"]),
    ("recep-tayyip-erdogan", ["رجب طيب أردوغان", "رجب طيب إردوغان", "أردوغان", "اردوغان"]),
    ("european-union", ["الاتحاد الأوروبي", "الاتحاد الأوربي", "الإتحاد الاوروبي"]),
    ("united-states", ["الولايات المتحدة", "الولايات المتحدة الأميركية", "الولايات المتحدة الأمريكية"]),
    ("nato", ["حلف شمال الأطلسي", "الناتو", "NATO"]),
  ])
  func `spellings of one name are one entity`(slug: String, spellings: [String]) throws {
    for spelling in spellings {
      let findings = try ConfigFiles.findings("ورد في الصفحة الأولى ذكر \(spelling) مرة واحدة.")
      #expect(findings.names == ["\(spelling) = \(slug)"])
    }
  }

  @Test func `two spellings in one article are one entity`() throws {
    let findings = try ConfigFiles.findings("عاد الملف إلى دونالد ترمب، وكان ترامب قد وعد بقراءته.")
    #expect(findings.entities.map(\.slug) == ["donald-trump"])
    #expect(findings.names == ["دونالد ترمب = donald-trump", "ترامب = donald-trump"])
  }

  @Test func `vowel marks and tatweel inside a name stay in its words`() throws {
    let findings = try ConfigFiles.findings("سافر الرسّام إلى لُبنَان ثم إلى مـــصر.")
    #expect(findings.names == ["لُبنَان = lebanon", "مـــصر = egypt"])
  }

  @Test(arguments: [
    ("تدرس لجان الاتحاد الأوروبي الخطة، أما أوروبا فتنتظر.", ["الاتحاد الأوروبي = european-union", "أوروبا = europe"]),
    ("هطل المطر في جنوب السودان قبل السودان.", ["جنوب السودان = south-sudan", "السودان = sudan"]),
    ("رفع البنك المركزي الأوروبي الفائدة ربع نقطة.", ["البنك المركزي الأوروبي = european-central-bank"]),
    ("وصل السيّاح من كوريا الجنوبية لا من كوريا الشمالية.", ["كوريا الجنوبية = south-korea", "كوريا الشمالية = north-korea"]),
    (
      "تنتج غينيا الاستوائية الكاكاو، وتستورده غينيا بيساو وغينيا.",
      ["غينيا الاستوائية = equatorial-guinea", "غينيا بيساو = guinea-bissau", "غينيا = guinea"]
    ),
    ("درس المهندس في جامعة الملك سعود.", ["جامعة الملك سعود = king-saud-university"]),
    ("هبطت الطائرة في مطار الملك خالد الدولي.", ["مطار الملك خالد الدولي = king-khalid-airport"]),
    ("جاء محمد بن سلمان ثم محمد بن زايد.", ["محمد بن سلمان = mohammed-bin-salman", "محمد بن زايد = mohamed-bin-zayed"]),
    ("أُجّلت جلسة مجلس الأمن القومي الأميركي.", ["مجلس الأمن القومي الأميركي = united-states-national-security-council"]),
  ])
  func `the longest name wins`(text: String, names: [String]) throws {
    #expect(try ConfigFiles.findings(text).names == names)
  }

  @Test(arguments: [
    "كثرت العراقيل في طريق السائقين.", "طال المصران بالطبيب وهو يفحصه.", "لكن كنا هناك قبل الفجر.",
    "هذه لبنات صغيرة من طين أحمر.", "جلس الجار في ظل الشجرة ينتظر ابنه.", "مضى السوقيون والباعة إلى بيوتهم.",
    "كانت الموسكوفية قبعة قديمة.", "على المزارع أن يحرث أرضه قبل المطر.", "رأى الصيادون سمكاً كثيراً قرب الشاطئ.",
  ])
  func `no name is found inside other words`(text: String) throws {
    #expect(try ConfigFiles.findings(text).mentions.isEmpty)
  }

  @Test func `Latin names count only when they are written as names`() throws {
    let written = try ConfigFiles.findings("زارت بعثة من UNESCO مكتب NATO، وسألت IMF عن القرض.")
    #expect(written.names == ["UNESCO = unesco", "NATO = nato", "IMF = imf"])
    #expect(try ConfigFiles.findings("كتب على الجدار who وimf وnato بخط صغير.").names.isEmpty)
  }

  @Test(arguments: [
    ("غرق القارب الإسباني قبالة الساحل.", "الإسباني", "spain"), ("أكلنا في مطعم روسي صغير.", "روسي", "russia"),
    ("جاءت طالبتان يابانيتان بالزهور.", "يابانيتان", "japan"), ("نجا البحارة المغاربة جميعاً.", "المغاربة", "morocco"),
    ("علّمتهم المدربة الهندية الخط.", "الهندية", "india"), ("جاء طلاب سوريون إلى المكتبة.", "سوريون", "syria"),
    ("أُهدي الكأس للحارس المصري وحده.", "المصري", "egypt"),
  ])
  func `relative adjectives mean the nation`(text: String, word: String, slug: String) throws {
    let mentions = try ConfigFiles.findings(text).mentions
    #expect(mentions.map { "\($0.text) = \($0.entity) \($0.how)" } == ["\(word) = \(slug) demonym"])
  }

  @Test func `the names of the lexicon are found where they stand`() throws {
    for name in try Self.sample(400, seed: 1) {
      let findings = try ConfigFiles.findings("وتحدث الجمهور طويلاً عن \(name.text) أمس.")
      // The noun that says what a thing is, and the adjective of its country, may stand outside of the mention.
      let found = findings.mentions.map { "\($0.text) = \($0.entity)" }
      #expect(
        findings.mentions.contains { name.text.contains($0.text) && $0.entity == name.slug }, "\(name.text) = \(name.slug): \(found)")
    }
  }

  @Test(arguments: ["و", "ل", "ب"])
  func `most names of the lexicon are found behind a particle`(particle: String) throws {
    let names = try Self.sample(400, seed: 2).filter { !$0.text.hasPrefix("ال") && $0.text.prefix { $0 != " " }.count >= 3 }
    var missed: [String] = []
    for name in names {
      let findings = try ConfigFiles.findings("ثم نظر الحضور \(particle)\(name.text) أمس.")
      if !findings.mentions.contains(where: { name.text.contains($0.text) && $0.entity == name.slug }) { missed.append(name.text) }
    }
    #expect(missed.count * 50 <= names.count, "\(missed) of \(names.count)")
  }

  @Test(arguments: [
    ("أعلنت حركة حماس موقفها.", "حماس = hamas"), ("وصلت القافلة إلى قطاع غزة ليلاً.", "غزة"),
    ("وقالت منظمة الصحة العالمية كلمتها.", "منظمة الصحة العالمية = who"),
  ])
  func `a mention is the name, without the noun that says what it names`(text: String, name: String) throws {
    #expect(try ConfigFiles.findings(text).names.contains { $0.hasPrefix(name) })
  }

  @Test(arguments: ["عاد إلى مسقط رأسه بعد غياب.", "زارت مسقط رأسها في الجبل.", "تأخر العمل لظروف قاهرة."])
  func `an idiom names no place`(text: String) throws {
    #expect(try ConfigFiles.findings(text).mentions.filter { $0.foundBy != .tagger }.isEmpty)
  }

  @Test(arguments: [
    "وزير الخارجية الروسي الدكتور عادل قنديل", "وزير الخارجية الروسي معالي السيد عادل قنديل", "رئيس الوزراء الروسي المهندس عادل قنديل",
  ])
  func `an honour between title and name does not part them`(words: String) throws {
    #expect(try ConfigFiles.findings("وصل \(words) إلى المدينة.").titles.isEmpty)
  }

  /// Names of the lexicon that need no guard and have no initials.
  private static func sample(_ count: Int, seed: UInt64) throws -> [(text: String, slug: String)] {
    var names: [(text: String, slug: String)] = []
    let parts = ["lexicon/countries", "lexicon/places", "lexicon/organizations", "lexicon/persons/"]
    for (path, text) in ConfigFiles.texts.sorted(by: { $0.key < $1.key }) where parts.contains(where: path.contains) {
      for row in try TableFile(name: path, text: text).rows {
        let isGuarded = row["guarded"] == "yes" || row.list("guarded").contains(row["name"])
        names += ((isGuarded ? [] : [row["name"]]) + row.list("aliases") + row.list("short")).map { ($0, row["slug"]) }
      }
    }
    names = names.filter { name in TokenizedText(name.text).tokens.allSatisfy { $0.kind == .arabic && $0.folded.count > 1 } }
    var generator = SplitMix64(state: seed)
    return (0..<count).compactMap { _ in names.randomElement(using: &generator) }
  }
}
