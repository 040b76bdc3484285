import Model
import Storage

extension Schema {
  /// A year, a month, a day, or a span back from now.
  static let moment = Schema.text(
    pattern: "^([0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?|[0-9]{1,4}[dwmy])$")
  /// A word of a list with commas between.
  static let listed = Schema.text(minimum: 1, pattern: "^[^,\\u0000]+$")
  /// A name, an alias, a slug or an id of an entity.
  static let entityName = Schema.text(minimum: 1, pattern: "^[^,\\u0000]+$")
}

extension Parameter {
  static let limit = Parameter("limit", .integer(1...200), "how many items a page has", standard: "20")
  static let cursor = Parameter(
    "cursor", .text(maximum: 32, pattern: "^[0-9a-z]{1,12}-[0-9a-z]{1,12}$"), "where the page begins, as the page before it says in next")
  static let count = Parameter("count", .flag, "also say how many there are in all, in total", standard: "false")
  static let query = Parameter(
    "q", .text, "words in title and text: \"a phrase\", -without, word*; in any form of the word", example: "\"وقف إطلاق النار\" -غزة")
  static let explain = Parameter("explain", .flag, "also say why", standard: "false")
}

extension Parameters {
  /// The filters that all lists share.
  static let common = Parameters([
    Parameter(
      "actor", .entityName, "an entity by id, slug or any spelling of its name; repeated: all of them, with commas: any", .repeated,
      example: "ترامب"),
    Parameter("from", .moment, "the first day: 2025, 2025-03, 2025-03-18, or back from now: 7d, 2w, 3m, 1y", example: "2025"),
    Parameter("to", .moment, "the last day, in the same forms", example: "2026"),
    .query,
    Parameter(
      "match", .choice(of: SearchQuery.Mode.self), "all words, any of them, or exactly as written without morphology", standard: "all"),
    Parameter("place", .listed, "a place by any spelling of its name", .listed, example: "القاهرة"),
    Parameter("source", .listed, "the publication, as it was given", .listed),
    Parameter("kind", .choice(of: Article.Kind.self), "whole articles, or teasers of others", .listed),
    Parameter("lang", .listed, "the language, such as ar", .listed, example: "ar"),
    Parameter("sort", .choice(of: ListOrder.self), "latest first, earliest first, or best hit first (only with q)", standard: "-date"),
    .limit, .cursor, .count,
  ])

  /// The filters without order and pages.
  static let narrowing = common.without(["sort", "limit", "cursor", "count"])

  static let articles =
    common + Parameters([Parameter("collapse", .flag, "each story once, with the number of its copies", standard: "false")])

  /// What events have beside the common filters.
  static let eventOwn = Parameters([
    Parameter("role", .choice(of: EventFilter.Role.self), "on which side actor stands"),
    Parameter("target", .entityName, "an entity on the other side", .repeated, example: "بوتين"),
    Parameter(
      "type", .text(pattern: "^([A-Za-z]+|0[1-9]|1[0-9]|20)$"), "PLOVER types or CAMEO roots (01 to 20)", .listed, example: "CONSULT"),
    Parameter("status", .choice(of: Event.Status.self), "whether it happened", .listed),
    Parameter("min_confidence", .number(0...1), "how sure it must be"),
    Parameter("cluster", .integer(1...Int.max), "the tellings of one happening, by the cluster_id of any of them"),
    Parameter("collapse", .flag, "each happening once, with the number of its tellings", standard: "false"),
  ])
  static let events = common + eventOwn

  static let quoteOwn = Parameters([
    Parameter("speaker", .entityName, "who says it, as in actor", .repeated, example: "ماكرون"),
    Parameter("about", .entityName, "whom or what it speaks of, as in actor", .repeated, example: "غزة"),
  ])
  static let quotes = common + quoteOwn

  static let timeline =
    narrowing
    + Parameters([
      Parameter("of", .choice(of: TimelineCounted.self), "what is counted", standard: "articles"),
      Parameter("interval", .choice(of: TimelineInterval.self), "how long a bucket is", standard: "month"),
    ]) + quoteOwn + eventOwn
  static let facets = narrowing + Parameters([.limit])
  static let network =
    narrowing
    + Parameters([
      Parameter("limit", .integer(1...200), "how many entities", standard: "50"),
      Parameter("min_count", .integer(1...1_000_000), "how many articles must name both", standard: "1"),
    ])

  static let entities = Parameters([
    Parameter("q", .text, "a name or its beginning, in any spelling", example: "ماك"),
    Parameter("type", .choice(of: EntityType.self), "the kind of entity", .listed), .limit, .cursor, .count,
  ])
  static let corrections = Parameters([
    Parameter("entity", .entityName, "the entity that was corrected, by id or slug"), .limit, .cursor, .count,
  ])
  static let changes = Parameters([
    Parameter("since", .text, "where the answer before ended, as it says in since"),
    Parameter("kind", .choice(of: Change.Kind.self), "what was changed", .listed), .limit,
  ])
  static let similar = Parameters([
    .limit,
    Parameter("relation", .choice(of: SimilarArticle.Relation.self), "what they have to do with the article", .listed),
  ])
  static let explained = Parameters([.explain])

  /// What a client may say of a document whose body is not JSON.
  static let metadata = Parameters([
    Parameter("title", .line(atMost: DocumentBody.lengthLimit), "its title", example: "ماكرون يستقبل السيسي"),
    Parameter("source", .line(atMost: DocumentBody.lengthLimit), "where it comes from", example: "صحيفة الميناء"),
    Parameter("url", .text(maximum: DocumentBody.urlLimit, pattern: "^[Hh][Tt][Tt][Pp][Ss]?://[^\\u0000]*$"), "where it stood on the web"),
    Parameter("published", .publicationDate, "when it was published: a date, or an instant, whose day counts", example: "2025-03-18"),
    Parameter("retrieved", .fetchingTime, "when it was fetched: an RFC 3339 instant"),
    Parameter("lang", .line(atMost: DocumentBody.lengthLimit), "its language"),
    Parameter("external_id", .line(atMost: DocumentBody.lengthLimit), "your own name for it, unique in the archive"),
    Parameter(
      "split", .choice(["true", "false", "preview"]), "false: one clean article, taken as it is; preview: nothing is stored",
      standard: "true"),
    Parameter("extract", .flag, "false: stored and found by its words alone, until it is extracted again", standard: "true"),
  ])
}

/// What a timeline may count.
enum TimelineCounted: String, CaseIterable {
  case articles, events, quotes
}
