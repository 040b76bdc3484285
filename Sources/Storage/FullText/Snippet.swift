internal import ArabicText

/// Cuts the place out of a text where a query is answered best.
struct Snippet {
  /// How many words are shown.
  private static let length = 30
  private let isExact: Bool
  private let wanted: [Clause]

  /// What is looked for, as bytes.
  private struct Clause {
    let stems: [[UInt8]]
    let folded: [[UInt8]]
    let isPrefix: Bool
    /// Other stems that the only word may have.
    let variants: [[UInt8]]
  }

  /// A word of the text: its term, and its place in the bytes.
  private struct Word {
    let term: TermTable.Term
    let start: Int
    let end: Int
  }

  init(query: SearchQuery) {
    isExact = query.mode == .exact
    wanted = query.clauses.filter { !$0.isExcluded }.map { clause in
      Clause(
        stems: clause.terms.map { Array($0.stem.utf8) }, folded: clause.terms.map { Array($0.folded.utf8) }, isPrefix: clause.isPrefix,
        variants: clause.variants.map { Array($0.utf8) })
    }
  }

  /// HTML in which `<mark>` surrounds the words that were looked for and everything else is escaped. Without a hit it is the beginning of
  /// the text.
  func html(of text: [UInt8], terms cache: TermCache) -> String {
    var words: [Word] = []
    cache.forEachTerm(in: text.span) { term, offset, _ in
      words.append(Word(term: term, start: offset + term.start, end: offset + term.end))
      return true
    }
    guard !words.isEmpty else { return "" }
    let hits = hits(in: words, cache.table.bytes)
    let first = bestWindow(hits, count: words.count)
    let last = min(first + Self.length, words.count) - 1
    let end = last == words.count - 1 ? text.count : words[last].end
    var html: [UInt8] = first == 0 ? [] : Array("… ".utf8)
    var position = first == 0 ? 0 : words[first].start
    for index in first...last where hits[index] != 0 {
      Self.escape(text[position..<words[index].start], into: &html)
      html += "<mark>".utf8
      Self.escape(text[words[index].start..<words[index].end], into: &html)
      html += "</mark>".utf8
      position = words[index].end
    }
    Self.escape(text[position..<end], into: &html)
    if last < words.count - 1 { html += " …".utf8 }
    return String(decoding: html, as: UTF8.self)
  }

  /// For each word of the text the clauses that it answers, as bits.
  private func hits(in words: [Word], _ bytes: [UInt8]) -> [UInt64] {
    var hits = [UInt64](repeating: 0, count: words.count)
    for (number, clause) in wanted.enumerated() {
      let count = clause.stems.count
      guard count <= words.count else { continue }
      for start in 0...(words.count - count) where answers(clause, words, start, bytes) {
        for index in start..<start + count { hits[index] |= 1 << UInt64(number) }
      }
    }
    return hits
  }

  private func answers(_ clause: Clause, _ words: [Word], _ start: Int, _ bytes: [UInt8]) -> Bool {
    for index in clause.stems.indices {
      let term = words[start + index].term
      let folded = bytes[term.exact.dropFirst()]
      if clause.isPrefix, index == clause.stems.count - 1 {
        if Self.starts(folded, with: clause.folded[index]) { continue }
        if isExact || !Self.starts(bytes[term.stem], with: clause.folded[index]) { return false }
      } else if isExact {
        if !Self.isEqual(folded, clause.folded[index]) { return false }
      } else if !Self.isEqual(bytes[term.stem], clause.stems[index]),
        !clause.variants.contains(where: { Self.isEqual(bytes[term.stem], $0) })
      {
        return false
      }
    }
    return true
  }

  private static func isEqual(_ a: ArraySlice<UInt8>, _ b: [UInt8]) -> Bool {
    a.count == b.count && starts(a, with: b)
  }

  private static func starts(_ a: ArraySlice<UInt8>, with b: [UInt8]) -> Bool {
    guard a.count >= b.count else { return false }
    for index in b.indices where a[a.startIndex + index] != b[index] { return false }
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
      for other in places[number...] {
        if other >= context + Self.length { break }
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
