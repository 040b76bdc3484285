import ArabicText
import Extraction
import Foundation
import Model
import Testing

/// Properties that hold for every article.
@Suite struct ArticleAnalyzerTests {
  /// Paragraphs that name persons in full, none of them of one surname with another.
  private static let paragraphs = [
    "استقبل إيمانويل ماكرون ضيوفه في باريس، وقال ماكرون: «لن نغلق المدارس هذا الشتاء».",
    "هاتف فلاديمير بوتين نظيره الفرنسي مساء الأحد، ثم عاد إلى موسكو.",
    "أعلنت وزارة الخارجية المصرية أن بدر عبد العاطي سيصل إلى بيروت يوم 12 مايو 2025.",
    "حذر المحلل السياسي سامر قنديل من الجفاف، وشرح قنديل أسبابه لصحيفة «الشرق الأوسط».",
    "تظاهر المئات في الخرطوم أمس، واعتقلت الشرطة السودانية عشرة منهم، بحسب مصدر أمني.",
    "رفع البنك المركزي الأوروبي الفائدة ربع نقطة، وانتقد باراك أوباما القرار في مقال.",
  ]

  private static func article(_ body: String, title: String = "خبر اليوم") -> Article {
    var article = Article(title: title, body: body)
    article.published = PartialDate(iso: "2025-06-15").map { Publication($0, basis: .client) }
    return article
  }

  @Test func `the same article twice gives equal findings`() throws {
    let article = Self.article(Self.paragraphs.joined(separator: "\n\n"))
    let analyzer = try ConfigFiles.analyzer.get()
    let first = analyzer.analyse(article)
    #expect(first == analyzer.analyse(article))
    #expect(first == (try ArticleAnalyzer(files: ConfigFiles.texts, tagger: ConfigFiles.tagger)).analyse(article))
    #expect(!first.mentions.isEmpty && !first.dates.isEmpty && !first.quotes.isEmpty && !first.events.isEmpty)
    #expect(first.faults(in: article) == [])
  }

  @Test func `a passage in another language is not read as Arabic`() throws {
    let persian = "رئیس جمهور روسیه، ولادیمیر پوتین، گفت که مسکو آماده گفتگو است و وزیر خارجه چین به تهران می‌رود تا با مقام‌ها دیدار کند."
    var article = Self.article(Self.paragraphs[0] + "\n\n" + persian + "\n\n" + Self.paragraphs[1])
    let analyzer = try ConfigFiles.analyzer.get()
    let start = article.body.unicodeScalars.count - persian.unicodeScalars.count - Self.paragraphs[1].unicodeScalars.count - 2
    let span = ScalarSpan(start, start + persian.unicodeScalars.count)
    #expect(analyzer.analyse(article).mentions.contains { $0.field == .body && span.overlaps($0.span) })
    article.passages = [Passage(span: span, language: "fa")]
    let findings = analyzer.analyse(article)
    #expect(!findings.mentions.contains { $0.field == .body && span.overlaps($0.span) })
    #expect(!findings.events.contains { span.overlaps($0.trigger) })
    #expect(findings.mentions.contains { $0.span.start > span.end } && !findings.quotes.isEmpty)
    #expect(findings.faults(in: article) == [])
  }

