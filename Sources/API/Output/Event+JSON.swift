import Model
import Storage

extension JSONWriter {
  /// One event; with the reasons for it when asked.
  mutating func event(_ record: EventRecord, explained: Bool = false) {
    let event = record.event
    object { json in
      json.member("id", record.id)
      json.member("article_id", record.articleID)
      json.member("cluster_id", record.clusterID)
      json.member("type", event.type.rawValue)
      json.member("mode", event.mode)
      json.member("contexts", event.contexts)
      let isPlover = event.type.scheme == .plover
      json.member("scheme", event.type.scheme.rawValue)
      json.member("cameo_root", isPlover ? event.cameoRoot : nil)
      json.member("goldstein", isPlover ? event.goldstein : nil)
      json.member("quad_class", isPlover ? event.quadClass : nil)
      json.key("actors")
      json.array(event.actors) { $0.participant($1, record.entities) }
      json.key("targets")
      json.array(event.targets) { $0.participant($1, record.entities) }
      json.key("place")
      if let place = event.place { json.participant(place, record.entities) } else { json.null() }
      json.key("date")
      json.when(event.date)
      json.member("status", event.status.rawValue)
      json.member("historical", event.historical)
      json.key("sentence")
      json.span(event.sentence)
      json.key("trigger")
      json.object { json in
        json.member("start", event.trigger.start)
        json.member("end", event.trigger.end)
        json.member("text", event.triggerText)
      }
      json.member("rule", event.rule)
      json.member("confidence", event.confidence)
      if let tellings = record.tellings {
        json.member("articles", tellings.articles)
        json.member("independent", tellings.independent)
      }
      if explained { json.explanation(of: event) }
    }
  }

  /// The rule, the spans it used, and the parts of the confidence in log-odds.
  private mutating func explanation(of event: Event) {
    key("explanation")
    object { json in
      json.member("rule", event.rule)
      json.key("spans")
      json.array(Self.spans(of: event)) { json, used in
        json.object { json in
          json.member("role", used.role)
          json.member("start", used.span.start)
          json.member("end", used.span.end)
        }
      }
      json.key("evidence")
      json.array(event.evidence) { json, evidence in
        json.object { json in
          json.member("name", evidence.name)
          json.member("weight", evidence.weight)
        }
      }
    }
  }

  private static func spans(of event: Event) -> [(role: String, span: ScalarSpan)] {
    var spans = [("trigger", event.trigger)]
    if let complement = event.complement { spans.append(("complement", complement)) }
    spans += event.actors.map { ("actor", $0.span) } + event.targets.map { ("target", $0.span) }
    if let place = event.place { spans.append(("place", place.span)) }
    return spans
  }

  /// A participant, place or topic: its words, and the entity if it is known.
  mutating func participant(_ participant: Event.Participant, _ entities: [String: EntityReference]) {
    object { json in
      json.member("text", participant.text)
      json.member("start", participant.span.start)
      json.member("end", participant.span.end)
      json.key("entity")
      json.reference(participant.entity.flatMap { entities[$0] })
    }
  }

  private mutating func when(_ when: Event.When?) {
    guard let when else { return null() }
    object { json in
      json.member("start", when.first.description)
      json.member("end", when.last.description)
      json.member("precision", when.precision.rawValue)
      json.member("basis", when.basis.rawValue)
    }
  }
}
