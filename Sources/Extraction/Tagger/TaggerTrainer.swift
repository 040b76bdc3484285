import ArabicText
public import Model

/// Learns a tagger from annotated sentences: word clusters first, then the weights by stochastic gradients with steps of their own for each
/// weight (AdaGrad; Duchi, Hazan and Singer 2011), at last rounded to a byte each.
public struct TaggerTrainer {
  /// How to train.
  public struct Options: Sendable {
    /// How often all sentences are gone through.
    public var rounds = 5
    /// The length of the steps.
    public var rate: Float = 0.15
    /// How strongly weights are drawn to zero.
    public var decay: Float = 1e-6
    /// How often the text of the word itself is hidden, so that words which were not seen can be judged.
    public var hiding: Float = 0.15
    /// How often a feature must occur to be learned.
    public var minimumFeatureCount = 1
    /// How many features are kept in the end.
    public var features = 160_000
    /// How many clusters of words are made.
    public var clusters = 256
    /// How often a word must occur to have one.
    public var minimumCount = 5
    /// By how much the score of standing outside of names is lowered in the end.
    public var outsideBias: Float = 0

    /// The options with which the model of the program was trained.
    public init() {}
  }

  /// A file of annotated sentences, and how much of a sentence of news one of them counts.
  public struct Part: Sendable {
    let text: String
    let weight: Float

    /// The text of a file; text of another genre weighs less than 1, or its habits prevail.
    public init(text: String, weight: Float = 1) {
      self.text = text
      self.weight = weight
    }
  }

  private struct Example {
    var facts: [TaggerFacts]
    let labels: [Int]
    let sentences: [Range<Int>]
    let weight: Float
  }

  private let options: Options
  private let finder: EntityFinder
  private var random: UInt64 = 0x5EED_5161_1100_0001

  /// A trainer that knows what the lexicon in some files knows.
  public init(files: [String: String], options: Options = .init()) throws(TableFile.Malformed) {
    self.options = options
    let lexicon = try Lexicon(files: files)
    finder = EntityFinder(lexicon: lexicon, guards: try Guards(files: files), strangers: StrangerFinder(lexicon: lexicon))
  }

  /// Trains on the texts of annotated files, with clusters from them and from raw texts, and returns the bytes of the model.
  public mutating func train(annotated files: [Part], raw: [String], log: (String) -> Void) -> [UInt8] {
    let parts = files.map { (sentences: CoNLLFile.sentences(of: $0.text), weight: $0.weight) }
    var texts = parts.flatMap { $0.sentences.map { Self.words(of: $0.text) } }
    for text in raw {
      for line in text.split(separator: "\n") { texts.append(Self.words(of: TokenizedText(String(line)))) }
    }
    var clusterer = WordClusterer(texts: texts, minimum: options.minimumCount, clusters: options.clusters)
    let clusters = clusterer.clusters(rounds: 12)
    log("\(clusters.count) words in \(options.clusters) clusters")
    let examples = parts.flatMap { part in part.sentences.map { example($0, part.weight, clusters) } }
    log("\(examples.count) sentences, \(examples.reduce(0) { $0 + $1.labels.count }) tokens")
    return learn(examples, clusters, log).serialized()
  }

  private static func words(of text: TokenizedText) -> [UInt64] {
    text.tokens.map { $0.kind == .number ? 1_000 : WordHash.of($0.folded) }
  }

  private func example(_ sentence: CoNLLFile.Sentence, _ weight: Float, _ clusters: WordTable<UInt16>) -> Example {
    let matches = finder.known(in: sentence.text)
    let facts = TaggerFactFinder(lexicon: finder.lexicon, clusters: clusters).facts(of: sentence.text, matches: matches)
    let labels = LabelHabits(lexicon: finder.lexicon).tidied(sentence.labels, of: sentence.text)
    return Example(facts: facts, labels: labels, sentences: sentence.text.sentences, weight: weight)
  }

  private struct State {
    /// The number of each feature that occurs often enough.
    var numbers: FeatureNumbers
    var weights: [SIMD8<Float>]
    var squares: [SIMD8<Float>]
    /// How often each feature was seen, by the weights of the sentences.
    var frequencies: [Float]
    var transitions = [SIMD8<Float>](repeating: .zero, count: TaggerLabel.count)
    var transitionSquares = [SIMD8<Float>](repeating: SIMD8(repeating: 1e-2), count: TaggerLabel.count)

    init(_ numbers: FeatureNumbers) {
      self.numbers = numbers
      weights = Array(repeating: .zero, count: numbers.count)
      squares = Array(repeating: SIMD8(repeating: 1e-2), count: numbers.count)
      frequencies = Array(repeating: 0, count: numbers.count)
    }
  }

