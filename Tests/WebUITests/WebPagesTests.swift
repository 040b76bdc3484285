import Foundation
import HTTP
import Testing

@testable import WebUI

/// Pages over a small API that answers what the contract says; the whole of it is driven in a browser by `Tests/Browser`.
struct WebPagesTests {
  private static let article =
    #"{"id": 7, "lang": "ar", "title": "اجتماع <في> عمّان & بعده", "subtitle": null, "authors": ["سلمى"], "source": "المرفأ", "place": null, "#
    + #""published": {"date": "2026-03-01", "precision": "day", "basis": "client"}, "snippet": "قال <mark>الوزير</mark> &lt;أمس&gt;", "#
    + #""body": "فقرة أولى\n\nفقرة <ثانية>"}"#

  private static let api = Router([
    Route(.get, "/v1/articles") { request in
      if request.query.contains(where: { $0.name == "from" && $0.value == "x" }) {
        throw Problem(.badRequest, detail: "'x' is no <date>.")
      }
      let next = "\"/v1/articles?\(request.rawQuery.isEmpty ? "" : request.rawQuery + "&")cursor=c1\""
      return Response(type: "application/json", bytes: Array("{\"items\": [\(article)], \"next\": \(next)}".utf8))
    },
    Route(.get, "/v1/articles/{id}") { request in
      if request.parameters["id"] == "9" { throw Problem(.notFound, detail: "There is no article 9.") }
      return Response(type: "application/json", bytes: Array(article.utf8))
    },
  ])

  private let router = Router(
    WebPages.routes(
      answer: { api.respond(to: $0, onError: Server.answerInternalError) }, coordinates: { Array("amman\t31.95\t35.93".utf8) }))

  private func ask(_ target: String, _ headers: Headers = [:]) throws -> Response {
    router.respond(to: try Request(.get, target, headers: headers), onError: Server.answerInternalError)
  }

  private func text(_ target: String) throws -> String { String(decoding: try ask(target).collectedBody(), as: UTF8.self) }

  @Test(arguments: ["/web/style/site.css", "/web/app/boot.js", "/web/app/screens/desk.js", "/web/words/ar.json", "/web/data/land.svg"])
  func `a file comes packed or plain, each with its own tag`(_ path: String) throws {
    let plain = try ask(path)
    let packed = try ask(path, ["Accept-Encoding": "gzip"])
    #expect(plain.status == .ok)
    #expect(plain.headers["Content-Encoding"] == nil)
    #expect(packed.headers["Content-Encoding"] == "gzip")
    #expect(try packed.collectedBody().count < plain.collectedBody().count)
    #expect(plain.headers["Vary"] == "Accept-Encoding" && packed.headers["Vary"] == "Accept-Encoding")
    let tags = [plain, packed].compactMap { $0.headers["ETag"] }
    #expect(Set(tags).count == 2)
    for tag in tags { #expect(try ask(path, ["If-None-Match": tag]).status == .notModified) }
  }

  @Test(arguments: ["/web/page.html", "/web/style/none.css", "/web/style/..%2Fpage.html"])
  func `what is no file of ours is not there`(_ path: String) throws {
    #expect(try ask(path).status == .notFound)
  }

  @Test(arguments: ["/", "/articles/7", "/add", "/about?ui=en"])
  func `a page is bound by a strict policy and names nothing elsewhere`(_ path: String) throws {
    let page = try ask(path)
    let policy = try #require(page.headers["Content-Security-Policy"])
    #expect(policy.hasPrefix("default-src 'none'"))
    #expect(!policy.contains("unsafe") && !policy.contains("http"))
    let text = try text(path)
    #expect(!text.contains("://") && !text.contains("style=") && !text.contains("{{"))
    #expect(text.matches(of: /<script(?![^>]*src=)/).isEmpty && text.matches(of: /\son\w+=/).isEmpty)
  }

  @Test func `the first page of a list can be read without code`() throws {
    let text = try text("/?q=%D9%88%D8%B2%D9%8A%D8%B1&layers=none")
    #expect(text.contains("<html lang=\"ar\" dir=\"rtl\">"))
    #expect(text.contains("<a href=\"/articles/7\">اجتماع &lt;في&gt; عمّان &amp; بعده</a>"))
    #expect(text.contains("<mark>الوزير</mark> &lt;أمس&gt;"))
    #expect(text.contains("<time datetime=\"2026-03-01\">1 مارس 2026</time>"))
    #expect(text.contains("href=\"/?q=%D9%88%D8%B2%D9%8A%D8%B1&amp;cursor=c1\""))
    #expect(text.contains("href=\"/v1/articles?q=%D9%88%D8%B2%D9%8A%D8%B1\""))
  }

  @Test func `an article can be read without code, in the other language, too`() throws {
    let text = try text("/articles/7?ui=en&mark=event-1")
    #expect(text.contains("<html lang=\"en\" dir=\"ltr\">"))
    #expect(text.contains("<p dir=\"auto\">فقرة أولى</p>") && text.contains("<p dir=\"auto\">فقرة &lt;ثانية&gt;</p>"))
    #expect(text.contains("1 March 2026") && text.contains("href=\"/articles/7?mark=event-1\""))
  }

  @Test func `what the API refuses, a page refuses with its words`() throws {
    let page = try ask("/?from=x")
    #expect(page.status == .badRequest)
    let text = String(decoding: try page.collectedBody(), as: UTF8.self)
    #expect(text.contains("&#39;x&#39; is no &lt;date&gt;."), "what nobody translated is shown as it is")
    #expect(text.contains("لم يفهم الخادم الطلب."))
    #expect(try self.text("/?from=x&ui=en").contains("&#39;x&#39; is no &lt;date&gt;."))
  }

  @Test func `what the API refuses is said in Arabic, with the names that the forms have`() throws {
    let page = try text("/articles/9")
    #expect(page.contains("لا مقال رقمه \u{2068}9\u{2069} في الأرشيف.") && !page.contains("There is no"))
    let interface = Interface.asked(by: try Request(.get, "/"))
    let said = { (text: String) in ProblemWords.shared.said(text, word: interface.word) }
    #expect(
      said("The parameter 'from' is not valid: it lies behind 'to'") == "القيمة في خانة «من» غير مقبولة: بداية المدّة بعد نهايتها")
    #expect(said("The parameter 'from' is not valid: it is purple") == nil)
    #expect(said("The parameter '' is not valid: it is empty") == nil)
    #expect(said("") == nil)
    #expect(said("'a is borne by several: ' is borne by several: x; give a slug or an id")?.contains("a is borne") == true)
  }

