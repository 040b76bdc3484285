import Foundation
import HTTP
import Model
import Storage
import Synchronization
import Testing

@testable import API

/// A site with a clock that is set by hand and webhooks that may go to this machine.
private struct Desk {
  final class Clock: Sendable {
    private let state = Mutex(1_800_000_000)
    var seconds: Int { state.withLock { $0 } }
    func pass(_ seconds: Int) { state.withLock { $0 += seconds } }
  }

  let clock = Clock()
  let receiver: WebhookReceiver
  let site: Site

  init(allowing: [String] = ["127.0.0.1"], timeout: Duration = .seconds(60)) throws {
    receiver = try WebhookReceiver()
    let clock = clock
    site = try Site(
      analyzed: true, webhooks: OutgoingPost(policy: OutgoingPolicy(allowing: allowing), timeout: timeout), seconds: { clock.seconds })
  }

  func post(_ path: String, _ json: String) throws -> Answer {
    try site.ask(.post, path, headers: ["Content-Type": "application/json"], body: Array(json.utf8))
  }

  func patch(_ path: String, _ json: String) throws -> Answer {
    try site.ask(.patch, path, headers: ["Content-Type": "application/json"], body: Array(json.utf8))
  }

  /// Watches for articles of a query; the secret.
  func watch(_ query: String, url: String? = nil) throws -> String {
    let search = try post("/v1/searches", #"{"name": "بحث", "query": "\#(query)"}"#)
    try #require(search.status == 201, "\(search.text)")
    let watch = try post("/v1/watches", #"{"search": "بحث", "webhook": "\#(url ?? receiver.url)"}"#)
    try #require(watch.status == 201, "\(watch.text)")
    return try #require(try watch.json["secret"]?.text)
  }

  func store(_ title: String, text: String? = nil) throws {
    let answer = try site.postJSON(Posting(text: text ?? "نص \(title).", title: title, published: "2026-01-20").json)
    try #require(answer.status == 201, "\(answer.text)")
  }

  /// Looks and sends until nothing is left to do now.
  func work() throws {
    repeat {
      while try site.services.watching.plan() {}
    } while try site.services.watching.sendNext()
  }

  var deliveries: [JSONValue] { get throws { try site.get("/v1/deliveries?limit=200").items } }
}

@Test func `what comes in and matches is sent once, signed, in its order`() throws {
  let desk = try Desk()
  try desk.store("قديم عن القطن")
  let secret = try desk.watch("q=القطن")
  try desk.work()
  #expect(desk.receiver.messages.isEmpty, "what was there before is no news")
  try desk.store("القطن أولا")
  try desk.store("شيء آخر")
  try desk.store("القطن ثانيا")
  try desk.work()
  try desk.work()
  let message = try #require(desk.receiver.messages.first)
  #expect(desk.receiver.messages.count == 1)
  #expect(message.titles == ["القطن أولا", "القطن ثانيا"])
  let key = try #require(Webhook.secret(from: secret))
  let code = MessageCode.sha256(of: Array("\(message.id).\(message.timestamp).".utf8) + message.body, key: key)
  #expect(message.signature == "v1," + Data(code).base64EncodedString())
  #expect(message.timestamp == "\(desk.clock.seconds)")
  #expect(try desk.deliveries.map { $0["state"]?.text } == ["delivered"])
  #expect(try desk.site.get("/v1/watches/1").json["secret"] == nil, "a secret is shown once")
}

@Test func `the code of a message is that of RFC 4231`() {
  func hex(_ bytes: [UInt8]) -> String { bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() }
  #expect(
    hex(MessageCode.sha256(of: Array("what do ya want for nothing?".utf8), key: Array("Jefe".utf8)))
      == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
  #expect(
    hex(
      MessageCode.sha256(
        of: Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8), key: [UInt8](repeating: 0xAA, count: 131)))
      == "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54")
}

@Test func `a receiver that answers 500 for a day gets everything after it, in order and the first with the same bytes`() throws {
  let desk = try Desk()
  _ = try desk.watch("q=القطن")
  desk.receiver.answer(500)
  let start = desk.clock.seconds
  var number = 0
  while desk.clock.seconds < start + 86_400 {
    number += 1
    try desk.store("القطن \(number)")
    try desk.work()
    desk.clock.pass(1_800)
  }
  let failed = desk.receiver.messages
  #expect(failed.count < 20, "it is left alone for longer and longer")
  #expect(Set(failed.map(\.body)).count == 1 && Set(failed.map(\.id)).count == 1)
  #expect(try desk.deliveries.count == 1, "nothing heaps up")
  #expect(try desk.deliveries.first?["last_error"]?.text == "the receiver answered 500")
  desk.receiver.answer(204)
  desk.clock.pass(86_400)
  try desk.work()
  let taken = desk.receiver.messages.dropFirst(failed.count)
  #expect(taken.first?.body == failed.first?.body)
  #expect(taken.flatMap(\.titles) == (1...number).map { "القطن \($0)" })
  #expect(try desk.site.get("/v1/watches/1").json["pending"]?.number == 0)
}

