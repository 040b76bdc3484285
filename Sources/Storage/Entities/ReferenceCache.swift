/// The entities that rows of a long list refer to, most of them again and again.
final class ReferenceCache {
  /// So many are kept at most; then all are forgotten.
  private static let capacity = 20_000
  private let db: Connection
  private var known: [Int: EntityReference] = [:]

  init(_ db: Connection) { self.db = db }

  /// The entity to show for an id that a row keeps: merged ones lead to the other.
  subscript(_ id: Int) -> EntityReference? {
    get throws {
      if let reference = known[id] { return reference }
      let reference = try EntityRepository(db).shownReference(id)
      if known.count >= Self.capacity { known.removeAll(keepingCapacity: true) }
      known[id] = reference
      return reference
    }
  }
}
