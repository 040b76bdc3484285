import HTTP
import Model
import Testing

@testable import API

struct AnswerCacheTests {
  private func moment(_ generation: Int, day: Int = 20_000) -> AnswerCache.Moment {
    AnswerCache.Moment(generation: generation, day: CalendarDate(daysSinceEpoch: day))
  }

  private func body(_ response: Response?) throws -> String? {
    try response.map { String(decoding: try $0.collectedBody(), as: UTF8.self) }
  }

  @Test func `an answer is known until anything is written, or the day ends`() throws {
    let cache = AnswerCache()
    let request = try Request(.get, "/v1/articles?from=7d")
    cache.keep(Response(text: "old"), for: request, at: moment(1))
    #expect(try body(cache.answer(to: request, at: moment(1))) == "old")
    #expect(cache.answer(to: request, at: moment(2)) == nil)
    #expect(cache.answer(to: request, at: moment(1, day: 20_001)) == nil)
    #expect(cache.answer(to: try Request(.get, "/v1/articles?from=8d"), at: moment(1)) == nil)
    cache.keep(Response(text: "new"), for: request, at: moment(2))
    // A reader that began before the write ends after one that began behind it.
    cache.keep(Response(text: "late"), for: request, at: moment(1))
    #expect(try body(cache.answer(to: request, at: moment(2))) == "new")
    #expect(cache.answer(to: request, at: moment(1)) == nil)
  }

  @Test func `only whole answers are kept`() throws {
    let cache = AnswerCache()
    let request = try Request(.get, "/a")
    for response in [Response(status: .notFound), Response(status: .notModified), Response(body: .stream { _ in })] {
      cache.keep(response, for: request, at: moment(1))
      #expect(cache.answer(to: request, at: moment(1)) == nil)
    }
  }

  @Test func `memory is bounded, and what is asked for stays`() throws {
    let cache = AnswerCache(capacity: 100_000)
    let liked = try Request(.get, "/liked")
    cache.keep(Response(text: "liked"), for: liked, at: moment(1))
    var known = 0
    for number in 0..<1_000 {
      cache.keep(
        Response(type: "text/plain", bytes: [UInt8](repeating: 1, count: 1_000)), for: try Request(.get, "/\(number)"), at: moment(1))
      #expect(cache.answer(to: liked, at: moment(1)) != nil)
    }
    for number in 0..<1_000 where cache.answer(to: try Request(.get, "/\(number)"), at: moment(1)) != nil { known += 1 }
    #expect((20...100).contains(known))
  }

  @Test func `a list that was answered before shows what was written since`() throws {
    let site = try Site(analyzed: false)
    #expect(try site.get("/v1/articles").json["items"]?.elements.isEmpty == true)
    let first = try site.post("عنوان أول\n\nنص أول عن الميناء.".utf8, "text/plain")
    #expect(first.status == 201)
    #expect(try site.get("/v1/articles").json["items"]?.elements.count == 1)
    #expect(try site.get("/v1/articles").json["items"]?.elements.count == 1)
    let tag = try #require(try site.get("/v1/articles").headers["ETag"])
    #expect(try site.ask(.get, "/v1/articles", headers: ["If-None-Match": tag]).status == 304)
    #expect(try site.ask(.delete, "/v1/documents/1").status == 204)
    #expect(try site.ask(.get, "/v1/articles", headers: ["If-None-Match": tag]).status == 200)
    #expect(try site.get("/v1/articles").json["items"]?.elements.isEmpty == true)
  }
}
