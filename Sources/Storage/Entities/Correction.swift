public import Model

/// What a person said about entities: one row, which can be taken back.
public struct Correction: Equatable, Sendable {
  /// What was done.
  public enum Action: String, Sendable, CaseIterable {
    /// An entity was added.
    case add
    /// Names, type or visibility of one were changed.
    case edit
    /// One was made part of another.
    case merge
    /// What some articles say of one became another's.
    case split
  }

  /// Its id.
  public let id: Int
  /// When it was made, RFC 3339 in UTC.
  public let madeAt: String
  /// Who made it, as the client says.
  public let madeBy: String
  /// What was done.
  public let action: Action
  /// The entity that it is about.
  public let entity: Int
  /// The entity into which that one was merged, or that was split off.
  public let target: Int?
  /// The JSON object of the request.
  public let change: String
  /// When it was taken back, if it was.
  public let undoneAt: String?
  /// Who took it back.
  public let undoneBy: String?
}

/// What a person wants to be different about an entity; what is `nil` or empty stays.
public struct EntityChange: Equatable, Sendable {
  /// What it is.
  public var type: EntityType?
  /// The Arabic name.
  public var name: String?
  /// The English name.
  public var nameEnglish: String?
  /// Spellings by which it shall be found, too.
  public var addedAliases: [String] = []
  /// Spellings by which it shall no longer be found.
  public var removedAliases: [String] = []
  /// Whether it is a false entity, to be listed nowhere.
  public var isHidden: Bool?
  /// Whether somebody looked at it and found it right.
  public var isConfirmed: Bool?

  /// A change of nothing.
  public init() {}

  /// Whether nothing is to change.
  public var isEmpty: Bool { self == EntityChange() }
}

/// Who corrects something, when, and the request's own words.
public struct CorrectionNote: Equatable, Sendable {
  let at: String
  let by: String
  let change: String

  /// A note of a time (RFC 3339 in UTC), a person and the JSON object of the request.
  public init(at: String, by: String, change: String) {
    self.at = at
    self.by = by
    self.change = change
  }
}
