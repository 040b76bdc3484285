extension Grammar {
  /// `IPv6address` (RFC 3986, section 3.2.2).
  static func isIPv6(_ bytes: ArraySlice<UInt8>) -> Bool {
    var pieces = bytes.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)[...]
    guard pieces.count >= 3, pieces.count <= 9 else { return false }
    // A gap at either end leaves one empty piece more there than a gap within does.
    if pieces.prefix(2).allSatisfy(\.isEmpty) { pieces.removeFirst() }
    if pieces.count > 1, pieces.suffix(2).allSatisfy(\.isEmpty) { pieces.removeLast() }
    var groups = 0
    var gaps = 0
    for (index, piece) in pieces.enumerated() {
      if piece.isEmpty {
        gaps += 1
      } else if index == pieces.count - 1, piece.contains(UInt8(ascii: ".")) {
        guard isIPv4(piece) else { return false }
        groups += 2
      } else {
        guard piece.count <= 4, piece.allSatisfy({ hexValue($0) != nil }) else { return false }
        groups += 1
      }
    }
    return gaps == 0 ? groups == 8 : gaps == 1 && groups < 8
  }

  private static func isIPv4(_ bytes: ArraySlice<UInt8>) -> Bool {
    let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count == 4
      && parts.allSatisfy { $0.count <= 3 && ($0.count == 1 || $0.first != 0x30) && decimal($0).map { $0 < 256 } ?? false }
  }
}
