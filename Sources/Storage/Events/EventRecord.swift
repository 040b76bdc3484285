public import Model

/// An event as it is stored.
public struct EventRecord: Equatable, Sendable {
  /// Its id.
  public let id: Int
  /// The article that tells it.
  public let articleID: Int
  /// The same happening as other articles tell it; `nil` while that is not known.
  public let clusterID: Int?
  /// What happened; participants name their entities by slug.
  public let event: Event
  /// The entities of the participants and the place, by slug.
  public let entities: [String: EntityReference]
  /// In a collapsed list, how many articles tell the happening, and how many of them independently.
  public var tellings: Tellings?

  /// How often a happening is told.
  public struct Tellings: Equatable, Sendable {
    /// Articles that tell it.
    public let articles: Int
    /// The same, where articles with one and the same sentence, as copies of an agency's report have, count once.
    public let independent: Int
  }
}
