/// Character references in HTML and XML: `&amp;`, `&#1608;`, `&#x648;`.
enum Entities {
  /// The text with its references replaced. What is no known reference stays as it is.
  static func decode(_ text: ArraySlice<Unicode.Scalar>) -> Scalars {
    guard text.contains("&") else { return Array(text) }
    var result = Scalars()
    result.reserveCapacity(text.count)
    var position = text.startIndex
    while position < text.endIndex {
      if text[position] == "&", let (replacement, end) = reference(text, at: position) {
        result += replacement
        position = end
      } else {
        result.append(text[position])
        position += 1
      }
    }
    return result
  }

  private static func reference(_ text: ArraySlice<Unicode.Scalar>, at start: Int) -> (Scalars, Int)? {
    var end = start + 1
    while end < text.endIndex, end - start <= 12, text[end] != ";", isName(text[end]) { end += 1 }
    let name = text[(start + 1)..<end]
    guard !name.isEmpty else { return nil }
    let isClosed = end < text.endIndex && text[end] == ";"
    let behind = isClosed ? end + 1 : end
    if name.first == "#" {
      return number(name.dropFirst()).map { ([$0], behind) }
    }
    guard isClosed, let value = named[name.string] else { return nil }
    return ([value], behind)
  }

  private static func isName(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "#" || (0x30...0x39).contains(scalar.value) || (0x41...0x5A).contains(scalar.value) || (0x61...0x7A).contains(scalar.value)
  }

  private static func number(_ digits: ArraySlice<Unicode.Scalar>) -> Unicode.Scalar? {
    let isHex = digits.first == "x" || digits.first == "X"
    let digits = isHex ? digits.dropFirst() : digits
    guard !digits.isEmpty, digits.count < 8, let value = UInt32(digits.string, radix: isHex ? 16 : 10) else { return nil }
    if (0x80...0x9F).contains(value) { return windows1252[Int(value) - 0x80] }
    return value == 0 ? "\u{FFFD}" : Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  /// What numbers 128 to 159 mean in practice (HTML Standard, 13.2.5.80).
  private static let windows1252: Scalars = Array(
    "\u{20AC}\u{81}\u{201A}\u{192}\u{201E}\u{2026}\u{2020}\u{2021}\u{2C6}\u{2030}\u{160}\u{2039}\u{152}\u{8D}\u{17D}\u{8F}\u{90}\u{2018}\u{2019}\u{201C}\u{201D}\u{2022}\u{2013}\u{2014}\u{2DC}\u{2122}\u{161}\u{203A}\u{153}\u{9D}\u{17E}\u{178}"
      .unicodeScalars)

  private static let named: [String: Unicode.Scalar] = {
    var table: [String: Unicode.Scalar] = [
      "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "ndash": "–", "mdash": "—", "hellip": "…", "bull": "•", "lsquo": "‘",
      "rsquo": "’", "ldquo": "“", "rdquo": "”", "sbquo": "‚", "bdquo": "„", "lsaquo": "‹", "rsaquo": "›", "zwnj": "\u{200C}",
      "zwj": "\u{200D}",
      "lrm": "\u{200E}", "rlm": "\u{200F}", "euro": "€", "trade": "™", "ensp": "\u{2002}", "emsp": "\u{2003}", "thinsp": "\u{2009}",
      "minus": "−",
      "larr": "←", "rarr": "→", "uarr": "↑", "darr": "↓", "permil": "‰", "prime": "′", "oelig": "œ", "OElig": "Œ", "dagger": "†",
      "infin": "∞",
      "ne": "≠", "le": "≤", "ge": "≥", "comma": ",", "period": ".", "colon": ":", "semi": ";", "lpar": "(", "rpar": ")", "excl": "!",
      "num": "#",
      "percnt": "%", "sol": "/", "quest": "?", "nbsp": "\u{A0}",
    ]
    let latin1 =
      "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 "
      + "ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc "
      + "Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml "
      + "aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave "
      + "uacute ucirc uuml yacute thorn yuml"
    for (offset, name) in latin1.split(separator: " ").enumerated() {
      if let scalar = Unicode.Scalar(0xA0 + UInt32(offset)) { table[String(name)] = scalar }
    }
    return table
  }()
}
