public import Model

/// An article as it is stored.
public struct ArticleRecord: Equatable, Sendable {
  /// Its id.
  public let id: Int
  /// The document that it was cut out of.
  public let documentID: Int
  /// How many words its body has.
  public let wordCount: Int
  /// The article; in lists its body, captions, headings and warnings are left out.
  public let article: Article
  /// The best place of a search in it, as HTML in which only `<mark>` is markup; `nil` without a query.
  public var snippet: String?
  /// How many other articles are copies of it or nearly so, in lists that show one of each; `nil` in others.
  public var copies: Int?
}

/// An article with everything that was read out of it.
public struct WholeArticle: Equatable, Sendable {
  /// An entity with the places where the article speaks of it.
  public struct MentionedEntity: Equatable, Sendable {
    /// The entity.
    public let entity: EntityRecord
    /// The places, in reading order.
    public let mentions: [Mention]
  }

  /// The article itself.
  public let record: ArticleRecord
  /// Who and what it speaks of, in the order in which they first come up.
  public let entities: [MentionedEntity]
  /// The events that it tells.
  public let events: [EventRecord]
  /// The quotations in it.
  public let quotes: [QuoteRecord]
  /// The date expressions of its body.
  public let dates: [DateMention]
}
