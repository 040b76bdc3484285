internal import CSQLite
internal import Glibc

/// A statement that was run, to be run again with nothing of ours around it: what SQLite itself needs for an answer.
public final class RecordedStatement {
  let sql: String
  let values: [SQLValue]
  /// How often it was stepped: what reads a page stops before the last row.
  var steps = 0

  init(sql: String, values: [SQLValue]) {
    self.sql = sql
    self.values = values
  }
}

/// What SQLite did for some statements.
public struct QueryWork: Equatable, Sendable {
  /// Instructions of its virtual machine.
  public var instructions = 0
  /// Rows that were passed over in scans of whole tables: 0 where an index leads to each row.
  public var scannedRows = 0
}

extension Connection {
  /// What the statements of this connection did since this was asked last.
  public func takeWork() -> QueryWork {
    statements.values.reduce(into: QueryWork()) { work, statement in
      work.instructions += statement.takeCounter(SQLITE_STMTSTATUS_VM_STEP)
      work.scannedRows += statement.takeCounter(SQLITE_STMTSTATUS_FULLSCAN_STEP)
    }
  }

  /// The statements that a function runs.
  public func recording(_ body: () throws -> Void) rethrows -> [RecordedStatement] {
    recorded = []
    defer { recorded = nil }
    try body()
    return recorded ?? []
  }

  /// Runs statements again in a plain loop over the C interface, each column of each row read; the seconds that took, without preparing.
  ///
  /// - Throws: ``StorageError``.
  public func replay(_ recorded: [RecordedStatement]) throws -> Double {
    var prepared: [String: Statement] = [:]
    for one in recorded where prepared[one.sql] == nil { prepared[one.sql] = try unsafe Statement(one.sql, on: handle) }
    let start = Self.now
    for one in recorded {
      guard let statement = prepared[one.sql] else { continue }
      defer { statement.reset() }
      try statement.bind(one.values)
      try statement.drain(one.steps)
    }
    return Self.now - start
  }

  private static var now: Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

extension Statement {
  func takeCounter(_ counter: Int32) -> Int { Int(unsafe sqlite3_stmt_status(handle, counter, 1)) }

  /// Steps at most so often, and looks at every column.
  func drain(_ steps: Int) throws {
    let columns = unsafe sqlite3_column_count(handle)
    for _ in 0..<steps {
      guard try step() else { return }
      for column in 0..<columns {
        if unsafe sqlite3_column_type(handle, column) == SQLITE_INTEGER {
          _ = unsafe sqlite3_column_int64(handle, column)
        } else {
          _ = unsafe sqlite3_column_text(handle, column)
        }
      }
    }
  }
}
