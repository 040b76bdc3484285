internal import Model

/// The same happening as several articles tell it: one type, at least one participant in common and none that contradicts, one time, one place.
extension EventRepository {
  /// Tellings that are looked at for one event; a happening is told soon after it.
  private static let candidates = 40
  /// How far apart in days two tellings may date one happening, if one of them only has the date of its article.
  private static let slack = 1

  /// An event as it is compared: roles 1 source, 2 target, 3 place.
  private struct Telling {
    let id: Int
    let cluster: Int?
    let roles: [Int: Set<Int>]
  }

  /// Joins an event that was just stored to the cluster of an earlier telling, if there is one.
  func joinCluster(of event: Event, id: Int, article: Int, roles: [Int: Set<Int>]) throws {
    guard let when = event.date, !event.historical, event.status == .occurred || event.status == .planned else { return }
    guard when.last.daysSinceEpoch - when.first.daysSinceEpoch <= 1 else { return }
    let reach = when.basis == .article ? Self.slack : 0
    let days = (when.first.daysSinceEpoch - Self.slack)...(when.last.daysSinceEpoch + Self.slack)
    // The participant of whom the archive knows least decides fastest.
    guard let lead = roles.filter({ !$0.value.isDisjoint(with: [1, 2]) }).keys.max() else { return }
    for found in try tellings(near: days, of: lead, event, article) {
      guard found.id != id, agrees(roles, found.roles, isReciprocal: event.type.isReciprocal) else { continue }
      guard try overlaps(found.id, when, reach) else { continue }
      let cluster = found.cluster ?? found.id
      if found.cluster == nil { try db.run("UPDATE event SET cluster_id = ? WHERE id = ?", [SQLValue(cluster), SQLValue(found.id)]) }
      try db.run("UPDATE event SET cluster_id = ? WHERE id = ?", [SQLValue(cluster), SQLValue(id)])
      return
    }
  }

  /// Earlier tellings of events of the type in other articles in which an entity takes part.
  private func tellings(near days: ClosedRange<Int>, of entity: Int, _ event: Event, _ article: Int) throws -> [Telling] {
    let rows = try db.all(
      """
      SELECT e.id, e.cluster_id FROM event_entity x CROSS JOIN event e ON e.id = (x.event_key & \(SortKey.idMask))
      WHERE x.entity_id = ? AND x.role IN (1, 2) AND x.event_key BETWEEN ? AND ?
        AND e.type = ? AND e.article_id <> ? AND e.historical = 0 AND e.status = ? LIMIT \(Self.candidates)
      """,
      [
        SQLValue(entity), SQLValue(SortKey.rows(of: days.lowerBound).lowerBound), SQLValue(SortKey.rows(of: days.upperBound).upperBound),
        .text(event.type.rawValue), SQLValue(article), .text(event.status.rawValue),
      ]
    ) { (id: $0.int(), cluster: $0.optionalInt()) }
    var seen = Set<Int>()
    return try rows.filter { seen.insert($0.id).inserted }.map { row in
      var roles: [Int: Set<Int>] = [:]
      try db.forEach(
        "SELECT p.entity_id, p.side FROM event_participant p WHERE p.event_id = ? AND p.entity_id IS NOT NULL", [SQLValue(row.id)]
      ) { participant in
        let entity = participant.int()
        let side = participant.text()
        roles[entity, default: []].insert(side == "actor" ? 1 : side == "target" ? 2 : 3)
      }
      return Telling(id: row.id, cluster: row.cluster, roles: roles)
    }
  }

  /// Whether two tellings may be of one happening: the sides that both name have somebody in common, and so have the places.
  private func agrees(_ a: [Int: Set<Int>], _ b: [Int: Set<Int>], isReciprocal: Bool) -> Bool {
    func side(_ roles: [Int: Set<Int>], _ role: Int) -> Set<Int> { Set(roles.filter { $0.value.contains(role) }.keys) }
    func meet(_ first: Set<Int>, _ second: Set<Int>) -> Bool { first.isEmpty || second.isEmpty || !first.isDisjoint(with: second) }
    guard meet(side(a, 3), side(b, 3)) else { return false }
    if isReciprocal {
      let (first, second) = (side(a, 1).union(side(a, 2)), side(b, 1).union(side(b, 2)))
      return first.intersection(second).count >= 2 || (first == second && !first.isEmpty)
    }
    let (actors, targets) = ((side(a, 1), side(b, 1)), (side(a, 2), side(b, 2)))
    guard meet(actors.0, actors.1), meet(targets.0, targets.1) else { return false }
    return !actors.0.isDisjoint(with: actors.1) || !targets.0.isDisjoint(with: targets.1)
  }

  private func overlaps(_ id: Int, _ when: Event.When, _ reach: Int) throws -> Bool {
    let found = try db.first("SELECT date_first, date_last, date_basis FROM event WHERE id = ?", [SQLValue(id)]) {
      (first: $0.int(), last: $0.int(), basis: $0.optionalText())
    }
    guard let found, found.last - found.first <= 1 else { return false }
    let slack = found.basis == Event.When.Basis.article.rawValue ? max(reach, Self.slack) : reach
    return found.first <= when.last.daysSinceEpoch + slack && found.last >= when.first.daysSinceEpoch - slack
  }
}