  @Test func `many threads share an analyzer`() async throws {
    let analyzer = try ConfigFiles.analyzer.get()
    let article = Self.article(Self.paragraphs.joined(separator: "\n\n"))
    let expected = analyzer.analyse(article)
    let results = await withTaskGroup(of: Findings.self, returning: [Findings].self) { group in
      for _ in 0..<8 { group.addTask { analyzer.analyse(article) } }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(results.count == 8)
    #expect(results.allSatisfy { $0 == expected })
  }

  @Test func `a paragraph behind leaves the full names of the first one alone`() throws {
    for (position, first) in Self.paragraphs.enumerated() {
      let alone = try Self.fullNames(in: first, upTo: first.unicodeScalars.count)
      #expect(!alone.isEmpty)
      for (other, second) in Self.paragraphs.enumerated() where other != position {
        let both = try Self.fullNames(in: first + "\n\n" + second, upTo: first.unicodeScalars.count)
        #expect(both == alone, "\(second)")
      }
    }
  }

  private static func fullNames(in body: String, upTo end: Int) throws -> [Mention] {
    try ConfigFiles.analyzer.get().analyse(article(body)).mentions.filter {
      $0.field == .body && $0.how == .name && $0.text.contains(" ") && $0.span.end <= end
    }
  }

  @Test func `a paragraph of plain words changes nothing`() throws {
    let plain = "كان المطر غزيراً، فبقي الأطفال في البيت ولعبوا قرب الموقد."
    for paragraph in Self.paragraphs {
      let analyzer = try ConfigFiles.analyzer.get()
      let alone = analyzer.analyse(Self.article(paragraph))
      let both = analyzer.analyse(Self.article(paragraph + "\n\n" + plain))
      #expect(both.mentions == alone.mentions)
      #expect(both.quotes == alone.quotes)
      #expect(both.dates == alone.dates)
    }
  }

  @Test func `a teaser has entities and dates but neither quotations nor events`() throws {
    var article = Self.article(Self.paragraphs.joined(separator: "\n\n"))
    let whole = try ConfigFiles.analyzer.get().analyse(article)
    article.kind = .teaser
    let findings = try ConfigFiles.analyzer.get().analyse(article)
    #expect(findings.quotes.isEmpty && findings.events.isEmpty)
    #expect(findings.mentions == whole.mentions)
    #expect(findings.dates == whole.dates)
  }

  @Test func `an empty article has no findings`() throws {
    var article = Article(title: "", body: "")
    #expect(try ConfigFiles.analyzer.get().analyse(article) == Findings())
    article.subtitle = ""
    article.published = PartialDate(iso: "2025").map { Publication($0, basis: .inferred) }
    #expect(try ConfigFiles.analyzer.get().analyse(article) == Findings())
  }

  @Test func `offices of a person are listed in order of time`() throws {
    let analyzer = try ConfigFiles.analyzer.get()
    let terms = analyzer.offices(ofPerson: "donald-trump").filter { $0.office == "president" && $0.jurisdiction == "united-states" }
    #expect(terms.map(\.from.description) == ["2017-01-20", "2025-01-20"])
    #expect(terms.map { $0.to == nil } == [false, true])
    #expect(analyzer.offices(ofPerson: "nobody-at-all").isEmpty)
    #expect(analyzer.offices(ofPerson: "paris").isEmpty)
  }

  @Test(arguments: [
    ("Config/lexicon/countries.tsv", "slug\tname\nmars\n"), ("Config/quotes/cues.tsv", "kind\tform\tscope\nverb\tقال\twide\n"),
    ("Config/grammar/words.tsv", "kind\tword\nunheard-of\tكلمة\n"), ("Config/lexicon/guards.tsv", "word\ttype\nمدينة\ttown\n"),
  ])
  func `a malformed file is refused by its name`(path: String, text: String) throws {
    let error = #expect(throws: TableFile.Malformed.self) { try ArticleAnalyzer(files: [path: text]) }
    #expect(error?.file == path)
  }

  // MARK: Random texts

  /// Names, titles, cues, marks and particles of the files: what a text may be made of.
  private static let pieces: [String] = {
    var pieces = [
      "«", "»", "\"", "“", "”", "(", ")", ":", "،", ".", "؟", "\n", "\n\n", "…", "ـ", "و", "ل", "لل", "ال", "نظيره الروسي", "السابق",
      "نائب",
      "إن", "أن", "الحكومة", "NATO", "2024", "٣", "😀", "\u{200F}", "\u{64E}", "\r\n", "\u{FEFF}", "المحلل", "الدكتور", "على",
      "سيد البيت الأبيض",
    ]
    for (path, text) in ConfigFiles.texts where path.contains("/lexicon/") || path.contains("/quotes/") || path.contains("/events/") {
      guard let rows = try? TableFile(name: path, text: text).rows else { continue }
      for row in rows {
        for column in ["name", "aliases", "short", "name_en", "form", "word", "titles"] {
          pieces += row.list(column).map { $0.replacingOccurrences(of: "{adj}", with: "الروسي") }
        }
      }
    }
    return pieces.sorted()
  }()

  @Test(arguments: 0..<200)
  func `random texts give valid places`(seed: UInt64) throws {
    var generator = SplitMix64(state: seed)
    let marks = [" ", " ", " ", " ", " ", " و", " ل", "", "، ", ". ", "\n\n", " «", "» ", " (", ") ", ": "]
    func text(_ count: Int) -> String {
      (0..<count).map { _ in
        (Self.pieces.randomElement(using: &generator) ?? "") + (marks.randomElement(using: &generator) ?? "")
      }.joined()
    }
    var article = Self.article(text(60), title: text(6))
    article.subtitle = seed.isMultiple(of: 2) ? text(4) : nil
    if seed.isMultiple(of: 3) { article.published = nil }
    let analyzer = try ConfigFiles.analyzer.get()
    let findings = analyzer.analyse(article)
    #expect(findings.faults(in: article) == [])
    #expect(analyzer.analyse(article) == findings)
  }

  @Test(arguments: 0..<50)
  func `random scalars give valid places`(seed: UInt64) throws {
    var generator = SplitMix64(state: 1000 + seed)
    var view = String.UnicodeScalarView()
    let ranges: [ClosedRange<UInt32>] = [0x20...0x7E, 0x600...0x6FF, 0x627...0x64A, 0x2000...0x206F, 0xFB50...0xFEFF, 0x1F600...0x1F64F]
    for _ in 0..<300 {
      let range = ranges.randomElement(using: &generator) ?? 0x20...0x7E
      if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &generator)) { view.append(scalar) }
    }
    let article = Self.article(String(view), title: String(String(view).prefix(20)))
    #expect(try ConfigFiles.analyzer.get().analyse(article).faults(in: article) == [])
  }

  @Test func `every beginning of an article gives valid places`() throws {
    let scalars = Array(Self.paragraphs.joined(separator: "\n\n").unicodeScalars)
    for end in 0...scalars.count {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[..<end])
      let article = Self.article(String(view))
      #expect(try ConfigFiles.analyzer.get().analyse(article).faults(in: article) == [])
    }
  }
}
