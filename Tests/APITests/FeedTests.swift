import Foundation
import FoundationXML
import HTTP
import Model
import Testing

@testable import API

private let site = Site.sample

/// The texts of all elements of a name; fails on what is no well-formed XML.
private final class Elements: NSObject, XMLParserDelegate {
  private(set) var texts: [String: [String]] = [:]
  private(set) var attributes: [String: [[String: String]]] = [:]
  private var open: [String] = []

  init(_ bytes: [UInt8]) throws {
    super.init()
    let parser = XMLParser(data: Data(bytes))
    parser.delegate = self
    guard parser.parse() else { throw Site.Refused(reason: "no XML: \(String(describing: parser.parserError))") }
  }

  func parser(
    _: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?, attributes values: [String: String]
  ) {
    texts[name, default: []].append("")
    attributes[name, default: []].append(values)
    open.append(name)
  }

  func parser(_: XMLParser, foundCharacters text: String) {
    guard let name = open.last, let last = texts[name]?.indices.last else { return }
    texts[name]?[last] += text
  }

  func parser(_: XMLParser, didEndElement: String, namespaceURI: String?, qualifiedName: String?) { open.removeLast() }
}

@Test(arguments: ["", "?actor=donald-trump&limit=3", "?q=%D9%82%D8%B5%D9%8A%D8%B1&sort=relevance&limit=5", "?collapse=true&source=nowhere"])
func `a feed has the articles of the list, each with its own id`(_ query: String) throws {
  let site = try site.get()
  let listed = try site.get("/v1/articles" + query).items
  let answer = try site.get("/v1/feed" + query)
  #expect(answer.headers["Content-Type"] == "application/atom+xml; charset=utf-8")
  let xml = try Elements(answer.bytes)
  #expect((xml.texts["title"] ?? []).dropFirst() == listed.compactMap { $0["title"]?.text }[...])
  #expect(xml.texts["entry"]?.count ?? 0 == listed.count)
  let ids = xml.texts["id"] ?? []
  #expect(Set(ids).count == listed.count + 1)
  #expect(ids.allSatisfy { $0.wholeMatch(of: /urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/) != nil })
  #expect(xml.texts["updated"]?.count == listed.count + 1)
  let separator = query.isEmpty ? "?" : "&"
  let json = try site.get("/v1/feed" + query + separator + "format=json")
  #expect(json.headers["Content-Type"] == "application/feed+json")
  #expect(try json.json["version"]?.text == "https://jsonfeed.org/version/1.1")
  #expect(try json.items.compactMap { $0["id"]?.text } == Array(ids.dropFirst()))
}

@Test func `a feed of nothing is a feed`() throws {
  let answer = try site.get().get("/v1/feed?actor=nobody-at-all")
  let xml = try Elements(answer.bytes)
  #expect(xml.texts["entry"] == nil)
  #expect(xml.texts["updated"] == ["1970-01-01T00:00:00Z"])
  #expect(answer.headers["Last-Modified"] == "Thu, 01 Jan 1970 00:00:00 GMT")
  #expect(try site.get().get("/v1/feed?actor=nobody-at-all&format=json").json["items"]?.elements.isEmpty == true)
}

