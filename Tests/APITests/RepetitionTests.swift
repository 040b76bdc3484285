import HTTP
import Model
import Storage
import Synchronization
import Testing

@testable import API

private let body = #"{"text": "نص قصير عن ميناء.", "split": false}"#

extension Site {
  fileprivate func post(_ json: String, _ key: String?, to target: String = "/v1/documents", _ further: Headers = [:]) throws -> Answer {
    var headers = further
    headers.set("Content-Type", "application/json")
    if let key { headers.set("Idempotency-Key", key) }
    return try ask(.post, target, headers: headers, body: Array(json.utf8))
  }
}

@Test func `a named request that comes again gets the first answer and does nothing`() throws {
  let site = try Site(analyzed: false)
  let first = try site.post(body, "a-1")
  let second = try site.post(body, "a-1")
  #expect(first.status == 201 && first.headers["Idempotency-Replayed"] == nil)
  #expect(second.status == 201 && second.bytes == first.bytes)
  #expect(second.headers["Idempotency-Replayed"] == "true")
  #expect(second.headers["Location"] == "/v1/documents/1" && second.headers["Content-Type"] == "application/json")
  #expect(try site.post(body, nil).status == 200, "without a name it is a duplicate")

  let entity = #"{"name": "نادي الميناء", "type": "organization"}"#
  let made = try site.post(entity, "e-1", to: "/v1/entities")
  #expect(made.status == 201)
  #expect(try site.post(entity, "e-1", to: "/v1/entities").bytes == made.bytes)
  #expect(try site.post(entity, "e-2", to: "/v1/entities").status == 409)
}

@Test func `a name is that of one request`() throws {
  let site = try Site(analyzed: false)
  #expect(try site.post(body, "a-1").status == 201)
  for other in [
    try site.post(#"{"text": "نص آخر.", "split": false}"#, "a-1"), try site.post("{}", "a-1", to: "/v1/entities"),
  ] {
    #expect(other.status == 422)
    try expectProblem(other)
  }
  #expect(try site.get("/v1/stats").json["documents"]?.number == 1)
  // Another client may choose the same name.
  let stranger: Headers = ["Authorization": "Bearer other"]
  #expect(try site.post(#"{"text": "نص آخر.", "split": false}"#, "a-1", stranger).status == 201)
}

@Test func `a request that was refused may be mended under its name`() throws {
  let site = try Site(analyzed: false)
  #expect(try site.post("{", "a-1").status == 400)
  #expect(try site.post(body, "a-1").status == 201)
}

@Test func `a name is forgotten after a day`() throws {
  let now = Today(Site.today)
  let site = try Site(analyzed: false, today: { now.value })
  #expect(try site.post(body, "a-1").status == 201)
  now.value = Site.today.adding(days: 1)
  #expect(try site.post(#"{"text": "نص آخر.", "split": false}"#, "a-1").status == 201)
}

@Test(arguments: ["", "two words", "مفتاح", String(repeating: "a", count: 256)]) func `a name that is none is refused`(_ key: String) throws
{
  let answer = try Site(analyzed: false).post(body, key)
  #expect(answer.status == 400)
  try expectProblem(answer)
}

@Test func `lines take no name`() throws {
  let stream = BodyStream(Array((body + "\n").utf8))
  let site = try Site(analyzed: false)
  let request = try Request(
    .post, "/v1/documents", headers: ["Content-Type": "application/x-ndjson", "Idempotency-Key": "a-1"], stream: stream)
  let answer = try Answer(site.router.respond(to: request) { error, _ in RouteTable.answer(to: error) { _ in } })
  #expect(answer.status == 400)
}

@Test func `of two named requests at once one is answered`() {
  let names = RequestsInFlight()
  let name = ContentHash(of: [1])
  #expect(names.begin(name))
  #expect(!names.begin(name))
  names.end(name)
  #expect(names.begin(name))
}

/// A day that a test may change.
private final class Today: Sendable {
  private let day: Mutex<CalendarDate>

  init(_ day: CalendarDate) { self.day = Mutex(day) }

  var value: CalendarDate {
    get { day.withLock { $0 } }
    set { day.withLock { $0 = newValue } }
  }
}
