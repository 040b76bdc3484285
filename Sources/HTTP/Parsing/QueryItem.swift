/// One name and value of a query, decoded.
public struct QueryItem: Sendable, Hashable {
  /// The name.
  public let name: String
  /// The value; empty when there was no `=`.
  public let value: String

  /// A name and its value, both as plain text.
  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }

  /// A query as it stands in a URL, without the question mark: the inverse of what the server reads.
  public static func encode(_ items: [QueryItem]) -> String {
    items.map { PercentCoding.encode($0.name) + "=" + PercentCoding.encode($0.value) }.joined(separator: "&")
  }

  /// The items of a query without its question mark, in order: percent-encoded as in a URL, or as people type it. `nil` when an escape is
  /// broken or there is a NUL.
  public static func read(_ query: String) -> [QueryItem]? { decode(Array(query.utf8)[...]) }

  /// Items in order, `+` read as a blank; `nil` when an escape is broken, or the text is not UTF-8 or has a NUL.
  static func decode(_ bytes: ArraySlice<UInt8>) -> [QueryItem]? {
    if bytes.isEmpty { return [] }
    var items: [QueryItem] = []
    for piece in bytes.split(separator: UInt8(ascii: "&")) {
      let equals = piece.firstIndex(of: UInt8(ascii: "=")) ?? piece.endIndex
      guard let name = PercentCoding.decode(piece[..<equals], plusIsBlank: true),
        let value = PercentCoding.decode(piece[equals...].dropFirst(), plusIsBlank: true)
      else { return nil }
      items.append(QueryItem(name, value))
    }
    return items
  }
}
