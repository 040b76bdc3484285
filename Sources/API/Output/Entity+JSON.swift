import Model
import Storage

extension JSONWriter {
  /// The members that name an entity: id, slug, type, names.
  mutating func entityNames(_ record: EntityRecord) {
    member("id", record.id)
    member("slug", record.entity.slug)
    member("type", record.entity.type.rawValue)
    member("name", record.entity.name)
    member("name_en", record.entity.nameEnglish)
    member("aliases", record.entity.aliases)
  }

  /// An entity as lists show it.
  mutating func entity(_ record: EntityRecord) {
    object { json in
      json.entityNames(record)
      json.member("article_count", record.articleCount)
      json.member("mention_count", record.mentionCount)
    }
  }

  /// One entity, whole.
  mutating func wholeEntity(_ record: EntityRecord, _ details: EntityDetails, offices: [OfficeHeld]) {
    object { json in
      json.entityNames(record)
      json.member("article_count", record.articleCount)
      json.member("mention_count", record.mentionCount)
      json.member("event_count", details.eventCount)
      json.member("quote_count", details.quoteCount)
      json.member("first_seen", details.firstSeen.map { CalendarDate(daysSinceEpoch: $0).description })
      json.member("last_seen", details.lastSeen.map { CalendarDate(daysSinceEpoch: $0).description })
      json.key("offices")
      json.array(offices) { json, held in
        json.object { json in
          json.member("office", held.office)
          json.member("jurisdiction", held.jurisdiction)
          json.member("from", held.from.description)
          json.member("to", held.to?.description)
        }
      }
      json.key("co_mentioned")
      json.array(details.companions) { json, companion in
        json.object { json in
          json.referenceMembers(companion.entity)
          json.member("article_count", companion.articleCount)
        }
      }
    }
  }

  mutating func referenceMembers(_ reference: EntityReference) {
    member("id", reference.id)
    member("slug", reference.slug)
    member("name", reference.name)
    member("type", reference.type.rawValue)
  }

  /// `{"id", "slug", "name", "type"}`, or `null`.
  mutating func reference(_ reference: EntityReference?) {
    guard let reference else { return null() }
    object { $0.referenceMembers(reference) }
  }
}
