internal import Model

/// The events that were read out of the articles.
public struct EventRepository {
  let db: Connection

  /// The events as one connection sees them.
  public init(_ connection: Connection) {
    db = connection
  }

  static let columns = """
    e.id, e.article_id, e.cluster_id, e.type, e.mode, e.contexts, e.status, e.historical, e.sentence_start, e.sentence_end,
    e.trigger_start, e.trigger_end, e.trigger_text, e.rule, e.confidence, e.evidence, e.complement_start, e.complement_end,
    e.date_first, e.date_last, e.date_precision, e.date_basis
    """

  static func read(_ row: inout Row) -> (id: Int, article: Int, cluster: Int?, event: Event) {
    let (id, article, cluster) = (row.int(), row.int(), row.optionalInt())
    let (type, mode, contexts, status) = (row.text(), row.optionalText(), row.text(), row.text())
    let historical = row.bool()
    let sentence = ScalarSpan(row.int(), row.int())
    let trigger = ScalarSpan(row.int(), row.int())
    var event = Event(
      type: PloverType(rawValue: type) ?? .consult, mode: mode, rule: "", trigger: trigger, triggerText: row.text(), sentence: sentence)
    event.rule = row.text()
    event.confidence = row.double()
    event.evidence = evidence(from: row.text())
    let complement = (start: row.optionalInt(), end: row.optionalInt())
    if let start = complement.start, let end = complement.end { event.complement = ScalarSpan(start, end) }
    event.contexts = DatabaseText.list(from: contexts)
    event.status = Event.Status(rawValue: status) ?? .occurred
    event.historical = historical
    if let first = row.optionalInt(), let last = row.optionalInt() {
      event.date = Event.When(
        first: CalendarDate(daysSinceEpoch: first), last: CalendarDate(daysSinceEpoch: last),
        precision: DatePrecision(rawValue: row.text()) ?? .day, basis: Event.When.Basis(rawValue: row.text()) ?? .text)
    }
    return (id, article, cluster, event)
  }

  /// The event with an id.
  public func find(_ id: Int) throws -> EventRecord? {
    guard let found = try db.first("SELECT \(Self.columns) FROM event e WHERE e.id = ?", [SQLValue(id)], Self.read) else { return nil }
    return try completed([found], "p.event_id = ?", id).first
  }

  /// The events of an article, in its order.
  public func all(ofArticle article: Int) throws -> [EventRecord] {
    let events = try db.all(
      "SELECT \(Self.columns) FROM event e WHERE e.article_id = ? ORDER BY e.position", [SQLValue(article)], Self.read)
    return events.isEmpty ? [] : try completed(events, "p.event_id IN (SELECT id FROM event WHERE article_id = ?)", article)
  }

  /// The events with their participants, which are those of a condition with one number.
  private func completed(
    _ found: [(id: Int, article: Int, cluster: Int?, event: Event)], _ condition: String, _ number: Int
  ) throws -> [EventRecord] {
    let repository = EntityRepository(db)
    var events = found.map(\.event)
    var entities = [[String: EntityReference]](repeating: [:], count: events.count)
    let places = Dictionary(uniqueKeysWithValues: zip(found.map(\.id), found.indices))
    try db.forEach(
      """
      SELECT p.event_id, p.side, p.text, p.start_offset, p.end_offset, p.entity_id FROM event_participant p
      WHERE \(condition) ORDER BY p.event_id, p.side, p.position
      """, [SQLValue(number)]
    ) { row in
      guard let place = places[row.int()] else { return }
      let (side, text, span) = (row.text(), row.text(), ScalarSpan(row.int(), row.int()))
      let entity = try row.optionalInt().flatMap { try repository.shownReference($0) }
      if let entity { entities[place][entity.slug] = entity }
      let participant = Event.Participant(text: text, span: span, entity: entity?.slug)
      switch side {
      case "actor": events[place].actors.append(participant)
      case "target": events[place].targets.append(participant)
      default: events[place].place = participant
      }
    }
    return found.indices.map { index in
      EventRecord(
        id: found[index].id, articleID: found[index].article, clusterID: found[index].cluster, event: events[index],
        entities: entities[index], tellings: nil)
    }
  }

  /// Events in an order, from behind a cursor on; `relevance` is `newest`.
  public func list(
    _ filter: EventFilter, order: ListOrder = .newest, limit: Int, after cursor: ListCursor? = nil, counting: Bool = false
  ) throws -> Page<EventRecord> {
    let plan = try EventPlan(filter, on: db).plan
    let keys = try plan.keys(order, after: cursor?.key, limit: limit + 1, on: db)
    let next = keys.count > limit ? ListCursor(key: keys[limit - 1], id: 0) : nil
    let items = try keys.prefix(limit).compactMap { key -> EventRecord? in
      guard var item = try find(SortKey.id(of: key)) else { return nil }
      guard filter.collapsed else { return item }
      let tellings = try tellings(ofCluster: item.clusterID)
      item.tellings = tellings
      return item
    }
    return Page(items: items, next: next, total: counting ? try plan.count(on: db) : nil)
  }

  /// How many articles tell the happening of a cluster. A sentence is known by its length, its trigger and where the trigger stands in it.
  func tellings(ofCluster cluster: Int?) throws -> EventRecord.Tellings {
    guard let cluster else { return EventRecord.Tellings(articles: 1, independent: 1) }
    let counts = try db.first(
      """
      SELECT count(DISTINCT article_id),
        count(DISTINCT (sentence_end - sentence_start) || ' ' || (trigger_start - sentence_start) || ' ' || trigger_text)
      FROM event WHERE cluster_id = ?
      """, [SQLValue(cluster)]
    ) { (articles: $0.int(), sentences: $0.int()) }
    let articles = counts?.articles ?? 1
    return EventRecord.Tellings(articles: articles, independent: min(articles, counts?.sentences ?? 1))
  }

  /// How many events match.
  public func count(_ filter: EventFilter) throws -> Int {
    try EventPlan(filter, on: db).plan.count(on: db)
  }
}
