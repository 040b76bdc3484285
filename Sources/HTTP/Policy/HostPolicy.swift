/// Which names a server answers to: the guard against DNS rebinding, by which a page of a stranger makes a browser talk to a server on
/// this machine under the stranger's name.
///
/// Numeric addresses, names without a dot and names under `localhost` cannot be pointed here by a stranger and always pass; so do
/// `example.com`, `.net` and `.org`, which nobody can own (RFC 2606, section 3). A request without `Host` (HTTP/1.0) comes from no browser.
public struct HostPolicy: Sendable {
  private static let reserved = ["localhost", "example.com", "example.net", "example.org"]
  private let names: Set<String>

  /// A policy that also lets these names pass; a port is not part of a name.
  public init(allowing names: [String] = []) { self.names = Set((names + Self.reserved).map { $0.lowercased() }) }

  /// Whether a request for a host, with or without a port, is answered.
  func allows(_ authority: String) -> Bool {
    if Self.isHarmless(authority.utf8Span.span) { return true }
    var name = authority.prefix { $0 != ":" }.lowercased()
    if name.hasSuffix(".") { name.removeLast() }
    return !name.contains(".") || name.hasSuffix(".localhost") || names.contains(name)
  }

  /// Whether it is an address or has no dot: most are, and nothing is looked up or copied for them.
  private static func isHarmless(_ authority: borrowing Span<UInt8>) -> Bool {
    if !authority.isEmpty, authority[0] == UInt8(ascii: "[") { return true }
    var hasDot = false
    var isNumeric = true
    for index in authority.indices {
      let byte = authority[index]
      if byte == UInt8(ascii: ":") { break }
      if byte == UInt8(ascii: ".") { hasDot = true } else if !Grammar.isDigit(byte) { isNumeric = false }
    }
    return isNumeric || !hasDot
  }

  /// The answer to others (RFC 9110, section 15.5.20).
  static func refusal(of authority: String) -> Problem {
    Problem(.misdirectedRequest, detail: "This server does not answer to the name \(authority); add it to the hosts setting if it should.")
  }
}
