/// An HTTP/1.1 answer that came whole, up to the end of its connection (RFC 9112).
struct HTTPAnswer {
  let status: Int
  let body: [UInt8]

  /// Takes an answer apart; `nil` when it is none, or not all of it.
  init?(_ bytes: [UInt8]) {
    let blank = Array("\r\n\r\n".utf8)
    guard bytes.starts(with: "HTTP/1.1 ".utf8), let end = bytes.indices.first(where: { bytes[$0...].starts(with: blank) }) else {
      return nil
    }
    let lines = String(decoding: bytes[..<end], as: UTF8.self).split(separator: "\r\n").map(String.init)
    guard let first = lines.first, let status = Int(first.dropFirst(9).prefix(3)) else { return nil }
    self.status = status
    let fields = lines.dropFirst().map { $0.lowercased() }
    let rest = bytes[(end + 4)...]
    if fields.contains(where: { $0.hasPrefix("transfer-encoding:") && $0.contains("chunked") }) {
      guard let joined = Self.joined(rest) else { return nil }
      body = joined
      return
    }
    if let length = fields.first(where: { $0.hasPrefix("content-length:") }).flatMap({ Int($0.dropFirst(15).drop { $0 == " " }) }) {
      guard rest.count >= length else { return nil }
      body = Array(rest.prefix(length))
      return
    }
    body = Array(rest)
  }

  private static func joined(_ chunks: ArraySlice<UInt8>) -> [UInt8]? {
    var rest = chunks
    var body: [UInt8] = []
    while let end = rest.firstIndex(of: 0x0D) {
      guard let size = Int(String(decoding: rest[..<end], as: UTF8.self), radix: 16), size >= 0 else { return nil }
      let start = end + 2
      if size == 0 { return body }
      guard rest.endIndex - start >= size + 2 else { return nil }
      body += rest[start..<(start + size)]
      rest = rest[(start + size + 2)...]
    }
    return nil
  }
}
