/// How a filtered list is read: one or more sources, each a range of an index in the order of its sort keys, merged and freed of doubles.
///
/// SQLite uses one index per table and sorts whenever an OR comes in. So each value of the driving filter gets a statement of its own, which
/// stops after one page; merging those few keys here costs nothing. All other filters are looked up row by row.
struct ListPlan {
  /// One statement's worth of rows.
  struct Source {
    /// What stands behind FROM.
    var from: String
    /// The same for rows with wide dates alone, where these have an index that SQLite must be told of.
    var wideFrom: String?
    /// The expression of the sort key.
    var key: String
    /// The expression of the last day of the row's date.
    var last: String
    /// The expression that says that the row's date is wide.
    var wide: String
    /// What narrows the rows, but for the date.
    var conditions = SQLConditions()
  }

  /// How sort keys relate to days.
  struct Calendar {
    let keys: @Sendable (Int) -> ClosedRange<Int>
    let firstDated: Int

    static let articles = Calendar(keys: SortKey.articles, firstDated: SortKey.firstDatedArticle)
    static let rows = Calendar(keys: SortKey.rows, firstDated: SortKey.firstDatedRow)
  }

  /// A date that covers more days than this is wide. Months are not; years are.
  static let narrowSpan = 31

  var sources: [Source]
  var calendar: Calendar
  var window: DateWindow
  /// Whether any row of the table has a wide date; without one, half of the statements can be left out.
  var hasWideRows = true

  /// Each source, narrowed to the window. Dates overlap the window when they start before its end and end after its start. A narrow date
  /// starts at most a month before the window, which bounds the index range; the few wide ones have an index of their own.
  var windowed: [Source] {
    guard window.from != nil || window.to != nil else { return sources }
    return sources.flatMap { source -> [Source] in
      var narrow = source
      if let to = window.to { narrow.conditions.add("\(source.key) <= ?", SQLValue(calendar.keys(to).upperBound)) }
      guard let from = window.from else {
        narrow.conditions.add("\(source.key) >= ?", SQLValue(calendar.firstDated))
        return [narrow]
      }
      var wide = source
      wide.from = source.wideFrom ?? source.from
      let start = SQLValue(max(calendar.firstDated, calendar.keys(from - Self.narrowSpan).lowerBound))
      narrow.conditions.add("\(source.key) >= ? AND \(source.last) >= ?", start, SQLValue(from))
      wide.conditions.add(
        "\(source.key) < ? AND \(source.key) >= ? AND \(source.wide) = 1 AND \(source.last) >= ?", start, SQLValue(calendar.firstDated),
        SQLValue(from))
      return hasWideRows ? [narrow, wide] : [narrow]
    }
  }

  /// The sort keys of one page and one more, in order, behind a key.
  func keys(_ order: ListOrder, after cursor: Int?, limit: Int, on db: Connection) throws -> [Int] {
    switch order {
    case .newest, .relevance:
      return try merged("DESC", SQLConditions(cursor.map { ("< ?", $0) }), limit: limit, on: db)
    case .oldest:
      // Undated rows have the lowest keys and come last all the same.
      let dated = calendar.firstDated
      var result: [Int] = []
      if cursor.map({ $0 >= dated }) ?? true {
        result = try merged("ASC", SQLConditions(cursor.map { ("> ?", $0) } ?? (">= ?", dated)), limit: limit, on: db)
      }
      if result.count < limit, window.from == nil, window.to == nil {
        var conditions = SQLConditions(("< ?", dated))
        if let cursor, cursor < dated { conditions.add("> ?", SQLValue(cursor)) }
        result += try merged("ASC", conditions, limit: limit - result.count, on: db)
      }
      return result
    }
  }

  /// - Parameter bounds: comparisons that the sort key is put in front of.
  private func merged(_ direction: String, _ bounds: SQLConditions, limit: Int, on db: Connection) throws -> [Int] {
    let windowed = windowed
    var keys: [Int] = []
    for source in windowed {
      var conditions = source.conditions
      conditions.add(bounds.prefixed(source.key))
      keys += try db.all(
        "SELECT \(source.key) FROM \(source.from) WHERE \(conditions.sql) ORDER BY \(source.key) \(direction) LIMIT ?",
        conditions.values + [SQLValue(limit)]
      ) { $0.int() }
    }
    if windowed.count == 1 { return keys }
    keys.sort(by: direction == "ASC" ? { $0 < $1 } : { $0 > $1 })
    var result: [Int] = []
    for key in keys where key != result.last { result.append(key) }
    return Array(result.prefix(limit))
  }

  /// Whether the list has the row with a key.
  func contains(_ key: Int, on db: Connection) throws -> Bool {
    try windowed.contains { source in
      let probe = Self.probe(source, key)
      return try db.first(probe.sql, probe.values) { $0.int() } != nil
    }
  }

  /// The statement that looks for one key among the rows of a source.
  static func probe(_ source: Source, _ key: Int) -> (sql: String, values: [SQLValue]) {
    var conditions = source.conditions
    conditions.add("\(source.key) = ?", SQLValue(key))
    return ("SELECT 1 FROM \(source.from) WHERE \(conditions.sql) LIMIT 1", conditions.values)
  }

  /// A statement that yields every key once, as `sort_key`, for counting and grouping.
  var allKeys: (sql: String, values: [SQLValue]) {
    let windowed = windowed
    guard !windowed.isEmpty else { return ("SELECT NULL AS sort_key WHERE 0", []) }
    let arms = windowed.map { "SELECT \($0.key) AS sort_key FROM \($0.from) WHERE \($0.conditions.sql)" }
    return (arms.joined(separator: " UNION "), windowed.flatMap(\.conditions.values))
  }

  /// How many rows the whole list has.
  func count(on db: Connection) throws -> Int {
    let keys = allKeys
    return try db.first("SELECT count(*) FROM (\(keys.sql))", keys.values) { $0.int() } ?? 0
  }
}

extension SQLConditions {
  /// A comparison with a number, waiting for what is compared.
  fileprivate init(_ comparison: (text: String, value: Int)?) {
    self.init()
    if let comparison { add(comparison.text, SQLValue(comparison.value)) }
  }

  fileprivate func prefixed(_ expression: String) -> SQLConditions {
    var result = SQLConditions()
    result.add(texts.map { "\(expression) \($0)" }.joined(separator: " AND "), values)
    return texts.isEmpty ? SQLConditions() : result
  }
}
