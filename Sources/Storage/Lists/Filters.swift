public import Model

/// A stretch of days, inclusive; open where nothing is given.
public struct DateWindow: Equatable, Sendable {
  /// The first day, counted from 1970-01-01.
  public var from: Int?
  /// The last day, counted from 1970-01-01.
  public var to: Int?

  /// A stretch of days.
  public init(from: Int? = nil, to: Int? = nil) {
    self.from = from
    self.to = to
  }
}

/// A place to filter by: what it was resolved to, and what was asked for.
public struct PlaceFilter: Equatable, Sendable {
  /// The entities that are meant; any of them.
  public var entities: [Int]
  /// The words of the request, compared after folding; any of them.
  public var names: [String]

  /// A place to filter by.
  public init(entities: [Int] = [], names: [String] = []) {
    self.entities = entities
    self.names = names
  }
}

/// What a list of articles is narrowed to. Empty lists narrow nothing; within a list any value will do.
public struct ArticleFilter: Equatable, Sendable {
  /// Every group must be spoken of by one of its entities. An empty group, as an unknown name gives, matches nothing.
  public var actors: [[Int]] = []
  /// The publication date overlaps this.
  public var window = DateWindow()
  /// The full-text query.
  public var query: SearchQuery?
  /// The newspapers or blogs.
  public var sources: [String] = []
  /// Whole articles or teasers.
  public var kinds: [Article.Kind] = []
  /// The languages.
  public var languages: [String] = []
  /// The place of the dateline.
  public var place: PlaceFilter?

  /// All articles.
  public init() {}
}

/// What a list of events is narrowed to, beyond what narrows their articles.
public struct EventFilter: Equatable, Sendable {
  /// On which side ``EventFilter/actors`` stand.
  public enum Role: String, Sendable, CaseIterable {
    case source, target
  }

  /// Every group must take part by one of its entities. An empty group matches nothing.
  public var actors: [[Int]] = []
  /// On which side; either when `nil`. Both sides of a reciprocal event have both roles.
  public var role: Role?
  /// Every group must be a target by one of its entities.
  public var targets: [[Int]] = []
  /// The event's own date overlaps this.
  public var window = DateWindow()
  /// PLOVER types; any of these or of ``cameoRoots``.
  public var types: [PloverType] = []
  /// CAMEO root codes.
  public var cameoRoots: [String] = []
  /// Whether it happened.
  public var statuses: [Event.Status] = []
  /// Where it happened.
  public var place: PlaceFilter?
  /// The full-text query, over the articles.
  public var query: SearchQuery?
  /// The newspapers or blogs of the articles.
  public var sources: [String] = []
  /// The kinds of the articles.
  public var kinds: [Article.Kind] = []
  /// The languages of the articles.
  public var languages: [String] = []
  /// The articles with these ids only.
  public var articles: [Int] = []
  /// The tellings of one happening only.
  public var cluster: Int?
  /// The confidence is at least this.
  public var minConfidence: Double?
  /// Of the tellings of one happening only the one stored first.
  public var collapsed = false

  /// All events.
  public init() {}
}

/// What a list of quotations is narrowed to.
public struct QuoteFilter: Equatable, Sendable {
  /// The speaker must be in every group. An empty group matches nothing.
  public var speakers: [[Int]] = []
  /// Every group must be spoken of by one of its entities. An empty group matches nothing.
  public var about: [[Int]] = []
  /// The article's date overlaps this.
  public var window = DateWindow()
  /// The full-text query, over the articles.
  public var query: SearchQuery?
  /// The newspapers or blogs of the articles.
  public var sources: [String] = []
  /// The kinds of the articles.
  public var kinds: [Article.Kind] = []
  /// The languages of the articles.
  public var languages: [String] = []
  /// The place of the articles' datelines.
  public var place: PlaceFilter?

  /// All quotations.
  public init() {}
}
