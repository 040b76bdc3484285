/// The requests that clients gave a name, with their answers.
public struct RequestRepository {
  private let db: Connection

  /// The requests as one connection sees them.
  public init(_ connection: Connection) {
    db = connection
  }

  /// What the request of a name was answered, unless that is as long ago as a time.
  ///
  /// - Parameter time: an RFC 3339 instant in UTC.
  public func answer(to name: ContentHash, after time: String) throws -> AnsweredRequest? {
    try db.first(
      "SELECT fingerprint, made_at, status, headers, body FROM repeated_request WHERE name = ? AND made_at > ?",
      [SQLValue(name.bytes), .text(time)]
    ) { row in
      AnsweredRequest(
        fingerprint: ContentHash(stored: row.blob()), madeAt: row.text(), status: row.int(), headers: DatabaseText.list(from: row.text()),
        body: row.blob())
    }
  }

  /// Keeps an answer in place of an earlier one, and forgets all that are older than a time.
  public func keep(_ answer: AnsweredRequest, to name: ContentHash, forgettingUntil time: String) throws {
    try db.run("DELETE FROM repeated_request WHERE made_at <= ?", [.text(time)])
    try db.run(
      "INSERT OR REPLACE INTO repeated_request (name, fingerprint, made_at, status, headers, body) VALUES (?, ?, ?, ?, ?, ?)",
      [
        SQLValue(name.bytes), SQLValue(answer.fingerprint.bytes), .text(answer.madeAt), SQLValue(answer.status),
        DatabaseText.list(answer.headers), .blob(answer.body),
      ])
  }
}
