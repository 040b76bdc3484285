import HTTP
import Model
import Testing

@testable import API

private let type = "application/x-ndjson"

@Test func `every line has its verdict, and a bad one costs itself alone`() throws {
  let site = try Site(analyzed: false)
  let body = """
    {"text": "الخبر الأول", "external_id": "a"}

    {"text": "الخبر الثاني",
    {"text": "الخبر الثالث", "txet": "x"}
    \t\r
    {"text": "الخبر الأول", "external_id": "a"}
    {"text": "غير ذلك", "external_id": "a"}
    {"text": ""}
    [1, 2]
    {"text": "الخبر الأخير"}\r
    {"html": "<p>فقرة من صفحة</p>", "source": "س"}
    """
  let answer = try site.post(body.utf8, type)
  #expect(answer.status == 200)
  #expect(answer.headers["Content-Type"] == type)
  let lines = try answer.lines
  #expect(lines.map { $0["line"]?.number } == [1, 3, 4, 6, 7, 8, 9, 10, 11])
  #expect(lines.map { $0["status"]?.number } == [201, 400, 400, 200, 409, 400, 400, 201, 201])
  for line in lines {
    if line["status"]?.number == 201 || line["status"]?.number == 200 {
      #expect(line.names == ["line", "status", "document_id", "article_ids"])
      #expect(line["article_ids"]?.elements.isEmpty == false)
    } else {
      #expect(line.names == ["line", "status", "problem"])
      #expect(line["problem"]?.names == ["type", "title", "status", "detail", "errors"])
      #expect(line.at("problem", "status") == line["status"])
    }
  }
  #expect(lines[2].at("problem", "errors")?.elements.first?["pointer"]?.text == "/txet")
  #expect(lines[3]["document_id"] == lines[0]["document_id"])
  #expect(lines[3]["article_ids"] == lines[0]["article_ids"])
  #expect(try site.get("/v1/stats").json["documents"]?.number == 3)
}

@Test(arguments: ["", "\n", "\r\n\r\n", "  \n"]) func `no lines are answered by no lines`(_ body: String) throws {
  let answer = try Site(analyzed: false).post(body.utf8, type)
  #expect(answer.status == 200)
  #expect(answer.bytes.isEmpty)
}

@Test(arguments: ["application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-ndjson; charset=utf-8"])
func `lines are known by their media type`(_ type: String) throws {
  let answer = try Site(analyzed: false).post("{\"text\": \"نص\"}\n".utf8, type)
  #expect(try answer.lines.map { $0["status"]?.number } == [201])
}

@Test func `a line beyond the limit is refused, and the others are stored`() throws {
  let site = try Site(lineLimit: 200, analyzed: false)
  let long = Posting(text: String(repeating: "كلمة ", count: 60)).json
  let lines = try site.post("{\"text\": \"أول\"}\n\(long)\n{\"text\": \"ثالث\"}\n\(long)".utf8, type).lines
  #expect(lines.map { $0["line"]?.number } == [1, 2, 3, 4])
  #expect(lines.map { $0["status"]?.number } == [201, 413, 201, 413])
}

@Test func `many more lines than a batch holds keep their order`() throws {
  let site = try Site(analyzed: false)
  let body = (1...300).map { $0.isMultiple(of: 7) ? "broken" : #"{"text": "خبر رقم \#($0)", "external_id": "\#($0)"}"# }.joined(
    separator: "\n")
  let lines = try site.post(body.utf8, type).lines
  #expect(lines.map { $0["line"]?.number } == Array(1...300))
  #expect(lines.map { $0["status"]?.number } == (1...300).map { $0.isMultiple(of: 7) ? 400 : 201 })
  let ids = lines.compactMap { $0["document_id"]?.number }
  #expect(ids == ids.sorted())
  let again = try site.post(body.utf8, type).lines
  #expect(again.map { $0["status"]?.number } == (1...300).map { $0.isMultiple(of: 7) ? 400 : 200 })
  #expect(again.compactMap { $0["document_id"]?.number } == ids)
}

@Test func `lines and single documents are the same documents`() throws {
  let site = try Site()
  let single = try site.postJSON(Posting.call.json)
  let line = try #require(try site.post((Posting.call.json + "\n" + Posting.meeting.json).utf8, type).lines.first)
  #expect(line["status"]?.number == 200)
  #expect(try line["document_id"] == single.json.at("document", "id"))
}