  private mutating func learn(_ examples: [Example], _ clusters: WordTable<UInt16>, _ log: (String) -> Void) -> TaggerModel {
    var state = State(number(examples))
    log("\(state.numbers.count) features")
    var total = state.weights
    var totalTransitions = state.transitions
    var order = Array(examples.indices)
    var averaged: Float = 0
    for round in 0..<options.rounds {
      for index in order.indices.reversed() { order.swapAt(index, Int(next() % UInt64(index + 1))) }
      var loss: Float = 0
      for index in order {
        for sentence in examples[index].sentences {
          loss += step(examples[index].facts[sentence], Array(examples[index].labels[sentence]), examples[index].weight, &state)
        }
      }
      if round * 2 >= options.rounds {
        for index in total.indices { total[index] += state.weights[index] }
        for index in totalTransitions.indices { totalTransitions[index] += state.transitions[index] }
        averaged += 1
      }
      log("round \(round + 1): wrong mass \(loss / Float(examples.count))")
    }
    let weights = total.indices.map { index in
      (key: state.numbers.keys[index], row: total[index] / averaged, frequency: state.frequencies[index])
    }
    return rounded(weights, totalTransitions.map { $0 / averaged }, clusters)
  }

  /// Counts the features of all tokens, and numbers those that occur often enough.
  private func number(_ examples: [Example]) -> FeatureNumbers {
    var counts = [UInt8](repeating: 0, count: 1 << 24)
    var extractor = TaggerFeatures()
    var numbers = FeatureNumbers()
    for example in examples {
      for sentence in example.sentences {
        for index in sentence {
          for feature in extractor.of(index, in: example.facts[sentence]) {
            let slot = Int(truncatingIfNeeded: feature) & (counts.count - 1)
            if counts[slot] == UInt8(options.minimumFeatureCount - 1) { numbers.add(TaggerModel.key(of: feature)) }
            if counts[slot] < 255 { counts[slot] += 1 }
          }
        }
      }
    }
    return numbers
  }

  /// One gradient step on a sentence; returns the probability mass that lay on wrong labels.
  private mutating func step(_ facts: ArraySlice<TaggerFacts>, _ gold: [Int], _ weight: Float, _ state: inout State) -> Float {
    var extractor = TaggerFeatures()
    var features: [[Int]] = []
    var scores: [SIMD8<Float>] = []
    let lattice = TaggerLattice(transitions: state.transitions)
    for index in facts.indices {
      let hides = Float(next() % 1_000) < options.hiding * 1_000
      let found = extractor.of(index, in: facts, hidesWord: hides).compactMap { state.numbers.number(of: TaggerModel.key(of: $0)) }
      features.append(found)
      scores.append(found.reduce(SIMD8<Float>.zero) { $0 + state.weights[$1] })
    }
    let pass = lattice.pass(scores)
    var wrong: Float = 0
    for index in gold.indices {
      var gradient = pass.marginal(index)
      wrong += 1 - gradient[gold[index]]
      gradient[gold[index]] -= 1
      gradient *= weight
      for slot in features[index] {
        let pull = gradient + options.decay * state.weights[slot]
        state.squares[slot] += pull * pull
        state.weights[slot] -= options.rate * pull / state.squares[slot].squareRoot()
        state.frequencies[slot] += weight
      }
      if index > 0 { adjustTransitions(lattice.pairs(pass, at: index), from: gold[index - 1], to: gold[index], weight, &state) }
    }
    return wrong
  }

  private func adjustTransitions(_ pairs: [SIMD8<Float>], from: Int, to: Int, _ weight: Float, _ state: inout State) {
    for label in pairs.indices {
      var gradient = pairs[label]
      if label == from { gradient[to] -= 1 }
      gradient *= weight
      state.transitionSquares[label] += gradient * gradient
      state.transitions[label] -= options.rate * gradient / state.transitionSquares[label].squareRoot()
    }
  }

  /// Keeps the features that matter most, their weights rounded to bytes; small ones become 0. What was seen once weighs much and matters
  /// seldom, so that a weight counts by the fourth root of how often its feature was seen.
  private func rounded(
    _ weights: [(key: UInt32, row: SIMD8<Float>, frequency: Float)], _ transitions: [SIMD8<Float>], _ clusters: WordTable<UInt16>
  ) -> TaggerModel {
    let sizes = weights.map { max($0.row.max(), -$0.row.min()) }
    let merits = zip(weights, sizes).map { $1 * $0.frequency.squareRoot().squareRoot() }
    let bar = merits.sorted(by: >).dropFirst(options.features).first ?? 0
    let scale = min(sizes.max() ?? 1, 3) / 127
    var features: [(key: UInt32, row: TaggerModel.Row)] = []
    for (weight, merit) in zip(weights, merits) where merit > bar {
      let steps = (weight.row / scale).rounded(.toNearestOrEven).clamped(
        lowerBound: SIMD8(repeating: -127), upperBound: SIMD8(repeating: 127))
      var row = TaggerModel.Row.zero
      for lane in 0..<TaggerLabel.count where abs(steps[lane]) >= 1 { row[lane] = Int8(steps[lane]) }
      if row != .zero { features.append((weight.key, row)) }
    }
    return TaggerModel(
      features: features.sorted { $0.key < $1.key }, scale: scale, transitions: transitions, clusters: clusters,
      outsideBias: options.outsideBias)
  }

  /// Xorshift: the same order for the same input.
  private mutating func next() -> UInt64 {
    random ^= random << 13
    random ^= random >> 7
    random ^= random << 17
    return random >> 11
  }
}
