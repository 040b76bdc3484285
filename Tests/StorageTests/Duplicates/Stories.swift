import Model

@testable import Storage

/// Made-up stories in several versions: copies on other pages, edits, teasers, and daily forms that only look alike.
struct Stories {
  private var random: SplitMix64
  private static let vocabulary = [
    "أعلنت", "الشركة", "بناء", "جسر", "جديد", "فوق", "النهر", "بعد", "دراسة", "طويلة", "وقال", "المهندس", "إن", "العمل", "سيبدأ", "في",
    "الربيع", "ويستمر", "عامين", "كاملين", "بتكلفة", "عالية", "دفعها", "صندوق", "التنمية", "المحلي", "ورحب", "سكان", "القرى", "المجاورة",
    "بالمشروع", "الذي", "انتظروه", "سنوات", "لكن", "صيادين", "حذروا", "من", "أثره", "على", "الأسماك", "والطيور", "المهاجرة", "وطالبوا",
    "بتأجيله", "حتى", "نهاية", "موسم", "الصيد", "الحالي",
  ]

  init(seed: UInt64) { random = SplitMix64(seed) }

  private mutating func prose(_ count: Int) -> [String] {
    (0..<count).map { _ in random.pick(Self.vocabulary) + (Bool.random(using: &random) ? "" : "ها") }
  }

  private mutating func edited(_ words: [String]) -> [String] {
    var words = words
    for _ in 0..<Int.random(in: 1...words.count / 12, using: &random) {
      words[Int.random(in: words.indices, using: &random)] = "تعديل\(Int.random(in: 0..<999, using: &random))"
    }
    return Bool.random(using: &random) ? words : Array(words.dropLast(words.count / 8))
  }

  private mutating func day() -> String? {
    Int.random(in: 0..<4, using: &random) == 0 ? nil : "2025-06-" + CalendarDate.padded(Int.random(in: 1...28, using: &random), 2)
  }

  /// The articles of some stories in a random order. Each has a source of its own, by which tests tell them apart.
  mutating func articles(_ stories: Int) -> [Article] {
    var articles: [Article] = []
    for story in 0..<stories {
      let headline = (0..<5).map { "عنوان\(story)كلمة\($0)" }.joined(separator: " ")
      var words = prose(Int.random(in: 30...90, using: &random))
      for _ in 0..<Int.random(in: 1...5, using: &random) {
        let body = Bool.random(using: &random) ? words.joined(separator: " ") : words.joined(separator: "، ") + "."
        articles.append(Sample.article(random.pick([headline, "عنوان آخر"]), body, published: day()))
        if Bool.random(using: &random) { words = edited(words) }
      }
      for _ in 0..<Int.random(in: 0...2, using: &random) {
        let line = random.pick(["", words.prefix(8).joined(separator: " "), prose(8).joined(separator: " ")])
        articles.append(Sample.article(headline, line, published: day(), kind: .teaser))
      }
    }
    articles.shuffle(using: &random)
    return articles.enumerated().map { number, article in
      var article = article
      article.source = "\(number)"
      return article
    }
  }

  mutating func shuffled<T>(_ values: [T]) -> [T] { values.shuffled(using: &random) }
}

extension Archive {
  /// Stores articles one by one and returns the documents by source.
  func store(all articles: [Article]) throws -> [String: Int] {
    var documents: [String: Int] = [:]
    for article in articles {
      documents[article.source ?? ""] = try store([AnalysedArticle(article: article, findings: Findings())]).document
    }
    return documents
  }

  /// The clusters as sets of sources.
  func clusters() throws -> Set<Set<String>> {
    let rows = try read { db in
      try db.all(
        """
        SELECT w.cluster_id, a.source FROM article a JOIN article_wording x ON x.article_key = a.sort_key JOIN wording w ON w.id = x.wording_id
        """
      ) { ($0.int(), $0.text()) }
    }
    return Set(Dictionary(grouping: rows, by: \.0).values.map { Set($0.map(\.1)) })
  }

  /// How many rows each table of wordings has.
  func wordingCounts() throws -> [Int?] {
    try ["wording", "wording_band", "article_wording", "article_headline"].map { try number("SELECT count(*) FROM \($0)") }
  }
}
