import ArabicText

/// What happens to single characters before anything else looks at a line: glyphs become letters, every kind of blank becomes a blank,
/// what cannot be seen goes. Vowel marks and tatweel stay: they are the author's.
enum CharacterCleaning {
  /// Appends what a scalar stands for.
  static func append(_ scalar: Unicode.Scalar, to text: inout Scalars) {
    if standsForItself(scalar) {
      text.append(scalar)
      return
    }
    let value = scalar.value
    switch value {
    case 0x0653, 0x0654, 0x0655: appendHamza(scalar, to: &text)
    case 0x00A0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000, 0..<0x20: text.append(" ")
    case 0x7F..<0xA0: break
    case 0xFB50..<0xFE00, 0xFE70..<0xFEFD:
      if let letters = PresentationForms.letters(of: scalar) {
        text.append(contentsOf: letters)
      } else {
        text.append(scalar)
      }
    default:
      if !Folding.isInvisible(scalar) { text.append(scalar) }
    }
  }

  /// A text with its characters cleaned, line feeds kept.
  static func cleaned(_ text: ArraySlice<Unicode.Scalar>) -> Scalars {
    var result = Scalars()
    result.reserveCapacity(text.count)
    append(text, to: &result)
    return result
  }

  /// A text with its characters cleaned, line feeds kept.
  static func cleaned(_ text: Scalars) -> Scalars { cleaned(text[...]) }

  /// Appends the cleaned characters of a text, line feeds kept. What stands for itself, which is nearly all, is taken over in stretches.
  static func append(_ text: ArraySlice<Unicode.Scalar>, to result: inout Scalars) {
    var start = text.startIndex
    for index in text.indices where !standsForItself(text[index]) {
      result += text[start..<index]
      if text[index] == "\n" { result.append("\n") } else { append(text[index], to: &result) }
      start = index + 1
    }
    result += text[start...]
  }

  /// Whether a scalar is taken over as it is: a printable one of ASCII, an Arabic letter, mark or digit.
  static func standsForItself(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    return value >= 0x20 && value < 0x7F || value >= 0x0620 && value < 0x0653 || value >= 0x0660 && value < 0x06DD
  }

  /// Normalization form C for the marks that make another Arabic letter of the one before them.
  private static func appendHamza(_ mark: Unicode.Scalar, to text: inout Scalars) {
    let composed: Unicode.Scalar? =
      switch (text.last, mark.value) {
      case ("ا", 0x0653): "آ"
      case ("ا", 0x0654): "أ"
      case ("ا", 0x0655): "إ"
      case ("و", 0x0654): "ؤ"
      case ("ي", 0x0654), ("ى", 0x0654): "ئ"
      default: nil
      }
    guard let composed else {
      text.append(mark)
      return
    }
    text[text.count - 1] = composed
  }
}
