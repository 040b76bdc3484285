/// Cuts scalars into tokens: runs of one script, runs of digits, single marks. Clitics stay on their words; ``Clitics`` takes them off.
enum Tokenizer {
  static func tokens(of scalars: [Unicode.Scalar]) -> [TokenizedText.Token] {
    var tokens: [TokenizedText.Token] = []
    tokens.reserveCapacity(scalars.count / 5)
    var bytes: [UInt8] = []
    var position = 0
    while position < scalars.count {
      let start = position
      let kind: TokenizedText.Token.Kind
      switch CharacterClass(scalars[position]) {
      case .blank, .newline:
        position += 1
        continue
      case .arabic:
        kind = .arabic
        skip(.arabic, in: scalars, from: &position)
      case .letter:
        kind = .foreign
        skip(.letter, .digit, in: scalars, from: &position)
      case .digit:
        kind = .number
        skip(.digit, in: scalars, from: &position)
      case .punctuation:
        position += 1
        if Folding.isInvisible(scalars[start]) { continue }
        kind = .punctuation
      }
      fold(scalars, start..<position, into: &bytes)
      if bytes.isEmpty { continue }
      let isGlued = !tokens.isEmpty && tokens[tokens.count - 1].end == start
      tokens.append(
        .init(
          kind: kind, start: start, end: position, folded: String(decoding: bytes, as: UTF8.self), hash: WordHash.of(bytes: bytes),
          isGlued: isGlued))
    }
    return tokens
  }

  /// Moves behind the scalars of these classes; an invisible one between two of them belongs to the word.
  private static func skip(
    _ first: CharacterClass, _ second: CharacterClass? = nil, in scalars: [Unicode.Scalar], from position: inout Int
  ) {
    while position < scalars.count {
      let scalar = scalars[position]
      let found = CharacterClass(scalar)
      if found == first || found == second {
        position += 1
      } else if Folding.isInvisible(scalar), position + 1 < scalars.count, CharacterClass(scalars[position + 1]) == first {
        position += 1
      } else {
        return
      }
    }
  }

  /// The folded form as UTF-8.
  private static func fold(_ scalars: [Unicode.Scalar], _ range: Range<Int>, into bytes: inout [UInt8]) {
    bytes.removeAll(keepingCapacity: true)
    for index in range {
      if let folded = Folding.fold(scalars[index]) { UTF8Bytes.append(folded, to: &bytes) }
    }
  }
}
