/// Everything that was read out of one article.
public struct Findings: Equatable, Sendable {
  /// The entities mentioned, each once; mentions and participants name them by slug.
  public var entities: [Entity]
  /// Every place where one of them is spoken of.
  public var mentions: [Mention]
  /// The date expressions of the body.
  public var dates: [DateMention]
  /// Who is reported to have said what.
  public var quotes: [Quote]
  /// Who did what to whom.
  public var events: [Event]

  /// Findings, none unless given.
  public init(
    entities: [Entity] = [], mentions: [Mention] = [], dates: [DateMention] = [], quotes: [Quote] = [], events: [Event] = []
  ) {
    self.entities = entities
    self.mentions = mentions
    self.dates = dates
    self.quotes = quotes
    self.events = events
  }
}

/// An article with what was read out of it: the unit that is stored.
public struct AnalysedArticle: Equatable, Sendable {
  /// The clean article.
  public var article: Article
  /// What was read out of it.
  public var findings: Findings

  /// An article and its findings.
  public init(article: Article, findings: Findings) {
    self.article = article
    self.findings = findings
  }
}
