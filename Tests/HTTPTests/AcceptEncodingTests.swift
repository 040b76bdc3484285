import Testing

@testable import HTTP

struct AcceptEncodingTests {
  @Test(arguments: [
    ("gzip", true), ("GZIP", true), ("x-gzip", true), ("deflate, gzip;q=0.5", true), ("*", true), ("gzip ; q=1.000", true),
    ("br;q=1, *;q=0.1", true),
    ("gzip;q=0", false), ("gzip;q=0.000", false), ("*;q=0", false), ("gzip;q=0, *", false), ("", false), ("br", false), ("identity", false),
    ("gzip;q=0.5, identity", false), ("gzip;q=2", false), ("gzip;q=1.5", false), ("gzip;q=0.1234", false), ("gzip;level=9", false),
    ("gzip;q=", false),
  ])
  func `gzip is used when it is welcome`(_ value: String, _ allowed: Bool) {
    #expect(AcceptEncoding.allowsGzip(["Accept-Encoding": value]) == allowed)
  }

  @Test func `without the header nothing is packed`() { #expect(!AcceptEncoding.allowsGzip([:])) }
}
