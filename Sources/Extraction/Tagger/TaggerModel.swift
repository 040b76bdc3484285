/// What the tagger has learned: weights for features, one a label; weights of transitions; and the clusters of words that are used alike.
///
/// A feature is known by some bits of its fingerprint, few enough that the keys of the kept ones are close together in the file.
struct TaggerModel: Sendable {
  /// The weights of a feature in steps of ``scale``.
  typealias Row = SIMD8<Int8>

  /// What one step of a weight is worth.
  let scale: Float
  /// The score of each label (vector) behind each label (index).
  let transitions: [SIMD8<Float>]
  /// The cluster of each word, from 1, by fingerprint.
  let clusters: WordTable<UInt16>
  /// By how much the score of standing outside is lowered: names that the training data did not know are missed otherwise.
  let outsideBias: Float

  /// The weights by key: nearly every key has some, so that a table with a place for each is smaller than one that keeps the keys, too.
  private let rows: [Row]

  init(features: [(key: UInt32, row: Row)], scale: Float, transitions: [SIMD8<Float>], clusters: WordTable<UInt16>, outsideBias: Float) {
    self.scale = scale
    self.transitions = transitions
    self.clusters = clusters
    self.outsideBias = outsideBias
    var rows = [Row](repeating: .zero, count: 1 + 1 << Self.keyBits)
    for (key, row) in features { rows[Int(key)] = row }
    self.rows = rows
  }

  /// The features with their weights, in rising order.
  var features: [(key: UInt32, row: Row)] {
    rows.indices.compactMap { rows[$0] == .zero ? nil : (UInt32($0), rows[$0]) }
  }

  /// Whether a number can be the key of a feature.
  static func isKey(_ number: UInt32) -> Bool { number > 0 && number <= 1 << keyBits }

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
    rows[Int(Self.key(of: feature))]
  }
}
