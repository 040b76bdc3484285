import ArabicText
public import Model

/// Reads an article: who and what it speaks of, which dates it names, who said what, who did what to whom.
///
/// Pure: the same article and the same files give the same findings. Made once at start and shared by all threads.
public struct ArticleAnalyzer: Sendable {
  /// What is known about the world.
  public let lexicon: Lexicon
  /// The event rules with their examples.
  public let eventRules: EventRules
  private let entityFinder: EntityFinder
  private let dateFinder: DateFinder
  private let quoteFinder: QuoteFinder
  private let eventFinder: EventFinder

  /// Reads lexicon and rules from files given as path (from `Config/` on) and text. Throws with file and line when one is malformed.
  ///
  /// - Parameter tagger: the bytes of a trained model; without one, names are found by lexicon and rules alone.
  public init(files: [String: String], tagger: [UInt8]? = nil) throws(TableFile.Malformed) {
    lexicon = try Lexicon(files: files)
    eventRules = try EventRules(files: files)
    let cues = try QuoteCues(files: files)
    var finder = EntityFinder(lexicon: lexicon, guards: try Guards(files: files), strangers: StrangerFinder(lexicon: lexicon))
    if let tagger {
      guard let model = TaggerModel(bytes: tagger) else {
        throw TableFile.Malformed(file: "Config/tagger/model.bin", line: 1, reason: "this is no model of the tagger")
      }
      finder.tagger = Tagger(model: model, lexicon: lexicon)
    }
    entityFinder = finder
    dateFinder = DateFinder(lexicon: try DateLexicon(files: files))
    quoteFinder = QuoteFinder(cues: cues, words: try QuoteWords(files: files), lexicon: lexicon)
    eventFinder = EventFinder(
      rules: eventRules, cues: cues, realis: try RealisRules(files: files), weights: try EvidenceWeights(files: files),
      contexts: try ContextTable(files: files), lexicon: lexicon)
  }

  /// The findings of one article. Teasers have entities and dates only: they tell too little for more.
  public func analyse(_ article: Article) -> Findings {
    let body = TokenizedText(article.body)
    let published = article.published?.date
    let fields = Self.fields(of: article, body: body)
    let foreign = ForeignPassages(article)
    let found = entityFinder.find(in: fields, published: published).filter { $0.field != .body || !foreign.contain($0.span) }
    let dates = dateFinder.find(in: body, reference: published).filter { !foreign.contain($0.span) }
    let bodyText = BodyText(text: body, mentions: found.filter { $0.field == .body && !$0.isInside }, dates: dates)
    let isWhole = article.kind == .article
    return Findings(
      entities: Self.distinct(found.map(\.entity)),
      mentions: found.map { mention in
        let text = fields.first { $0.field == mention.field }?.text.text(mention.span.start, mention.span.end) ?? ""
        return Mention(
          field: mention.field, span: mention.span, text: text, how: mention.how, entity: mention.entity.slug, foundBy: mention.foundBy,
          confidence: Double((mention.confidence * 100).rounded()) / 100)
      },
      dates: dates,
      quotes: isWhole ? quoteFinder.quotes(in: bodyText).filter { !foreign.contain($0.span) } : [],
      events: isWhole ? eventFinder.events(in: bodyText, published: published).filter { !foreign.contain($0.trigger) } : [])
  }

  private static func fields(of article: Article, body: TokenizedText) -> [EntityFinder.FieldText] {
    var fields = [EntityFinder.FieldText(field: .title, text: TokenizedText(article.title))]
    if let subtitle = article.subtitle { fields.append(.init(field: .subtitle, text: TokenizedText(subtitle))) }
    fields.append(.init(field: .body, text: body))
    return fields
  }

  /// How many words and marks an article has, and how many mentions of names are found in it: what finding names costs can be measured so.
  public func countNames(in article: Article) -> (tokens: Int, mentions: Int) {
    let fields = Self.fields(of: article, body: TokenizedText(article.body))
    let found = entityFinder.find(in: fields, published: article.published?.date)
    return (fields.reduce(0) { $0 + $1.text.tokens.count }, found.count)
  }

  private static func distinct(_ entities: [Entity]) -> [Entity] {
    var seen = Set<String>()
    return entities.filter { seen.insert($0.slug).inserted }
  }
}

extension ArticleAnalyzer {
  /// The offices that the person with a slug held, in order of time: kind, slug of country or organization, first and last day.
  public func offices(ofPerson slug: String) -> [(office: String, jurisdiction: String, from: CalendarDate, to: CalendarDate?)] {
    guard let index = lexicon.index(slug: slug) else { return [] }
    return lexicon.offices.held(by: index).map { ($0.office, $0.jurisdiction, $0.term.from, $0.term.to) }
  }
}
