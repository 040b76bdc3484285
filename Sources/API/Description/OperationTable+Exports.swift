import HTTP
import Model

extension OperationTable {
  private static let csv: (type: String, schema: Schema) = ("text/csv", .text)
  private static let followTheMoney: (type: String, schema: Schema) = ("application/json+ftm", .named("ExchangedEntity"))

  /// Answers of one JSON value a line have the schema of a line.
  private static func lines(_ schema: Schema) -> (type: String, schema: Schema) { ("application/x-ndjson", schema) }

  static let exports: [Operation] = [
    Operation(
      method: .get, pattern: "/v1/export/articles", room: .exports, summary: "Export every article that matches, with its text",
      scope: .read, parameters: ExportKind.articles.parameters,
      answers: [.init(200, "one article a line", contents: [lines(.named("ExportedArticle")), csv])],
      scenario: "exported articles are those of the list, with their texts", id: "export_articles"),
    Operation(
      method: .get, pattern: "/v1/export/events", room: .exports,
      summary: "Export every event that matches, also as GeoJSON, FollowTheMoney or PLOVER records", scope: .read,
      parameters: ExportKind.events.parameters,
      answers: [
        .init(
          200, "one event a line; as GeoJSON one collection of those whose place is known",
          contents: [
            lines(.either([.named("Event"), .named("PloverRecord")])), csv, ("application/geo+json", .named("FeatureCollection")),
            followTheMoney,
          ])
      ], scenario: "an export has the items of all pages of the list, in its order", id: "export_events"),
    Operation(
      method: .get, pattern: "/v1/export/quotes", room: .exports, summary: "Export every quotation that matches", scope: .read,
      parameters: ExportKind.quotes.parameters,
      answers: [.init(200, "one quotation a line", contents: [lines(.named("Quote")), csv])],
      scenario: "an export has the items of all pages of the list, in its order", id: "export_quotes"),
    Operation(
      method: .get, pattern: "/v1/export/entities", room: .exports, summary: "Export every entity that matches, also as FollowTheMoney",
      scope: .read, parameters: ExportKind.entities.parameters,
      answers: [.init(200, "one entity a line", contents: [lines(.named("ListedEntity")), csv, followTheMoney])],
      scenario: "entities and events come as FollowTheMoney, and refer to each other", id: "export_entities"),
  ]
}
