import HTTP
import Model
import Storage

extension HeaderField {
  static let lastEventID = HeaderField(
    name: "Last-Event-ID", maximum: 18, pattern: "^[0-9]{1,18}$", help: "the last id that the client has: go on behind it, not with now")
}

extension OperationTable {
  private static let search: [(name: String, schema: Schema, help: String, example: String)] = [
    ("id", .text(minimum: 1, pattern: "^[^/\\u0000]+$"), "the id or name of a saved search", "1")
  ]
  /// A number would be taken for an id.
  private static let searchName = Schema.text(
    minimum: 1, maximum: WatchBody.nameLimit, pattern: "^[^\\u0000]*[A-Za-z\\u0621-\\u064A][^\\u0000]*$")
  private static let query = Schema.line(atMost: WatchBody.queryLimit)

  private static func json(_ members: [Schema.Member], _ example: String) -> Operation.Body {
    Operation.Body(contents: [("application/json", .body(members), example)])
  }

  static let watching: [Operation] = [feed, stream] + searches + watches + deliveries

  private static let feed = Operation(
    method: .get, pattern: "/v1/feed", room: .watching, summary: "Read articles as a feed, Atom or JSON Feed", scope: .read,
    parameters: .feed,
    answers: [
      .init(
        200, "a page of the feed, newest first", contents: [("application/atom+xml", .text), ("application/feed+json", .named("JSONFeed"))])
    ], scenario: "a feed has the articles of the list, each with its own id", id: "get_feed")

  private static let stream = Operation(
    method: .get, pattern: "/v1/stream", room: .watching, summary: "Be told of what matches as it comes in, by Server-Sent Events",
    scope: .read, parameters: .stream, headers: [.lastEventID],
    answers: [
      .init(
        200, "events 'article', 'event' or 'quote', whose data is what the list has; the answer does not end",
        types: ["text/event-stream"])
    ], scenario: "what matches is told as it comes, and what was missed on coming back", id: "stream")

  private static let searches: [Operation] = [
    Operation(
      method: .get, pattern: "/v1/searches", room: .watching, summary: "List the saved searches", scope: .read, parameters: .pages,
      answers: [.init(200, "a page of saved searches", page("Search"))], scenario: "searches and watches come and go", id: "list_searches"),
    Operation(
      method: .get, pattern: "/v1/searches/{id}", room: .watching, summary: "Read one saved search", scope: .read, path: search,
      answers: [.init(200, "the search, and where it can be asked", .named("Search"))], scenario: "searches and watches come and go",
      id: "get_search"),
    Operation(
      method: .post, pattern: "/v1/searches", room: .watching, summary: "Save a search under a name", scope: .write,
      headers: [.idempotencyKey],
      body: json(
        [
          .init("name", searchName), .asked("of", .optional(.choice(of: SavedSearch.Kind.self))), .asked("query", .optional(query)),
        ], #"{"name": "القطن والحبوب", "of": "articles", "query": "q=القطن -الطقس&lang=ar"}"#),
      answers: [.init(201, "saved", .named("Search"))], scenario: "a saved search is a feed, with its name", id: "add_search"),
    Operation(
      method: .patch, pattern: "/v1/searches/{id}", room: .watching, summary: "Rename a saved search, or change what it asks for",
      scope: .write, path: search,
      body: json(
        [.asked("name", .optional(searchName)), .asked("query", .optional(query))],
        #"{"name": "زيارات الوزراء", "query": "type=CONSULT&place=القاهرة"}"#),
      answers: [.init(200, "as it is now", .named("Search"))], scenario: "a saved search is renamed and asks for something else",
      id: "edit_search"),
    Operation(
      method: .delete, pattern: "/v1/searches/{id}", room: .watching, summary: "Delete a saved search that nobody watches", scope: .write,
      path: search, answers: [.init(204, "it is gone")], scenario: "searches and watches come and go", id: "delete_search"),
  ]

  private static let watches: [Operation] = [
    Operation(
      method: .get, pattern: "/v1/watches", room: .watching, summary: "List the watches, each with what waits for it", scope: .write,
      parameters: .pages, answers: [.init(200, "a page of watches", page("Watch"))], scenario: "strangers see no watches, and keep none",
      id: "list_watches"),
    Operation(
      method: .get, pattern: "/v1/watches/{id}", room: .watching, summary: "Read one watch", scope: .write, path: id("a watch"),
      answers: [.init(200, "the watch", .named("Watch"))],
      scenario: "a name that others came to bear stops a watch with a reason, not silently", id: "get_watch"),
    Operation(
      method: .post, pattern: "/v1/watches", room: .watching, summary: "Have what a saved search finds sent to a webhook, signed",
      scope: .write, headers: [.idempotencyKey],
      body: json(
        [
          .init("search", .either([.integer(1...Int.max), .text(minimum: 1, maximum: WatchBody.nameLimit, pattern: "^[^\\u0000]+$")])),
          .init("webhook", .text(maximum: 2_048, pattern: "^[Hh][Tt][Tt][Pp][Ss]?://[!-~]+$")),
          .asked("secret", .optional(.text(maximum: WatchBody.nameLimit, pattern: "^whsec_[A-Za-z0-9+/]{32,88}={0,2}$"))),
        ], #"{"search": "لقاءات", "webhook": "http://hooks.example.org/in"}"#),
      answers: [.init(201, "the watch with its secret, which is shown this once", .named("NewWatch"))],
      scenario: "what comes in and matches is sent once, signed, in its order", id: "add_watch"),
    Operation(
      method: .patch, pattern: "/v1/watches/{id}", room: .watching, summary: "Stop a watch, or have it go on where it stopped",
      scope: .write, path: id("a watch"), body: json([.init("active", .flag)], #"{"active": false}"#),
      answers: [.init(200, "as it is now", .named("Watch"))], scenario: "a receiver that is gone for good is left alone", id: "edit_watch"),
    Operation(
      method: .delete, pattern: "/v1/watches/{id}", room: .watching, summary: "Delete a watch with its deliveries", scope: .write,
      path: id("a watch"), answers: [.init(204, "it is gone")], scenario: "searches and watches come and go", id: "delete_watch"),
  ]

  private static let deliveries: [Operation] = [
    Operation(
      method: .get, pattern: "/v1/deliveries", room: .watching, summary: "List what was sent to webhooks, newest first", scope: .write,
      parameters: .deliveries, answers: [.init(200, "a page of deliveries", page("Delivery"))],
      scenario: "a receiver that answers 500 for a day gets everything after it, in order and the first with the same bytes",
      id: "list_deliveries"),
    Operation(
      method: .post, pattern: "/v1/deliveries/{id}/retry", room: .watching, summary: "Send a dead delivery again", scope: .write,
      path: id("a delivery"), headers: [.idempotencyKey],
      answers: [.init(200, "the delivery, which waits to be sent", .named("Delivery"))],
      scenario: "what nobody takes for days is dead, and a person can have it sent again", id: "retry_delivery"),
  ]
}
