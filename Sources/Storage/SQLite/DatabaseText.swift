internal import Model

/// How lists and spans stand in text columns.
enum DatabaseText {
  /// A JSON array of strings.
  static func list(_ values: [String]) -> SQLValue {
    if values.isEmpty { return .text("[]") }
    var json = JSONWriter(reservingCapacity: 64)
    json.array(values) { $0.string($1) }
    return .text(String(decoding: json.bytes, as: UTF8.self))
  }

  static func list(from text: String) -> [String] {
    guard text.utf8.count > 2, case .array(let items)? = try? JSONReader.read(Array(text.utf8)) else { return [] }
    return items.compactMap { if case .string(let text) = $0 { text } else { nil } }
  }

  /// `0-18 40-52`.
  static func spans(_ spans: [ScalarSpan]) -> SQLValue {
    .text(spans.map { "\($0.start)-\($0.end)" }.joined(separator: " "))
  }

  static func spans(from text: String) -> [ScalarSpan] {
    text.split(separator: " ").compactMap { span in
      let ends = span.split(separator: "-").compactMap { Int($0) }
      return ends.count == 2 && ends[0] <= ends[1] ? ScalarSpan(ends[0], ends[1]) : nil
    }
  }
}
