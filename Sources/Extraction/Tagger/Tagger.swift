import ArabicText
import Model

/// Finds names by what was learned from annotated text: a linear-chain conditional random field over hashed features of the tokens, among
/// them what the lexicon says of them. Reads sentence by sentence.
struct Tagger: Sendable {
  private let model: TaggerModel
  private let lattice: TaggerLattice
  private let lexicon: Lexicon

  init(model: TaggerModel, lexicon: Lexicon) {
    self.model = model
    self.lexicon = lexicon
    lattice = TaggerLattice(transitions: model.transitions)
  }

  /// A name that the tagger sees in a text.
  struct Span: Sendable {
    let tokens: Range<Int>
    let type: EntityType
    /// The smallest probability of the labels of its tokens.
    let confidence: Float
  }

  /// What the tagger thinks of a text.
  struct Reading: Sendable {
    /// The names that it sees, in reading order.
    let spans: [Span]
    /// For each token how likely it is part of no name.
    let outside: [Float]
  }

  /// Reads a text, given what the lexicon finds in it.
  func read(_ text: TokenizedText, matches: [NameMatch]) -> Reading {
    let facts = TaggerFactFinder(lexicon: lexicon, clusters: model.clusters).facts(of: text, matches: matches)
    var features = TaggerFeatures()
    var spans: [Span] = []
    var outside: [Float] = []
    outside.reserveCapacity(facts.count)
    for sentence in text.sentences {
      let scores = sentence.map { score($0, in: facts[sentence], &features) }
      let pass = lattice.pass(scores)
      let marginals = scores.indices.map { pass.marginal($0) }
      outside += marginals.map { $0[TaggerLabel.outside] }
      append(labels: TaggerLattice.best(marginals), marginals, from: sentence.lowerBound, to: &spans)
    }
    return Reading(spans: spans, outside: outside)
  }

  private func score(_ index: Int, in facts: ArraySlice<TaggerFacts>, _ features: inout TaggerFeatures) -> SIMD8<Float> {
    var sum = SIMD8<Int16>.zero
    for feature in features.of(index, in: facts) {
      sum &+= SIMD8<Int16>(truncatingIfNeeded: model.row(feature))
    }
    var score = SIMD8<Float>(sum) * model.scale
    score[TaggerLabel.outside] -= model.outsideBias
    return score
  }

  private func append(labels: [Int], _ marginals: [SIMD8<Float>], from start: Int, to spans: inout [Span]) {
    var index = 0
    while index < labels.count {
      guard let kind = TaggerLabel.kind(of: labels[index]) else {
        index += 1
        continue
      }
      var end = index + 1
      var confidence = marginals[index][labels[index]]
      while end < labels.count, labels[end] == TaggerLabel.inside(kind) {
        confidence = min(confidence, marginals[end][labels[end]])
        end += 1
      }
      spans.append(Span(tokens: (start + index)..<(start + end), type: TaggerLabel.types[kind], confidence: confidence))
      index = end
    }
  }
}
