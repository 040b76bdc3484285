/// What the tagger has learned: weights for features, one a label; weights of transitions; and the clusters of words that are used alike.
///
/// A feature is known by some bits of its fingerprint, few enough that the keys of the kept ones are close together in the file.
struct TaggerModel: Sendable {
  /// The weights of a feature in steps of ``scale``.
  typealias Row = SIMD8<Int8>

  /// The features with their weights, in rising order.
  let features: [(key: UInt32, row: Row)]
  /// What one step of a weight is worth.
  let scale: Float
  /// The score of each label (vector) behind each label (index).
  let transitions: [SIMD8<Float>]
  /// The cluster of each word, from 1, by fingerprint.
  let clusters: WordTable<UInt16>
  /// By how much the score of standing outside is lowered: names that the training data did not know are missed otherwise.
  let outsideBias: Float

  /// A table with open addressing over ``features``; key 0 marks a free slot.
  private let keys: [UInt32]
  private let rows: [Row]
  private let mask: Int

  init(features: [(key: UInt32, row: Row)], scale: Float, transitions: [SIMD8<Float>], clusters: WordTable<UInt16>, outsideBias: Float) {
    self.features = features
    self.scale = scale
    self.transitions = transitions
    self.clusters = clusters
    self.outsideBias = outsideBias
    var slots = 1_024
    while slots < features.count * 2 { slots *= 2 }
    var keys = [UInt32](repeating: 0, count: slots)
    var rows = [Row](repeating: .zero, count: slots)
    for (key, row) in features {
      var slot = Self.slot(of: key, slots - 1)
      while keys[slot] != 0 { slot = (slot + 1) & (slots - 1) }
      keys[slot] = key
      rows[slot] = row
    }
    self.keys = keys
    self.rows = rows
    mask = slots - 1
  }

  /// How many different features there are at most, as a power of two.
  private static let keyBits = 22

  /// The bits by which a feature is known; never 0.
  @inline(__always)
  static func key(of feature: UInt64) -> UInt32 {
    (UInt32(truncatingIfNeeded: feature) & ((1 << keyBits) - 1)) + 1
  }

  @inline(__always)
  static func slot(of key: UInt32, _ mask: Int) -> Int {
    Int((key &* 0x9E37_79B1) >> 3) & mask
  }

  /// The weights of a feature, zeros when it has none.
  @inline(__always)
  func row(_ feature: UInt64) -> Row {
    let key = Self.key(of: feature)
    var slot = Self.slot(of: key, mask)
    while true {
      let found = keys[slot]
      if found == key { return rows[slot] }
      if found == 0 { return .zero }
      slot = (slot + 1) & mask
    }
  }
}
