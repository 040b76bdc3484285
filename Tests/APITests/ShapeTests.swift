import HTTP
import Model
import Testing

@testable import API

private let site = Site.sample

private let listedArticle = [
  "id", "document_id", "kind", "lang", "title", "subtitle", "authors", "translator", "desk", "place", "source", "url", "published",
  "document_range", "word_count", "snippet", "copies",
]
private let wholeArticle = [
  "id", "document_id", "kind", "lang", "title", "subtitle", "authors", "translator", "desk", "place", "source", "url", "published",
  "document_range", "body", "captions", "headings", "word_count", "entities", "events", "quotes", "dates",
]
private let event = [
  "id", "article_id", "cluster_id", "type", "mode", "contexts", "scheme", "cameo_root", "goldstein", "quad_class", "actors", "targets",
  "place",
  "date",
  "status", "historical", "sentence", "trigger", "rule", "confidence",
]
private let quote = [
  "id", "article_id", "speaker", "speaker_text", "addressee", "addressee_text", "about", "text", "start", "end", "cue", "direct", "partial",
]
private let mentionedEntity = ["id", "slug", "type", "name", "name_en", "aliases", "mentions"]
private let reference = ["id", "slug", "name", "type"]

/// Every key is there, whatever its value.
private func expect(_ json: JSONValue?, has names: [String], sourceLocation: SourceLocation = #_sourceLocation) {
  let missing = Set(names).subtracting(json?.names ?? [])
  #expect(missing.isEmpty, sourceLocation: sourceLocation)
}

/// The text between two scalar offsets.
private func slice(_ text: String, _ span: JSONValue?) -> String? {
  let scalars = Array(text.unicodeScalars)
  guard let start = span?["start"]?.number, let end = span?["end"]?.number, 0 <= start, start <= end, end <= scalars.count else {
    return nil
  }
  var result = String.UnicodeScalarView()
  result.append(contentsOf: scalars[start..<end])
  return String(result)
}

@Test func `listed articles have every key`() throws {
  for item in try site.get().get("/v1/articles?limit=200").items {
    #expect(item.names == listedArticle)
    #expect(item["snippet"] == .null)
    #expect(item["copies"] == .null)
    expect(item["document_range"], has: ["start", "end"])
    if item["published"] != .null { #expect(item["published"]?.names == ["date", "precision", "basis"]) }
  }
}

@Test func `whole articles have every key, and every position points at its text`() throws {
  for fact in try Facts.sample.get().articles {
    let article = fact.json
    expect(article, has: wholeArticle)
    let body = article["body"]?.text ?? ""
    let fields = ["body": body, "title": article["title"]?.text ?? "", "subtitle": article["subtitle"]?.text ?? ""]
    for heading in article["headings"]?.elements ?? [] { #expect(slice(body, heading)?.isEmpty == false) }
    for entity in article["entities"]?.elements ?? [] {
      #expect(entity.names == mentionedEntity)
      for mention in entity["mentions"]?.elements ?? [] {
        #expect(mention.names == ["field", "start", "end", "text", "how", "found_by", "confidence"])
        #expect(slice(fields[mention["field"]?.text ?? ""] ?? "", mention) == mention["text"]?.text)
      }
    }
    for date in article["dates"]?.elements ?? [] {
      #expect(date.names == ["start", "end", "text", "value", "precision"])
      #expect(slice(body, date) == date["text"]?.text)
    }
    for quotation in article["quotes"]?.elements ?? [] {
      expect(quotation, has: quote)
      #expect(slice(body, quotation) == quotation["text"]?.text)
      if quotation["speaker"] != .null { expect(quotation["speaker"], has: ["id", "name"]) }
    }
    for one in article["events"]?.elements ?? [] { try expectEvent(one, in: body) }
  }
}

private func expectEvent(_ one: JSONValue, in body: String) throws {
  #expect(one.names == event)
  #expect(slice(body, one["trigger"]) == one.at("trigger", "text")?.text)
  #expect(slice(body, one["sentence"])?.isEmpty == false)
  let participants = (one["actors"]?.elements ?? []) + (one["targets"]?.elements ?? []) + [one["place"] ?? .null].filter { $0 != .null }
  for participant in participants {
    #expect(participant.names == ["text", "start", "end", "entity"])
    #expect(slice(body, participant) == participant["text"]?.text)
    if participant["entity"] != .null { #expect(participant["entity"]?.names == reference) }
  }
  if one["date"] != .null { #expect(one["date"]?.names == ["start", "end", "precision", "basis"]) }
  #expect(PloverType(rawValue: one["type"]?.text ?? "") != nil)
  #expect(["occurred", "planned", "denied", "hypothetical"].contains(one["status"]?.text))
}

@Test func `one event and one quotation are what the lists show`() throws {
  let site = try site.get()
  let events = try site.get("/v1/events?limit=200").items
  #expect(!events.isEmpty)
  for item in events { #expect(try site.get("/v1/events/\(item["id"]?.number ?? 0)").json == item) }
  let quotes = try site.get("/v1/quotes?limit=200").items
  #expect(!quotes.isEmpty)
  for item in quotes {
    #expect(item.names == quote)
    #expect(try site.get("/v1/quotes/\(item["id"]?.number ?? 0)").json == item)
  }
}

@Test func `a meeting is told with its sides, its place and its day`() throws {
  let site = try site.get()
  let found = try site.get("/v1/events?actor=ماكرون&actor=السيسي&type=CONSULT").items
  let meeting = try #require(found.first { $0["status"]?.text == "occurred" })
  #expect(meeting["actors"]?.elements.contains { $0.at("entity", "slug")?.text == "emmanuel-macron" } == true)
  #expect(meeting["targets"]?.elements.contains { $0.at("entity", "slug")?.text == "abdel-fattah-el-sisi" } == true)
  #expect(meeting.at("date", "start")?.text == "2025-03-18")
  #expect(meeting.at("place", "entity", "slug")?.text == "paris")
  #expect(meeting["cameo_root"]?.text == "04")
  #expect(meeting["quad_class"]?.number == 1)
}

@Test func `Arabic is written as itself`() throws {
  let answer = try site.get().get("/v1/articles/1")
  #expect(answer.text.contains("ماكرون يستقبل السيسي في باريس"))
  #expect(!answer.text.contains("\\u06"))
  #expect(answer.headers["Content-Type"] == "application/json")
}
