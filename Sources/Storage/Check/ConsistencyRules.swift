/// The table of what must hold between the rows of an archive beyond what the schema itself forbids. Each statement yields the rows that
/// break a rule, as `x`.
enum ConsistencyRules {
  /// One rule.
  struct Rule: Sendable {
    let part: ArchiveFinding.Part
    let message: String
    /// Whether it reads so much that only a deep check looks.
    let isDeep: Bool
    let sql: String
  }

  static let all: [Rule] = orphans + counted + recomputed

  private static func rule(_ part: ArchiveFinding.Part, _ message: String, deep: Bool = false, _ sql: String) -> Rule {
    Rule(part: part, message: message, isDeep: deep, sql: sql)
  }

  private static let orphans: [Rule] = [
    rule(.content, "documents without their bytes", "SELECT id AS x FROM document WHERE id NOT IN (SELECT document_id FROM document_raw)"),
    rule(
      .index, "articles that the full-text index lacks",
      "SELECT id AS x FROM article WHERE sort_key NOT IN (SELECT id FROM article_text_docsize)"),
    rule(
      .index, "rows of the full-text index without an article",
      "SELECT id AS x FROM article_text_docsize WHERE id NOT IN (SELECT sort_key FROM article)"),
    rule(
      .summaries, "entries of who is spoken of, without their article",
      "SELECT article_key AS x FROM article_entity WHERE article_key NOT IN (SELECT sort_key FROM article)"),
    rule(
      .summaries, "entries of who is spoken of, without their entity",
      "SELECT entity_id AS x FROM article_entity WHERE entity_id NOT IN (SELECT id FROM entity WHERE merged_into IS NULL)"),
    rule(
      .summaries, "entries of who takes part, without their event",
      "SELECT x.event_key AS x FROM event_entity x LEFT JOIN event e ON e.id = (x.event_key & \(SortKey.idMask)) AND e.sort_key = x.event_key WHERE e.id IS NULL"
    ),
    rule(
      .summaries, "entries of who takes part, without their entity",
      "SELECT entity_id AS x FROM event_entity WHERE entity_id NOT IN (SELECT id FROM entity)"),
    rule(
      .summaries, "wordings without an article",
      "SELECT id AS x FROM wording WHERE id NOT IN (SELECT wording_id FROM article_wording)"),
    rule(
      .summaries, "entries of wordings without their article or their wording",
      "SELECT article_key AS x FROM article_wording WHERE article_key NOT IN (SELECT sort_key FROM article) OR wording_id NOT IN (SELECT id FROM wording)"
    ),
    rule(
      .summaries, "headlines without their article",
      "SELECT article_key AS x FROM article_headline WHERE article_key NOT IN (SELECT sort_key FROM article)"),
  ]

  private static let counted: [Rule] = [
    rule(
      .summaries, "entities whose counts are wrong",
      """
      SELECT e.id AS x FROM entity e
      LEFT JOIN (SELECT entity_id, count(*) AS articles, sum(mention_count) AS mentions FROM article_entity GROUP BY entity_id) c
        ON c.entity_id = e.id
      WHERE e.article_count <> coalesce(c.articles, 0) OR e.mention_count <> coalesce(c.mentions, 0)
      """),
    rule(
      .summaries, "numbers that would be given a second time",
      ["document", "article", "entity", "event", "quote", "wording", "correction"].map { table in
        "SELECT '\(table)' AS x WHERE (SELECT max(id) FROM \(table)) > coalesce((SELECT last FROM sequence WHERE name = '\(table)'), 0)"
      }.joined(separator: " UNION ALL ")),
    rule(
      .summaries, "things that the list of changes does not have as they are",
      ["document", "article", "entity"].enumerated().map { index, table in
        """
        SELECT '\(table) ' || t.id AS x FROM \(table) t
        LEFT JOIN change c ON c.kind = \(index + 1) AND c.item_id = t.id AND c.is_deleted = 0 WHERE c.seq IS NULL
        UNION ALL SELECT '\(table) ' || c.item_id FROM change c LEFT JOIN \(table) t ON t.id = c.item_id
        WHERE c.kind = \(index + 1) AND c.is_deleted = 0 AND t.id IS NULL
        """
      }.joined(separator: " UNION ALL ")),
  ]

  /// What the tables of who is spoken of and who takes part must have, made again from the mentions and participants.
  private static let recomputed: [Rule] = [
    rule(
      .summaries, "articles in which somebody is spoken of more or less often than it says", deep: true,
      """
      SELECT key AS x FROM (
        SELECT a.sort_key AS key, coalesce(e.merged_into, e.id) AS entity, count(*) AS n
        FROM mention m JOIN article a ON a.id = m.article_id JOIN entity e ON e.id = m.entity_id WHERE m.how <> 'demonym' GROUP BY 1, 2
        UNION ALL SELECT article_key, entity_id, -mention_count FROM article_entity
      ) GROUP BY key, entity HAVING sum(n) <> 0
      """),
    rule(
      .summaries, "articles whose date is another one where they are looked up", deep: true,
      """
      SELECT x.article_key AS x FROM article_entity x JOIN article a ON a.sort_key = x.article_key
      WHERE x.date_last IS NOT a.date_last OR x.wide <> a.wide
      """),
    rule(
      .summaries, "events whose participants are others where they are looked up", deep: true,
      """
      SELECT key AS x FROM (
        SELECT DISTINCT v.sort_key AS key, coalesce(e.merged_into, e.id) AS entity, 1 AS n
        FROM event_participant p JOIN event v ON v.id = p.event_id JOIN entity e ON e.id = p.entity_id
        UNION ALL SELECT DISTINCT event_key, entity_id, -1 FROM event_entity
      ) GROUP BY key, entity HAVING sum(n) <> 0
      """),
    rule(
      .summaries, "events and quotations whose place in lists is not theirs", deep: true,
      """
      SELECT 'event ' || id AS x FROM event WHERE (sort_key & \(SortKey.idMask)) <> id
      UNION ALL SELECT 'quote ' || id FROM quote WHERE (sort_key & \(SortKey.idMask)) <> id
      """),
    rule(
      .summaries, "days of which it is counted wrongly how many articles there are", deep: true,
      """
      SELECT day AS x FROM (
        SELECT coalesce(date_first, \(Tally.undated)) AS day, coalesce(date_last, \(Tally.undated)) AS last, coalesce(source, '') AS source,
          language, kind, count(*) AS n FROM article GROUP BY 1, 2, 3, 4, 5
        UNION ALL SELECT day, last_day, source, language, kind, -count FROM article_tally
      ) GROUP BY day, last, source, language, kind HAVING sum(n) <> 0
      """),
    rule(
      .summaries, "days of which it is counted wrongly how many events there are", deep: true,
      """
      SELECT day AS x FROM (
        SELECT coalesce(date_first, \(Tally.undated)) AS day, coalesce(date_last, \(Tally.undated)) AS last, type, status, count(*) AS n
        FROM event GROUP BY 1, 2, 3, 4
        UNION ALL SELECT day, last_day, type, status, -count FROM event_tally
      ) GROUP BY day, last, type, status HAVING sum(n) <> 0
      """),
  ]
}