@Test func `what nobody takes for days is dead, and a person can have it sent again`() throws {
  let desk = try Desk()
  _ = try desk.watch("q=القطن")
  desk.receiver.answer(503)
  try desk.store("القطن")
  for _ in 0..<200 {
    try desk.work()
    desk.clock.pass(3_600)
  }
  let dead = try desk.site.get("/v1/deliveries?state=dead").items
  #expect(dead.count == 1)
  #expect(dead.first?["next_at"] == .null)
  #expect(try desk.site.get("/v1/watches/1").json["dead"]?.number == 1)
  let attempts = desk.receiver.messages.count
  desk.receiver.answer(200)
  #expect(try desk.post("/v1/deliveries/1/retry", "").status == 200)
  try desk.work()
  #expect(desk.receiver.messages.count == attempts + 1)
  #expect(try desk.deliveries.first?["state"]?.text == "delivered")
  #expect(try desk.post("/v1/deliveries/1/retry", "").status == 409)
}

@Test func `a receiver that is gone for good is left alone`() throws {
  let desk = try Desk()
  _ = try desk.watch("q=القطن")
  desk.receiver.answer(410)
  try desk.store("القطن")
  try desk.work()
  try desk.store("القطن أيضا")
  try desk.work()
  #expect(desk.receiver.messages.count == 1)
  let watch = try desk.site.get("/v1/watches/1").json
  #expect(watch["active"] == .bool(false))
  #expect(watch["problem"]?.text?.contains("410") == true)
  desk.receiver.answer(200)
  #expect(try desk.patch("/v1/watches/1", #"{"active": true}"#).status == 200)
  try desk.work()
  #expect(desk.receiver.messages.last?.titles == ["القطن أيضا"])
}

@Test func `a webhook never reaches a private address`() throws {
  let desk = try Desk(allowing: [])
  _ = try desk.watch("q=القطن")
  try desk.store("القطن")
  try desk.work()
  #expect(desk.receiver.messages.isEmpty)
  #expect(try desk.deliveries.first?["last_error"]?.text?.contains("127.0.0.1 is a private address") == true)
}

