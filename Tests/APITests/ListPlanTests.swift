import Model
import Testing

@testable import API
@testable import Storage

/// The lists of the route table and the parameters that narrow or order them, each with a value that finds something in the sample.
private let lists: [(path: String, parameters: [(name: String, value: String)])] = [
  ("/v1/articles", common + [("kind", "article"), ("collapse", "true")]),
  (
    "/v1/events",
    common + [
      ("role", "source"), ("target", "donald-trump"), ("type", "CONSULT"), ("status", "occurred"), ("min_confidence", "0.5"),
      ("collapse", "true"),
    ]
  ),
  ("/v1/quotes", common + [("speaker", "vladimir-putin")]),
  ("/v1/entities", [("type", "person"), ("limit", "1")]),
  ("/v1/corrections", [("limit", "1")]),
  ("/v1/changes", [("kind", "article"), ("since", "0-1"), ("limit", "1")]),
]

private let common: [(name: String, value: String)] = [
  ("actor", "vladimir-putin"), ("actor", "vladimir-putin,donald-trump"), ("from", "2024"), ("to", "2026-12"), ("q", "القطط"),
  ("q", "-القطط"),
  ("place", "موسكو"), ("source", "أ,ب"), ("lang", "ar"), ("lang", "en"), ("sort", "date"), ("limit", "1"),
]

/// Whether a statement reads a whole table or sorts what it read. A search of the full-text index calls itself a scan, and reading an index in
/// the order of the list up to the end of a page is none; the few bearers of one name may be sorted.
private func isSlow(_ steps: [String], of sql: String) -> Bool {
  steps.contains { step in
    if step.hasPrefix("SCAN") {
      let isSearch = step.contains("VIRTUAL TABLE INDEX") && !step.hasSuffix("INDEX 0:")
      return !isSearch && !step.contains("CONSTANT ROW") && !(sql.contains("LIMIT") && step.contains(" INDEX "))
    }
    return step.contains("TEMP B-TREE") && !sql.contains("FROM entity_name n")
  }
}

/// Of its own: what other tests ask for meanwhile would be taken for statements of these lists.
private let archive = Result { try Site.filled() }

@Test(arguments: lists.indices) func `no list of the route table reads a whole table or sorts, whatever narrows it`(_ index: Int) throws {
  let site = try archive.get()
  let list = lists[index]
  func statements() throws -> Set<String> { try site.archive.read { Set($0.statements.keys) } }
  let before = try statements()
  var seen: Set<String> = []
  // All pairs: what a third filter adds is looked up row by row as the second one is, and a test of the plans themselves has more of them.
  let parameters = list.parameters
  for first in parameters.indices {
    for second in parameters.indices where second <= first {
      var pairs = [parameters[first]]
      if parameters[second].name != parameters[first].name { pairs.append(parameters[second]) }
      let query = try pairs.map { try "\($0.name)=\(#require(percentEncoded($0.value)))" }.joined(separator: "&")
      let answer = try site.get("\(list.path)?\(query)")
      #expect(answer.status == 200, "\(query): \(answer.text)")
      seen.formUnion(try statements())
    }
  }
  seen.subtract(before)
  #expect(!seen.isEmpty || index > 3)
  for sql in seen.sorted() where sql.hasPrefix("SELECT") || sql.hasPrefix("WITH") {
    let steps = try site.archive.read { db in
      let count = sql.utf8.count { $0 == UInt8(ascii: "?") }
      return try explained(sql, parameters: count, on: db)
    }
    #expect(!isSlow(steps, of: sql), "\(sql): \(steps)")
  }
}

private func percentEncoded(_ text: String) -> String? {
  text.utf8.map { $0 < 0x80 ? String(UnicodeScalar($0)) : "%" + String($0, radix: 16, uppercase: true) }.joined()
}

/// What SQLite says that it will do.
private func explained(_ sql: String, parameters: Int, on db: Connection) throws -> [String] {
  // Numbered parameters may stand more than once.
  let numbered = Set(sql.split(separator: "?").dropFirst().map { $0.prefix { $0.isNumber } }.filter { !$0.isEmpty })
  let count = numbered.isEmpty ? parameters : numbered.count
  return try db.all("EXPLAIN QUERY PLAN " + sql, Array(repeating: .null, count: count)) { row in
    _ = (row.int(), row.int(), row.int())
    return row.text()
  }
}
