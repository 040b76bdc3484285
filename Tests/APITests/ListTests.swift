import HTTP
import Model
import Testing

@testable import API

private let site = Site.sample
private let facts = Facts.sample

private let articleRows: [Row] = [
  Row("") { _ in true },
  Row("actor=ترامب") { $0.speaks(of: "donald-trump") },
  Row("actor=ترمب") { $0.speaks(of: "donald-trump") },
  Row("actor=دونالد%20ترامب") { $0.speaks(of: "donald-trump") },
  Row("actor=Donald+Trump") { $0.speaks(of: "donald-trump") },
  Row("actor=DONALD%20trump") { $0.speaks(of: "donald-trump") },
  Row("actor=donald-trump") { $0.speaks(of: "donald-trump") },
  Row("actor=ترامب,بوتين") { $0.speaks(of: "donald-trump") || $0.speaks(of: "vladimir-putin") },
  Row("actor=ترامب,donald-trump,nobody") { $0.speaks(of: "donald-trump") },
  Row("actor=ترامب&actor=بوتين") { $0.speaks(of: "donald-trump") && $0.speaks(of: "vladimir-putin") },
  Row("actor=بوتين,ماكرون&actor=ترامب") {
    $0.speaks(of: "donald-trump") && ($0.speaks(of: "vladimir-putin") || $0.speaks(of: "emmanuel-macron"))
  },
  Row("actor=nobody", findsSome: false) { _ in false },
  Row("actor=99999", findsSome: false) { _ in false },
  Row("actor=ترامب&actor=nobody", findsSome: false) { _ in false },
  Row("from=2025&to=2025") { $0.overlaps("2025", "2025") },
  Row("from=2025-03&to=2025-03") { $0.overlaps("2025-03", "2025-03") },
  Row("from=2025-05-02&to=2025-05-02") { $0.overlaps("2025-05-02", "2025-05-02") },
  Row("from=2024-06-10&to=2024-06-11") { $0.overlaps("2024-06-10", "2024-06-11") },
  Row("from=2025-07-31") { $0.overlaps("2025-07-31", "9999") },
  Row("to=2025-03-18") { $0.overlaps("0001", "2025-03-18") },
  Row("to=2023", findsSome: false) { $0.overlaps("0001", "2023") },
  Row("from=0d", findsSome: false) { $0.overlaps("2026-02-01", "9999") },
  Row("from=1y") { $0.overlaps("2025-02-01", "9999") },
  Row("from=8m&to=6m") { $0.overlaps("2025-06-01", "2025-08-01") },
  Row("from=10000y") { $0.overlaps("0001", "9999") },
  Row("from=0001&to=9999") { $0.overlaps("0001", "9999") },
  Row("from=365d&to=20w") { $0.overlaps("2025-02-01", "2025-09-14") },
  Row("source=صحيفة%20الميناء") { $0.source == "صحيفة الميناء" },
  Row("source=صحيفة+الميناء,مدونة") { ["صحيفة الميناء", "مدونة"].contains($0.source) },
  Row("source=صحيفة", findsSome: false) { _ in false },
  Row("kind=teaser") { $0.kind == "teaser" },
  Row("kind=article") { $0.kind == "article" },
  Row("kind=article,teaser") { _ in true },
  Row("lang=en") { $0.language == "en" },
  Row("lang=ar") { $0.language == "ar" },
  Row("lang=ar,en") { ["ar", "en"].contains($0.language) },
  Row("lang=fr", findsSome: false) { _ in false },
  Row("place=القاهرة") { $0.article["place"]?.text == "القاهرة" },
  Row("place=Cairo,باريس") { $0.article["place"]?.text == "القاهرة" },
  Row("place=أتلانتس", findsSome: false) { _ in false },
  Row("actor=ترامب&from=2025-06&to=2025-06&source=نشرة+اليوم") { $0.speaks(of: "donald-trump") && $0.source == "نشرة اليوم" },
  Row("kind=teaser&lang=ar") { $0.kind == "teaser" },
  Row("q=القطط") { $0.words.contains("القطط") },
  Row("q=قطط") { $0.words.contains("القطط") },
  Row("q=قطط&match=exact", findsSome: false) { _ in false },
  Row("q=القطط&match=exact") { $0.words.contains("القطط") },
  Row("q=الطقس&source=نشرة+اليوم") { $0.words.contains("الطقس") && $0.source == "نشرة اليوم" },
  Row("q=قصير+-الطقس&source=نشرة+اليوم") { !$0.words.contains("الطقس") && $0.source == "نشرة اليوم" },
  Row("q=%22تحب+السمك%22") { $0.words.contains("تحب السمك") },
  Row("q=%22السمك+تحب%22", findsSome: false) { _ in false },
  Row("q=القطط+قوافل&match=any") { $0.words.contains("القطط") || $0.words.contains("قوافل") },
  Row("q=القطط+قوافل", findsSome: false) { _ in false },
  Row("q=الطقس&actor=ترامب", findsSome: false) { _ in false },
  Row("q=الكهرباء&actor=ترامب&from=2025-05&to=2025-07") { $0.words.contains("الكهرباء") && $0.speaks(of: "donald-trump") },
  Row("q=&match=any", findsSome: false) { _ in false },
  Row("q=%22%22+*+-", findsSome: false) { _ in false },
]

