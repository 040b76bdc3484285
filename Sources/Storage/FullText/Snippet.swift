internal import ArabicText

/// Cuts the place out of a text where a query is answered best.
struct Snippet {
  /// How many words are shown.
  private static let length = 30
  private let query: SearchQuery
  private let wanted: [SearchQuery.Clause]

  init(query: SearchQuery) {
    self.query = query
    wanted = query.clauses.filter { !$0.isExcluded }
  }

  /// HTML in which `<mark>` surrounds the words that were looked for and everything else is escaped. Without a hit it is the beginning of
  /// the text.
  func html(of text: String) -> String {
    let terms = SearchAnalyzer.terms(of: text)
    guard !terms.isEmpty else { return "" }
    let hits = hits(in: terms)
    let first = bestWindow(hits, count: terms.count)
    let last = min(first + Self.length, terms.count) - 1
    let bytes = Array(text.utf8)
    let start = first == 0 ? 0 : terms[first].byteStart
    let end = last == terms.count - 1 ? bytes.count : terms[last].byteEnd
    var html: [UInt8] = first == 0 ? [] : Array("… ".utf8)
    var position = start
    for index in first...last where hits[index] != 0 {
      Self.escape(bytes[position..<terms[index].byteStart], into: &html)
      html += "<mark>".utf8
      Self.escape(bytes[terms[index].byteStart..<terms[index].byteEnd], into: &html)
      html += "</mark>".utf8
      position = terms[index].byteEnd
    }
    Self.escape(bytes[position..<end], into: &html)
    if last < terms.count - 1 { html += " …".utf8 }
    return String(decoding: html, as: UTF8.self)
  }

  /// For each word of the text the clauses that it answers, as bits.
  private func hits(in terms: [SearchAnalyzer.Term]) -> [UInt64] {
    var hits = [UInt64](repeating: 0, count: terms.count)
    for (number, clause) in wanted.enumerated() {
      let count = clause.terms.count
      guard count <= terms.count else { continue }
      for start in 0...(terms.count - count) where answers(clause, terms[start..<start + count]) {
        for index in start..<start + count { hits[index] |= 1 << UInt64(number) }
      }
    }
    return hits
  }

  private func answers(_ clause: SearchQuery.Clause, _ words: ArraySlice<SearchAnalyzer.Term>) -> Bool {
    var number = 0
    for (term, word) in zip(clause.terms, words) {
      number += 1
      if clause.isPrefix, number == clause.terms.count {
        if word.folded.utf8.starts(with: term.folded.utf8) { continue }
        if query.mode == .exact || !word.stem.utf8.starts(with: term.folded.utf8) { return false }
      } else if query.mode == .exact ? word.folded != term.folded : word.stem != term.stem {
        return false
      }
    }
    return true
  }

  /// The first word of the stretch that answers most clauses, and among those most often; some words of context stand before the first hit.
  private func bestWindow(_ hits: [UInt64], count: Int) -> Int {
    let places = hits.indices.filter { hits[$0] != 0 }
    var best = (start: 0, score: 0)
    for (number, place) in places.enumerated() {
      let context = max(0, place - Self.length / 5)
      var clauses: UInt64 = 0
      var words = 0
      for other in places[number...] where other < context + Self.length {
        clauses |= hits[other]
        words += 1
      }
      let score = clauses.nonzeroBitCount * 1000 + words
      if score > best.score { best = (context, score) }
    }
    return min(best.start, max(0, count - Self.length))
  }

  private static func escape(_ bytes: ArraySlice<UInt8>, into html: inout [UInt8]) {
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "&"): html += "&amp;".utf8
      case UInt8(ascii: "<"): html += "&lt;".utf8
      case UInt8(ascii: ">"): html += "&gt;".utf8
      case UInt8(ascii: "\""): html += "&quot;".utf8
      case UInt8(ascii: "\n"): html.append(UInt8(ascii: " "))
      default: html.append(byte)
      }
    }
  }
}
