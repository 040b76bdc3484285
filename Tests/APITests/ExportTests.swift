import HTTP
import Model
import Testing

@testable import API

private let site = Site.sample

/// Every page of a list, item by item.
private func listed(_ path: String, _ query: String) throws -> [JSONValue] {
  var items: [JSONValue] = []
  var next: String? = path + "?limit=7" + (query.isEmpty ? "" : "&" + query)
  while let page = next {
    let answer = try site.get().get(page)
    items += try answer.items
    next = try answer.json["next"]?.text
  }
  return items
}

@Test(arguments: [
  ("events", ""), ("events", "actor=ترامب"), ("events", "type=CONSULT,14&sort=date"), ("events", "actor=putin,macron&from=2024&to=2025-05"),
  ("events", "q=الكهرباء"), ("events", "collapse=true"), ("events", "role=source&actor=donald-trump"), ("quotes", ""),
  ("quotes", "speaker=بوتين"), ("quotes", "sort=date"), ("quotes", "about=بوتين"), ("entities", ""), ("entities", "type=person,place"),
  ("entities", "q=بوت"),
  ("events", "actor=nobody-at-all"),
])
func `an export has the items of all pages of the list, in its order`(_ kind: String, _ query: String) throws {
  let encoded = try QueryItem.encode(#require(QueryItem.read(query)))
  let export = try site.get().get("/v1/export/\(kind)?" + encoded)
  #expect(export.status == 200)
  #expect(export.headers["Content-Type"] == "application/x-ndjson")
  #expect(try export.lines == listed("/v1/\(kind)", encoded))
}

@Test(arguments: [
  "", "actor=ترامب", "sort=date", "source=نشرة اليوم", "from=2025-05&to=2025-06", "q=قصير -الطقس", "collapse=true", "kind=teaser",
])
func `exported articles are those of the list, with their texts`(_ query: String) throws {
  let encoded = try QueryItem.encode(#require(QueryItem.read(query)))
  let lines = try site.get().get("/v1/export/articles?" + encoded).lines
  #expect(try lines.compactMap { $0["id"]?.number } == listed("/v1/articles", encoded).compactMap { $0["id"]?.number })
  #expect(!lines.isEmpty)
  for line in lines.prefix(5) {
    let whole = try site.get().get("/v1/articles/\(line["id"]?.number ?? 0)").json
    for name in ["title", "body", "source", "published", "captions", "keywords"] { #expect(line[name] == whole[name], "\(name)") }
  }
}

@Test(arguments: ["articles", "events", "quotes", "entities"])
func `comma-separated values have one line of names and a field for each`(_ kind: String) throws {
  let plain = try site.get().get("/v1/export/\(kind)?format=csv")
  #expect(plain.headers["Content-Type"]?.hasPrefix("text/csv") == true)
  #expect(plain.headers["Content-Disposition"] == "attachment; filename=\"sijill-\(kind).csv\"")
  let rows = parsed(plain.text)
  let lines = try site.get().get("/v1/export/\(kind)").lines
  #expect(rows.count == lines.count + 1)
  #expect(rows.allSatisfy { $0.count == rows[0].count })
  #expect(rows.dropFirst().map { $0[0] } == lines.map { "\($0["id"]?.number ?? 0)" })
  let marked = try site.get().get("/v1/export/\(kind)?format=csv&bom=true")
  #expect(marked.bytes == [0xEF, 0xBB, 0xBF] + plain.bytes)
}

/// Reads RFC 4180 as a spreadsheet does.
private func parsed(_ text: String) -> [[String]] {
  var rows: [[String]] = []
  var row: [String] = []
  var field = String.UnicodeScalarView()
  var isQuoted = false
  var scalars = Array(text.unicodeScalars)[...]
  while let scalar = scalars.popFirst() {
    if isQuoted {
      if scalar != "\"" {
        field.append(scalar)
      } else if scalars.first == "\"" {
        field.append(scalar)
        scalars.removeFirst()
      } else {
        isQuoted = false
      }
    } else if scalar == "\"" {
      isQuoted = true
    } else if scalar == "," || scalar == "\n" {
      row.append(String(field))
      field = .init()
      if scalar == "\n" {
        rows.append(row)
        row = []
      }
    } else if scalar != "\r" {
      field.append(scalar)
    }
  }
  return rows
}

@Test(arguments: [
  ("=cmd|'/C calc'!A0", "'=cmd|'/C calc'!A0"), ("+966", "'+966"), ("-1+2", "'-1+2"), ("@SUM(A1)", "'@SUM(A1)"), ("\tx", "'\tx"),
  ("  =1", "'  =1"), ("\u{200F}=1", "'\u{200F}=1"), ("＝1", "'＝1"), ("سلام", "سلام"), ("a,b", "a,b"), ("a\"b", "a\"b"), ("a\r\nb", "a\r\nb"),
  ("", ""), ("1=1", "1=1"), ("\r=1", "'\r=1"),
])
func `what a spreadsheet would run is text, and all else comes back as it was`(_ value: String, _ expected: String) {
  var csv = CSVWriter()
  csv.text(value)
  csv.text("end")
  csv.endLine()
  let bare = expected.unicodeScalars.contains { "\r\n,\"".unicodeScalars.contains($0) } || expected.hasPrefix("'")
  let quoted = bare ? "\"" + expected.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\"" : expected
  #expect(String(decoding: csv.bytes, as: UTF8.self) == quoted + ",end\r\n")
}

@Test func `numbers below zero stay numbers`() throws {
  var csv = CSVWriter()
  csv.number(-2.5)
  csv.number(-3)
  csv.number(Int?.none)
  csv.flag(false)
  csv.endLine()
  #expect(String(decoding: csv.bytes, as: UTF8.self) == "-2.5,-3,,false\r\n")
}

@Test func `a formula in an article does no harm in an export`() throws {
  let site = try Site(analyzed: false)
  let posting = Posting(text: "نص قصير.", title: "=HYPERLINK(\"http://example.org\",\"اضغط\")", source: "@source")
  #expect(try site.postJSON(posting.json).status == 201)
  let rows = try parsed(site.get("/v1/export/articles?format=csv").text)
  let title = try #require(rows[0].firstIndex(of: "title"))
  let source = try #require(rows[0].firstIndex(of: "source"))
  #expect(rows[1][title] == "'=HYPERLINK(\"http://example.org\",\"اضغط\")")
  #expect(rows[1][source] == "'@source")
}

@Test func `events with a known place are features on a map`() throws {
  let site = try site.get()
  let answer = try site.get("/v1/export/events?format=geojson")
  #expect(answer.headers["Content-Type"] == "application/geo+json")
  let json = try answer.json
  #expect(json["type"]?.text == "FeatureCollection")
  let features = json["features"]?.elements ?? []
  let places = try site.get("/v1/export/events").lines.filter { $0.at("place", "entity", "slug")?.text != nil }
  #expect(!features.isEmpty)
  #expect(features.count <= places.count)
  for feature in features {
    #expect(feature["type"]?.text == "Feature")
    #expect(feature.at("geometry", "type")?.text == "Point")
    #expect(feature.at("geometry", "coordinates")?.elements.count == 2)
    #expect(feature.at("properties", "id") == feature["id"])
  }
  let paris = try #require(features.first { $0.at("properties", "place", "entity", "slug")?.text == "paris" })
  guard case .double(let longitude)? = paris.at("geometry", "coordinates")?.elements.first else { throw Site.Refused(reason: "no number") }
  #expect((2.0...2.7).contains(longitude))
  #expect(try site.get("/v1/export/events?format=geojson&actor=nobody-at-all").json["features"]?.elements.isEmpty == true)
}

@Test func `events are records of PLOVER, with the sentence that tells them`() throws {
  let site = try site.get()
  let events = try site.get("/v1/export/events").lines
  let records = try site.get("/v1/export/events?format=plover").lines
  #expect(records.count == events.count)
  for (record, event) in zip(records, events) {
    #expect(record["id"]?.text == event["id"]?.number.map { "\($0)" })
    #expect(record["event"] == event["type"])
    #expect(record["source"]?.elements.map { $0["actorText"] } == event["actors"]?.elements.map { $0["text"] })
    let body = try Array(#require(site.get("/v1/articles/\(event["article_id"]?.number ?? 0)").json["body"]?.text).unicodeScalars)
    let start = event.at("sentence", "start")?.number ?? 0
    let end = event.at("sentence", "end")?.number ?? 0
    #expect(record["text"]?.text?.unicodeScalars.elementsEqual(body[start..<end]) == true)
  }
}

@Test func `entities and events come as FollowTheMoney, and refer to each other`() throws {
  let site = try site.get()
  let entities = try site.get("/v1/export/entities?format=ftm").lines
  let schemas = Set(entities.compactMap { $0["schema"]?.text })
  #expect(schemas.isSubset(of: ["Person", "Organization", "Address", "LegalEntity"]) && schemas.contains("Person"))
  #expect(entities.allSatisfy { $0.at("properties", "name")?.elements.first?.text?.isEmpty == false })
  let ids = Set(entities.compactMap { $0["id"]?.text })
  #expect(ids.count == entities.count)
  let events = try site.get("/v1/export/events?format=ftm").lines
  let involved = events.flatMap { $0.at("properties", "involved")?.elements ?? [] }.compactMap(\.text)
  #expect(!involved.isEmpty)
  #expect(Set(involved).isSubset(of: ids))
}

@Test(arguments: [
  ("articles?format=geojson", "format"), ("quotes?format=plover", "format"), ("events?format=xml", "format"), ("events?bom=true", "bom"),
  ("events?limit=5", "limit"), ("articles?cursor=1-0", "cursor"), ("articles?sort=relevance&q=مصر", "sort"), ("entities?actor=1", "actor"),
  ("events?type=NOTHING", "type"), ("articles?from=2025&to=2024", "from"), ("quotes?format=csv&bom=perhaps", "bom"),
])
func `a wrong parameter of an export is told before anything is sent`(_ target: String, _ parameter: String) throws {
  let answer = try site.get().get("/v1/export/" + target.replacing("مصر", with: "%D9%85%D8%B5%D8%B1"))
  #expect(answer.status == 400)
  #expect(try answer.faults == [parameter])
}

@Test func `an export is of one moment, whatever is stored meanwhile`() throws {
  let site = try Site(analyzed: false)
  for number in 1...3 { #expect(try site.postJSON(Posting(text: "نص \(number)").json).status == 201) }
  let request = try Request(.get, "/v1/export/articles")
  let response = site.router.respond(to: request) { error, _ in RouteTable.answer(to: error) { _ in } }
  guard case .stream(let produce) = response.body else { throw Site.Refused(reason: "no stream") }
  var bytes: [UInt8] = []
  try produce(
    BodyWriter { (piece) throws in
      if bytes.isEmpty { #expect(try site.ask(.delete, "/v1/documents/1").status == 204) }
      bytes += piece
    })
  #expect(bytes.split(separator: 0x0A).count == 3)
  #expect(try site.get("/v1/export/articles").lines.count == 2)
}
