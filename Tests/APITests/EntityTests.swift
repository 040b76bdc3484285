import HTTP
import Model
import Storage
import Testing

@testable import API

private let site = Site.sample

@Test func `entities come most mentioned first, on pages that lose nothing`() throws {
  let site = try site.get()
  let all = try site.get("/v1/entities?limit=200&count=true")
  let items = try all.items
  #expect(try all.json["total"]?.number == items.count)
  #expect(items.allSatisfy { $0.names == ["id", "slug", "type", "name", "name_en", "aliases", "article_count", "mention_count"] })
  let counts = items.compactMap { $0["article_count"]?.number }
  #expect(counts == counts.sorted(by: >))
  #expect(items.first?["slug"]?.text == "donald-trump")
  for limit in [1, 3, 7] { #expect(try site.pages("/v1/entities?limit=\(limit)").flatMap(\.self) == all.ids) }
}

@Test func `entities are counted as the articles have them`() throws {
  let facts = try Facts.sample.get()
  for item in try site.get().get("/v1/entities?limit=200").items {
    let slug = item["slug"]?.text ?? ""
    #expect(item["article_count"]?.number == facts.articles.count { $0.speaks(of: slug) }, "\(slug)")
  }
}

@Test(arguments: [
  ("ترامب", "donald-trump"), ("ترمب", "donald-trump"), ("تر", "donald-trump"), ("دونالد", "donald-trump"), ("Donald T", "donald-trump"),
  ("donald-tr", "donald-trump"), ("ايمانويل", "emmanuel-macron"), ("VLADIMIR", "vladimir-putin"),
])
func `a name is found by its beginning, in any spelling`(_ prefix: String, _ slug: String) throws {
  #expect(try site.get().get("/v1/entities", ["q": prefix]).items.contains { $0["slug"]?.text == slug })
}

@Test func `entities of a type are of that type alone`() throws {
  let site = try site.get()
  let all = try site.get("/v1/entities?limit=200").items
  for type in EntityType.allCases.map(\.rawValue) + ["person,place"] {
    let wanted = type.split(separator: ",").map(String.init)
    let found = try site.get("/v1/entities?limit=200&count=true&type=" + type)
    let expected = all.filter { wanted.contains($0["type"]?.text ?? "") }
    #expect(try found.items == expected, "\(type)")
    #expect(try found.json["total"]?.number == expected.count)
    #expect(try site.pages("/v1/entities?limit=2&type=" + type).flatMap(\.self) == expected.compactMap { $0["id"]?.number })
  }
  #expect(try site.get("/v1/entities", ["q": "باريس", "type": "person"]).items.isEmpty)
  #expect(try site.get("/v1/entities", ["q": ""]).items.isEmpty)
  #expect(try site.get("/v1/entities", ["q": "***"]).items.isEmpty)
}

@Test func `one entity tells its names, offices, counts and company`() throws {
  let site = try site.get()
  let trump = try site.get("/v1/entities/donald-trump").json
  #expect(
    trump.names == [
      "id", "slug", "type", "name", "name_en", "aliases", "article_count", "mention_count", "event_count", "quote_count", "first_seen",
      "last_seen", "offices", "co_mentioned",
    ])
  #expect(trump["type"]?.text == "person")
  #expect(trump["name_en"]?.text == "Donald Trump")
  #expect(trump["aliases"]?.elements.contains(.string("دونالد ترامب")) == true)
  #expect(trump["event_count"]?.number == (try site.get("/v1/events?actor=donald-trump&count=true").json["total"]?.number))
  #expect(trump["quote_count"]?.number == (try site.get("/v1/quotes?speaker=donald-trump&count=true").json["total"]?.number))
  #expect(trump["first_seen"]?.text == "2025-05-02")
  let dated = try Facts.sample.get().articles.filter { $0.speaks(of: "donald-trump") }.compactMap(\.first)
  #expect(trump["last_seen"]?.text == dated.max()?.description)
  let offices = trump["offices"]?.elements ?? []
  #expect(
    offices.contains {
      $0["office"]?.text == "president" && $0["from"]?.text == "2017-01-20" && $0["to"]?.text?.hasPrefix("2021-01") == true
    })
  #expect(offices.allSatisfy { $0.names == ["office", "jurisdiction", "from", "to"] })
  let company = trump["co_mentioned"]?.elements ?? []
  #expect(company.allSatisfy { $0.names == ["id", "slug", "name", "type", "article_count"] })
  #expect(company.contains { $0["slug"]?.text == "emmanuel-macron" && $0["article_count"]?.number == 2 })
  let byID = try site.get("/v1/entities/\(trump["id"]?.number ?? 0)")
  #expect(try byID.json == trump)
}

/// An archive in which two persons bear one name, and a third bears it as his full name.
private func namesakes() throws -> Site {
  let site = try Site(analyzed: false)
  _ = try site.archive.write { connection in
    let entities = EntityRepository(connection)
    _ = try entities.add(
      Entity(slug: "samir-the-elder", type: .person, name: "سمير الحداد", nameEnglish: "Samir Haddad", aliases: ["الحداد", "أبو كريم"]))
    _ = try entities.add(Entity(slug: "samir-the-younger", type: .person, name: "سمير كريم", aliases: ["الحداد", "Haddad"]))
    _ = try entities.add(Entity(slug: "karim", type: .person, name: "أبو كريم"))
  }
  return site
}

@Test(arguments: [
  ("/v1/articles", "actor"), ("/v1/events", "actor"), ("/v1/events", "target"), ("/v1/quotes", "speaker"), ("/v1/articles", "place"),
])
func `a name that several bear is a problem that lists them`(_ path: String, _ parameter: String) throws {
  let site = try namesakes()
  for name in ["الحداد", "الحدّاد", "nobody,الحداد"] {
    let answer = try site.get(path, [parameter: name])
    #expect(answer.status == 400)
    try expectProblem(answer)
    #expect(try answer.faults == [parameter])
    for slug in ["samir-the-elder", "samir-the-younger"] { #expect(try answer.json["detail"]?.text?.contains(slug) == true) }
  }
  for name in ["samir-the-elder", "Samir Haddad", "haddad", "سمير كريم", "1", "samir-the-elder,samir-the-younger", "nobody"] {
    #expect(try site.get(path, [parameter: name]).status == 200, "\(name)")
  }
}

@Test func `a full name goes before an alias`() throws {
  #expect(try namesakes().get("/v1/articles", ["actor": "أبو كريم"]).status == 200)
}

@Test func `an entity that was merged into another leads there`() throws {
  let site = try namesakes()
  #expect(try site.archive.write { try EntityRepository($0).merge(1, into: 2) })
  for key in ["1", "samir-the-elder"] {
    let answer = try site.get("/v1/entities/" + key)
    #expect(answer.status == 308)
    #expect(answer.headers["Location"] == "/v1/entities/2")
  }
  #expect(try site.get("/v1/entities/2").json["slug"]?.text == "samir-the-younger")
  #expect(try site.get("/v1/articles", ["actor": "الحداد"]).status == 200)
}
