/// The features of a token in its sentence, as fingerprints: the table of templates is this code.
struct TaggerFeatures {
  /// The most features that a token has.
  static let maximum = 64

  private var features: [UInt64] = []

  init() {
    features.reserveCapacity(Self.maximum)
  }

  @inline(__always)
  private mutating func add(_ template: UInt64, _ value: UInt64) {
    var hash = (value &+ template &* 0x9E37_79B9_7F4A_7C15) &* 0xD6E8_FEB8_6659_FD93
    hash ^= hash >> 32
    hash = hash &* 0xD6E8_FEB8_6659_FD93
    features.append(hash >> 24)
  }

  @inline(__always)
  private static func pair(_ a: UInt64, _ b: UInt64) -> UInt64 {
    (a &* 0xC2B2_AE3D_27D4_EB4F) ^ (b &+ 0x1656_67B1_9E37_79F9)
  }

  /// The features of the token at an index among the facts of a sentence.
  ///
  /// - Parameter hidesWord: leaves out what names the word itself, so that training learns to judge words that it has not seen.
  mutating func of(_ index: Int, in facts: ArraySlice<TaggerFacts>, hidesWord: Bool = false) -> [UInt64] {
    features.removeAll(keepingCapacity: true)
    func at(_ step: Int) -> TaggerFacts {
      let place = index + step
      return facts.indices.contains(place) ? facts[place] : TaggerFacts()
    }
    own(at(0), hidesWord)
    asNeighbour(at(-1), .before)
    asNeighbour(at(1), .after)
    asNeighbour(at(-2), .before2)
    asNeighbour(at(2), .after2)
    together(at(-2), at(-1), at(0), at(1), at(2), hidesWord)
    context(index, in: facts)
    return features
  }

  /// Where a word stands, seen from a token.
  enum Place: UInt64, CaseIterable {
    case before2, before, here, after, after2
  }

  /// Those of the features that a word alone gives to the token that it is, or beside which it stands. The rest is in ``shared(_:in:)``.
  mutating func alone(_ word: TaggerFacts, _ place: Place) -> [UInt64] {
    features.removeAll(keepingCapacity: true)
    if place == .here { own(word, false) } else { asNeighbour(word, place) }
    return features
  }

  /// The features that more than one word, or a match of the lexicon, gives to the token at an index.
  mutating func shared(_ index: Int, in facts: ArraySlice<TaggerFacts>) -> [UInt64] {
    features.removeAll(keepingCapacity: true)
    func at(_ step: Int) -> TaggerFacts {
      let place = index + step
      return facts.indices.contains(place) ? facts[place] : TaggerFacts()
    }
    together(at(-2), at(-1), at(0), at(1), at(2), false)
    context(index, in: facts)
    return features
  }

  private mutating func own(_ here: TaggerFacts, _ hidesWord: Bool) {
    add(0, 0)
    if !hidesWord {
      add(1, here.word)
      add(2, here.stem)
    }
    for length in 0..<4 {
      add(10 + UInt64(length), here.starts[length])
      add(14 + UInt64(length), here.ends[length])
    }
    add(18, here.shape)
    add(40, here.cluster)
    add(50, UInt64(here.evidence.rawValue))
    add(61, Self.pair(UInt64(here.evidence.rawValue), here.shape))
  }

  private mutating func asNeighbour(_ word: TaggerFacts, _ place: Place) {
    switch place {
    case .here: break
    case .before2:
      add(22, word.word)
      add(46, word.cluster)
    case .after2:
      add(23, word.word)
      add(47, word.cluster)
    case .before:
      add(20, word.word)
      add(24, word.stem)
      add(26, word.ends[1])
      add(28, word.starts[1])
      add(35, word.ends[2])
      add(41, word.cluster)
    case .after:
      add(21, word.word)
      add(25, word.stem)
      add(27, word.ends[1])
      add(29, word.starts[1])
      add(34, word.ends[2])
      add(42, word.cluster)
    }
  }

  private mutating func together(
    _ before2: TaggerFacts, _ before: TaggerFacts, _ here: TaggerFacts, _ after: TaggerFacts, _ after2: TaggerFacts, _ hidesWord: Bool
  ) {
    if !hidesWord {
      add(3, Self.pair(before.word, here.word))
      add(4, Self.pair(here.word, after.word))
    }
    add(30, Self.pair(before.shape, here.shape))
    add(31, Self.pair(here.shape, after.shape))
    add(32, Self.pair(before2.word, before.word))
    add(33, Self.pair(after.word, after2.word))
    add(43, Self.pair(before.cluster, here.cluster))
    add(44, Self.pair(here.cluster, after.cluster))
    add(45, Self.pair(before.cluster, Self.pair(here.shape, after.cluster)))
    add(48, Self.pair(before2.cluster, before.cluster))
    lexicon(before2, before, here, after, after2)
  }

  private mutating func lexicon(
    _ before2: TaggerFacts, _ before: TaggerFacts, _ here: TaggerFacts, _ after: TaggerFacts, _ after2: TaggerFacts
  ) {
    func value(_ facts: TaggerFacts) -> UInt64 { UInt64(facts.evidence.rawValue) }
    add(51, Self.pair(value(before), value(here)))
    add(52, Self.pair(value(here), value(after)))
    add(53, Self.pair(value(before), Self.pair(value(here), value(after))))
    add(54, here.match)
    add(55, Self.pair(before.match, here.match))
    add(56, Self.pair(here.match, after.match))
    add(57, Self.pair(here.match, value(here)))
    add(58, Self.pair(here.match, here.stem))
    add(59, Self.pair(before.match, Self.pair(value(here), here.shape)))
    add(60, Self.pair(value(before2), value(before)))
    add(62, Self.pair(value(after), value(after2)))
  }

  /// The nearest title before the token.
  private mutating func context(_ index: Int, in facts: ArraySlice<TaggerFacts>) {
    var title: UInt64 = 0
    for step in 1...4 where index - step >= facts.startIndex {
      let other = facts[index - step]
      if other.evidence.contains(.title) || other.match / 4 == 6 {
        title = UInt64(step)
        break
      }
    }
    let here = facts[index]
    add(70, Self.pair(title, UInt64(here.evidence.rawValue)))
    add(71, Self.pair(title, here.shape))
  }
}