@Test func `a saved search follows an entity that is merged, and one that is split off again`() throws {
  let desk = try Desk()
  try desk.store("أول", text: "التقى دونالد ترامب وفدا في المدينة.")
  let added = try desk.post("/v1/entities", #"{"name": "رجل الميناء", "type": "person", "slug": "harbour-man"}"#)
  #expect(added.status == 201)
  _ = try desk.watch("actor=harbour-man")
  try desk.store("ثان", text: "تحدث دونالد ترامب في المساء.")
  try desk.work()
  #expect(desk.receiver.messages.isEmpty)
  #expect(try desk.post("/v1/entities/harbour-man/merge", #"{"into": "donald-trump"}"#).status == 200)
  try desk.store("ثالث", text: "قال دونالد ترامب كلمة قصيرة.")
  try desk.work()
  #expect(desk.receiver.messages.last?.titles == ["ثالث"])
  let list = try #require(try desk.site.get("/v1/searches/1").json.at("links", "list")?.text)
  #expect(try desk.site.get(list).items.count == 3)
}

@Test func `a name that others came to bear stops a watch with a reason, not silently`() throws {
  let desk = try Desk()
  #expect(try desk.post("/v1/entities", #"{"name": "سعيد المرفأ", "type": "person", "slug": "said-a"}"#).status == 201)
  _ = try desk.watch("actor=سعيد المرفأ")
  #expect(try desk.post("/v1/entities", #"{"name": "سعيد المرفأ", "type": "person", "slug": "said-b"}"#).status == 201)
  try desk.work()
  #expect(try desk.site.get("/v1/watches/1").json["problem"]?.text?.contains("several") == true)
  #expect(try desk.patch("/v1/searches/1", #"{"query": "actor=said-a"}"#).status == 200)
  try desk.work()
  #expect(try desk.site.get("/v1/watches/1").json["problem"] == .null)
}

@Test func `more than fits into one delivery comes in several`() throws {
  let desk = try Desk()
  _ = try desk.watch("")
  let lines = (1...230).map { Posting(text: "نص رقم \($0).", title: "خبر \($0)").json }.joined(separator: "\n")
  #expect(try desk.site.post(lines.utf8, "application/x-ndjson").status == 200)
  try desk.work()
  #expect(desk.receiver.messages.map { $0.titles.count } == [100, 100, 30])
  #expect(desk.receiver.messages.flatMap(\.titles) == (1...230).map { "خبر \($0)" })
}

@Test(arguments: [
  ("/v1/searches", #"{"of": "articles"}"#, 400, "/name"), ("/v1/searches", #"{"name": "12"}"#, 400, "/name"),
  ("/v1/searches", #"{"name": "س", "of": "things"}"#, 400, "/of"), ("/v1/searches", #"{"name": "س", "query": "acotr=x"}"#, 400, "/query"),
  ("/v1/searches", #"{"name": "س", "query": "limit=5"}"#, 400, "/query"),
  ("/v1/searches", #"{"name": "س", "query": "q=%ZZ"}"#, 400, "/query"),
  ("/v1/searches", #"{"name": "س", "qeury": ""}"#, 400, "/qeury"), ("/v1/searches", #"{"name": "بحث"}"#, 409, "/name"),
  ("/v1/watches", #"{"webhook": "http://a.example/"}"#, 400, "/search"), ("/v1/watches", #"{"search": 1}"#, 400, "/webhook"),
  ("/v1/watches", #"{"search": 1, "webhook": "https://a.example/"}"#, 400, "/webhook"),
  ("/v1/watches", #"{"search": 1, "webhook": "ftp://a.example/"}"#, 400, "/webhook"),
  ("/v1/watches", #"{"search": 1, "webhook": "http://u:p@a.example/"}"#, 400, "/webhook"),
  ("/v1/watches", #"{"search": 1, "webhook": "http://a.example/\r\nX: y"}"#, 400, "/webhook"),
  ("/v1/watches", #"{"search": 9, "webhook": "http://a.example/"}"#, 400, "/search"),
  ("/v1/watches", #"{"search": 1, "webhook": "http://a.example/", "secret": "short"}"#, 400, "/secret"),
])
func `what is wrong with a search or a watch is told with its place`(_ path: String, _ json: String, _ status: Int, _ place: String) throws
{
  let desk = try Desk()
  _ = try desk.watch("q=القطن")
  let answer = try desk.post(path, json)
  #expect(answer.status == status)
  #expect(try answer.faults == [place])
}

@Test func `searches and watches come and go`() throws {
  let desk = try Desk()
  _ = try desk.watch("q=القطن&source=صحيفة الميناء")
  #expect(try desk.site.get("/v1/searches").items.count == 1)
  #expect(try desk.site.get("/v1/searches/%D8%A8%D8%AD%D8%AB").json["id"]?.number == 1)
  #expect(try desk.site.ask(.delete, "/v1/searches/1").status == 409)
  #expect(try desk.site.ask(.delete, "/v1/watches/1").status == 204)
  #expect(try desk.site.ask(.delete, "/v1/watches/1").status == 404)
  #expect(try desk.site.ask(.delete, "/v1/searches/1").status == 204)
  #expect(try desk.site.get("/v1/searches/1").status == 404)
  #expect(try desk.site.get("/v1/feed?search=1").status == 400)
}

@Test func `a saved search is renamed and asks for something else`() throws {
  let desk = try Desk()
  _ = try desk.watch("q=القطن")
  #expect(try desk.post("/v1/searches", #"{"name": "أقوال", "of": "quotes", "query": "about=غزة&speaker=ماكرون"}"#).status == 201)
  let answer = try desk.patch("/v1/searches/1", #"{"name": "الحبوب", "query": "q=القمح"}"#)
  #expect(answer.status == 200)
  #expect(try answer.json["name"]?.text == "الحبوب" && answer.json["query"]?.text == "q=القمح")
  #expect(try desk.patch("/v1/searches/1", #"{"name": "أقوال"}"#).status == 409)
  #expect(try desk.patch("/v1/searches/9", #"{"name": "غيرها"}"#).status == 404)
  try desk.store("القطن في الحقل")
  try desk.store("القمح في المخزن")
  try desk.work()
  #expect(desk.receiver.messages.flatMap(\.titles) == ["القمح في المخزن"])
}

/// A client that has not seen the answer asks again; there is one search, one watch and one secret all the same.
@Test func `what is named by an Idempotency-Key is made once, searches and watches, too`() throws {
  let desk = try Desk()
  let named: Headers = ["Content-Type": "application/json", "Idempotency-Key": "s-1"]
  let search = #"{"name": "بحث", "query": "q=القطن"}"#
  let first = try desk.site.ask(.post, "/v1/searches", headers: named, body: Array(search.utf8))
  let second = try desk.site.ask(.post, "/v1/searches", headers: named, body: Array(search.utf8))
  #expect(first.status == 201 && second.status == 201 && second.bytes == first.bytes)
  #expect(second.headers["Location"] == "/v1/searches/1" && second.headers["Idempotency-Replayed"] == "true")
  #expect(try desk.site.ask(.post, "/v1/searches", headers: named, body: Array(#"{"name": "آخر"}"#.utf8)).status == 422)
  let watching: Headers = ["Content-Type": "application/json", "Idempotency-Key": "w-1"]
  let watch = Array(#"{"search": "بحث", "webhook": "\#(desk.receiver.url)"}"#.utf8)
  let made = try desk.site.ask(.post, "/v1/watches", headers: watching, body: watch)
  let again = try desk.site.ask(.post, "/v1/watches", headers: watching, body: watch)
  #expect(made.status == 201 && again.bytes == made.bytes)
  #expect(try desk.site.get("/v1/watches").items.count == 1)
}

@Test func `what a webhook receives is what the description says`() throws {
  let webhooks = try #require(try Desk().site.get("/openapi.json").json["webhooks"])
  #expect(webhooks.names.sorted() == SavedSearch.Kind.allCases.map(\.rawValue).sorted())
  for kind in SavedSearch.Kind.allCases {
    let desk = try Desk()
    #expect(try desk.post("/v1/searches", #"{"name": "بحث", "of": "\#(kind.rawValue)"}"#).status == 201)
    #expect(try desk.post("/v1/watches", #"{"search": 1, "webhook": "\#(desk.receiver.url)"}"#).status == 201)
    try desk.store("لقاء", text: "التقى فلاديمير بوتين دونالد ترامب في موسكو. وقال بوتين: «إن المحادثات كانت مفيدة».")
    try desk.work()
    let message = try #require(desk.receiver.messages.first, "\(kind)")
    let faults = SchemaTable.schema(SchemaTable.delivered(kind))?.faults(try JSONReader.read(message.body))
    #expect(faults == [], "\(kind)")
    let fields = webhooks.at(kind.rawValue, "post", "parameters")?.elements ?? []
    for (name, value) in [("Webhook-Id", message.id), ("Webhook-Timestamp", message.timestamp), ("Webhook-Signature", message.signature)] {
      let pattern = try #require(fields.first { $0["name"]?.text == name }?.at("schema", "pattern")?.text)
      #expect(value.range(of: pattern, options: .regularExpression) != nil, "\(name): \(value)")
    }
  }
}

@Test func `a receiver that hangs costs its own delivery alone, and is tried again`() throws {
  let silent = try Silence()
  let desk = try Desk(timeout: .milliseconds(50))
  let healthy = try desk.post("/v1/searches", #"{"name": "سليم", "query": "q=القطن"}"#)
  #expect(healthy.status == 201)
  _ = try desk.watch("q=القطن", url: silent.url)
  try desk.store("القطن")
  try desk.work()
  let delivery = try #require(try desk.deliveries.first)
  #expect(delivery["state"]?.text == "pending" && delivery["attempts"]?.number == 1)
  #expect(delivery["last_error"]?.text == "no answer in time")
  for _ in 1...30 {
    desk.clock.pass(6 * 3_600)
    try desk.work()
  }
  #expect(try desk.deliveries.first?["state"]?.text == "dead")
}

@Test func `strangers see no watches, and keep none`() throws {
  let desk = try Desk()
  _ = try desk.watch("")
  let stranger = Client(address: "192.0.2.7", isLoopback: false)
  for (method, path) in [(HTTP.Method.get, "/v1/watches"), (.get, "/v1/deliveries"), (.post, "/v1/searches"), (.delete, "/v1/watches/1")] {
    #expect(try desk.site.ask(method, path, client: stranger).status == 403)
  }
}

@Test func `a saved search is a feed, with its name`() throws {
  let desk = try Desk()
  _ = try desk.watch("q=القطن")
  try desk.store("القطن في الحقل")
  try desk.store("غيره")
  let feed = try desk.site.get("/v1/feed?search=1&format=json").json
  #expect(feed["title"]?.text == "سجلّ: بحث")
  #expect(feed["items"]?.elements.compactMap { $0["title"]?.text } == ["القطن في الحقل"])
}

@Test func `attempts come at growing distances, and end after four days`() {
  var now = 1_000_000
  let start = now
  var attempts = 0
  var distances: [Int] = []
  while true {
    attempts += 1
    guard let next = RetrySchedule.next(afterAttempts: attempts, firstAt: start, now: now) else { break }
    distances.append(next - now)
    now = next
  }
  #expect(distances == distances.sorted() && distances.first == 5)
  #expect((2 * 86_400...4 * 86_400).contains(now - start))
  #expect((15...40).contains(attempts))
}
