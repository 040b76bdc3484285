import Testing

@testable import HTTP

struct HeadersTests {
  @Test func `names are found in any case, values kept in order`() {
    var headers: Headers = ["Accept": "a", "ACCEPT": "b", "Host": "c"]
    #expect(headers["accept"] == "a")
    #expect(headers.values("Accept") == ["a", "b"])
    headers.set("aCCept", "d")
    #expect(headers.fields.map(\.value) == ["d", "c"])
    headers.remove("HOST")
    #expect(headers["Host"] == nil)
  }

  @Test(
    arguments: [
      (nil, "Accept-Encoding"), ("Origin", "Origin, Accept-Encoding"), ("accept-encoding", "accept-encoding"), ("*", "*"),
    ] as [(String?, String)])
  func `a list gets a member once`(_ before: String?, _ after: String) {
    var headers = Headers()
    if let before { headers.add("Vary", before) }
    headers.addToList("Vary", "Accept-Encoding")
    #expect(headers["Vary"] == after)
  }

  @Test func `no value can end its line`() {
    var head: [UInt8] = []
    HeadWriter.begin(.ok, into: &head)
    HeadWriter.add(["Location": "/a\r\nSet-Cookie: x", "Date": "never"], into: &head)
    #expect(String(decoding: head, as: UTF8.self) == "HTTP/1.1 200 OK\r\nLocation: /a  Set-Cookie: x\r\n")
  }
}
