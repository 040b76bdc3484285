internal import ArabicText

/// The terms of texts, with the analysis of each form of a word done once.
///
/// A few ten thousand forms make up nearly all of any newspaper, and the analyzer looks at no more than one word between two blanks at a
/// time: so what stands between blanks is looked up by its bytes. That is fifty times as fast as analysing it.
final class TermCache {
  /// The analysed forms. A structure of its own, so that the checks of exclusive access are done once for a text and not for each byte.
  private(set) var table: TermTable

  /// - Parameter capacity: how many forms are kept before all are forgotten.
  init(capacity: Int) {
    table = TermTable(capacity: capacity)
  }

  /// Calls a function with each term of a text: the term, where its stretch between blanks begins, and the bytes that the term points
  /// into. It stops when the function says `false`. The terms hold until the next text.
  func forEachTerm(in text: Span<UInt8>, _ body: (_ term: TermTable.Term, _ offset: Int, _ bytes: borrowing [UInt8]) -> Bool) {
    table.forEachTerm(in: text, body)
  }
}

/// The table of a ``TermCache``.
struct TermTable {
  /// One term, as ranges of ``bytes``, and where its word stands in what is between two blanks.
  struct Term {
    let stem: Range<Int>
    /// The folded form with `=` before it.
    let exact: Range<Int>
    let start: Int
    let end: Int
  }

  private struct Entry {
    let hash: UInt64
    let key: Range<Int>
    let terms: Range<Int>
  }

  /// The bytes of all terms and keys.
  private(set) var bytes: [UInt8] = []
  /// The terms of all entries, and those of words that were too long to keep.
  private var terms: [Term] = []
  private var entries: [Entry] = []
  /// Open addressing: numbers of entries, from 1. Made at the first text: most connections that read never see one.
  private var slots: [UInt32] = []
  private let capacity: Int

  /// Longer than any word: addresses, lines of dashes. They are analysed each time.
  private static let longestKey = 64

  fileprivate init(capacity: Int) {
    self.capacity = capacity
  }

  private mutating func makeSlots() {
    var size = 64
    while size < capacity * 2 { size *= 2 }
    slots = Array(repeating: 0, count: size)
  }

  fileprivate mutating func forEachTerm(
    in text: Span<UInt8>, _ body: (_ term: Term, _ offset: Int, _ bytes: borrowing [UInt8]) -> Bool
  ) {
    if slots.isEmpty { makeSlots() }
    if entries.count >= capacity || terms.count > capacity * 4 || bytes.count > capacity * 128 { forget() }
    var start = 0
    while start < text.count {
      if text[start] <= 0x20 {
        start += 1
        continue
      }
      var end = start
      // FNV-1a.
      var hash: UInt64 = 0xcbf2_9ce4_8422_2325
      while end < text.count, text[end] > 0x20 {
        hash = (hash ^ UInt64(text[end])) &* 0x100_0000_01b3
        end += 1
      }
      for term in found(text.extracting(start..<end), hash) where !body(terms[term], start, bytes) { return }
      start = end
    }
  }

  private mutating func forget() {
    bytes.removeAll(keepingCapacity: true)
    terms.removeAll(keepingCapacity: true)
    entries.removeAll(keepingCapacity: true)
    for slot in slots.indices { slots[slot] = 0 }
  }

  private mutating func found(_ key: Span<UInt8>, _ hash: UInt64) -> Range<Int> {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash ^ hash >> 32) & mask
    while slots[slot] != 0 {
      let entry = entries[Int(slots[slot]) - 1]
      if entry.hash == hash, isEqual(entry.key, key) { return entry.terms }
      slot = (slot + 1) & mask
    }
    let analysed = analyse(key)
    // A text of nothing but new forms may overfill the table; what is beyond is analysed and not kept.
    if key.count <= Self.longestKey, entries.count < capacity {
      let start = bytes.count
      for index in 0..<key.count { bytes.append(key[index]) }
      entries.append(Entry(hash: hash, key: start..<bytes.count, terms: analysed))
      slots[slot] = UInt32(entries.count)
    }
    return analysed
  }

  private func isEqual(_ range: Range<Int>, _ key: Span<UInt8>) -> Bool {
    guard range.count == key.count else { return false }
    for index in 0..<key.count where bytes[range.lowerBound + index] != key[index] { return false }
    return true
  }

  private mutating func analyse(_ key: Span<UInt8>) -> Range<Int> {
    let first = terms.count
    let text = String(decoding: (0..<key.count).map { key[$0] }, as: UTF8.self)
    for term in SearchAnalyzer.terms(of: text) {
      let stem = bytes.count
      bytes += term.stem.utf8
      let exact = bytes.count
      bytes.append(UInt8(ascii: "="))
      bytes += term.folded.utf8
      // Undecodable bytes are replaced by longer ones; the offsets are kept inside the text.
      terms.append(
        Term(
          stem: stem..<exact, exact: exact..<bytes.count, start: min(term.byteStart, key.count),
          end: min(term.byteEnd, key.count)))
    }
    return first..<terms.count
  }
}
