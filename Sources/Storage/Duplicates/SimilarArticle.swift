/// An article that has to do with another one.
public struct SimilarArticle: Equatable, Sendable {
  /// What the two have to do with each other, closest first.
  public enum Relation: String, Sendable, CaseIterable {
    /// The same words, but for marks and spelling variants.
    case copy
    /// The same text with edits, directly or over other versions of it.
    case near
    /// One is the teaser of the other.
    case teaser
    /// Another text about the same persons, organizations and places.
    case related
  }

  /// The article, as lists show it.
  public let record: ArticleRecord
  /// What it has to do with the other.
  public let relation: Relation
  /// How close it is, from 0 to 1: of copies 1, of near ones the share of common word pairs, of teasers how much of them the article
  /// has, of related ones how much of what they speak of is the same, counted by rarity and halved.
  public let score: Double
}
