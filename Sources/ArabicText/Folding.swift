/// The spelling-insensitive form of Arabic text: what two writers may write differently and still mean the same word.
///
/// Dropped: vowel marks, tatweel, zero-width and direction controls. Made one: the alef forms أ إ آ ٱ → ا, ى → ي, ة → ه, the Persian letters
/// that stand for Arabic ones, the digits of three systems, Latin case. The hamza seats ؤ and ئ stay, since too many words differ by them.
public enum Folding {
  /// The folded scalar, or `nil` when the scalar is dropped.
  @inlinable
  public static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    // Most letters are their own folded form, and this is asked for every letter of every text.
    let value = scalar.value
    if value >= 0x0627 && value <= 0x0648 && value != 0x0629 && value != 0x0640 { return scalar }
    return foldOther(scalar)
  }

  @usableFromInline
  static func foldOther(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    let value = scalar.value
    if value < 0x80 {
      return (0x41...0x5A).contains(value) ? Unicode.Scalar(value + 0x20) : scalar
    }
    if (0x0620...0x06FF).contains(value) { return foldArabic(scalar) }
    if isInvisible(scalar) { return nil }
    if (0xC0...0xDE).contains(value), value != 0xD7 { return Unicode.Scalar(value + 0x20) }
    return scalar
  }

  private static func foldArabic(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0x0623, 0x0625, 0x0622, 0x0671: "ا"
    case 0x0649, 0x06CC: "ي"
    case 0x0629, 0x06C0, 0x06C1, 0x06D5: "ه"
    case 0x06A9: "ك"
    case 0x0660...0x0669: Unicode.Scalar(scalar.value - 0x0660 + 0x30)
    case 0x06F0...0x06F9: Unicode.Scalar(scalar.value - 0x06F0 + 0x30)
    default: isMark(scalar) || scalar.value == 0x0640 ? nil : scalar
    }
  }

  /// Whether the scalar is a vowel mark or another combining sign of Arabic.
  public static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x064B...0x065F, 0x0670, 0x06D6...0x06DC, 0x06DF...0x06E4, 0x06E7, 0x06E8, 0x06EA...0x06ED, 0x0610...0x061A: true
    default: false
    }
  }

  /// Whether the scalar has no width: joiners, direction marks, the byte order mark, the soft hyphen.
  public static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00AD, 0x061C, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF: true
    default: false
    }
  }

  /// The folded text; blanks and punctuation stay as they are.
  public static func fold(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if let folded = fold(scalar) { result.append(folded) }
    }
    return String(result)
  }

  /// The form under which names are looked up: folded, punctuation as blanks, one blank between words.
  public static func foldName(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var pendingBlank = false
    for scalar in text.unicodeScalars {
      guard let folded = fold(scalar) else { continue }
      if CharacterClass(folded).isWord {
        if pendingBlank && !result.isEmpty { result.append(" ") }
        pendingBlank = false
        result.append(folded)
      } else {
        pendingBlank = true
      }
    }
    return String(result)
  }
}
