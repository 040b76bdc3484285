import Model
import Storage

/// The one table of what answers are made of. The writers of `Output` write what stands here; a test holds their answers against it.
enum SchemaTable {
  static let all: [(name: String, schema: Schema)] =
    articles + entities + events + documents + changes + counts + exports + watching + webhooks + keys + [problem]

  static func schema(_ name: String) -> Schema? { all.first { $0.name == name }?.schema }

  private static let problem = (
    "Problem",
    Schema.object([
      .init("type", .text), .init("title", .text), .init("status", .integer(400...599)), .init("detail", .optional(.text)),
      .init("errors", .array(.object([.asked("parameter", .text), .asked("pointer", .text), .init("message", .text)]))),
    ])
  )

  // MARK: Articles

  static let articleHead: [Schema.Member] = [
    .init("kind", .choice(of: Article.Kind.self)), .init("lang", .text), .init("title", .text), .init("subtitle", .optional(.text)),
    .init("authors", .words), .init("translator", .optional(.text)), .init("desk", .optional(.text)), .init("place", .optional(.text)),
    .init("source", .optional(.text)), .init("url", .optional(.text)), .init("published", .optional(.named("Publication"))),
    .init("document_range", .named("Span")),
  ]
  static let articleIDs: [Schema.Member] = [.init("id", .id), .init("document_id", .id)]
  static let listed: [Schema.Member] = [
    .init("word_count", .count), .init("snippet", .optional(.text)), .init("copies", .optional(.count)),
  ]
  static let articleText: [Schema.Member] = [
    .init("agency", .optional(.text)), .init("body", .text), .init("captions", .words), .init("headings", .array(.named("Span"))),
    .init("abstracts", .array(.object([.init("lang", .text), .init("text", .text)]))), .init("keywords", .words),
    .init("passages", .array(.object([.init("start", .count), .init("end", .count), .init("lang", .text)]))),
    .init("warnings", .words),
  ]

  private static let articles: [(String, Schema)] = [
    ("Span", .object([.init("start", .count), .init("end", .count)])),
    (
      "Publication",
      .object([
        .init("date", .text), .init("precision", .choice(of: DatePrecision.self)), .init("basis", .choice(of: Publication.Basis.self)),
      ])
    ),
    ("ListedArticle", .object(articleIDs + articleHead + listed)),
    (
      "SimilarArticle",
      .object(
        articleIDs + articleHead + listed + [.init("relation", .choice(of: SimilarArticle.Relation.self)), .init("score", .number())])
    ),
    (
      "Article",
      .object(
        articleIDs + articleHead + articleText + [
          .init("word_count", .count), .init("entities", .array(.named("MentionedEntity"))), .init("events", .array(.named("Event"))),
          .init("quotes", .array(.named("Quote"))), .init("dates", .array(.named("DateMention"))),
        ])
    ),
    ("ArticlePreview", .object(articleHead + articleText)),
    (
      "DateMention",
      .object([
        .init("start", .count), .init("end", .count), .init("text", .text), .init("value", .text),
        .init("precision", .choice(of: DatePrecision.self)),
      ])
    ),
  ]

  // MARK: Entities

  private static let referenceMembers: [Schema.Member] = [
    .init("id", .id), .init("slug", .text), .init("name", .text), .init("type", .choice(of: EntityType.self)),
  ]
  private static let names: [Schema.Member] = referenceMembers + [.init("name_en", .optional(.text)), .init("aliases", .words)]
  private static let tally: [Schema.Member] = [.init("article_count", .count), .init("mention_count", .count)]

  private static let entities: [(String, Schema)] = [
    ("Reference", .object(referenceMembers)),
    ("ListedEntity", .object(names + tally)),
    (
      "Entity",
      .object(
        names + tally + [
          .init("event_count", .count), .init("quote_count", .count), .init("first_seen", .optional(.day)),
          .init("last_seen", .optional(.day)),
          .init(
            "offices",
            .array(
              .object([.init("office", .text), .init("jurisdiction", .text), .init("from", .day), .init("to", .optional(.day))]))),
          .init("co_mentioned", .array(.object(referenceMembers + [.init("article_count", .count)]))),
        ])
    ),
    (
      "MentionedEntity",
      .object(
        names + [
          .init(
            "mentions",
            .array(
              .object([
                .init("field", .choice(of: Mention.Field.self)), .init("start", .count), .init("end", .count), .init("text", .text),
                .init("how", .choice(of: Mention.How.self)), .init("found_by", .choice(of: Mention.Finder.self)),
                .init("confidence", .number()),
              ])))
        ])
    ),
    (
      "Correction",
      .object([
        .init("id", .id), .init("made_at", .instant), .init("made_by", .text), .init("action", .choice(of: Correction.Action.self)),
        .init("entity_id", .id), .init("target_id", .optional(.id)), .init("change", .anything),
        .init("undone_at", .optional(.instant)), .init("undone_by", .optional(.text)),
      ])
    ),
  ]

  private static let changes: [(String, Schema)] = [
    (
      "Change",
      .object([
        .init("sequence", .count), .init("kind", .choice(of: Change.Kind.self)), .init("id", .id),
        .init("action", .choice(of: Change.Action.self)),
      ])
    )
  ]

  // MARK: Events and quotations

