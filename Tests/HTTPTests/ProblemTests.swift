import Testing

@testable import HTTP

struct ProblemTests {
  private func json(_ problem: Problem) throws -> String { String(decoding: try problem.response.collectedBody(), as: UTF8.self) }

  @Test func `a problem is JSON of RFC 9457, Arabic as itself`() throws {
    let problem = Problem(
      .badRequest, detail: "القيمة \"ل\"\n\u{1}", errors: [.init(.parameter("limit"), "1...200"), .init(.pointer("/a~1b"), "?")],
      headers: ["X-Other": "1"])
    let expected =
      #"{"type":"about:blank","title":"Bad Request","status":400,"detail":"القيمة \"ل\"\n\u0001","#
      + #""errors":[{"parameter":"limit","message":"1...200"},{"pointer":"/a~1b","message":"?"}]}"#
    #expect(try json(problem) == expected)
    #expect(problem.response.headers["Content-Type"] == "application/problem+json")
    #expect(problem.response.headers["x-other"] == "1")
  }

  @Test func `without a detail it is null`() throws {
    #expect(try json(Problem(.notFound)) == #"{"type":"about:blank","title":"Not Found","status":404,"detail":null,"errors":[]}"#)
  }
}