private let eventRows: [Row] = [
  Row("") { _ in true },
  Row("actor=ماكرون") { $0.takesPart("emmanuel-macron") },
  Row("actor=ماكرون&role=source") { $0.takesPart("emmanuel-macron", as: "source") },
  Row("actor=السيسي&role=target") { $0.takesPart("abdel-fattah-el-sisi", as: "target") },
  Row("actor=ترامب&role=source&type=THREATEN") { $0.takesPart("donald-trump", as: "source") && $0.json["type"]?.text == "THREATEN" },
  Row("actor=ترامب&role=target&type=THREATEN", findsSome: false) {
    $0.takesPart("donald-trump", as: "target") && $0.json["type"]?.text == "THREATEN"
  },
  Row("actor=ماكرون&actor=السيسي") { $0.takesPart("emmanuel-macron") && $0.takesPart("abdel-fattah-el-sisi") },
  Row("actor=ماكرون,بوتين") { $0.takesPart("emmanuel-macron") || $0.takesPart("vladimir-putin") },
  Row("actor=ترامب&target=بوتين") { $0.takesPart("donald-trump") && $0.takesPart("vladimir-putin", as: "target") },
  Row("target=السيسي") { $0.takesPart("abdel-fattah-el-sisi", as: "target") },
  Row("actor=nobody", findsSome: false) { _ in false },
  Row("target=nobody", findsSome: false) { _ in false },
  Row("type=CONSULT") { $0.json["type"]?.text == "CONSULT" },
  Row("type=consult,THREATEN") { ["CONSULT", "THREATEN"].contains($0.json["type"]?.text) },
  Row("type=04") { $0.json["cameo_root"]?.text == "04" },
  Row("type=04,THREATEN") { $0.json["cameo_root"]?.text == "04" || $0.json["type"]?.text == "THREATEN" },
  Row("type=20", findsSome: false) { $0.json["cameo_root"]?.text == "20" },
  Row("type=CONSULT&actor=بوتين") { $0.json["type"]?.text == "CONSULT" && $0.takesPart("vladimir-putin") },
  Row("status=planned") { $0.json["status"]?.text == "planned" },
  Row("status=occurred") { $0.json["status"]?.text == "occurred" },
  Row("status=planned,denied,hypothetical") { ["planned", "denied", "hypothetical"].contains($0.json["status"]?.text) },
  Row("status=occurred&actor=ماكرون") { $0.json["status"]?.text == "occurred" && $0.takesPart("emmanuel-macron") },
  Row("from=2025-03&to=2025-03") { $0.overlaps("2025-03", "2025-03") },
  Row("from=2025-05-02&to=2025-05-02&actor=ترامب") { $0.overlaps("2025-05-02", "2025-05-02") && $0.takesPart("donald-trump") },
  Row("from=2024&to=2024") { $0.overlaps("2024", "2024") },
  Row("to=2025-03-20") { $0.overlaps("0001", "2025-03-20") },
  Row("source=وكالة+السهل") { $0.source == "وكالة السهل" },
  Row("source=وكالة+السهل&type=CONSULT") { $0.source == "وكالة السهل" && $0.json["type"]?.text == "CONSULT" },
  Row("lang=ar&kind=article") { $0.language == "ar" && $0.kind == "article" },
  Row("kind=teaser", findsSome: false) { $0.kind == "teaser" },
  Row("q=قوافل") { $0.words.contains("قوافل") },
  Row("q=قوافل&actor=ماكرون") { $0.words.contains("قوافل") && $0.takesPart("emmanuel-macron") },
  Row("place=باريس") { $0.json.at("place", "entity", "slug")?.text == "paris" },
  Row("place=Paris&actor=ماكرون") { $0.json.at("place", "entity", "slug")?.text == "paris" && $0.takesPart("emmanuel-macron") },
  Row("place=أتلانتس", findsSome: false) { _ in false },
]

