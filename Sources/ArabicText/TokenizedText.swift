/// A text cut into tokens and sentences, with the place of each in the text: what all extraction works on.
public struct TokenizedText: Sendable {
  /// A word, a number or one punctuation mark.
  public struct Token: Sendable {
    /// What the token is made of.
    public enum Kind: Sendable {
      /// Letters of the Arabic script with their marks.
      case arabic
      /// Letters of another script, digits behind them included (`G20`).
      case foreign
      /// Digits of one of three systems.
      case number
      /// One mark that is not part of a word.
      case punctuation
    }

    /// What the token is made of.
    public let kind: Kind
    /// The offset of the first scalar in the text.
    public let start: Int
    /// The offset behind the last scalar.
    public let end: Int
    /// The folded form (``Folding``); of a punctuation mark itself.
    public let folded: String
    /// The fingerprint of the folded form.
    public let hash: UInt64
    /// Whether nothing stands between this token and the one before.
    public let isGlued: Bool
  }

  /// The scalars of the text; all offsets count in them.
  public let scalars: [Unicode.Scalar]
  /// The tokens in reading order.
  public let tokens: [Token]
  /// The sentences, as ranges of ``tokens``; none crosses a line.
  public let sentences: [Range<Int>]

  /// Cuts a text.
  public init(_ text: String) {
    self.init(scalars: Array(text.unicodeScalars))
  }

  /// Cuts a text given as scalars.
  public init(scalars: [Unicode.Scalar]) {
    self.scalars = scalars
    tokens = Tokenizer.tokens(of: scalars)
    sentences = SentenceSplitter.sentences(of: tokens, in: scalars)
  }

  /// The folded words, numbers and marks of a text, without their places.
  public static func foldedTokens(of text: String) -> [String] {
    Tokenizer.tokens(of: Array(text.unicodeScalars)).map(\.folded)
  }

  /// The text between two offsets.
  public func text(_ start: Int, _ end: Int) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity((end - start) * 2)
    for index in start..<end { UTF8Bytes.append(scalars[index], to: &bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The offset in the text of the n-th scalar of a token's folded form: marks and tatweel between them are skipped.
  public func offset(ofFolded index: Int, in token: Token) -> Int {
    var seen = 0
    for offset in token.start..<token.end where Folding.fold(scalars[offset]) != nil {
      if seen == index { return offset }
      seen += 1
    }
    return token.end
  }

  /// The first token that ends behind an offset.
  public func token(atOrAfter offset: Int) -> Int {
    var low = 0
    var high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      if tokens[middle].end <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
