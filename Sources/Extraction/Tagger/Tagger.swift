import ArabicText
import Model

/// Finds names by what was learned from annotated text: a linear-chain conditional random field over hashed features of the tokens, among
/// them what the lexicon says of them. Reads sentence by sentence.
struct Tagger: Sendable {
  private let model: TaggerModel
  private let lattice: TaggerLattice
  private let lexicon: Lexicon
  /// Half of what is summed up for a token comes from single words, which come again and again.
  private let memo = WordMemo<Word>(capacity: 8_192)

  /// A word with what it adds to the scores of the tokens around it, by ``TaggerFeatures/Place``.
  private struct Word: Sendable {
    let facts: TaggerFacts
    var sums: [SIMD8<Int16>]
  }

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
    let finder = TaggerFactFinder(lexicon: lexicon, clusters: model.clusters)
    var features = TaggerFeatures()
    let words = text.tokens.map { word($0, finder, &features) }
    let none = word(TaggerFacts(), &features)
    var facts = words.map(\.facts)
    for match in matches { finder.mark(match, in: &facts) }
    var spans: [Span] = []
    var outside: [Float] = []
    outside.reserveCapacity(facts.count)
    for sentence in text.sentences {
      let scores = sentence.map { score($0, in: facts[sentence], words[sentence], none, &features) }
      let pass = lattice.pass(scores)
      let marginals = scores.indices.map { pass.marginal($0) }
      outside += marginals.map { $0[TaggerLabel.outside] }
      append(labels: TaggerLattice.best(marginals), marginals, from: sentence.lowerBound, to: &spans)
    }
    return Reading(spans: spans, outside: outside)
  }

  private func word(_ token: TokenizedText.Token, _ finder: TaggerFactFinder, _ features: inout TaggerFeatures) -> Word {
    // Marks and foreign words are told apart by more than their form.
    guard token.kind == .arabic else { return word(finder.facts(of: token), &features) }
    if let known = memo.value(token.folded, hash: token.hash) { return known }
    let found = word(finder.facts(of: token), &features)
    memo.keep(found, for: token.folded, hash: token.hash)
    return found
  }

  private func word(_ facts: TaggerFacts, _ features: inout TaggerFeatures) -> Word {
    Word(facts: facts, sums: TaggerFeatures.Place.allCases.map { sum(features.alone(facts, $0)) })
  }

  private func sum(_ features: [UInt64]) -> SIMD8<Int16> {
    features.reduce(into: .zero) { $0 &+= SIMD8<Int16>(truncatingIfNeeded: model.row($1)) }
  }

  private func score(
    _ index: Int, in facts: ArraySlice<TaggerFacts>, _ words: ArraySlice<Word>, _ none: Word, _ features: inout TaggerFeatures
  ) -> SIMD8<Float> {
    var sum = sum(features.shared(index, in: facts))
    for place in 0..<TaggerFeatures.Place.allCases.count {
      let word = index + place - 2
      sum &+= (words.indices.contains(word) ? words[word] : none).sums[place]
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
