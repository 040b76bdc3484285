/// Names one request in logs, answers and error reports: what the client or a proxy sent as `X-Request-Id`, or a number of our own.
enum RequestID: Sendable, Equatable {
  case given(String)
  case made(UInt64)

  /// What a client sent, if it is fit for a log line: at most 128 letters, digits, dots, dashes and underscores.
  init?(_ text: String) {
    let isFit = text.utf8.allSatisfy { byte in
      Grammar.isDigit(byte) || Grammar.lowercased(byte) &- 0x61 < 26 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
        || byte == UInt8(ascii: "_")
    }
    guard isFit, !text.isEmpty, text.utf8.count <= 128 else { return nil }
    self = .given(text)
  }

  var text: String {
    var bytes: [UInt8] = []
    write(into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  func write(into bytes: inout [UInt8]) {
    switch self {
    case .given(let text): bytes += text.utf8
    case .made(let number):
      for shift in stride(from: UInt64(60), through: 0, by: -4) {
        let digit = UInt8(truncatingIfNeeded: number >> shift & 15)
        bytes.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
      }
    }
  }
}