  /// A sentence that the program does not say any more is dead weight, and what it says instead comes in English.
  @Test func `every sentence that is translated is one of the program's`() throws {
    let bytes = try ask("/web/words/problems.json").collectedBody()
    let sentences = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: String])
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../Sources").standardized
    let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)?.allObjects as? [URL] ?? []
    let sources = try files.filter { $0.pathExtension == "swift" && !$0.path.contains("/WebUI/") }
      .map { try String(contentsOf: $0, encoding: .utf8) }.joined()
    // These are one sentence of the program, with a name in it.
    let named = ["article", "document", "event", "quote", "correction"].map { "There is no \($0) " }
    for (english, arabic) in sentences {
      let pieces = english.replacing(/\{\w+\}/, with: "\0").split(separator: "\0").filter { $0.contains { $0.isLetter } }
      for piece in pieces {
        let isBuilt = named.contains(String(piece)) || ["read.", "write.", "curate.", "admin."].contains(where: piece.hasSuffix)
        let isSaid = isBuilt || sources.contains(piece)
        #expect(isSaid, "\(english)")
      }
      let places = { (text: String) in Set(text.matches(of: /\{\w+\}/).map { String($0.output) }) }
      #expect(places(arabic).isSubset(of: places(english)), "\(english)")
    }
  }

  @Test func `both languages have the same words`() throws {
    let words = try ["ar", "en"].map { language in
      let bytes = try ask("/web/words/\(language).json").collectedBody()
      return try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: String])
    }
    let plurals = [".zero", ".one", ".two", ".few", ".many", ".other"]
    let keys = words.map { Set($0.keys.filter { key in !plurals.contains { key.hasSuffix($0) } || key == "type.other" }) }
    #expect(keys[0] == keys[1])
    #expect(keys[0].count > 200)
  }

  @Test func `every file that a page or a module names is there`() throws {
    let page = try text("/add").matches(of: /(?:href|src)="(\/web\/[^"]+)"/).map { String($0.output.1) }
    #expect(page.count > 10)
    for path in page { #expect(try ask(path).status == .ok, "\(path)") }
    for (path, _) in WebFiles.served where path.hasSuffix(".js") {
      for match in try text(path).matches(of: /(?:from|import\() ?"(\.[^"]+)"/) {
        let target = try #require(URL(string: String(match.output.1), relativeTo: URL(string: "http://x" + path))).path
        #expect(WebFiles.served[target] != nil, "\(path) imports \(target)")
      }
    }
  }

  @Test func `every word that a module asks for by name is in the list`() throws {
    let bytes = try ask("/web/words/ar.json").collectedBody()
    let words = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: String])
    for (path, _) in WebFiles.served where path.hasSuffix(".js") {
      for match in try text(path).matches(of: /\b(?:t|counted|phrase)\("([\w.\-]+)"/) {
        let key = String(match.output.1)
        #expect(words[key] != nil, "\(path): \(key)")
      }
    }
  }

  @Test func `every rule of every style is in the one file that is sent`() throws {
    let all = try text("/web/style/site.css")
    let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let folder = here.appendingPathComponent("../../Sources/WebUI/Files/style").standardized
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    #expect(files.count > 5)
    for file in files { #expect(all.contains(try String(contentsOf: file, encoding: .utf8)), "\(file.lastPathComponent)") }
  }

  @Test func `all that a browser loads is small`() throws {
    var sum = 0
    for path in WebFiles.served.keys { sum += try ask(path, ["Accept-Encoding": "gzip"]).collectedBody().count }
    #expect(sum < 150_000)
  }
}
