internal import ArabicText
internal import Model

extension EntityRepository {
  /// Calls a function with every entity that matches, most mentioned first.
  public func forEach(_ filter: Filter = .init(), _ body: (EntityRecord) throws -> Void) throws {
    var conditions = SQLConditions()
    conditions.add("e.merged_into IS NULL AND e.hidden = 0")
    if let prefix = filter.prefix.map(Folding.foldName) {
      guard !prefix.isEmpty else { return }
      conditions.add(
        "+e.id IN (SELECT entity_id FROM entity_name WHERE name_key >= ? AND name_key < ?)", .text(prefix), .text(prefix + "\u{10FFFF}"))
    }
    conditions.addAny("+e.type", filter.types.map { .text($0.rawValue) })
    try db.forEach(
      "SELECT e.id FROM entity e WHERE \(conditions.sql) ORDER BY e.article_count DESC, e.id", conditions.values
    ) { row in
      try find(row.int()).map(body)
    }
  }
}
