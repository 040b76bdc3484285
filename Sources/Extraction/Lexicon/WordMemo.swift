import ArabicText
import Synchronization

/// What was found out about words that came up lately. A few thousand forms make up most of any newspaper, so that nearly every word of a
/// text has been seen before. Shared by all threads; what it answers is always what computing it again would give.
///
/// Each form has one place, and the next form of the same place pushes it out: the room is bounded whatever is read.
final class WordMemo<Value: Sendable>: Sendable {
  private struct Entry: Sendable {
    let hash: UInt64
    let word: String
    let value: Value
  }

  /// Some of the places, under a lock of their own, so that threads seldom meet at one.
  private final class Part: Sendable {
    let entries: Mutex<[Entry?]>

    init(_ size: Int) { entries = Mutex(Array(repeating: nil, count: size)) }
  }

  private static var partBits: Int { 4 }
  private let parts: [Part]
  private let mask: Int

  /// - Parameter capacity: how many forms are kept, a power of two.
  init(capacity: Int) {
    precondition(capacity.nonzeroBitCount == 1 && capacity >= 1 << Self.partBits, "the capacity is a power of two")
    let size = capacity >> Self.partBits
    parts = (0..<(1 << Self.partBits)).map { _ in Part(size) }
    mask = size - 1
  }

  private func part(_ hash: UInt64) -> Part { parts[Int(truncatingIfNeeded: hash) & (parts.count - 1)] }
  private func place(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash >> UInt64(Self.partBits)) & mask }

  /// What is known of a folded word with a fingerprint.
  func value(_ word: String, hash: UInt64) -> Value? {
    let place = place(hash)
    return part(hash).entries.withLock { entries in
      guard let entry = entries[place], entry.hash == hash, entry.word == word else { return nil }
      return entry.value
    }
  }

  /// Keeps what was found out about a word.
  func keep(_ value: Value, for word: String, hash: UInt64) {
    let place = place(hash)
    part(hash).entries.withLock { $0[place] = Entry(hash: hash, word: word, value: value) }
  }
}
