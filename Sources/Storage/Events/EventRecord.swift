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
}
