/// Strong entity tags (RFC 9110, section 8.8.3).
enum EntityTag {
  /// Marks the gzip form of a representation, which differs in bytes and so must differ in its tag.
  private static let gzipSuffix = "-gzip"

  /// The tag of a body: MurmurHash3 (x64, 128 bits, seed 0) in hexadecimal, in quotes. Not meant to withstand an attacker: who can
  /// choose the bytes of an answer can only fool himself.
  static func of(_ bytes: [UInt8]) -> String {
    let (high, low) = MurmurHash3.hash(bytes)
    return "\"" + hex(high) + hex(low) + "\""
  }

  /// The tag of the gzip form.
  static func gzipped(_ tag: String) -> String {
    tag.hasSuffix("\"") ? tag.dropLast() + gzipSuffix + "\"" : tag
  }

  /// The first tag of an `If-None-Match` value that is the given one by weak comparison, in plain or gzip form; `nil` when none is.
  ///
  /// - Parameter isStrong: weak tags of the value match nothing, as `If-Match` has it.
  static func match(_ tag: String, in value: String, isStrong: Bool = false) -> String? {
    let candidates = [tag, gzipped(tag)]
    var rest = Array(value.utf8)[...]
    while true {
      rest = rest.drop { Grammar.isBlank($0) || $0 == UInt8(ascii: ",") }
      if rest.isEmpty { return nil }
      if rest.first == UInt8(ascii: "*") { return tag }
      let isWeak = rest.starts(with: "W/".utf8)
      if isWeak { rest = rest.dropFirst(2) }
      guard rest.first == UInt8(ascii: "\""), let end = rest.dropFirst().firstIndex(of: UInt8(ascii: "\"")) else { return nil }
      let found = String(decoding: rest[rest.startIndex...end], as: UTF8.self)
      if candidates.contains(found), !(isStrong && isWeak) { return found }
      rest = rest[(end + 1)...]
    }
  }

  private static func hex(_ number: UInt64) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
