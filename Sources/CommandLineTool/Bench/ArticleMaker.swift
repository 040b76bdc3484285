import Glibc
import Model

/// Makes up articles with everything that would be read out of them: few entities are spoken of often and most seldom, recent days have more
/// articles than early ones, most articles are short. The same number of articles is always the same archive.
struct ArticleMaker {
  private var chance = SeededChance(seed: 7)
  private let words: MadeUpWords
  private let entities: [Entity]

  /// The latest day of an article, counted from 1970-01-01: 2026-06-30.
  private static let lastDay = 20_634
  private static let sources = [
    "صحيفة الميناء", "وكالة المرفأ", "جريدة السهل", "موقع الضفاف", "إذاعة الجبل", "مجلة القافلة", "نشرة الواحة",
  ]
  private static let types: [PloverType] = [.consult, .assault, .agree, .accuse, .protest, .cooperate, .aid, .request]
  /// A phrase that some articles have: for timing searches for it.
  static let phrase = (first: 40, second: 90)

  init(articles: Int) {
    var chance = SeededChance(seed: 1)
    words = MadeUpWords(count: 60_000, chance: &chance)
    let words = words
    entities = (0..<max(500, min(50_000, articles / 20))).map { number in
      let type: EntityType = number % 5 == 1 ? .place : number % 5 == 3 ? .organization : .person
      let name = words.words[1_000 + chance.number(below: 40_000)] + " " + words.words[1_000 + chance.number(below: 40_000)]
      return Entity(slug: "made-up-\(number)", type: type, name: name, nameEnglish: "Made Up \(number)")
    }
  }

  /// The document that an article is the whole of.
  static func document(of article: Article) -> RawDocument {
    var metadata = DocumentMetadata(title: article.title, source: article.source, split: false)
    metadata.published = article.published?.date
    return RawDocument(bytes: Array(article.body.utf8), charset: "utf-8", metadata: metadata)
  }

  /// A text that is being written, with the place of its end.
  private struct Draft {
    var text = ""
    var end = 0

    mutating func add(_ words: String) -> ScalarSpan {
      let start = end
      text += words
      end += words.unicodeScalars.count
      return ScalarSpan(start, end)
    }
  }

  /// The next article.
  mutating func article(number: Int) -> AnalysedArticle {
    let day = Self.lastDay - min(4_000, Int(-log(1 - chance.share()) * 700))
    let count = min(max(Int(exp(4.9 + 0.6 * (chance.share() + chance.share() + chance.share() - 1.5) * 2)), 30), 900)
    let cast = (0..<(2 + chance.number(below: 8))).map { _ in chance.rank(below: entities.count) }
    var draft = Draft()
    var findings = Findings()
    var seen: Set<Int> = []
    while draft.end < count * 6 {
      sentence(&draft, cast, &findings, &seen, day)
      _ = draft.add(chance.number(below: 4) == 0 ? ".\n\n" : ". ")
    }
    var article = Article(title: "\(words.word(&chance)) \(words.word(&chance)) \(number)", body: draft.text)
    article.source = Self.sources[chance.rank(below: Self.sources.count)]
    article.published = Publication(PartialDate(CalendarDate(daysSinceEpoch: day)), basis: .client)
    return AnalysedArticle(article: article, findings: findings)
  }

  private mutating func sentence(_ draft: inout Draft, _ cast: [Int], _ findings: inout Findings, _ seen: inout Set<Int>, _ day: Int) {
    let start = draft.end
    var named: [(entity: Entity, span: ScalarSpan)] = []
    if chance.number(below: 60) == 0 { _ = draft.add(words.words[Self.phrase.first] + " " + words.words[Self.phrase.second] + " ") }
    for _ in 0..<(8 + chance.number(below: 14)) {
      _ = draft.add(words.word(&chance) + " ")
      guard chance.number(below: 14) == 0 else { continue }
      let number = cast[chance.rank(below: cast.count)]
      let entity = entities[number]
      let span = draft.add(entity.name)
      _ = draft.add(" ")
      findings.mentions.append(
        Mention(field: .body, span: span, text: entity.name, how: .name, entity: entity.slug, foundBy: .both, confidence: 0.9))
      if seen.insert(number).inserted { findings.entities.append(entity) }
      named.append((entity, span))
    }
    guard named.count > 1 else { return }
    let last = words.word(&chance)
    let trigger = draft.add(last)
    let sentence = ScalarSpan(start, draft.end)
    let participants = named.map { Event.Participant(text: $0.entity.name, span: $0.span, entity: $0.entity.slug) }
    var event = Event(
      type: Self.types[chance.rank(below: Self.types.count)], mode: nil, rule: "made.up", trigger: trigger, triggerText: last,
      sentence: sentence)
    event.actors = [participants[0]]
    event.targets = [participants[1]]
    let when = CalendarDate(daysSinceEpoch: day - chance.number(below: 3))
    event.date = .init(first: when, last: when, precision: .day, basis: .article)
    event.confidence = 0.7
    if findings.events.count < 3 { findings.events.append(event) }
    if findings.quotes.count < 2, chance.number(below: 3) == 0 {
      findings.quotes.append(
        Quote(
          speaker: named[0].entity.slug, speakerText: named[0].entity.name, text: last, span: trigger, cue: "قال", direct: true))
    }
  }
}
