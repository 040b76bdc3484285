public import Model

/// An entity as it is stored.
public struct EntityRecord: Equatable, Sendable {
  /// Its id, stable for good.
  public let id: Int
  /// Its names.
  public let entity: Entity
  /// In how many articles it is spoken of, demonyms left out.
  public let articleCount: Int
  /// How often it is spoken of, demonyms left out.
  public let mentionCount: Int
  /// Whether a person has corrected it, so that extraction no longer changes it.
  public let curated: Bool

  func with(aliases: [String]) -> EntityRecord {
    var entity = entity
    entity.aliases = aliases
    return EntityRecord(id: id, entity: entity, articleCount: articleCount, mentionCount: mentionCount, curated: curated)
  }
}

/// As much of an entity as stands beside something else.
public struct EntityReference: Equatable, Hashable, Sendable {
  /// Its id.
  public let id: Int
  /// Its stable public name.
  public let slug: String
  /// The Arabic name as it is shown.
  public let name: String
  /// What it is.
  public let type: EntityType
}

/// What a name, slug or id in a filter leads to.
public enum EntityLookup: Equatable, Sendable {
  /// No entity bears it.
  case none
  /// This one.
  case one(EntityReference)
  /// Several bear it, most mentioned first: the caller must say which.
  case several([EntityReference])
}

/// What is counted about an entity when it is shown alone.
public struct EntityDetails: Equatable, Sendable {
  /// An entity that is spoken of in the same articles.
  public struct Companion: Equatable, Sendable {
    /// Which.
    public let entity: EntityReference
    /// In how many articles both are.
    public let articleCount: Int
  }

  /// The date of the first dated article that speaks of it, as days since 1970-01-01.
  public let firstSeen: Int?
  /// The date of the last one.
  public let lastSeen: Int?
  /// How many events it takes part in.
  public let eventCount: Int
  /// How many quotations are its own.
  public let quoteCount: Int
  /// Who is spoken of with it most often.
  public let companions: [Companion]
}
