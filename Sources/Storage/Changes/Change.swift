/// One thing that changed, as a mirror must learn of it.
public struct Change: Equatable, Sendable {
  /// What kind of thing.
  public enum Kind: String, Sendable, CaseIterable {
    case document, article, entity

    /// The number that stands for it in the table.
    var number: Int {
      switch self {
      case .document: 1
      case .article: 2
      case .entity: 3
      }
    }

    init?(number: Int) {
      guard let kind = Self.allCases.first(where: { $0.number == number }) else { return nil }
      self = kind
    }
  }

  /// What became of it, for one who knows the archive as it was at the cursor.
  public enum Action: String, Sendable, CaseIterable {
    /// It is new.
    case added
    /// It was there, and is different now.
    case changed
    /// It is gone.
    case deleted
  }

  /// Its place in the order of changes.
  public let sequence: Int
  /// What kind of thing.
  public let kind: Kind
  /// The id of the thing.
  public let id: Int
  /// What became of it.
  public let action: Action
}

/// A stretch of the list of changes.
public struct ChangePage: Equatable, Sendable {
  /// The things that changed, each once, in the order of their last change.
  public let items: [Change]
  /// From where to ask the next time.
  public let cursor: ListCursor
  /// Whether there are more behind these.
  public let hasMore: Bool
}
