/// In this target strings are compared and counted as scalars, not as characters. Folded Arabic has no combining marks left, so that both
/// give the same; but the comparison of the standard library looks up how each letter normalises, and its counting where characters break,
/// which was a quarter of the time that extraction takes.
extension String {
  static func == (a: String, b: String) -> Bool {
    a.utf8.count == b.utf8.count && a.utf8.elementsEqual(b.utf8)
  }

  static func != (a: String, b: String) -> Bool { !(a == b) }

  func hasPrefix(_ prefix: String) -> Bool { utf8.starts(with: prefix.utf8) }

  func hasSuffix(_ suffix: String) -> Bool {
    utf8.count >= suffix.utf8.count && utf8.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
  }

  var count: Int { utf8.reduce(0) { $1 & 0xC0 != 0x80 ? $0 + 1 : $0 } }

  func dropFirst(_ count: Int = 1) -> Substring {
    self[(unicodeScalars.index(startIndex, offsetBy: count, limitedBy: endIndex) ?? endIndex)...]
  }

  func dropLast(_ count: Int = 1) -> Substring {
    self[..<(unicodeScalars.index(endIndex, offsetBy: -count, limitedBy: startIndex) ?? startIndex)]
  }
}

extension Array where Element == String {
  func contains(_ word: String) -> Bool { contains { $0 == word } }
}
