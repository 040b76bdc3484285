import HTTP
import Model
import Storage

/// What the server itself sends: the `webhooks` of OpenAPI 3.1.
extension JSONWriter {
  private static let fields: [(name: String, pattern: String, help: String)] = [
    ("Webhook-Id", "^msg_[0-9]+_[0-9]+$", "the same for every attempt at one delivery: what was taken once may be dropped"),
    ("Webhook-Timestamp", "^[0-9]+$", "when this attempt was made, in seconds since 1970; refuse what is older than some minutes"),
    (
      "Webhook-Signature", "^v1,[A-Za-z0-9+/]{43}=$",
      "v1, and the Base64 of HMAC-SHA256 over 'id.timestamp.body' with the watch's secret, whose bytes are the Base64 behind whsec_ "
        + "(standardwebhooks.com)"
    ),
  ]

  /// The one request that receivers get, for each kind of saved search.
  mutating func webhooks() {
    for kind in SavedSearch.Kind.allCases {
      key(dynamic: kind.rawValue)
      object { json in
        json.key("post")
        json.object { $0.webhook(kind) }
      }
    }
  }

  private mutating func webhook(_ kind: SavedSearch.Kind) {
    member("operationId", "receive_\(kind.rawValue)")
    member("tags", [Operation.Room.watching.rawValue])
    member("summary", "What a watched search for \(kind.rawValue) found, at most \(WatchRoom.largestDelivery) at once, in their order")
    key("security")
    array([Int]()) { $0.int($1) }
    key("parameters")
    array(Self.fields) { json, field in
      json.object { json in
        json.member("name", field.name)
        json.member("in", "header")
        json.member("required", true)
        json.member("description", field.help)
        json.key("schema")
        json.schema(.text(pattern: field.pattern))
      }
    }
    key("requestBody")
    object { json in
      json.member("required", true)
      json.content([("application/json", .named(SchemaTable.delivered(kind)))])
    }
    key("responses")
    object { json in
      for (status, help) in [
        ("2XX", "it is taken, and not sent again"), ("410", "nobody will be there again: the watch is stopped"),
        (
          "default",
          "it is sent again, after growing pauses, for \(RetrySchedule.patience / 86_400) days; then it is dead, as /v1/deliveries says"
        ),
      ] {
        json.key(dynamic: status)
        json.object { $0.member("description", help) }
      }
    }
  }
}
