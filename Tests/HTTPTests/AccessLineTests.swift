import Foundation
import Testing

@testable import HTTP

struct AccessLineTests {
  @Test func `a line has every field in either format`() {
    #expect(
      AccessRecord.sample().line(.logfmt)
        == "time=2025-03-18T09:30:00.042Z id=7f client=127.0.0.1 method=GET target=/v1/articles/7 route=/v1/articles/{id} status=200 bytes_in=3 bytes=512 us=1250 complete=true\n"
    )
    #expect(
      AccessRecord.sample(route: nil, isComplete: false).line(.json)
        == #"{"time":"2025-03-18T09:30:00.042Z","id":"7f","client":"127.0.0.1","method":"GET","target":"/v1/articles/7","route":null,"status":200,"bytes_in":3,"bytes":512,"us":1250,"complete":false}"#
        + "\n")
  }

  @Test(arguments: [
    ("/a b", #""/a b""#), ("/a=b", #""/a=b""#), (#"/a"b"#, #""/a\"b""#), (#"/a\b"#, #""/a\\b""#), ("/a\nstatus=200", #""/a\nstatus=200""#),
    ("/a\r\n", #""/a\r\n""#), ("/\u{1B}[2J", #""/\u001b[2J""#), ("/\u{7F}\u{9B}", #""/\u007f\u009b""#),
    ("/\u{2028}\u{2029}", #""/\u2028\u2029""#), ("/خبر", #""/خبر""#), ("", #""""#), ("-", #""-""#), ("/a\0", #""/a\u0000""#),
    ("/%20%22", "/%20%22"),
  ])
  func `a path cannot end a field or a line, or move a cursor`(_ path: String, _ value: String) {
    let line = AccessRecord.sample(target: path).line(.logfmt)
    #expect(line.contains(" target=\(value) route="))
    #expect(line.utf8.count { $0 == 0x0A } == 1)
  }

  @Test func `a line is JSON whatever strangers send`() throws {
    var random = SplitMix64(seed: 7)
    for _ in 0..<200 {
      let scalars = (0..<12).compactMap { _ in UnicodeScalar(UInt32.random(in: 0..<0x300, using: &random)) }
      let text = String(String.UnicodeScalarView(scalars))
      let line = AccessRecord.sample(method: Method(text), target: text, route: nil).line(.json)
      #expect(line.unicodeScalars.count { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) } == 1, "the line's end alone")
      let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      #expect((object["target"] as? String).map { Array($0.utf8) } == Array(text.utf8))
      #expect((object["method"] as? String).map { Array($0.utf8) } == Array(text.utf8))
      #expect(object["route"] is NSNull)
    }
  }

  @Test(arguments: [
    (0, 0, "1970-01-01T00:00:00.000Z"), (1_742_290_200, 42, "2025-03-18T09:30:00.042Z"), (1_709_251_199, 999, "2024-02-29T23:59:59.999Z"),
    (253_402_300_799, 7, "9999-12-31T23:59:59.007Z"),
  ])
  func `times are written as RFC 3339`(_ seconds: Int, _ milliseconds: Int, _ text: String) {
    var clock = LogClock()
    _ = clock.now()
    #expect(String(decoding: clock.stamp(seconds: seconds, milliseconds: milliseconds), as: UTF8.self) == text)
    #expect(String(decoding: clock.stamp(seconds: seconds, milliseconds: 500), as: UTF8.self) == text.dropLast(4) + "500Z")
  }
}