private let quoteRows: [Row] = [
  Row("") { _ in true },
  Row("speaker=ماكرون") { $0.json.at("speaker", "slug")?.text == "emmanuel-macron" },
  Row("speaker=Vladimir+Putin") { $0.json.at("speaker", "slug")?.text == "vladimir-putin" },
  Row("actor=vladimir-putin") { $0.json.at("speaker", "slug")?.text == "vladimir-putin" },
  Row("speaker=ماكرون,بوتين") { ["emmanuel-macron", "vladimir-putin"].contains($0.json.at("speaker", "slug")?.text) },
  Row("speaker=ماكرون&speaker=بوتين", findsSome: false) { _ in false },
  Row("speaker=ماكرون,بوتين&actor=بوتين") { $0.json.at("speaker", "slug")?.text == "vladimir-putin" },
  Row("speaker=nobody", findsSome: false) { _ in false },
  Row("about=nobody", findsSome: false) { _ in false },
  Row("about=فرنسا", findsSome: false) { ($0.json["about"]?.elements ?? []).contains { $0.at("entity", "slug")?.text == "france" } },
  Row("from=2025-03-18&to=2025-03-18") { $0.overlaps("2025-03-18", "2025-03-18") },
  Row("from=2025-05&speaker=بوتين") { $0.overlaps("2025-05", "9999") && $0.json.at("speaker", "slug")?.text == "vladimir-putin" },
  Row("source=وكالة+السهل") { $0.source == "وكالة السهل" },
  Row("q=قوافل") { $0.words.contains("قوافل") },
  Row("lang=ar&kind=article") { $0.language == "ar" && $0.kind == "article" },
]

/// Every page, in either order, holds what it should: nothing is missing, nothing stands twice, the total is right.
private func check(_ path: String, _ row: Row, _ facts: [Fact]) throws {
  let site = try site.get()
  for order in ["-date", "date"] {
    let expected = row.expected(facts, order)
    #expect(!row.findsSome || !expected.isEmpty, "the sample archive should hold something for \(row.query)")
    for limit in [3, 200] {
      let pages = try site.pages("\(path)?\(row.query)&sort=\(order)&limit=\(limit)")
      #expect(pages.flatMap(\.self) == expected, "\(row.query) sort=\(order) limit=\(limit)")
      #expect(pages.dropLast().allSatisfy { $0.count == limit })
    }
    let counted = try site.get("\(path)?\(row.query)&sort=\(order)&count=true&limit=1")
    #expect(try counted.json["total"]?.number == expected.count, "\(row.query)")
  }
}

@Test(arguments: articleRows) func `articles are filtered`(_ row: Row) throws {
  try check("/v1/articles", row, facts.get().articles)
}

@Test(arguments: eventRows) func `events are filtered`(_ row: Row) throws {
  try check("/v1/events", row, facts.get().events)
}