  private static let events: [(String, Schema)] = [
    (
      "Participant",
      .object([
        .init("text", .text), .init("start", .count), .init("end", .count), .init("entity", .optional(.named("Reference"))),
      ])
    ),
    (
      "Event",
      .object([
        .init("id", .id), .init("article_id", .id), .init("cluster_id", .optional(.id)), .init("type", .choice(of: PloverType.self)),
        .init("mode", .optional(.text)), .init("contexts", .words), .init("scheme", .choice(of: PloverType.Scheme.self)),
        .init("cameo_root", .optional(.text)), .init("goldstein", .optional(.number())), .init("quad_class", .optional(.integer(0...4))),
        .init("actors", .array(.named("Participant"))),
        .init("targets", .array(.named("Participant"))), .init("place", .optional(.named("Participant"))),
        .init(
          "date",
          .optional(
            .object([
              .init("start", .day), .init("end", .day), .init("precision", .choice(of: DatePrecision.self)),
              .init("basis", .choice(of: Event.When.Basis.self)),
            ]))),
        .init("status", .choice(of: Event.Status.self)), .init("historical", .flag), .init("sentence", .named("Span")),
        .init("trigger", .object([.init("start", .count), .init("end", .count), .init("text", .text)])), .init("rule", .text),
        .init("confidence", .number()), .asked("articles", .count), .asked("independent", .count),
        .asked("explanation", .named("EventExplanation")),
      ])
    ),
    (
      "EventExplanation",
      .object([
        .init("rule", .text),
        .init("spans", .array(.object([.init("role", .text), .init("start", .count), .init("end", .count)]))),
        .init("evidence", .array(.object([.init("name", .text), .init("weight", .number())]))),
      ])
    ),
    (
      "Quote",
      .object([
        .init("id", .id), .init("article_id", .id), .init("speaker", .optional(.named("Reference"))),
        .init("speaker_text", .optional(.text)), .init("addressee", .optional(.named("Reference"))),
        .init("addressee_text", .optional(.text)), .init("about", .array(.named("Participant"))), .init("text", .text),
        .init("start", .count), .init("end", .count), .init("cue", .optional(.text)), .init("direct", .flag), .init("partial", .flag),
      ])
    ),
  ]

  // MARK: Documents

  private static let documentMembers: [Schema.Member] = [
    .init("id", .id), .init("external_id", .optional(.text)), .init("title", .optional(.text)), .init("source", .optional(.text)),
    .init("url", .optional(.text)), .init("published", .optional(.text)), .init("retrieved", .optional(.text)),
    .init("lang", .optional(.text)), .init("split", .flag), .init("media_type", .text), .init("charset", .optional(.text)),
    .init("bytes", .count), .init("received_at", .instant),
  ]
  private static let line = Schema.object([
    .init("id", .id), .init("kind", .choice(of: Article.Kind.self)), .init("title", .text),
    .init("published", .optional(.named("Publication"))),
  ])

  private static let documents: [(String, Schema)] = [
    (
      "Document",
      .object(documentMembers + [.init("articles", .array(line)), .asked("explain", .named("Explanation"))])
    ),
    (
      "Receipt",
      .object([.init("document", .object(documentMembers)), .init("articles", .array(line)), .init("duplicate", .flag)])
    ),
    (
      "Replacement",
      .object([
        .init("document", .object(documentMembers)), .init("articles", .array(line)), .init("duplicate", .flag), .init("replaced", .flag),
      ])
    ),
    (
      "Preview",
      .object([
        .init("document_id", .optional(.id)), .init("duplicate", .flag), .init("articles", .array(.named("ArticlePreview"))),
        .init("explain", .named("Explanation")),
      ])
    ),
    (
      "Explanation",
      .object([
        .init("shape", .text), .init("encoding", .text), .init("reasons", .words), .init("repairs", .words), .init("warnings", .words),
        .init(
          "lines",
          .array(
            .object([
              .init("first", .count), .init("last", .count), .init("start", .count), .init("end", .count),
              .init("role", .choice(of: Decision.Role.self)), .init("kept", .flag), .init("article", .optional(.count)),
              .init("article_id", .optional(.id)), .init("reasons", .words), .init("text", .text),
            ]))),
      ])
    ),
    (
      "Verdict",
      .object([
        .init("line", .count), .init("status", .integer(200...599)), .asked("document_id", .id), .asked("article_ids", .array(.id)),
        .asked("problem", .named("Problem")),
      ])
    ),
  ]

  // MARK: Counts

  private static let tallies = Schema.array(.object([.init("value", .text), .init("count", .count)]))
  private static let nodes = Schema.array(.object(referenceMembers + [.init("count", .count)]))

  private static let counts: [(String, Schema)] = [
    (
      "Timeline",
      .object([.init("items", .array(.object([.init("start", .day), .init("end", .day), .init("count", .count)])))])
    ),
    (
      "Facets",
      .object([
        .init("source", tallies), .init("year", tallies), .init("entity", nodes), .init("event_type", tallies), .init("lang", tallies),
      ])
    ),
    (
      "Network",
      .object([
        .init("nodes", nodes), .init("edges", .array(.object([.init("a", .id), .init("b", .id), .init("count", .count)]))),
      ])
    ),
    (
      "Stats",
      .object([
        .init("documents", .count), .init("articles", .count), .init("entities", .count), .init("events", .count),
        .init("quotes", .count), .init("dates", .object([.init("first", .optional(.day)), .init("last", .optional(.day))])),
        .init("database_bytes", .id), .init("schema_version", .count), .init("version", .text),
      ])
    ),
    ("Status", .object([.init("status", .choice(["ok"]))])),
  ]

  // MARK: Keys

  private static let keyMembers: [Schema.Member] = [
    .init("name", .text), .init("scopes", .array(.choice(of: KeyRing.Scope.self))), .init("expires", .optional(.day)),
    .init("revoked", .optional(.day)),
  ]

  private static let keys: [(String, Schema)] = [
    ("Key", .object(keyMembers)), ("NewKey", .object(keyMembers + [.init("secret", .text)])),
  ]
}
