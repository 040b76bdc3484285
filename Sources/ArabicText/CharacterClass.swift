/// What a scalar is to the tokenizer.
public enum CharacterClass: Sendable {
  /// A letter of the Arabic script, or a mark or tatweel, which belong to the word around them.
  case arabic
  /// A letter of any other script.
  case letter
  case digit
  case blank
  /// A line feed: the end of a paragraph's line.
  case newline
  case punctuation

  /// The class of a scalar. Ranges for the common scripts come first: `properties` is an order of magnitude slower.
  @inlinable
  public init(_ scalar: Unicode.Scalar) {
    if scalar.value >= 0x0621 && scalar.value <= 0x064A {
      self = .arabic
    } else {
      self.init(other: scalar)
    }
  }

  @usableFromInline
  init(other scalar: Unicode.Scalar) {
    let value = scalar.value
    switch value {
    case 0x0A, 0x0D, 0x2028, 0x2029: self = .newline
    case 0x20, 0x09, 0x0B, 0x0C, 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: self = .blank
    case 0x30...0x39, 0x0660...0x0669, 0x06F0...0x06F9: self = .digit
    case 0x41...0x5A, 0x61...0x7A: self = .letter
    case 0..<0x80: self = .punctuation
    case 0x0620...0x065F, 0x066E...0x06D3, 0x06D5...0x06DC, 0x06DF...0x06E8, 0x06EA...0x06EF, 0x06FA...0x06FF, 0x0750...0x077F:
      self = .arabic
    case 0x0610...0x061A, 0x08A0...0x08FF, 0xFB50...0xFDFB, 0xFE70...0xFEFC: self = .arabic
    case 0x0600...0x06FF, 0x2010...0x206F: self = .punctuation
    case 0xC0...0x024F where value != 0xD7 && value != 0xF7: self = .letter
    default: self = Self.rare(scalar)
    }
  }

  private static func rare(_ scalar: Unicode.Scalar) -> CharacterClass {
    let properties = scalar.properties
    if properties.isAlphabetic || properties.generalCategory == .nonspacingMark { return .letter }
    if properties.isWhitespace { return .blank }
    return properties.numericType == .decimal ? .digit : .punctuation
  }

  /// Whether the scalar is part of a word or number.
  public var isWord: Bool {
    switch self {
    case .arabic, .letter, .digit: true
    case .blank, .newline, .punctuation: false
    }
  }
}
