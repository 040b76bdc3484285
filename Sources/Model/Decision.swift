/// What became of a stretch of a document when it was taken apart, and why. The decisions on a document cover every line of it once.
public struct Decision: Equatable, Sendable {
  /// What a stretch was taken for.
  public enum Role: String, Sendable, CaseIterable {
    case title, subtitle, heading, paragraph, caption
    /// Who wrote it, what he is, and where from.
    case byline
    case translator, desk, agency
    /// When it was published.
    case dateline
    /// The time of an entry of live coverage.
    case time
    /// What a paper says of itself before its text.
    case abstract, keywords
    /// An item of a feed.
    case item

    /// A headline or caption printed again.
    case repeated
    /// Menus and lines that belong to no article.
    case menu
    /// Buttons, counters, subscriptions, rights: what a page prints around every text.
    case button
    /// Other articles named inside a text or below it.
    case related
    /// Where the text was taken from, or stood before.
    case source
    /// A note on the author.
    case note
    /// What readers wrote below the text.
    case comment
    /// Page numbers, running headers and quotations lifted out of a text.
    case layout
    /// The list of references of a paper.
    case references
    /// Header, greeting and signature of a mail.
    case mail
    /// Elements of a page that hold no text of an article, and its head.
    case markup
    /// What stands before the first post of a blog.
    case preface

    /// Whether the stretch went into an article.
    public var isKept: Bool {
      switch self {
      case .title, .subtitle, .heading, .paragraph, .caption, .byline, .translator, .desk, .agency, .dateline, .time, .abstract, .keywords,
        .item:
        true
      case .repeated, .menu, .button, .related, .source, .note, .comment, .layout, .references, .mail, .markup, .preface: false
      }
    }
  }

  /// Where it stands in the decoded document.
  public var span: ScalarSpan
  /// What it was taken for.
  public var role: Role
  /// The article that it stands in or beside, as an index into those of the document; `nil` when it belongs to none.
  public var article: Int?
  /// The signs that decided, in words for a person.
  public var reasons: [String]

  /// A decision on a stretch.
  public init(_ span: ScalarSpan, _ role: Role, article: Int? = nil, reasons: [String]) {
    self.span = span
    self.role = role
    self.article = article
    self.reasons = reasons
  }
}
