internal import Model

extension EventRepository {
  private enum Role: Int {
    case source = 1
    case target = 2
    case place = 3
  }

  /// Stores an event of an article. `entities` gives the ids of the slugs.
  func insert(_ event: Event, article: Int, position: Int, entities: [String: Int]) throws -> Int {
    let id = try db.session.nextID("event", on: db)
    let first = event.date?.first.daysSinceEpoch
    let last = event.date?.last.daysSinceEpoch
    let wide = event.date.map { $0.last.daysSinceEpoch - $0.first.daysSinceEpoch > ListPlan.narrowSpan } ?? false
    let key = SortKey.row(day: first, id: id)
    try db.run(
      """
      INSERT INTO event (id, article_id, position, sort_key, date_first, date_last, wide, date_precision, date_basis, type, mode,
        cameo_root, contexts, status, historical, sentence_start, sentence_end, trigger_start, trigger_end, trigger_text, rule, confidence,
        evidence, complement_start, complement_end)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        SQLValue(id), SQLValue(article), SQLValue(position), SQLValue(key), SQLValue(first), SQLValue(last), SQLValue(wide),
        SQLValue(event.date?.precision.rawValue), SQLValue(event.date?.basis.rawValue), .text(event.type.rawValue), SQLValue(event.mode),
        .text(event.cameoRoot), DatabaseText.list(event.contexts), .text(event.status.rawValue), SQLValue(event.historical),
        SQLValue(event.sentence.start), SQLValue(event.sentence.end), SQLValue(event.trigger.start), SQLValue(event.trigger.end),
        .text(event.triggerText), .text(event.rule), SQLValue(event.confidence),
        .text(Self.text(of: event.evidence)), SQLValue(event.complement?.start), SQLValue(event.complement?.end),
      ])
    try insert(event.actors, side: "actor", of: id, entities: entities)
    try insert(event.targets, side: "target", of: id, entities: entities)
    try insert(event.place.map { [$0] } ?? [], side: "place", of: id, entities: entities)
    for (entity, roles) in roles(of: event, entities).sorted(by: { $0.key < $1.key }) {
      for role in roles.sorted() {
        try db.run(
          "INSERT INTO event_entity (entity_id, role, event_key, date_last, wide) VALUES (?, ?, ?, ?, ?)",
          [SQLValue(entity), SQLValue(role), SQLValue(key), SQLValue(last), SQLValue(wide)])
      }
    }
    try joinCluster(of: event, id: id, article: article, roles: participants(of: event, entities))
    return id
  }

  /// On which sides each entity stands as it is told, whether the type is reciprocal or not.
  private func participants(of event: Event, _ entities: [String: Int]) -> [Int: Set<Int>] {
    var result: [Int: Set<Int>] = [:]
    let sides: [(Role, [Event.Participant])] = [
      (.source, event.actors), (.target, event.targets), (.place, event.place.map { [$0] } ?? []),
    ]
    for (role, participants) in sides {
      for id in participants.compactMap({ $0.entity.flatMap { entities[$0] } }) { result[id, default: []].insert(role.rawValue) }
    }
    return result
  }

  /// Evidence as lines of a name and a weight.
  private static func text(of evidence: [Event.Evidence]) -> String {
    evidence.map { "\($0.name) \($0.weight)" }.joined(separator: "\n")
  }

  /// What was written as lines of a name and a weight.
  static func evidence(from text: String) -> [Event.Evidence] {
    text.split(separator: "\n").compactMap { line in
      let parts = line.split(separator: " ")
      guard parts.count == 2, let weight = Double(parts[1]) else { return nil }
      return Event.Evidence(name: String(parts[0]), weight: weight)
    }
  }

  private func insert(_ participants: [Event.Participant], side: String, of event: Int, entities: [String: Int]) throws {
    for (position, participant) in participants.enumerated() {
      try db.run(
        "INSERT INTO event_participant (event_id, side, position, text, start_offset, end_offset, entity_id) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
          SQLValue(event), .text(side), SQLValue(position), .text(participant.text), SQLValue(participant.span.start),
          SQLValue(participant.span.end), SQLValue(participant.entity.flatMap { entities[$0] }),
        ])
    }
  }

  private func roles(of event: Event, _ entities: [String: Int]) -> [Int: Set<Int>] {
    var result: [Int: Set<Int>] = [:]
    func add(_ participants: [Event.Participant], _ roles: [Role]) {
      for id in participants.compactMap({ $0.entity.flatMap { entities[$0] } }) {
        result[id, default: []].formUnion(roles.map(\.rawValue))
      }
    }
    let both: [Role] = [.source, .target]
    add(event.actors, event.type.isReciprocal ? both : [.source])
    add(event.targets, event.type.isReciprocal ? both : [.target])
    add(event.place.map { [$0] } ?? [], [.place])
    return result
  }

  /// Removes what the index by entity holds of an article's events; the events go with the article.
  func deleteLinks(ofArticle article: Int) throws {
    let links = try db.all(
      """
      SELECT DISTINCT coalesce(o.merged_into, o.id), e.sort_key FROM event e JOIN event_participant p ON p.event_id = e.id
      JOIN entity o ON o.id = p.entity_id WHERE e.article_id = ?
      """, [SQLValue(article)]
    ) { (entity: $0.int(), key: $0.int()) }
    for link in links {
      try db.run(
        "DELETE FROM event_entity WHERE entity_id = ? AND role IN (1, 2, 3) AND event_key = ?", [SQLValue(link.entity), SQLValue(link.key)])
    }
  }
}
