import FoundationEssentials

/// One line of the tables in `Tests/Fixtures/http`: bytes, and what must come back. The head of `request-line.tsv` tells how to read one.
struct ConformanceCase {
  /// What is expected in place of one answer; any of its choices will do.
  struct Expected {
    struct Choice {
      /// `nil` when no answer is expected: the connection ends.
      var status: Int?
      var body: [UInt8]?
      var isPacked: Bool?
    }

    let choices: [Choice]
    /// Whether the answer has no body whatever its `Content-Length` says.
    let isHead: Bool
  }

  enum End: String {
    case stays
    case closes
    case any
  }

  struct Malformed: Error {
    let line: String
  }

  let name: String
  private(set) var bytes: [UInt8]
  private(set) var answers: [Expected]
  let end: End
  /// Whether the client ends its side after the last byte.
  let endsSending: Bool

  init(_ line: Substring) throws {
    let columns = line.split(separator: "\t", maxSplits: 2, omittingEmptySubsequences: false)
    guard columns.count == 3 else { throw Malformed(line: String(line)) }
    name = String(columns[1])
    bytes = Self.unescaped(Self.expanded(columns[2]))
    var words = Self.expanded(columns[0]).split(separator: " ")
    endsSending = words.first == "half"
    if endsSending { words.removeFirst() }
    guard let last = words.popLast(), let end = End(rawValue: String(last)) else { throw Malformed(line: String(line)) }
    self.end = end
    answers = try words.map { word in
      guard let expected = Expected(word) else { throw Malformed(line: String(line)) }
      return expected
    }
  }

  /// The cases of one table.
  static func table(_ name: String) throws -> [ConformanceCase] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let text = try String(contentsOf: folder.appendingPathComponent("Fixtures/http/\(name).tsv"), encoding: .utf8)
    return try text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { try ConformanceCase($0) }
  }

  /// The same asked of a path that takes bodies of any length and answers something else; `nil` where the length is what matters.
  func streamed(from old: String, to new: String) -> ConformanceCase? {
    if answers.contains(where: { $0.choices.contains { $0.status == 413 } }) { return nil }
    var test = self
    test.bytes = Array(
      bytes.split(separator: Array("\(old) HTTP".utf8), omittingEmptySubsequences: false).joined(separator: "\(new) HTTP".utf8))
    test.answers = answers.map { Expected(choices: $0.choices.map { Expected.Choice(status: $0.status) }, isHead: $0.isHead) }
    return test
  }

  /// The text with every `{{3*x}}` written out.
  private static func expanded(_ text: Substring) -> String {
    guard let start = text.firstRange(of: "{{") else { return String(text) }
    let inner = text[start.upperBound...]
    guard let star = inner.firstIndex(of: "*"), let count = Int(inner[..<star]) else {
      return String(text[..<start.upperBound]) + expanded(inner)
    }
    var depth = 1
    var index = inner.index(after: star)
    while index < inner.endIndex {
      if inner[index...].hasPrefix("{{") { depth += 1 }
      if inner[index...].hasPrefix("}}") { depth -= 1 }
      if depth == 0 { break }
      index = inner.index(index, offsetBy: inner[index...].hasPrefix("{{") || inner[index...].hasPrefix("}}") ? 2 : 1)
    }
    let repeated = expanded(inner[inner.index(after: star)..<index])
    return String(text[..<start.lowerBound]) + String(repeating: repeated, count: count) + expanded(inner[index...].dropFirst(2))
  }

  fileprivate static func unescaped(_ text: String) -> [UInt8] {
    let source = Array(text.utf8)
    var bytes: [UInt8] = []
    var index = 0
    while index < source.count {
      guard source[index] == UInt8(ascii: "\\"), index + 1 < source.count else {
        bytes.append(source[index])
        index += 1
        continue
      }
      switch source[index + 1] {
      case UInt8(ascii: "r"): bytes.append(0x0D)
      case UInt8(ascii: "n"): bytes.append(0x0A)
      case UInt8(ascii: "t"): bytes.append(0x09)
      case UInt8(ascii: "0"): bytes.append(0)
      case UInt8(ascii: "x"):
        bytes.append(UInt8(String(decoding: source[(index + 2)..<(index + 4)], as: UTF8.self), radix: 16) ?? 0)
        index += 2
      case let other: bytes.append(other)
      }
      index += 2
    }
    return bytes
  }
}

extension ConformanceCase.Expected {
  init?(_ word: Substring) {
    isHead = word.hasPrefix("HEAD")
    var choices: [Choice] = []
    for text in word.dropFirst(isHead ? 4 : 0).split(separator: "|") {
      if text == "nothing" {
        choices.append(Choice())
        continue
      }
      guard let status = Int(text.prefix(3)) else { return nil }
      var choice = Choice(status: status)
      let rest = text.dropFirst(3)
      if rest.hasPrefix("=") { choice.body = ConformanceCase.unescaped(String(rest.dropFirst())) }
      if rest.hasSuffix("gzip") { choice.isPacked = rest.first == "+" }
      choices.append(choice)
    }
    self.choices = choices
  }

  /// Whether an answer, or the end of the connection in its place, is what one of the choices asks for.
  func isMet(by answer: TestClient.Answer?) -> Bool {
    choices.contains { choice in
      guard let status = choice.status, let answer else { return choice.status == nil && answer == nil }
      return status == answer.status && (choice.body ?? answer.body) == answer.body
        && (choice.isPacked ?? answer.isPacked) == answer.isPacked
    }
  }
}

extension TestClient.Answer {
  var isPacked: Bool { headers["Content-Encoding"] == "gzip" }
}
