/// What an archive holds, in numbers.
public struct Statistics: Equatable, Sendable {
  /// How many documents came.
  public let documents: Int
  /// How many articles and teasers were cut out of them.
  public let articles: Int
  /// How many entities are known.
  public let entities: Int
  /// How many events were found.
  public let events: Int
  /// How many quotations were found.
  public let quotes: Int
  /// The day of the first dated article, counted from 1970-01-01.
  public let firstDay: Int?
  /// The day of the last one.
  public let lastDay: Int?
  /// The size of the database in bytes, without its log.
  public let databaseBytes: Int
  /// The version of the schema.
  public let schemaVersion: Int
}

/// Counts what there is.
public struct StatisticsRepository {
  private let db: Connection

  /// The numbers as one connection sees them.
  public init(_ connection: Connection) {
    db = connection
  }

  /// The numbers now.
  public func statistics() throws -> Statistics {
    func number(_ sql: String) throws -> Int { try db.first(sql) { $0.int() } ?? 0 }
    func day(_ order: String) throws -> Int? {
      try db.first(
        "SELECT sort_key FROM article WHERE sort_key >= ? ORDER BY sort_key \(order) LIMIT 1", [SQLValue(SortKey.firstDatedArticle)]
      ) { SortKey.day(ofArticle: $0.int()) }
    }
    return Statistics(
      documents: try number("SELECT count(*) FROM document"), articles: try number("SELECT count(*) FROM article"),
      entities: try number("SELECT count(*) FROM entity WHERE merged_into IS NULL"), events: try number("SELECT count(*) FROM event"),
      quotes: try number("SELECT count(*) FROM quote"), firstDay: try day("ASC"), lastDay: try day("DESC"),
      databaseBytes: try number("PRAGMA page_count") * number("PRAGMA page_size"), schemaVersion: try number("PRAGMA user_version"))
  }
}
