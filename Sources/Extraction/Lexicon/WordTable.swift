import ArabicText

/// A table from folded words to values, keyed by ``WordHash``, with open addressing: one probe, two at times, a look-up.
struct WordTable<Value: Sendable>: Sendable {
  private var keys: [UInt64]
  private var values: [Value?]
  private var mask: Int
  private(set) var count = 0

  /// An empty table with room for some words.
  init(capacity: Int = 8) {
    var slots = 16
    while slots < capacity * 2 { slots *= 2 }
    keys = [UInt64](repeating: 0, count: slots)
    values = [Value?](repeating: nil, count: slots)
    mask = slots - 1
  }

  /// The value of a word.
  subscript(word: some StringProtocol) -> Value? {
    get { self[hash: WordHash.of(word)] }
    set { self[hash: WordHash.of(word)] = newValue }
  }

  /// The value of the word with a fingerprint; `nil` takes nothing out, words only ever come in.
  subscript(hash hash: UInt64) -> Value? {
    get { values[slot(of: hash)] }
    set {
      var slot = slot(of: hash)
      if keys[slot] == 0 {
        guard newValue != nil else { return }
        if (count + 1) * 2 > keys.count {
          grow()
          slot = self.slot(of: hash)
        }
        keys[slot] = hash
        count += 1
      }
      values[slot] = newValue
    }
  }

  /// The fingerprints with their values, in no order.
  var entries: [(hash: UInt64, value: Value)] {
    zip(keys, values).compactMap { key, value in value.map { (key, $0) } }
  }

  /// The slot that holds a fingerprint, or the free one where it would go.
  @inline(__always)
  private func slot(of hash: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: hash) & mask
    while keys[slot] != hash, keys[slot] != 0 { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    var larger = Self(capacity: keys.count)
    for (key, value) in zip(keys, values) where key != 0 {
      let slot = larger.slot(of: key)
      larger.keys[slot] = key
      larger.values[slot] = value
    }
    larger.count = count
    self = larger
  }
}

/// A set of folded words.
struct WordSet: Sendable, ExpressibleByArrayLiteral {
  private var table = WordTable<Bool>()

  init() {}

  init(arrayLiteral words: String...) {
    formUnion(words)
  }

  /// Whether a word is in it.
  func contains(_ word: some StringProtocol) -> Bool {
    table[word] != nil
  }

  /// Whether the word with a fingerprint is in it.
  func contains(hash: UInt64) -> Bool {
    table[hash: hash] != nil
  }

  /// How many words are in it.
  var count: Int { table.count }

  /// Adds a word.
  mutating func insert(_ word: some StringProtocol) {
    table[word] = true
  }

  /// Adds the word with a fingerprint.
  mutating func insert(hash: UInt64) {
    table[hash: hash] = true
  }

  /// Whether there are none.
  var isEmpty: Bool { count == 0 }

  /// Adds words.
  mutating func formUnion(_ words: some Sequence<String>) {
    for word in words { insert(word) }
  }
}
