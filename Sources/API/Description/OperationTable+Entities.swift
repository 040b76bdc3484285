import HTTP
import Model
import Storage

extension OperationTable {
  private static let key: [(name: String, schema: Schema, help: String, example: String)] = [
    ("id", .text(minimum: 1, pattern: "^[^/\\u0000]+$"), "the id or slug of an entity", "1")
  ]
  private static let name = Schema.text(
    minimum: 1, maximum: EntityBody.nameLimit, pattern: "^[^\\u0000]*[0-9A-Za-z\\u0621-\\u064A][^\\u0000]*$")
  private static let slug = Schema.text(minimum: 1, maximum: EntityBody.nameLimit, pattern: "^[a-z0-9][a-z0-9-]*$")
  private static let names = Schema.array(name, atMost: EntityBody.aliasLimit)
  private static let author = Schema.Member.asked("by", .optional(name))
  private static let named: [Schema.Member] = [
    .asked("name_en", .optional(name)), .asked("aliases", .optional(names)),
  ]

  private static func json(_ members: [Schema.Member], _ example: String, isRequired: Bool = true) -> Operation.Body {
    Operation.Body(contents: [("application/json", .body(members + [author]), example)], isRequired: isRequired)
  }

  static let entities: [Operation] = [
    Operation(
      method: .get, pattern: "/v1/entities", room: .entities, summary: "List who and what is spoken of, most mentioned first", scope: .read,
      parameters: .entities, answers: [.init(200, "a page of entities", page("ListedEntity"))],
      scenario: "entities come most mentioned first, on pages that lose nothing", id: "list_entities"),
    Operation(
      method: .get, pattern: "/v1/entities/{id}", room: .entities, summary: "Read one entity with offices, counts and company",
      scope: .read, path: key,
      answers: [.init(200, "the entity", .named("Entity")), .init(308, "it was merged into another one, or has another name")],
      scenario: "one entity tells its names, offices, counts and company", id: "get_entity"),
    Operation(
      method: .post, pattern: "/v1/entities", room: .entities, summary: "Add an entity", scope: .curate, headers: [.idempotencyKey],
      body: json(
        [
          .init("name", name), .init("type", .choice(of: EntityType.self)),
          .asked("slug", .optional(slug)),
        ] + named, #"{"name": "نادي الميناء", "type": "organization", "name_en": "Harbour Club", "aliases": ["الميناء"], "by": "desk"}"#),
      answers: [.init(201, "added", .named("ListedEntity"))], scenario: "an entity is added once, with a slug of its English name",
      id: "add_entity"),
    Operation(
      method: .patch, pattern: "/v1/entities/{id}", room: .entities, summary: "Rename, retype, add and remove aliases, hide, confirm",
      scope: .curate, path: key, headers: [.ifMatch],
      body: json(
        [
          .asked("name", .optional(name)), .asked("type", .optional(.choice(of: EntityType.self))),
          .asked("remove_aliases", .optional(names)), .asked("hidden", .optional(.flag)), .asked("confirmed", .optional(.flag)),
        ] + named, #"{"aliases": ["أبو الميناء"], "by": "desk"}"#),
      answers: [.init(200, "as it is now", .named("ListedEntity"))],
      scenario: "an entity is renamed, found by its new name, and the correction taken back", id: "edit_entity"),
    Operation(
      method: .post, pattern: "/v1/entities/{id}/merge", room: .entities, summary: "Make an entity part of another", scope: .curate,
      path: key, headers: [.idempotencyKey],
      body: json([.init("into", .either([.id, .text(minimum: 1)]))], #"{"into": 2, "by": "desk"}"#),
      answers: [.init(200, "the other one, as it is now", .named("ListedEntity"))],
      scenario: "an entity that was merged away answers with the other's address", id: "merge_entity"),
    Operation(
      method: .post, pattern: "/v1/entities/{id}/split", room: .entities,
      summary: "Make an entity of its own of what some articles say of another who bears the name", scope: .curate, path: key,
      headers: [.idempotencyKey],
      body: json(
        [
          .init("name", name), .init("articles", .array(.integer(1...Int.max), atLeast: 1, atMost: EntityBody.idLimit)),
          .asked("type", .optional(.choice(of: EntityType.self))), .asked("slug", .optional(slug)),
        ] + named, #"{"name": "محمد سالم الحدّاد", "name_en": "Mohamed Salem Haddad", "articles": [1], "by": "desk"}"#),
      answers: [.init(201, "the new one", .named("ListedEntity"))],
      scenario: "of two who bear one name the one is split off with its articles, and the split taken back", id: "split_entity"),
    Operation(
      method: .post, pattern: "/v1/entities/{id}/hide", room: .entities, summary: "Hide a false entity", scope: .curate, path: key,
      headers: [.idempotencyKey], body: json([], "{}", isRequired: false),
      answers: [.init(200, "as it is now", .named("ListedEntity"))], scenario: "a hidden entity is gone from lists and articles",
      id: "hide_entity"),
    Operation(
      method: .post, pattern: "/v1/entities/{id}/confirm", room: .entities, summary: "Say that an entity is right", scope: .curate,
      path: key, headers: [.idempotencyKey], body: json([], "{}", isRequired: false),
      answers: [.init(200, "as it is now", .named("ListedEntity"))],
      scenario: "corrections of what is not there, or from elsewhere, are refused",
      id: "confirm_entity"),
    Operation(
      method: .get, pattern: "/v1/corrections", room: .entities, summary: "List who corrected what, newest first", scope: .read,
      parameters: .corrections, answers: [.init(200, "a page of corrections", page("Correction"))],
      scenario: "an entity is renamed, found by its new name, and the correction taken back", id: "list_corrections"),
    Operation(
      method: .post, pattern: "/v1/corrections/{id}/undo", room: .entities, summary: "Take a correction back", scope: .curate,
      path: id("a correction"), headers: [.idempotencyKey], body: json([], "{}", isRequired: false),
      answers: [.init(200, "the correction", .named("Correction"))],
      scenario: "an entity is renamed, found by its new name, and the correction taken back", id: "undo_correction"),
  ]
}