@Test func `an article keeps its id in another archive, and whatever else is there`() throws {
  func ids(_ postings: [Posting]) throws -> [String: String] {
    let site = try Site(analyzed: false)
    for posting in postings { #expect(try site.postJSON(posting.json).status == 201) }
    let items = try site.get("/v1/feed?format=json&limit=200").items
    return Dictionary(
      uniqueKeysWithValues: items.compactMap { item in
        item["title"]?.text.flatMap { title in item["id"]?.text.map { (title, $0) } }
      })
  }
  let (first, second) = (try ids([.cats, .meeting]), try ids([.year, .meeting, .cats]))
  #expect(first.count == 2)
  for (title, id) in first { #expect(second[title] == id) }
}

@Test func `Arabic is marked as such, and English as running the other way`() throws {
  let xml = try Elements(site.get().get("/v1/feed?limit=200").bytes)
  #expect(xml.attributes["feed"]?.first?["xml:lang"] == "ar")
  let languages = xml.attributes["entry"]?.compactMap { $0["xml:lang"] } ?? []
  #expect(Set(languages) == ["ar", "en"])
  for (language, content) in zip(languages, xml.texts["content"] ?? []) {
    #expect(content.hasPrefix("<div dir=\"\(language == "ar" ? "rtl" : "ltr")\" lang=\"\(language)\"><p>"))
  }
}

@Test func `what XML cannot hold is left out, and markup stays text`() throws {
  #expect(XMLWriter.escaped("a\u{0}b\u{1}c\u{B}d\u{1F}\u{FFFE}\u{FFFF}e\tf\ng\rh") == "abcde\tf\ng&#13;h")
  #expect(XMLWriter.escaped("<a href=\"x\">&'</a>]]>") == "&lt;a href=&quot;x&quot;&gt;&amp;'&lt;/a&gt;]]&gt;")
  let site = try Site(analyzed: false)
  let posting = Posting(text: "فقرة <script>alert(1)</script> & أخرى ]]>.", title: "عنوان <b>\u{1}\u{8} & \"نص\" ]]>")
  #expect(try site.postJSON(posting.json).status == 201)
  let xml = try Elements(site.get("/v1/feed").bytes)
  #expect(xml.texts["title"]?.last?.contains("<b>") == true)
  #expect(xml.texts["content"]?.first?.contains("&lt;script&gt;") == true)
  #expect(xml.texts["content"]?.first?.contains("<script>") == false)
}

@Test func `a reader that has the feed gets 304`() throws {
  let site = try site.get()
  let first = try site.get("/v1/feed")
  let tag = try #require(first.headers["ETag"])
  let time = try #require(first.headers["Last-Modified"])
  #expect(time == "Sun, 01 Feb 2026 09:30:00 GMT")
  #expect(try site.get("/v1/feed", headers: ["If-None-Match": tag]).status == 304)
  #expect(try site.get("/v1/feed", headers: ["If-Modified-Since": time]).status == 304)
  #expect(try site.get("/v1/feed", headers: ["If-None-Match": "\"other\"", "If-Modified-Since": time]).status == 200)
  #expect(try site.get("/v1/feed", headers: ["If-Modified-Since": "Sun, 01 Feb 2026 09:29:59 GMT"]).status == 200)
}

@Test func `a feed has pages, and knows where it is`() throws {
  let site = try site.get()
  let headers: Headers = ["Host": "desk.example.org", "X-Forwarded-Proto": "https"]
  let first = try site.get("/v1/feed?limit=5", headers: headers)
  let xml = try Elements(first.bytes)
  let links = xml.attributes["link"] ?? []
  #expect(links.first { $0["rel"] == "self" }?["href"] == "https://desk.example.org/v1/feed?limit=5")
  let next = try #require(links.first { $0["rel"] == "next" }?["href"])
  let second = try Elements(site.get(String(next.dropFirst("https://desk.example.org".count)), headers: headers).bytes)
  let (before, after) = (try #require(xml.texts["id"]), try #require(second.texts["id"]))
  #expect(before[0] == after[0], "all pages are one feed")
  #expect(Set(before.dropFirst()).isDisjoint(with: after.dropFirst()))
}

@Test(arguments: [
  ("format=rss", "format"), ("limit=0", "limit"), ("sort=relevance", "sort"), ("search=nothing", "search"), ("count=true", "count"),
  ("search=1", "search"),
])
func `a wrong parameter of a feed is told`(_ query: String, _ parameter: String) throws {
  let answer = try site.get().get("/v1/feed?" + query)
  #expect(answer.status == 400)
  #expect(try answer.faults == [parameter])
}
