import ArabicText

/// Cuts a name into the fingerprints of its folded words, as the tokenizer cuts a text, without making a string of any: the lexicon has
/// thirty thousand names, and the program reads them before it can answer.
struct NameWords {
  private(set) var words: [UInt64] = []
  private var state = WordHash.seed
  private var isEmpty = true
  private var current: CharacterClass?

  /// The fingerprints of the words; marks that a text may leave out of a name are left out.
  static func of(_ name: some StringProtocol) -> [UInt64] {
    var cutter = NameWords()
    for scalar in name.unicodeScalars { cutter.take(scalar) }
    cutter.close()
    return cutter.words
  }

  private mutating func take(_ scalar: Unicode.Scalar) {
    let found = CharacterClass(scalar)
    if found != current {
      if found == .punctuation, Folding.isInvisible(scalar) { return }
      if current != .letter || found != .digit {
        close()
        current = found
      }
    }
    switch found {
    case .blank, .newline: return
    case .punctuation:
      if !NameIndex.isSkippable(String(scalar)) { add(scalar) }
      close()
    case .arabic, .letter, .digit: add(scalar)
    }
  }

  private mutating func add(_ scalar: Unicode.Scalar) {
    guard let folded = Folding.fold(scalar) else { return }
    let value = folded.value
    switch value {
    case 0..<0x80: state = WordHash.step(state, UInt8(value))
    case 0x80..<0x800:
      state = WordHash.step(state, 0xC0 | UInt8(value >> 6))
      state = WordHash.step(state, 0x80 | UInt8(value & 0x3F))
    default: for byte in UTF8.encode(folded) ?? .init() { state = WordHash.step(state, byte) }
    }
    isEmpty = false
  }

  private mutating func close() {
    if !isEmpty { words.append(WordHash.finish(state)) }
    state = WordHash.seed
    isEmpty = true
    current = nil
  }
}
