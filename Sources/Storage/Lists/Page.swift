/// A stretch of a list.
public struct Page<Item: Sendable>: Sendable {
  /// What the list shows here.
  public let items: [Item]
  /// Where the next stretch begins; `nil` behind the last one.
  public let next: ListCursor?
  /// How many the whole list has, if that was asked for.
  public let total: Int?

  /// A stretch of a list.
  public init(items: [Item], next: ListCursor?, total: Int?) {
    self.items = items
    self.next = next
    self.total = total
  }
}

extension Page: Equatable where Item: Equatable {}

/// The place in a list behind which the next page begins. It stays right while rows come and go.
public struct ListCursor: Equatable, Sendable {
  /// The last row's place in the order of the list.
  public let key: Int
  /// The last row's id, where several rows may have the same key.
  public let id: Int

  /// A place in a list.
  public init(key: Int, id: Int) {
    self.key = key
    self.id = id
  }

  /// Reads what ``encoded`` gives.
  public init?(encoded text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, text.utf8.count <= 32, let key = Int(parts[0], radix: 36), let id = Int(parts[1], radix: 36), key >= 0, id >= 0
    else { return nil }
    self.init(key: key, id: id)
  }

  /// A short form for URLs.
  public var encoded: String { String(key, radix: 36) + "-" + String(id, radix: 36) }
}

/// In which order a list comes.
public enum ListOrder: String, Sendable, CaseIterable {
  /// Latest date first; undated rows last.
  case newest = "-date"
  /// Earliest date first; undated rows last.
  case oldest = "date"
  /// Best hit first; needs a query.
  case relevance
}
