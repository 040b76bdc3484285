/// An article, or the teaser of one, as it was cut out of a document: clean text with the facts that the page prints about it.
public struct Article: Equatable, Sendable {
  /// Whether it is a whole article or the lead-in to another page.
  public enum Kind: String, Sendable, CaseIterable {
    case article
    /// A headline with a line or two that leads elsewhere.
    case teaser
  }

  /// Whole or teaser.
  public var kind: Kind
  /// A BCP 47 language tag, `ar` nearly always.
  public var language: String
  /// The headline.
  public var title: String
  /// The line below the headline.
  public var subtitle: String?
  /// Who signs, without "بقلم".
  public var authors: [String]
  /// Who translated it, where the page says so.
  public var translator: String?
  /// The desk that signs in place of an author: «الشرق الأوسط».
  public var desk: String?
  /// The agency that it was taken over from, as it is written: `أ.ف.ب`, `رويترز`.
  public var agency: String?
  /// The place of the dateline or of the desk.
  public var place: String?
  /// The newspaper, blog or agency.
  public var source: String?
  /// Where it stood on the web.
  public var url: String?
  /// When it was published, `nil` when nothing says so.
  public var published: Publication?
  /// Where it stands in the decoded document.
  public var documentSpan: ScalarSpan
  /// Paragraphs separated by one blank line.
  public var body: String
  /// The lines below its pictures, without agency credits.
  public var captions: [String]
  /// The section headings, as stretches of the body.
  public var headings: [ScalarSpan]
  /// What a paper says of itself in a few sentences, in each language that it does so in.
  public var abstracts: [Abstract]
  /// The keywords that are printed with it, in the order of the page.
  public var keywords: [String]
  /// The long passages of the body that are in another language than the article.
  public var passages: [Passage]
  /// What was doubtful: contradicting dates, undecodable bytes.
  public var warnings: [String]

  /// An article with nothing but its text.
  public init(kind: Kind = .article, language: String = "ar", title: String, body: String, documentSpan: ScalarSpan = ScalarSpan(0, 0)) {
    self.kind = kind
    self.language = language
    self.title = title
    self.body = body
    self.documentSpan = documentSpan
    authors = []
    captions = []
    headings = []
    abstracts = []
    keywords = []
    passages = []
    warnings = []
  }
}

/// The abstract of a paper in one language.
public struct Abstract: Equatable, Sendable {
  /// A BCP 47 language tag.
  public var language: String
  /// Its sentences.
  public var text: String

  /// An abstract.
  public init(language: String, text: String) {
    self.language = language
    self.text = text
  }
}

/// When an article was published, and how that is known. Never today's date for want of better.
public struct Publication: Equatable, Sendable {
  /// How the date is known.
  public enum Basis: String, Sendable, CaseIterable {
    /// Given by the client with the document.
    case client
    /// Printed on the page.
    case dateline
    /// Concluded from the text.
    case inferred
  }

  /// The date, as precise as it is known.
  public var date: PartialDate
  /// How it is known.
  public var basis: Basis

  /// A date with its reason.
  public init(_ date: PartialDate, basis: Basis) {
    self.date = date
    self.basis = basis
  }
}

/// A stretch of a body in another language than the article.
public struct Passage: Equatable, Sendable {
  /// Where it stands in the body.
  public var span: ScalarSpan
  /// A BCP 47 language tag.
  public var language: String

  /// A passage.
  public init(span: ScalarSpan, language: String) {
    self.span = span
    self.language = language
  }
}
