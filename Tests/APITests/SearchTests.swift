import HTTP
import Model
import Testing

@testable import API

private let site = Site.sample

@Test func `a hit is marked in a snippet of escaped HTML`() throws {
  let site = try Site(analyzed: false)
  let text = "بدأ الحديث عن a < b & c ثم جاء ذكر القطط الصغيرة في نهاية السطر."
  #expect(try site.postJSON(Posting(text: text, title: "عن الرموز").json).status == 201)
  let snippet = try #require(try site.get("/v1/articles", ["q": "القطط"]).items.first?["snippet"]?.text)
  #expect(snippet.contains("<mark>القطط</mark>"))
  #expect(snippet.contains("a &lt; b &amp; c"))
  #expect(snippet.replacing("<mark>", with: "").replacing("</mark>", with: "").contains("<") == false)
}

@Test func `relevance puts the article that is about it first, and pages lose nothing`() throws {
  let site = try Site(analyzed: false)
  for number in 1...12 {
    let text = "في السطر رقم \(number) ذكر عابر لكلمة الزيتون بين كلمات كثيرة عن أشياء أخرى لا شأن لها بها، وهي كلمات طويلة."
    #expect(try site.postJSON(Posting(text: text, title: "خبر \(number)", published: "2025-06-15").json).status == 201)
  }
  let about = Posting(text: "الزيتون ثم الزيتون: موسم الزيتون بدأ.", title: "موسم الزيتون", published: "2020-01-01")
  let id = try #require(try site.postJSON(about.json).json["articles"]?.elements.first?["id"]?.number)
  let all = try site.get("/v1/articles", ["q": "الزيتون", "sort": "relevance", "limit": "200", "count": "true"])
  #expect(try all.ids.first == id)
  #expect(try all.ids.count == 13)
  #expect(try all.json["total"]?.number == 13)
  let paged = try site.pages(
    "/v1/articles?" + QueryItem.encode([QueryItem("q", "الزيتون"), QueryItem("sort", "relevance"), QueryItem("limit", "5")]))
  #expect(paged.flatMap(\.self) == (try all.ids))
}

@Test func `the next page carries the whole query and nothing twice`() throws {
  let parameters: [QueryItem] = [
    QueryItem("actor", "ترامب"), QueryItem("actor", "دونالد ترمب"), QueryItem("source", "نشرة اليوم"), QueryItem("from", "2025-06"),
    QueryItem("limit", "4"), QueryItem("sort", "date"),
  ]
  let site = try site.get()
  let first = try site.get("/v1/articles?" + QueryItem.encode(parameters))
  let next = try #require(try first.json["next"]?.text)
  #expect(next.utf8.allSatisfy { $0 < 0x80 })
  let request = try Request(.get, next)
  #expect(request.query.filter { $0.name != "cursor" } == parameters)
  #expect(request.query.count { $0.name == "cursor" } == 1)
  let second = try #require(try site.get(next).json["next"]?.text)
  #expect(try Request(.get, second).query.count { $0.name == "cursor" } == 1)
}

@Test(arguments: ["date", "-date"]) func `a cursor stays right while articles come and go`(_ order: String) throws {
  let site = try Site(analyzed: false)
  func add(_ number: Int, _ day: String) throws -> Int {
    let json = try site.postJSON(Posting(text: "خبر رقم \(number)", published: day).json).json
    return json["articles"]?.elements.first?["id"]?.number ?? 0
  }
  var ids: [Int] = []
  for number in 1...9 { ids.append(try add(number, "2025-06-0\(number)")) }
  let expected = order == "date" ? ids : ids.reversed()
  var seen = try site.get("/v1/articles?limit=4&sort=" + order)
  var walked = try seen.ids
  // In front of what is still to come, behind it, and in the place of the cursor itself: only what comes later may change.
  _ = try add(101, order == "date" ? "2025-05-01" : "2025-07-01")
  #expect(try site.ask(.delete, "/v1/documents/\(walked[3])").status == 204)
  #expect(try site.ask(.delete, "/v1/documents/\(walked[0])").status == 204)
  let late = try add(102, order == "date" ? "2025-07-02" : "2025-05-02")
  while let next = try seen.json["next"]?.text {
    seen = try site.get(next)
    walked += try seen.ids
  }
  #expect(walked == expected + [late])
}

@Test func `a long or odd query is answered`() throws {
  let site = try site.get()
  var random = SplitMix64(5)
  let pieces = [
    "القطط", "\"", "-", "*", "(", ")", "AND", "NOT", "NEAR(", "^", ":", "'", ";", "--", "«", "»", " ", "\u{200F}", "title:", "{", "}", "+",
    "\\",
  ]
  for _ in 0..<200 {
    let query = (0..<Int.random(in: 1...12, using: &random)).map { _ in pieces[Int.random(in: pieces.indices, using: &random)] }.joined()
    for mode in ["all", "any", "exact"] {
      for path in ["/v1/articles", "/v1/events", "/v1/quotes"] {
        let answer = try site.get(path, ["q": query, "match": mode, "count": "true"])
        #expect(answer.status == 200, "\(query)")
      }
    }
    #expect(try site.get("/v1/articles", ["q": query, "sort": "relevance"]).status == 200, "\(query)")
    #expect(try site.get("/v1/entities", ["q": query]).status == 200, "\(query)")
    let odd = try site.get("/v1/articles", ["actor": query])
    #expect(odd.status == 200 || (odd.status == 400 && odd.text.contains("actor")), "\(query)")
  }
}

@Test func `a query without an answer is answered by a better one`() throws {
  let site = try site.get()
  let answer = try site.get("/v1/articles", ["q": "القطتط"])
  #expect(try answer.items.isEmpty)
  #expect(try answer.json["did_you_mean"]?.text == "القطط")
  #expect(try site.get("/v1/articles", ["q": "القطط"]).json["did_you_mean"] == nil)
}

@Test func `words are found by plural, verb and spelling`() throws {
  let site = try site.get()
  for (query, other) in [("قافلة", "قوافل"), ("الباحث", "الباحثون"), ("نيويورك", "نويورك"), ("ترامب", "ترمب")] {
    let found = try site.get("/v1/articles", ["q": query, "limit": "200"]).ids
    let others = try site.get("/v1/articles", ["q": other, "limit": "200"]).ids
    #expect(!found.isEmpty && found == others, "\(query)")
  }
}
