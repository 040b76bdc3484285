import HTTP
import Model
import Testing

@testable import API

private let first = "استقبل الرئيس الفرنسي إيمانويل ماكرون الرئيس المصري عبد الفتاح السيسي في باريس يوم الثلاثاء."
private let second = "زار فلاديمير بوتين بكين، والتقى الرئيس الصيني شي جين بينغ."

extension Site {
  fileprivate func put(_ text: String, _ target: String = "/v1/documents/external/m-1?split=false&title=خبر", _ headers: Headers = [:])
    throws
    -> Answer
  {
    var headers = headers
    if headers["Content-Type"] == nil { headers.set("Content-Type", "text/plain") }
    return try ask(.put, target.addingEscapes, headers: headers, body: Array(text.utf8))
  }
}

extension String {
  fileprivate var addingEscapes: String {
    utf8.map { $0 < 0x80 ? String(UnicodeScalar($0)) : "%" + String($0, radix: 16, uppercase: true) }.joined()
  }
}

@Test func `a document is put, replaced and read by the client's own name for it`() throws {
  let site = try Site()
  let made = try site.put(first)
  #expect(made.status == 201 && made.headers["Location"] == "/v1/documents/1")
  #expect(try made.json["replaced"]?.flag == false)
  #expect(try made.json.at("document", "external_id")?.text == "m-1")
  let article = try #require(try made.json["articles"]?.elements.first?["id"]?.number)
  #expect(try site.get("/v1/articles?actor=emmanuel-macron").ids == [article])

  let same = try site.put(first)
  #expect(same.status == 200)
  #expect(try same.json["duplicate"]?.flag == true && same.json["replaced"]?.flag == false)

  let replaced = try site.put(second)
  #expect(replaced.status == 200)
  #expect(try replaced.json["replaced"]?.flag == true && replaced.json.at("document", "id")?.number == 1)
  #expect(try replaced.json["articles"]?.elements.first?["id"]?.number == article, "an article in its place keeps its id")
  #expect(try site.get("/v1/articles?actor=emmanuel-macron").ids.isEmpty)
  #expect(try site.get("/v1/articles?actor=xi-jinping").ids == [article])
  #expect(try site.get("/v1/articles", ["q": "السيسي"]).ids.isEmpty)
  #expect(try site.get("/v1/documents/1/raw").text == second)
  #expect(try site.get("/v1/documents/external/m-1").json == site.get("/v1/documents/1").json)
  #expect(try site.get("/v1/stats").json["documents"]?.number == 1)
}

@Test func `the same bytes with other metadata replace, too`() throws {
  let site = try Site(analyzed: false)
  #expect(try site.put(first).status == 201)
  let renamed = try site.put(first, "/v1/documents/external/m-1?split=false&title=عنوان")
  #expect(try renamed.json["replaced"]?.flag == true)
  #expect(try site.get("/v1/documents/1").json["title"]?.text == "عنوان")
}

@Test func `what cannot be read leaves the old document as it was`() throws {
  let site = try Site(analyzed: false)
  #expect(try site.put(first).status == 201)
  #expect(try site.ask(.put, "/v1/documents/external/m-1", headers: ["Content-Type": "text/plain"], body: [0, 1, 2, 0xFF]).status == 400)
  #expect(try site.get("/v1/documents/1/raw").text == first)
}

@Test func `a document is replaced or removed only as the client knows it`() throws {
  let site = try Site(analyzed: false)
  #expect(try site.put(first, "/v1/documents/external/m-1", ["If-Match": "*"]).status == 412, "nothing is there yet")
  #expect(try site.put(first, "/v1/documents/external/m-1", ["If-None-Match": "*"]).status == 201)
  #expect(try site.put(second, "/v1/documents/external/m-1", ["If-None-Match": "*"]).status == 412)
  let tag = try #require(try site.get("/v1/documents/1").headers["ETag"])
  for wrong in ["\"0\"", "W/" + tag] {
    let answer = try site.put(second, "/v1/documents/external/m-1", ["If-Match": wrong])
    #expect(answer.status == 412, "\(wrong)")
    try expectProblem(answer)
  }
  #expect(try site.put(second, "/v1/documents/external/m-1", ["If-Match": "\"0\", \(tag)"]).status == 200)
  #expect(try site.ask(.delete, "/v1/documents/1", headers: ["If-Match": tag]).status == 412)
  let current = try #require(try site.get("/v1/documents/1").headers["ETag"])
  #expect(try site.ask(.delete, "/v1/documents/1", headers: ["If-Match": current]).status == 204)
}

@Test func `an entity is edited only as the client knows it`() throws {
  let site = try Site()
  _ = try site.put(first)
  let tag = try #require(try site.get("/v1/entities/emmanuel-macron").headers["ETag"])
  let json: Headers = ["Content-Type": "application/json", "If-Match": tag]
  let body = Array(#"{"aliases": ["سيد الإليزيه"]}"#.utf8)
  #expect(try site.ask(.patch, "/v1/entities/emmanuel-macron", headers: json, body: body).status == 200)
  #expect(try site.ask(.patch, "/v1/entities/emmanuel-macron", headers: json, body: body).status == 412)
}

@Test(arguments: [
  ("application/json", #"{"text": "نص", "external_id": "other"}"#, 400), ("application/json", #"{"text": "نص", "split": "preview"}"#, 400),
  ("application/json", #"{"title": "بلا نص"}"#, 400), ("image/png", "x", 415), ("application/x-ndjson", "{}", 415),
])
func `a document that cannot be put is refused`(_ type: String, _ body: String, _ status: Int) throws {
  let answer = try Site(analyzed: false).put(body, "/v1/documents/external/m-1", ["Content-Type": type])
  #expect(answer.status == status)
  try expectProblem(answer)
}

@Test func `a name that no document has is a problem 404`() throws {
  let answer = try Site(analyzed: false).get("/v1/documents/external/nobody")
  #expect(answer.status == 404)
  try expectProblem(answer)
}
