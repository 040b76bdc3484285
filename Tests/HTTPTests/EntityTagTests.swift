import Testing

@testable import HTTP

struct EntityTagTests {
  @Test(arguments: [
    ("", "00000000000000000000000000000000"), ("hello", "cbd8a7b341bd9b025b1e906a48ae1d19"),
    ("The quick brown fox jumps over the lazy dog", "e34bbc7bbc071b6c7a433ca9c49a9347"),
  ])
  func `the hash is MurmurHash3`(_ text: String, _ hash: String) { #expect(EntityTag.of(Array(text.utf8)) == "\"\(hash)\"") }

  @Test func `every length and every byte counts`() {
    let bytes = (0..<70).map { UInt8($0) }
    #expect(Set((0...70).map { EntityTag.of(Array(bytes[..<$0])) }).count == 71)
    let flipped = bytes.indices.map { index in
      var other = bytes
      other[index] ^= 1
      return EntityTag.of(other)
    }
    #expect(Set(flipped + [EntityTag.of(bytes)]).count == 71)
  }

  @Test(
    arguments: [
      ("\"a\"", "\"a\""), ("W/\"a\"", "\"a\""), ("\"b\", \"a\"", "\"a\""), ("\"x,y\" , W/\"a-gzip\"", "\"a-gzip\""), ("*", "\"a\""),
      (",, \"a\"", "\"a\""),
      ("\"b\"", nil), ("a", nil), ("\"a", nil), ("", nil), ("w/\"a\"", nil), ("\"A\"", nil),
    ] as [(String, String?)])
  func `If-None-Match is compared weakly`(_ value: String, _ match: String?) { #expect(EntityTag.match("\"a\"", in: value) == match) }

  @Test(
    arguments: [
      ("\"a\"", true), ("\"b\", \"a\"", true), ("\"a-gzip\"", true), ("*", true), ("W/\"a\"", false), ("W/\"a\", \"a\"", true),
      ("\"b\"", false),
    ])
  func `If-Match is compared strongly`(_ value: String, _ isMet: Bool) throws {
    let request = try Request(.put, "/", headers: ["If-Match": value])
    let current = Response(headers: ["ETag": "\"a\""])
    let isRefused = (try? request.requireMatch(of: current)) == nil
    #expect(isRefused == !isMet)
    #expect(throws: Problem.self) { try request.requireMatch(of: nil) }
  }

  @Test func `If-None-Match lets a change through where there is nothing`() throws {
    let request = try Request(.put, "/", headers: ["If-None-Match": "*"])
    #expect(throws: Never.self) { try request.requireMatch(of: nil) }
    #expect(throws: Problem.self) { try request.requireMatch(of: Response(headers: ["ETag": "\"a\""])) }
  }

  @Test func `only a 200 with bytes to GET or HEAD gets a tag`() throws {
    let get = try Request(.get, "/", headers: ["If-None-Match": "*"])
    #expect(Response(text: "x").withETag(for: get).status == .notModified)
    #expect(Response(text: "x").withETag(for: try Request(.post, "/")).headers["ETag"] == nil)
    #expect(Response(status: .created, text: "x").withETag(for: get).headers["ETag"] == nil)
    #expect(Response(body: .stream { _ in }).withETag(for: get).headers["ETag"] == nil)
  }

  @Test func `304 keeps what caches need`() throws {
    var response = Response(text: "x")
    response.headers.add("Cache-Control", "no-cache")
    let answer = response.withETag(for: try Request(.get, "/", headers: ["If-None-Match": "*"]))
    #expect(answer.headers.fields.map(\.name) == ["Cache-Control", "ETag", "Vary"])
  }
}
