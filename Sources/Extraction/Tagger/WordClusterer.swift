import ArabicText

/// Sorts words into clusters of like use, from raw text: the exchange algorithm for class bigrams (Kneser and Ney 1993; Martin, Liermann and
/// Ney 1998). A word moves to the cluster that makes the text most likely, until nobody gains by moving or the rounds are over.
struct WordClusterer {
  private let clusterCount: Int
  private var words: [UInt64] = []
  private var ids: WordTable<Int32>
  private var counts: [Int] = []
  /// By word the words that stand behind it and before it, with how often.
  private var followers: [[(word: Int32, count: Int32)]] = []
  private var leaders: [[(word: Int32, count: Int32)]] = []
  private var clusterOf: [Int32] = []
  private var bigrams: [Int32] = []
  private var firsts: [Int] = []

  /// Reads texts and takes the words that stand in them a number of times or more.
  init(texts: [[UInt64]], minimum: Int, clusters: Int) {
    clusterCount = clusters
    var frequency = WordTable<Int32>(capacity: 100_000)
    var order: [UInt64] = []
    for text in texts {
      for word in text {
        if let known = frequency[hash: word] {
          frequency[hash: word] = known + 1
        } else {
          frequency[hash: word] = 1
          order.append(word)
        }
      }
    }
    let kept = order.filter { Int(frequency[hash: $0] ?? 0) >= minimum }
      .sorted { (frequency[hash: $1] ?? 0, $0) < (frequency[hash: $0] ?? 0, $1) }
    ids = WordTable(capacity: kept.count)
    words = kept
    for (index, word) in kept.enumerated() { ids[hash: word] = Int32(index) }
    // The most frequent words have a cluster each to begin with, the others follow in turn.
    clusterOf = kept.indices.map { Int32($0 % clusters) }
    count(texts)
  }

  private mutating func count(_ texts: [[UInt64]]) {
    var pairs: [UInt64: Int32] = [:]
    counts = [Int](repeating: 0, count: words.count)
    for text in texts {
      var previous: Int32?
      for word in text {
        let id = ids[hash: word]
        if let id {
          counts[Int(id)] += 1
          if let previous { pairs[UInt64(previous) << 32 | UInt64(id), default: 0] += 1 }
        }
        previous = id
      }
    }
    followers = Array(repeating: [], count: words.count)
    leaders = followers
    bigrams = [Int32](repeating: 0, count: clusterCount * clusterCount)
    firsts = [Int](repeating: 0, count: clusterCount)
    for (pair, count) in pairs {
      let first = Int32(pair >> 32)
      let second = Int32(pair & 0xFFFF_FFFF)
      followers[Int(first)].append((second, count))
      leaders[Int(second)].append((first, count))
      bigrams[Int(clusterOf[Int(first)]) * clusterCount + Int(clusterOf[Int(second)])] += count
    }
    for id in words.indices { firsts[Int(clusterOf[id])] += counts[id] }
  }

  /// n times its logarithm, to three digits: from the exponent's bits and a short series.
  private static func entropy(_ n: Float) -> Float {
    guard n > 1 else { return 0 }
    let exponent = Float(n.exponent)
    let y = (n.significand - 1) / (n.significand + 1)
    let square = y * y
    return n * (exponent * 0.693_147_2 + 2 * y * (1 + square * (1 / 3 + square * (0.2 + square / 7))))
  }

  /// Moves words for some rounds and returns the cluster of each word, from 1.
  mutating func clusters(rounds: Int) -> WordTable<UInt16> {
    for _ in 0..<rounds {
      var moved = 0
      for word in words.indices where move(word) { moved += 1 }
      if moved * 200 < words.count { break }
    }
    var result = WordTable<UInt16>(capacity: words.count)
    for (index, word) in words.enumerated() { result[hash: word & TaggerModel.keyMask] = UInt16(clusterOf[index] + 1) }
    return result
  }

  /// Takes a word out of its cluster and puts it into the best one; whether that is another.
  private mutating func move(_ word: Int) -> Bool {
    let old = Int(clusterOf[word])
    var next = [Int32](repeating: 0, count: clusterCount)
    var before = next
    for (other, count) in followers[word] where Int(other) != word { next[Int(clusterOf[Int(other)])] += count }
    for (other, count) in leaders[word] where Int(other) != word { before[Int(clusterOf[Int(other)])] += count }
    update(old, next, before, -1)
    firsts[old] -= counts[word]
    let someNext = next.indices.filter { next[$0] > 0 }
    let someBefore = before.indices.filter { before[$0] > 0 }
    var best = old
    var bestGain = -Float.infinity
    for cluster in 0..<clusterCount {
      var gain: Float = 0
      for other in someNext {
        let known = Float(bigrams[cluster * clusterCount + other])
        gain += Self.entropy(known + Float(next[other])) - Self.entropy(known)
      }
      for other in someBefore {
        let known = Float(bigrams[other * clusterCount + cluster])
        gain += Self.entropy(known + Float(before[other])) - Self.entropy(known)
      }
      let size = Float(firsts[cluster])
      gain -= 2 * (Self.entropy(size + Float(counts[word])) - Self.entropy(size))
      if gain > bestGain { (best, bestGain) = (cluster, gain) }
    }
    update(best, next, before, 1)
    firsts[best] += counts[word]
    clusterOf[word] = Int32(best)
    return best != old
  }

  private mutating func update(_ cluster: Int, _ next: [Int32], _ before: [Int32], _ sign: Int32) {
    for other in 0..<clusterCount {
      bigrams[cluster * clusterCount + other] += sign * next[other]
      bigrams[other * clusterCount + cluster] += sign * before[other]
    }
  }
}