@Test(arguments: quoteRows) func `quotations are filtered`(_ row: Row) throws {
  try check("/v1/quotes", row, facts.get().quotes)
}

@Test func `an actor is found by its id`() throws {
  let site = try site.get()
  let id = try #require(try site.get("/v1/entities/donald-trump").json["id"]?.number)
  #expect(try site.get("/v1/articles?limit=200&actor=\(id)").ids == site.get("/v1/articles?limit=200&actor=ترامب").ids)
  #expect(try site.get("/v1/events?limit=200&actor=\(id),nobody").ids == site.get("/v1/events?limit=200&actor=ترامب").ids)
}

@Test(arguments: [
  ("limit", "0"), ("limit", "201"), ("limit", "abc"), ("limit", "-1"), ("limit", "1.5"), ("limit", ""), ("limit", "٢٠"), ("limit", "+5"),
  ("limit", "99999999999999999999"), ("count", "yes"), ("count", ""), ("count", "1"), ("cursor", "x"), ("cursor", ""), ("cursor", "1-"),
  ("cursor", "-1-2"), ("cursor", "zzzzzzzzzzzzzzzzzzzzz-1"), ("cursor", "1-2-3"), ("actor", ""), ("actor", ","), ("source", ""),
  ("kind", "story"), ("kind", ""), ("match", "some"), ("match", "all,any"), ("sort", "relevance"), ("sort", "title"),
  ("sort", "date,-date"),
  ("from", "2025-02-30"), ("to", "2025-02-30"), ("from", "2025-13"), ("from", "2025-1"), ("from", "25"), ("from", ""), ("to", "7"),
  ("from", "7x"),
  ("from", "d"), ("from", "-7d"), ("from", "+7d"), ("from", "99999d"), ("from", "yesterday"), ("from", "2025-03-18T00:00:00Z"),
  ("from", "٢٠٢٥"),
])
func `a value that makes no sense is a problem that names its parameter`(_ name: String, _ value: String) throws {
  for path in ["/v1/articles", "/v1/events", "/v1/quotes"] {
    let answer = try site.get().get(path + "?" + QueryItem.encode([QueryItem(name, value)]))
    #expect(answer.status == 400, "\(path)")
    try expectProblem(answer)
    #expect(try answer.faults == [name])
  }
}

@Test(arguments: [
  ("/v1/events", "role", "victim"), ("/v1/events", "role", "source,target"), ("/v1/events", "type", "MEET"), ("/v1/events", "type", "21"),
  ("/v1/events", "type", "4"), ("/v1/events", "type", ""), ("/v1/events", "status", "maybe"), ("/v1/events", "target", ""),
  ("/v1/quotes", "speaker", ","), ("/v1/entities", "type", "city"), ("/v1/entities", "limit", "201"), ("/v1/entities", "cursor", "?"),
  ("/v1/articles", "role", "source"), ("/v1/articles", "speaker", "x"), ("/v1/quotes", "status", "planned"), ("/v1/entities", "actor", "x"),
])
func `what a list of its own takes is checked too`(_ path: String, _ name: String, _ value: String) throws {
  let answer = try site.get().get(path + "?" + QueryItem.encode([QueryItem(name, value)]))
  #expect(answer.status == 400)
  try expectProblem(answer)
  #expect(try answer.faults == [name])
}

@Test func `a window that ends before it begins is a problem`() throws {
  let answer = try site.get().get("/v1/articles?from=2025-06&to=2025-05")
  #expect(answer.status == 400)
  #expect(try answer.faults == ["from"])
  #expect(try site.get().get("/v1/articles?from=2025-06&to=2025-06").status == 200)
}

@Test func `without a limit a page has twenty`() throws {
  let answer = try site.get().get("/v1/articles")
  #expect(try answer.ids.count == 20)
  #expect(try answer.json.names == ["items", "next"])
  #expect(try site.get().get("/v1/articles?count=true&limit=1").json.names == ["items", "next", "total"])
}
