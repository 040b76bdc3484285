extension ListPlan {
  /// The rows of one source that are still to come, behind the one at hand.
  private struct Arm {
    let statement: Statement
    var key: Int

    /// `nil` when there is none.
    init?(_ statement: Statement) throws {
      guard try statement.step() else {
        statement.reset()
        return nil
      }
      self.statement = statement
      key = Int(statement.integer(0))
    }

    /// Goes to the next row; whether there is one.
    mutating func advance() throws -> Bool {
      guard try statement.step() else {
        statement.reset()
        return false
      }
      key = Int(statement.integer(0))
      return true
    }
  }

  /// Calls a function with the sort key of every row, in order and each once. Memory does not grow with their number; `relevance` is `newest`.
  func forEachKey(_ order: ListOrder, on db: Connection, _ body: (Int) throws -> Void) throws {
    switch order {
    case .newest, .relevance: try merge(">= ?", 0, "DESC", on: db, body)
    case .oldest:
      // Undated rows have the lowest keys and come last all the same.
      try merge(">= ?", calendar.firstDated, "ASC", on: db, body)
      if window.from == nil, window.to == nil { try merge("< ?", calendar.firstDated, "ASC", on: db, body) }
    }
  }

  /// - Parameter comparison: what the sort key is compared by with `bound`.
  private func merge(_ comparison: String, _ bound: Int, _ direction: String, on db: Connection, _ body: (Int) throws -> Void) throws {
    var arms: [Arm] = []
    defer { for arm in arms { arm.statement.reset() } }
    for source in windowed {
      var conditions = source.conditions
      conditions.add("\(source.key) \(comparison)", SQLValue(bound))
      let sql = "SELECT \(source.key) FROM \(source.from) WHERE \(conditions.sql) ORDER BY \(source.key) \(direction)"
      if let arm = try Arm(db.open(sql, conditions.values)) { arms.append(arm) }
    }
    let isRising = direction == "ASC"
    var last: Int?
    while let next = arms.indices.min(by: { isRising ? arms[$0].key < arms[$1].key : arms[$0].key > arms[$1].key }) {
      let key = arms[next].key
      if key != last { try body(key) }
      last = key
      if try !arms[next].advance() { arms.remove(at: next) }
    }
  }
}
