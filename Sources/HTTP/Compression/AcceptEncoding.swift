/// What `Accept-Encoding` says about gzip (RFC 9110, sections 12.4.2 and 12.5.3).
enum AcceptEncoding {
  /// Whether gzip is acceptable and not liked less than the plain form. Members that are not well-formed count as absent.
  static func allowsGzip(_ headers: Headers) -> Bool {
    var gzip: Int?
    var identity: Int?
    var rest: Int?
    for value in headers.values("Accept-Encoding") {
      for member in value.utf8.split(separator: UInt8(ascii: ",")) {
        guard let (coding, weight) = parse(Array(member)) else { continue }
        switch coding {
        case "gzip", "x-gzip": gzip = max(gzip ?? 0, weight)
        case "identity": identity = weight
        case "*": rest = weight
        default: break
        }
      }
    }
    let weight = gzip ?? rest ?? 0
    return weight > 0 && weight >= identity ?? 0
  }

  /// Coding in lower case and weight in thousandths.
  private static func parse(_ member: [UInt8]) -> (String, Int)? {
    let parts = member.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map {
      Grammar.trimmed($0.map(Grammar.lowercased))
    }
    guard let coding = parts.first, !coding.isEmpty else { return nil }
    if parts.count == 1 { return (coding, 1_000) }
    guard parts.count == 2, parts[1].hasPrefix("q="), let weight = quality(Array(parts[1].utf8.dropFirst(2))) else { return nil }
    return (coding, weight)
  }

  /// `qvalue` in thousandths: a 0 or 1, a point, at most three digits, not above one.
  private static func quality(_ bytes: [UInt8]) -> Int? {
    guard let whole = bytes.first, whole == UInt8(ascii: "0") || whole == UInt8(ascii: "1"), bytes.count <= 5 else { return nil }
    var digits = bytes.dropFirst()
    if let point = digits.popFirst(), point != UInt8(ascii: ".") { return nil }
    var weight = whole == UInt8(ascii: "1") ? 1_000 : 0
    for (digit, unit) in zip(digits, [100, 10, 1]) {
      guard Grammar.isDigit(digit) else { return nil }
      weight += Int(digit - 0x30) * unit
    }
    return weight <= 1_000 ? weight : nil
  }
}
