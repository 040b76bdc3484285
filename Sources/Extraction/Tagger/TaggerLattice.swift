/// The sums over all labellings of a sentence: how likely each label is at each token, given the scores of all (forward and backward pass of
/// a linear-chain conditional random field).
struct TaggerLattice {
  typealias Vector = SIMD8<Float>

  /// The exponentials of the transition scores: by label those of the next one, and by label those of the one before.
  private let onward: [Vector]
  private let back: [Vector]

  init(transitions: [Vector]) {
    var onward = [Vector](repeating: .zero, count: TaggerLabel.count)
    var back = onward
    for from in 0..<TaggerLabel.count {
      let values = Self.exp(transitions[from])
      for to in 0..<TaggerLabel.count where TaggerLabel.mayFollow(to, from) {
        onward[from][to] = values[to]
        back[to][from] = values[to]
      }
    }
    self.onward = onward
    self.back = back
  }

  /// The labels that may begin a sentence.
  private static let initial = Vector(1, 1, 0, 1, 0, 1, 0, 1)

  /// e to the power of each number, to four digits: 2 to the whole part by the exponent's bits, to the rest by a polynomial.
  @inline(__always)
  static func exp(_ x: Vector) -> Vector {
    let scaled = x.clamped(lowerBound: Vector(repeating: -80), upperBound: Vector(repeating: 80)) * 1.442_695_04
    let whole = scaled.rounded(.down)
    let part = scaled - whole
    var power = Vector(repeating: 0.001_333_355_8)
    power = power * part + 0.009_618_129
    power = power * part + 0.055_504_11
    power = power * part + 0.240_226_5
    power = power * part + 0.693_147_18
    power = power * part + 1
    var factor = Vector.zero
    for lane in 0..<8 { factor[lane] = Float(bitPattern: UInt32(bitPattern: (Int32(whole[lane]) &+ 127) &<< 23)) }
    return power * factor
  }

  /// What the passes over a sentence leave: the exponentials of the scores, and the sums up to and from behind each token, scaled to 1.
  struct Pass {
    let emissions: [Vector]
    let alphas: [Vector]
    let betas: [Vector]

    /// The probability of each label at a token.
    func marginal(_ index: Int) -> Vector {
      let both = alphas[index] * betas[index]
      return both / max(both.sum(), 1e-30)
    }
  }

  func pass(_ scores: [Vector]) -> Pass {
    let emissions = scores.map { Self.exp($0 - $0.max()) }
    var alphas = emissions
    var betas = emissions
    guard !scores.isEmpty else { return Pass(emissions: [], alphas: [], betas: []) }
    var alpha = emissions[0] * Self.initial
    alpha /= max(alpha.sum(), 1e-30)
    alphas[0] = alpha
    for index in scores.indices.dropFirst() {
      var next = Vector.zero
      for label in 0..<TaggerLabel.count { next += onward[label] * alpha[label] }
      next *= emissions[index]
      alpha = next / max(next.sum(), 1e-30)
      alphas[index] = alpha
    }
    var beta = Vector(repeating: 1)
    for index in scores.indices.reversed() {
      betas[index] = beta
      let weighted = beta * emissions[index]
      var previous = Vector.zero
      for label in 0..<TaggerLabel.count { previous += back[label] * weighted[label] }
      beta = previous / max(previous.sum(), 1e-30)
    }
    return Pass(emissions: emissions, alphas: alphas, betas: betas)
  }

  /// The probabilities of the pairs of labels at a token and the one before it: by label before, those of the label here.
  func pairs(_ pass: Pass, at index: Int) -> [Vector] {
    let weighted = pass.emissions[index] * pass.betas[index]
    var pairs = (0..<TaggerLabel.count).map { onward[$0] * weighted * pass.alphas[index - 1][$0] }
    let sum = pairs.reduce(Vector.zero, +).sum()
    for label in pairs.indices { pairs[label] /= max(sum, 1e-30) }
    return pairs
  }

  /// The labelling that gets most of its labels right and breaks no rule of order: of all allowed ones that with the largest sum of
  /// probabilities.
  static func best(_ marginals: [Vector]) -> [Int] {
    guard let first = marginals.first else { return [] }
    var scores = Vector(repeating: -1e9)
    for label in 0..<TaggerLabel.count where initial[label] > 0 { scores[label] = first[label] }
    var origins: [SIMD8<UInt8>] = []
    origins.reserveCapacity(marginals.count)
    for marginal in marginals.dropFirst() {
      var next = Vector(repeating: -1e9)
      var origin = SIMD8<UInt8>.zero
      for label in 0..<TaggerLabel.count {
        for previous in 0..<TaggerLabel.count where TaggerLabel.mayFollow(label, previous) && scores[previous] > next[label] {
          next[label] = scores[previous]
          origin[label] = UInt8(previous)
        }
        next[label] += marginal[label]
      }
      scores = next
      origins.append(origin)
    }
    var label = (0..<TaggerLabel.count).max { scores[$0] < scores[$1] } ?? TaggerLabel.outside
    var labels = [label]
    for origin in origins.reversed() {
      label = Int(origin[label])
      labels.append(label)
    }
    return labels.reversed()
  }
}
