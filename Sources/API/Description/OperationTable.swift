import HTTP
import Model
import Storage

/// The one table of what the routes take and answer. Every route of ``RouteTable`` has a row here; a test sees to it.
enum OperationTable {
  static let all: [Operation] = documents + articles + entities + exports + watching + keys + server

  /// The row of a route, which is named as `GET /v1/articles`.
  static func operation(_ route: String) -> Operation? { all.first { $0.key == route } }

  /// A page of a list.
  static func page(_ item: String, _ further: [Schema.Member] = []) -> Schema {
    .object([.init("items", .array(.named(item))), .init("next", .optional(.text)), .asked("total", .count)] + further)
  }

  /// The id in a path.
  static func id(_ what: String) -> [(name: String, schema: Schema, help: String, example: String)] {
    [("id", .id, "the id of \(what)", "1")]
  }

  private static let articles: [Operation] = [
    Operation(
      method: .get, pattern: "/v1/articles", room: .articles, summary: "List articles, newest first, without their bodies", scope: .read,
      parameters: .articles,
      answers: [.init(200, "a page of articles", page("ListedArticle", [.asked("did_you_mean", .text)]))],
      scenario: "articles are filtered", id: "list_articles"),
    Operation(
      method: .get, pattern: "/v1/articles/{id}", room: .articles, summary: "Read one article with everything that was found in it",
      scope: .read, path: id("an article"), answers: [.init(200, "the article", .named("Article"))],
      scenario: "whole articles have every key, and every position points at its text", id: "get_article"),
    Operation(
      method: .get, pattern: "/v1/articles/{id}/similar", room: .articles,
      summary: "List the copies, versions and teasers of an article, and articles about the same", scope: .read, parameters: .similar,
      path: id("an article"), answers: [.init(200, "articles, the most alike first", page("SimilarArticle"))],
      scenario: "an article on another page, an edit of it and its teaser are found as such", id: "list_similar_articles"),
    Operation(
      method: .get, pattern: "/v1/events", room: .events, summary: "List events: who did what to whom, when and where", scope: .read,
      parameters: .events, answers: [.init(200, "a page of events", page("Event"))], scenario: "events are filtered", id: "list_events"),
    Operation(
      method: .get, pattern: "/v1/events/{id}", room: .events, summary: "Read one event", scope: .read, parameters: .explained,
      path: id("an event"), answers: [.init(200, "the event", .named("Event"))], scenario: "an event says why when it is asked",
      id: "get_event"),
    Operation(
      method: .get, pattern: "/v1/quotes", room: .quotes, summary: "List quotations: who said what", scope: .read, parameters: .quotes,
      answers: [.init(200, "a page of quotations", page("Quote"))], scenario: "quotations are filtered", id: "list_quotes"),
    Operation(
      method: .get, pattern: "/v1/quotes/{id}", room: .quotes, summary: "Read one quotation", scope: .read, path: id("a quotation"),
      answers: [.init(200, "the quotation", .named("Quote"))], scenario: "one event and one quotation are what the lists show",
      id: "get_quote"),
    Operation(
      method: .get, pattern: "/v1/timeline", room: .counts, summary: "Count articles, events or quotations over time", scope: .read,
      parameters: .timeline, answers: [.init(200, "buckets without gaps, earliest first", .named("Timeline"))],
      scenario: "empty buckets stand between full ones", id: "get_timeline"),
    Operation(
      method: .get, pattern: "/v1/facets", room: .counts, summary: "Count by source, year, entity, event type and language", scope: .read,
      parameters: .facets, answers: [.init(200, "counts, the largest first", .named("Facets"))],
      scenario: "counts agree with the lists under the same filters", id: "get_facets"),
    Operation(
      method: .get, pattern: "/v1/network", room: .counts, summary: "See who is spoken of together with whom", scope: .read,
      parameters: .network, answers: [.init(200, "entities, and pairs of them", .named("Network"))],
      scenario: "the network's edges join nodes of its own", id: "get_network"),
  ]

  private static let server: [Operation] = [
    Operation(
      method: .get, pattern: "/v1/changes", room: .server, summary: "List what was added, edited and deleted since, for mirrors",
      scope: .read, parameters: .changes,
      answers: [.init(200, "changes, the oldest first", page("Change", [.init("since", .text)]))],
      scenario: "a mirror is told what came, changed and went, page by page", id: "list_changes"),
    Operation(
      method: .get, pattern: "/v1/stats", room: .server, summary: "Count what there is", scope: .read,
      answers: [.init(200, "counts", .named("Stats"))], scenario: "statistics count what there is", id: "get_stats"),
    Operation(
      method: .get, pattern: "/metrics", room: .server, summary: "Read the counters of the server, for Prometheus", scope: .read,
      answers: [.init(200, "counters in the text format", types: ["text/plain"])],
      scenario: "a GET is answered, and HEAD by the same status and headers", id: "get_metrics"),
    Operation(
      method: .get, pattern: "/openapi.json", room: .server, summary: "Read this description", scope: nil,
      answers: [.init(200, "an OpenAPI 3.1 document", .anything)], scenario: "every route is described", id: "get_description"),
    Operation(
      method: .get, pattern: "/livez", room: .server, summary: "Ask whether the server runs", scope: nil,
      answers: [.init(200, "it does", .named("Status"))], scenario: "a GET is answered, and HEAD by the same status and headers",
      id: "get_liveness"),
    Operation(
      method: .get, pattern: "/readyz", room: .server, summary: "Ask whether requests are welcome", scope: nil,
      answers: [.init(200, "they are", .named("Status"))],
      scenario: "a server that is to end says so, serves on while it drains, and ends at once by a second signal", id: "get_readiness"),
  ]
}
