import Model
import Storage

extension SchemaTable {
  private static let searchMembers: [Schema.Member] = [
    .init("id", .id), .init("name", .text), .init("of", .choice(of: SavedSearch.Kind.self)),
  ]
  private static let watchMembers: [Schema.Member] = [
    .init("id", .id), .init("search", .object(searchMembers)), .init("webhook", .text), .init("active", .flag), .init("pending", .count),
    .init("dead", .count), .init("problem", .optional(.text)), .init("created_at", .instant),
  ]

  /// The name of the schema of what a watch of a kind of search sends.
  static func delivered(_ kind: SavedSearch.Kind) -> String { kind == .articles ? "DeliveredArticles" : "Delivered" + itemName(kind) + "s" }

  private static func itemName(_ kind: SavedSearch.Kind) -> String {
    switch kind {
    case .articles: "ListedArticle"
    case .events: "Event"
    case .quotes: "Quote"
    }
  }

  static let webhooks: [(String, Schema)] = SavedSearch.Kind.allCases.map { kind in
    (
      delivered(kind),
      .object([
        .init("type", .choice([kind.rawValue])), .init("timestamp", .instant),
        .init(
          "data",
          .object([
            .init("watch_id", .id), .init("delivery_id", .id),
            .init("search", .object([.init("id", .id), .init("name", .text), .init("query", .text)])),
            .init("items", .array(.named(itemName(kind)), atLeast: 1, atMost: WatchRoom.largestDelivery)),
          ])),
      ])
    )
  }

  static let watching: [(String, Schema)] = [
    (
      "Search",
      .object(
        searchMembers + [
          .init("query", .text), .init("created_at", .instant),
          .init(
            "links",
            .object([.init("list", .text), .init("export", .text), .init("feed", .optional(.text)), .init("stream", .text)])),
        ])
    ),
    ("Watch", .object(watchMembers)),
    ("NewWatch", .object(watchMembers + [.init("secret", .text)])),
    (
      "Delivery",
      .object([
        .init("id", .id), .init("watch_id", .id), .init("state", .choice(of: Delivery.State.self)), .init("item_count", .count),
        .init("attempts", .count), .init("next_at", .optional(.instant)), .init("last_status", .optional(.count)),
        .init("last_error", .optional(.text)), .init("created_at", .instant), .init("ended_at", .optional(.instant)),
      ])
    ),
    (
      // What an item lacks is left out, as JSON Feed has it.
      "JSONFeed",
      .object([
        .init("version", .text), .init("title", .text), .init("feed_url", .text), .asked("next_url", .text), .init("language", .text),
        .init(
          "items",
          .array(
            .object([
              .init("id", .text), .init("url", .text), .asked("title", .text), .asked("summary", .text), .init("content_html", .text),
              .asked("date_published", .instant), .init("date_modified", .instant), .init("language", .text),
              .init("authors", .array(.object([.init("name", .text)]))), .init("tags", .words),
              .init("_sijill", .object([.init("about", .text), .init("article_id", .id)])),
            ]))),
      ])
    ),
  ]

  // MARK: Exports

  private static let ploverActor = Schema.object([
    .init("actorText", .text), .init("entity", .optional(.text)), .init("name", .optional(.text)),
  ])

  static let exports: [(String, Schema)] = [
    ("ExportedArticle", .object(articleIDs + articleHead + listed + articleText)),
    (
      "FeatureCollection",
      .object([
        .init("type", .choice(["FeatureCollection"])),
        .init(
          "features",
          .array(
            .object([
              .init("type", .choice(["Feature"])), .init("id", .id),
              .init(
                "geometry",
                .object([.init("type", .choice(["Point"])), .init("coordinates", .array(.number(), atLeast: 2, atMost: 2))])),
              .init("properties", .named("Event")),
            ]))),
      ])
    ),
    (
      // An entity or event of the FollowTheMoney model, whose properties are lists.
      "ExchangedEntity",
      .object([
        .init("id", .text), .init("schema", .choice(["Person", "Organization", "Address", "LegalEntity", "Event"])),
        .init(
          "properties",
          .object(
            [
              "name", "alias", "full", "summary", "startDate", "endDate", "location", "involved", "sourceUrl", "publisher", "recordId",
            ].map { .asked($0, .array(.text, atLeast: 1)) })),
      ])
    ),
    (
      "PloverRecord",
      .object([
        .init("id", .text), .init("date", .optional(.day)), .init("dateEnd", .optional(.day)), .init("source", .array(ploverActor)),
        .init("target", .array(ploverActor)), .init("event", .choice(of: PloverType.self)), .init("eventText", .text),
        .init("mode", .optional(.text)), .init("context", .words), .init("location", .optional(ploverActor)), .init("text", .text),
        .init("language", .optional(.text)), .init("publication", .optional(.text)), .init("url", .optional(.text)),
        .init("coder", .text), .init("version", .text), .init("articleId", .id), .init("status", .choice(of: Event.Status.self)),
        .init("historical", .flag), .init("quadClass", .integer(0...4)), .init("goldstein", .number()), .init("cameoRoot", .text),
        .init("confidence", .number()), .init("comment", .text),
      ])
    ),
  ]
}
