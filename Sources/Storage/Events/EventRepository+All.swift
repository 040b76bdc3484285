internal import Model

extension EventRepository {
  /// No export has the evidence, which takes long to read.
  private static let rowSQL = "SELECT \(columns.replacing("e.evidence", with: "''")) FROM event e WHERE e.id = ?"
  private static let participantsSQL = """
    SELECT side, text, start_offset, end_offset, entity_id FROM event_participant WHERE event_id = ? ORDER BY side, position
    """

  /// Calls a function with every event that matches, in an order; memory does not grow with their number. `relevance` is `newest`.
  public func forEach(_ filter: EventFilter, order: ListOrder = .newest, _ body: (EventRecord) throws -> Void) throws {
    let references = ReferenceCache(db)
    try EventPlan(filter, on: db).plan.forEachKey(order, on: db) { key in
      guard let found = try db.first(Self.rowSQL, [SQLValue(SortKey.id(of: key))], Self.read) else { return }
      try body(completed(found, references, withTellings: filter.collapsed))
    }
  }

  private func completed(
    _ found: (id: Int, article: Int, cluster: Int?, event: Event), _ references: ReferenceCache, withTellings: Bool
  ) throws -> EventRecord {
    var event = found.event
    var entities: [String: EntityReference] = [:]
    try db.forEach(Self.participantsSQL, [SQLValue(found.id)]) { row in
      let side = row.text()
      let (text, span) = (row.text(), ScalarSpan(row.int(), row.int()))
      let entity = try row.optionalInt().flatMap { try references[$0] }
      if let entity { entities[entity.slug] = entity }
      let participant = Event.Participant(text: text, span: span, entity: entity?.slug)
      switch side {
      case "actor": event.actors.append(participant)
      case "target": event.targets.append(participant)
      default: event.place = participant
      }
    }
    return EventRecord(
      id: found.id, articleID: found.article, clusterID: found.cluster, event: event, entities: entities,
      tellings: withTellings ? try tellings(ofCluster: found.cluster) : nil)
  }
}
