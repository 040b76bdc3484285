import Model
import Storage

/// Forms that other programs read.
extension JSONWriter {
  /// A GeoJSON feature (RFC 7946, section 3.2): the event where it happened.
  mutating func feature(_ record: EventRecord, at point: PlaceCoordinates.Point) {
    object { json in
      json.member("type", "Feature")
      json.member("id", record.id)
      json.key("geometry")
      json.object { json in
        json.member("type", "Point")
        json.key("coordinates")
        // Longitude goes first (section 3.1.1).
        json.array([point.longitude, point.latitude]) { $0.double($1) }
      }
      json.key("properties")
      json.event(record)
    }
  }

  /// An entity as FollowTheMoney has it. Peoples and what has no type are legal entities there, the class of whoever can act.
  mutating func followTheMoney(_ record: EntityRecord) {
    let entity = record.entity
    let schema =
      switch entity.type {
      case .person: "Person"
      case .organization: "Organization"
      case .place: "Address"
      case .group, .other: "LegalEntity"
      }
    object { json in
      json.member("id", Self.exchangeID(entity.slug))
      json.member("schema", schema)
      json.key("properties")
      json.object { json in
        json.property("name", [entity.name, entity.nameEnglish].compactMap { $0 })
        json.property("alias", entity.aliases)
        if entity.type == .place { json.property("full", [entity.name]) }
      }
    }
  }

  /// An event as FollowTheMoney has it. Who takes part is named by the ids that entities are exported under.
  mutating func followTheMoney(_ record: EventRecord, of article: ArticleRecord?, sentence: String) {
    let event = record.event
    let involved = (event.actors + event.targets).compactMap(\.entity).filter { record.entities[$0]?.type != .place }
    object { json in
      json.member("id", "sijill-event-\(record.id)")
      json.member("schema", "Event")
      json.key("properties")
      json.object { json in
        json.property("name", ["\(event.type.rawValue): \(event.triggerText)"])
        json.property("summary", sentence.isEmpty ? [] : [sentence])
        if let date = event.date {
          json.property("startDate", [date.first.description])
          json.property("endDate", [date.last.description])
        }
        json.property("location", event.place.map { [$0.text] } ?? [])
        json.property("involved", Array(Set(involved)).sorted().map(Self.exchangeID))
        json.property("sourceUrl", [article?.article.url].compactMap { $0 })
        json.property("publisher", [article?.article.source].compactMap { $0 })
        json.property("recordId", ["\(record.id)"])
      }
    }
  }

  private static func exchangeID(_ slug: String) -> String { "sijill-" + slug }

  private mutating func property(_ name: String, _ values: [String]) {
    if values.isEmpty { return }
    key(name)
    array(values) { $0.string($1) }
  }

  /// A record with the field names of PLOVER's gold standard records; what they have no name for stands beside under ours.
  mutating func plover(_ record: EventRecord, of article: ArticleRecord?, sentence: String) {
    let event = record.event
    object { json in
      json.member("id", "\(record.id)")
      json.member("date", event.date?.first.description)
      json.member("dateEnd", event.date?.last.description)
      json.key("source")
      json.array(event.actors) { $0.ploverActor($1, record.entities) }
      json.key("target")
      json.array(event.targets) { $0.ploverActor($1, record.entities) }
      json.member("event", event.type.rawValue)
      json.member("eventText", event.triggerText)
      json.member("mode", event.mode)
      json.member("context", event.contexts)
      json.key("location")
      if let place = event.place { json.ploverActor(place, record.entities) } else { json.null() }
      json.member("text", sentence)
      json.member("language", article?.article.language)
      json.member("publication", article?.article.source)
      json.member("url", article?.article.url)
      json.member("coder", "sijill")
      json.member("version", Version.current)
      json.member("articleId", record.articleID)
      json.member("status", event.status.rawValue)
      json.member("historical", event.historical)
      json.member("quadClass", event.quadClass)
      json.member("goldstein", event.goldstein)
      json.member("cameoRoot", event.cameoRoot)
      json.member("confidence", event.confidence)
      json.member("comment", event.rule)
    }
  }

  private mutating func ploverActor(_ participant: Event.Participant, _ entities: [String: EntityReference]) {
    let entity = participant.entity.flatMap { entities[$0] }
    object { json in
      json.member("actorText", participant.text)
      json.member("entity", entity?.slug)
      json.member("name", entity?.name)
    }
  }
}
