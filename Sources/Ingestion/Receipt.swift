public import Model
public import Storage

/// What became of a document: where it is stored and which articles are in it.
public struct Receipt: Sendable {
  /// One article, as the answer to a POST names it.
  public struct ArticleLine: Sendable {
    /// Its id.
    public let id: Int
    /// Whole or teaser.
    public let kind: Article.Kind
    /// The headline.
    public let title: String
    /// When it was published, if that is known.
    public let published: Publication?
  }

  /// The document as it is stored.
  public let document: StoredDocument
  /// Its articles, in its order.
  public let articles: [ArticleLine]
  /// Whether the same document was there before; then nothing was stored.
  public let isDuplicate: Bool
}
