internal import ArabicText

/// "Did you mean": for a query with a word that no text has, the query with the most frequent word that is spelt much like it.
struct SpellingCorrection {
  let db: Connection

  /// Rows of the vocabulary that are looked at for one word: those that begin as it does.
  private static let mostWords = 20_000

  /// The corrected query; `nil` when all its words are in the archive, or nothing is like the one that is not.
  func correction(of query: SearchQuery) throws -> String? {
    var words: [String] = []
    var isCorrected = false
    for clause in query.clauses {
      var text = clause.terms.map(\.folded).joined(separator: " ")
      if !clause.isExcluded, !clause.isPrefix, clause.terms.count == 1, try !occurs(clause, query.mode) {
        guard let better = try nearest(to: text) else { return nil }
        text = better
        isCorrected = true
      } else if clause.terms.count > 1 {
        text = "\"\(text)\""
      }
      words.append((clause.isExcluded ? "-" : "") + text + (clause.isPrefix ? "*" : ""))
    }
    return isCorrected ? words.joined(separator: " ") : nil
  }

  private func occurs(_ clause: SearchQuery.Clause, _ mode: SearchQuery.Mode) throws -> Bool {
    let match = SearchQuery(clause: clause, mode: mode).match
    return try db.first("SELECT 1 FROM article_text WHERE article_text MATCH ? LIMIT 1", [SQLValue(match)]) { $0.int() } != nil
  }

  private func nearest(to word: String) throws -> String? {
    let letters = Array(word.unicodeScalars)
    guard letters.count >= 3 else { return nil }
    try db.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab('main', 'article_text', 'row')")
    var best: (word: String, distance: Int, count: Int)?
    for start in Self.starts(of: letters) {
      var prefix = "="
      prefix.unicodeScalars.append(contentsOf: start)
      try db.forEach(
        "SELECT term, doc FROM temp.vocabulary WHERE term >= ? AND term < ? LIMIT ?",
        [.text(prefix), .text(prefix + "\u{FFFF}"), SQLValue(Self.mostWords)]
      ) { row in
        let other = String(row.text().dropFirst())
        let distance = Self.distance(letters, Array(other.unicodeScalars))
        let count = row.int()
        guard distance > 0, distance <= (letters.count < 5 ? 1 : 2) else { return }
        if best.map({ (distance, -count) < ($0.distance, -$0.count) }) ?? true { best = (other, distance, count) }
      }
    }
    return best?.word
  }

  /// How the words begin that are looked at: as this one, but for two swapped letters. Behind the article, which begins every third word.
  private static func starts(of letters: [Unicode.Scalar]) -> [[Unicode.Scalar]] {
    let article = letters.count > 4 && letters[0] == "ا" && letters[1] == "ل" ? 2 : 0
    let (a, b, c) = (letters[article], letters[article + 1], letters[article + 2])
    return [[a, b], [b, a], [a, c, b]].map { letters[..<article] + $0 }
  }

  /// The edits between two words: letters put in, left out, changed, or swapped with a neighbour (Damerau 1964, restricted).
  static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    if abs(a.count - b.count) > 2 { return 3 }
    var before: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var best = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, before[j - 1] + 1) }
        row.append(best)
      }
      (before, last) = (last, row)
    }
    return last[b.count]
  }
}
