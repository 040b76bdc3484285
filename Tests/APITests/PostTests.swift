import HTTP
import Model
import Storage
import Testing

@testable import API

private let prose = "افتتح الوزير جسرا جديدا فوق النهر.\n\nوقال إن الجسر يفتح غدا."

/// What the answer to a POST tells of the document.
private let documentMembers = [
  "id", "external_id", "title", "source", "url", "published", "retrieved", "lang", "split", "media_type", "charset", "bytes", "received_at",
]

@Test func `a JSON document is stored with all that its client says`() throws {
  let site = try Site(analyzed: false)
  let answer = try site.postJSON(
    #"""
    {"text": "افتتح الوزير جسرا جديدا فوق النهر.", "title": "جسر جديد", "source": "صحيفة النهر", "url": "https://example.org/1",
     "published": "2025-03-18", "retrieved": "2025-03-19T08:00:00Z", "lang": "ar", "external_id": "n-1", "split": false}
    """#)
  #expect(answer.status == 201)
  #expect(answer.headers["Location"] == "/v1/documents/1")
  #expect(answer.headers["Content-Type"] == "application/json")
  let json = try answer.json
  #expect(json.names == ["document", "articles", "duplicate"])
  #expect(json["duplicate"]?.flag == false)
  let document = try #require(json["document"])
  #expect(document.names == documentMembers)
  #expect(document["title"]?.text == "جسر جديد")
  #expect(document["source"]?.text == "صحيفة النهر")
  #expect(document["url"]?.text == "https://example.org/1")
  #expect(document["published"]?.text == "2025-03-18")
  #expect(document["retrieved"]?.text == "2025-03-19T08:00:00Z")
  #expect(document["lang"]?.text == "ar")
  #expect(document["external_id"]?.text == "n-1")
  #expect(document["split"]?.flag == false)
  #expect(document["received_at"]?.text == "2026-02-01T09:30:00Z")
  let line = try #require(json["articles"]?.elements.first)
  #expect(line.names == ["id", "kind", "title", "published"])
  #expect(line["title"]?.text == "جسر جديد")
  #expect(
    line["published"]
      == .object([.init("date", .string("2025-03-18")), .init("precision", .string("day")), .init("basis", .string("client"))]))
  let stored = try site.get("/v1/documents/1").json
  #expect(stored.names == documentMembers + ["articles"])
  for name in documentMembers { #expect(stored[name] == document[name], "\(name)") }
  #expect(stored["articles"] == json["articles"])
}

@Test(arguments: [
  "2025": "year", "2025-03": "month", "2025-03-18": "day", "2025-03-18T23:59:59+03:00": "day", "2025-03-18t09:30:00.25z": "day",
])
func `a date of publication is taken as precise as it is given`(_ published: String, _ precision: String) throws {
  let answer = try Site(analyzed: false).postJSON(#"{"text": "نص", "split": false, "published": "\#(published)"}"#)
  #expect(answer.status == 201)
  let date = try #require(try answer.json["articles"]?.elements.first?["published"])
  #expect(date["precision"]?.text == precision)
  #expect(date["date"]?.text == String(published.prefix(10)))
}

@Test func `text takes the same metadata from the query`() throws {
  let site = try Site(analyzed: false)
  let answer = try site.post(
    prose.utf8, "text/plain; charset=UTF-8",
    [
      "title": "جسر جديد", "source": "صحيفة & أخرى", "published": "2025-03", "external_id": "t-1", "split": "false",
      "url": "https://example.org/?a=b&c",
    ])
  #expect(answer.status == 201)
  let document = try #require(try answer.json["document"])
  #expect(document["source"]?.text == "صحيفة & أخرى")
  #expect(document["url"]?.text == "https://example.org/?a=b&c")
  #expect(document["published"]?.text == "2025-03")
  #expect(document["external_id"]?.text == "t-1")
  #expect(document["split"]?.flag == false)
  #expect(document["media_type"]?.text == "text/plain")
  #expect(document["charset"]?.text == "utf-8")
  #expect(try site.get("/v1/articles/1").json["body"]?.text == prose)
}

@Test func `HTML is read as HTML, in a body or in a member`() throws {
  let site = try Site(analyzed: false)
  let html =
    "<html><head><title>جسر جديد</title></head><body><h1>جسر جديد</h1><p>افتتح الوزير جسرا.</p><script>alert(1)</script></body></html>"
  #expect(try site.post(html.utf8, "text/html", ["source": "س"]).json.at("document", "media_type")?.text == "text/html")
  var json = JSONWriter()
  json.object { $0.member("html", html) }
  #expect(try site.post(json.bytes, "application/json").json.at("document", "media_type")?.text == "text/html")
  #expect(try site.get("/v1/stats").json["documents"]?.number == 2)
}

@Test func `the same bytes again are a duplicate with the same ids`() throws {
  let site = try Site()
  let first = try site.postJSON(Posting.meeting.json)
  let before = try site.get("/v1/stats").text
  let again = try site.postJSON(Posting.meeting.json)
  #expect(first.status == 201)
  #expect(again.status == 200)
  #expect(try again.json["duplicate"]?.flag == true)
  #expect(try again.json["document"] == first.json["document"])
  #expect(try again.json["articles"] == first.json["articles"])
  #expect(try site.get("/v1/stats").text == before)
}

@Test func `an external id that names another document is a conflict`() throws {
  let site = try Site(analyzed: false)
  #expect(try site.postJSON(#"{"text": "نص أول", "external_id": "x"}"#).status == 201)
  let answer = try site.postJSON(#"{"text": "نص ثان", "external_id": "x"}"#)
  #expect(answer.status == 409)
  try expectProblem(answer)
  #expect(try answer.faults == ["/external_id"])
  #expect(try site.get("/v1/stats").json["documents"]?.number == 1)
}

@Test func `null and empty members are members unsaid`() throws {
  let site = try Site(analyzed: false)
  let answer = try site.postJSON(
    #"{"text": "نص", "html": null, "title": null, "source": "", "url": null, "published": null, "retrieved": null, "lang": null, "external_id": null, "split": null}"#
  )
  #expect(answer.status == 201)
  let document = try #require(try answer.json["document"])
  for name in ["title", "source", "url", "published", "retrieved", "lang", "external_id"] { #expect(document[name] == .null, "\(name)") }
  #expect(document["split"]?.flag == true)
}

@Test(arguments: [
  (#"{"text": "نص"#, ""), ("", ""), ("[]", ""), ("\"نص\"", ""), ("null", ""), ("{}", ""), (#"{"title": "عنوان"}"#, ""),
  (#"{"text": null}"#, ""), (#"{"text": 1}"#, "/text"), (#"{"text": ["نص"]}"#, "/text"), (#"{"text": "نص", "html": "<p>نص"}"#, "/html"),
  (#"{"text": "نص", "txet": "نص"}"#, "/txet"), (#"{"text": "نص", "txet": null}"#, "/txet"), (#"{"text": "نص", "txet": 1}"#, "/txet"),
  (#"{"text": "نص", "a/b~c": "x"}"#, "/a~1b~0c"), (#"{"text": "نص", "": "x"}"#, "/"),
  (#"{"text": "نص", "split": "false"}"#, "/split"), (#"{"text": "نص", "split": 0}"#, "/split"), (#"{"text": "نص", "title": 7}"#, "/title"),
  (#"{"text": "نص", "published": "2025-02-30"}"#, "/published"), (#"{"text": "نص", "published": "18.03.2025"}"#, "/published"),
  (#"{"text": "نص", "published": "2025-13"}"#, "/published"), (#"{"text": "نص", "published": "2025-03-18T25:00:00Z"}"#, "/published"),
  (#"{"text": "نص", "published": "7d"}"#, "/published"), (#"{"text": "نص", "retrieved": "2025-03-18"}"#, "/retrieved"),
  (#"{"text": "نص", "retrieved": "2025-02-30T00:00:00Z"}"#, "/retrieved"),
  (#"{"text": "نص", "retrieved": "2025-03-18T00:00:00"}"#, "/retrieved"),
  (#"{"text": "نص", "source": "a\u0000b"}"#, "/source"), (#"{"text": "نص", "text": "نص"}"#, ""), (#"{"text": "\ud800"}"#, ""),
  (#"{"text": "نص",}"#, ""), (#"{'text': "نص"}"#, ""), (#"{"text": "نص"} x"#, ""), (#"{"text": 01}"#, ""),
  ("\u{FEFF}{\"text\": \"نص\"}", ""),
  (#"{"text": "سطر\#nآخر"}"#, ""),
])
func `a JSON document that breaks a rule is told where`(_ json: String, _ pointer: String) throws {
  let site = try Site(analyzed: false)
  let answer = try site.postJSON(json)
  #expect(answer.status == 400)
  try expectProblem(answer)
  #expect(try answer.faults == [pointer], "\(answer.text)")
  #expect(try site.get("/v1/stats").json["documents"]?.number == 0)
}

@Test func `text that is not JSON is told with line and column`() throws {
  let answer = try Site(analyzed: false).postJSON("{\n  \"text\": \"نص\",\n  \"title\": tru\n}")
  let message = try #require(try answer.json["errors"]?.elements.first?["message"]?.text)
  #expect(message.contains("line 3") && message.contains("column 12"), "\(message)")
  let deep = try Site(analyzed: false).postJSON(#"{"text": "# + String(repeating: "[", count: 70))
  #expect(try deep.json["detail"]?.text?.contains("64 levels") == true)
}

@Test(arguments: [
  ("published", "2025-02-30"), ("retrieved", "yesterday"), ("split", "maybe"), ("split", ""), ("titel", "x"),
  ("title", String(repeating: "x", count: 1_001)),
  ("url", String(repeating: "x", count: 4_097)), ("text", "x"), ("q", "x"),
])
func `a metadata parameter that breaks a rule is named`(_ name: String, _ value: String) throws {
  let site = try Site(analyzed: false)
  let answer = try site.ask(
    .post, "/v1/documents?" + QueryItem.encode([QueryItem(name, value)]), headers: ["Content-Type": "text/plain"], body: Array(prose.utf8))
  #expect(answer.status == 400)
  try expectProblem(answer)
  #expect(try answer.faults == [name])
  #expect(try site.get("/v1/stats").json["documents"]?.number == 0)
}

@Test(arguments: ["application/json", "application/x-ndjson"]) func `metadata of JSON stands in the JSON, not in the query`(_ type: String)
  throws
{
  let answer = try Site(analyzed: false).post(#"{"text": "نص"}"#.utf8, type, ["source": "س"])
  #expect(answer.status == 400)
  #expect(try answer.faults == ["source"])
}

@Test(arguments: [
  "application/pdf", "image/png", "text/css", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded", "", ";",
])
func `a media type that is not taken is a problem 415`(_ type: String) throws {
  let answer = try Site(analyzed: false).post(prose.utf8, type)
  #expect(answer.status == 415)
  try expectProblem(answer)
}

@Test func `a body without a media type is a problem 415 that lists what is taken`() throws {
  let answer = try Site(analyzed: false).ask(.post, "/v1/documents", body: Array(prose.utf8))
  #expect(answer.status == 415)
  for name in ["text/plain", "text/html", "application/json", "application/x-ndjson"] {
    #expect(try answer.json["detail"]?.text?.contains(name) == true)
  }
}

@Test(arguments: [
  "TEXT/PLAIN", "text/plain;charset=utf-8", "text/plain ; Charset=\"UTF-8\"", "Application/JSON", "application/json; charset=utf-8",
])
func `media types are read as RFC 9110 has them`(_ type: String) throws {
  let isJSON = type.lowercased().contains("json")
  #expect(try Site(analyzed: false).post((isJSON ? #"{"text": "نص"}"# : "نص").utf8, type).status == 201)
}

@Test(arguments: [(99, 201), (100, 201), (101, 413)]) func `a body has a limit`(_ count: Int, _ status: Int) throws {
  let site = try Site(bodyLimit: 100, analyzed: false)
  let answer = try site.post(Array(repeating: UInt8(ascii: "a"), count: count), "text/plain")
  #expect(answer.status == status)
  if status == 413 { try expectProblem(answer) }
}

@Test func `a preview shows what would be made and stores nothing`() throws {
  let site = try Site(analyzed: false)
  let page = "الرئيسية\nسياسة\n\nافتتاح جسر جديد فوق النهر\n\nبقلم: سعاد حسن\n\n\(prose)\n"
  for answer in [
    try site.post(page.utf8, "text/plain", ["split": "preview", "published": "2025-03-18"]),
    try site.postJSON(#"{"split": "preview", "published": "2025-03-18", "text": "\#(page.replacing("\n", with: "\\n"))"}"#),
  ] {
    #expect(answer.status == 200)
    let json = try answer.json
    #expect(json.names == ["document_id", "duplicate", "articles", "explain"])
    #expect(json["duplicate"]?.flag == false)
    let article = try #require(json["articles"]?.elements.first)
    #expect(article["title"]?.text == "افتتاح جسر جديد فوق النهر")
    #expect(article["body"]?.text == prose)
    #expect(article.at("published", "basis")?.text == "client")
    let lines = try #require(json.at("explain", "lines")?.elements)
    #expect(lines.contains { $0["role"]?.text == "byline" })
    #expect(lines.allSatisfy { !($0["reasons"]?.elements.isEmpty ?? true) })
  }
  #expect(try site.get("/v1/documents/1").status == 404)
  #expect(try site.get("/v1/articles").ids.isEmpty)
}

@Test func `a preview of a stored document says that it is stored`() throws {
  let site = try Site(analyzed: false)
  #expect(try site.post(prose.utf8, "text/plain").status == 201)
  let json = try site.post(prose.utf8, "text/plain", ["split": "preview"]).json
  #expect(json["duplicate"]?.flag == true)
  #expect(json["document_id"]?.number == 1)
}

@Test(arguments: ["maybe", "", "Preview"])
func `split is true, false or preview`(_ split: String) throws {
  let site = try Site(analyzed: false)
  #expect(try site.post(prose.utf8, "text/plain", ["split": split]).faults == ["split"])
  #expect(try site.postJSON(#"{"text": "نص", "split": "\#(split)"}"#).faults == ["/split"])
}

@Test func `no line of a bulk import is a preview`() throws {
  let lines = try Site(analyzed: false).post(#"{"text": "نص", "split": "preview"}"#.utf8, "application/x-ndjson").lines
  #expect(lines.first?["status"]?.number == 400)
}

@Test func `a stored document explains every line of itself`() throws {
  let site = try Site(analyzed: false)
  let page = "عنوان الخبر الأول في الصفحة\r\n\r\n\(prose)\r\n\r\n(رويترز)\r\n"
  #expect(try site.post(page.utf8, "text/plain").status == 201)
  let json = try site.get("/v1/documents/1?explain=true").json
  #expect(json.names == documentMembers + ["articles", "explain"])
  let lines = try #require(json.at("explain", "lines")?.elements)
  #expect(lines.map { $0["first"]?.number } == [1, 3, 5, 7])
  #expect(lines.map { $0["role"]?.text } == ["title", "paragraph", "paragraph", "agency"])
  #expect(lines.allSatisfy { $0["article_id"]?.number == 1 })
  #expect(try site.get("/v1/articles/1").json["agency"]?.text == "رويترز")
  #expect(try site.get("/v1/documents/1?explain=perhaps").status == 400)
}

@Test func `without extraction an article is stored and found, and nothing is read out of it until it is read anew`() throws {
  let site = try Site()
  let text = "التقى الرئيس الروسي فلاديمير بوتين نظيره الأميركي دونالد ترمب في موسكو. وقال بوتين: «نعمل معا من أجل السلام»."
  let answer = try site.postJSON(#"{"text": "\#(text)", "split": false, "published": "2026-01-10", "extract": false}"#)
  #expect(answer.status == 201)
  let id = try #require(try answer.json["articles"]?.elements.first?["id"]?.number)
  let plain = try site.get("/v1/articles/\(id)").json
  for name in ["entities", "events", "quotes", "dates"] { #expect(plain[name]?.elements.isEmpty == true, "\(name)") }
  #expect(try site.get("/v1/articles", ["q": "موسكو"]).json["items"]?.elements.count == 1)
  #expect(try site.get("/v1/articles", ["actor": "vladimir-putin"]).json["items"]?.elements.isEmpty == true)
  #expect(try site.postJSON(#"{"text": "\#(text)", "split": false, "published": "2026-01-10"}"#).status == 200, "the same document")
  _ = try site.ingester.reextract(document: 1, isDry: false, onlyIfChanged: false)
  let whole = try site.get("/v1/articles/\(id)").json
  #expect(whole["entities"]?.elements.isEmpty == false && whole["quotes"]?.elements.isEmpty == false)
}

@Test(arguments: ["\"no\"", "0", "[]", "{}"]) func `extract is true or false`(_ value: String) throws {
  let site = try Site(analyzed: false)
  let answer = try site.postJSON(#"{"text": "نص", "extract": \#(value)}"#)
  #expect(answer.status == 400)
  #expect(try answer.json["errors"]?.elements.first?["pointer"]?.text == "/extract")
  #expect(try site.postJSON(#"{"text": "نص", "extract": null}"#).status == 201)
}
